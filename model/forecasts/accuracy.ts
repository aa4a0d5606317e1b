import { Fraction } from 'fraction.js';
import { type Decimal, parseDecimal } from '../measure/decimal.ts';
import { decimalOfFraction } from '../measure/fraction-decimal.ts';

/** What was expected of one bucket, and what it came to, in one unit. */
export interface JudgedBucket {
  readonly actual: Decimal;
  readonly forecast: Decimal;
}

/**
 * How good a forecast was. Ratios, not per cent, rounded to six decimals (half to even); `null` where the ratio has no
 * meaning. Error = forecast − actual: above 0, too much was planned. Demand below nothing (returns) weighs by its size.
 */
export interface ForecastAccuracy {
  readonly bucketCount: number;
  /** Weighted absolute percentage error: Σ|error| ÷ Σ|actual|. */
  readonly wape: Decimal | null;
  /** Σ error ÷ Σ|actual|. */
  readonly bias: Decimal | null;
  /** Mean of |error| ÷ |actual| over the buckets whose actual is not 0. */
  readonly mape: Decimal | null;
  /** Buckets that `mape` leaves out because their actual is 0. */
  readonly mapeSkippedCount: number;
  /**
   * Σ error ÷ mean |error|: how many typical errors the plan is off to one side (beyond ±4 it is usually called biased).
   * The sign is the bias's; texts that take error as actual − forecast have the opposite one. 0 without any error.
   */
  readonly trackingSignal: Decimal | null;
}

const ratio = (part: Fraction, whole: Fraction): Decimal | null =>
  whole.equals(0)
    ? null
    : parseDecimal(decimalOfFraction(part.div(whole), { fractionDigits: 6, rounding: 'HALF_EVEN' }));
const total = (values: readonly Fraction[]): Fraction => values.reduce((sum, value) => sum.add(value), new Fraction(0));
const sizeOf = (value: Fraction): Fraction => value.abs();
const errorOf = ({ actual, forecast }: JudgedBucket): Fraction => new Fraction(forecast).sub(actual);
const sizeOfActual = ({ actual }: JudgedBucket): Fraction => new Fraction(actual).abs();

const absoluteErrorOf = (buckets: readonly JudgedBucket[]): Fraction => total(buckets.map(errorOf).map(sizeOf));
const volumeOf = (buckets: readonly JudgedBucket[]): Fraction => total(buckets.map(sizeOfActual));

/** Judges a forecast by what came of it; the order of the buckets does not matter. */
export const accuracyOf = (buckets: readonly JudgedBucket[]): ForecastAccuracy => {
  const count = new Fraction(buckets.length);
  const volume = volumeOf(buckets);
  const absoluteError = absoluteErrorOf(buckets);
  const error = total(buckets.map(errorOf));
  const rated = buckets.filter(({ actual }) => actual !== '0');
  const rates = rated.map((bucket) => errorOf(bucket).abs().div(sizeOfActual(bucket)));
  const isExact = buckets.length > 0 && absoluteError.equals(0);
  return {
    bucketCount: buckets.length,
    wape: ratio(absoluteError, volume),
    bias: ratio(error, volume),
    mape: ratio(total(rates), new Fraction(rated.length)),
    mapeSkippedCount: buckets.length - rated.length,
    trackingSignal: isExact ? parseDecimal('0') : ratio(error.mul(count), absoluteError),
  };
};

/**
 * Forecast value added: WAPE of the naive forecast − WAPE of the forecast, over the same actuals. Above 0, planning did
 * better than repeating the past; `null` where nothing was demanded. The difference is rounded, not its terms.
 */
export const forecastValueAdded = (
  buckets: readonly (JudgedBucket & { readonly naive: Decimal })[],
): Decimal | null => {
  const naive = buckets.map((bucket) => ({ actual: bucket.actual, forecast: bucket.naive }));
  return ratio(absoluteErrorOf(naive).sub(absoluteErrorOf(buckets)), volumeOf(buckets));
};

/**
 * The naive forecast, bucket by bucket: what was demanded `lag` buckets before (lag 1 repeats the last, the length of a
 * season repeats the season); `null` where that is not known. Throws a RangeError for a lag below 1: nobody knows today's.
 */
export const naiveForecast = (actuals: readonly (Decimal | null)[], lag: number): readonly (Decimal | null)[] => {
  if (!Number.isInteger(lag) || lag < 1) throw new RangeError(`a lag is a whole number from 1 on, not ${lag}`);
  return actuals.map((_, index) => actuals[index - lag] ?? null);
};

/**
 * Mean absolute scaled error (Hyndman and Koehler, 2006): mean |error| ÷ mean |error| of the naive forecast within
 * `history`, the actuals before the judged buckets, oldest first. Below 1, the forecast did better than repeating what was
 * demanded `season` buckets before. `null` without buckets, where the history is no longer than the season, and where it
 * repeats itself exactly.
 */
export const meanAbsoluteScaledError = (
  buckets: readonly JudgedBucket[],
  history: readonly Decimal[],
  season = 1,
): Decimal | null => {
  const naive = naiveForecast(history, season).flatMap((forecast, index): JudgedBucket[] => {
    const actual = history[index];
    return forecast === null || actual === undefined ? [] : [{ actual, forecast }];
  });
  if (buckets.length === 0 || naive.length === 0) return null;
  // (Σ|error| ÷ buckets) ÷ (Σ|naive error| ÷ naive buckets), in one division
  return ratio(absoluteErrorOf(buckets).mul(naive.length), absoluteErrorOf(naive).mul(buckets.length));
};
