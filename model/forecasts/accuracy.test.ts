import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, compare, parseDecimal, round } from '../measure/decimal.ts';
import { accuracyOf, forecastValueAdded, meanAbsoluteScaledError, naiveForecast } from './accuracy.ts';

const decimals = (...values: readonly (string | number)[]): Decimal[] => values.map(parseDecimal);
const ACTUAL = decimals(100, 80, 0, 120);
const FORECAST = decimals(90, 100, 10, 110);
const judged = (actual: readonly Decimal[], forecast: readonly Decimal[]) =>
  actual.map((value, index) => ({ actual: value, forecast: forecast[index] ?? parseDecimal(0) }));
const toFour = (value: Decimal | null): Decimal | null => value && round(value, 4, 'HALF_EVEN');

const quantity = fc.integer({ min: -5_000, max: 100_000 }).map((cents) => parseDecimal(String(cents / 100)));
const buckets = fc.array(fc.record({ actual: quantity, forecast: quantity, naive: quantity }), { maxLength: 20 });

describe('accuracy', () => {
  it('is what the textbook vector says', () => {
    const accuracy = accuracyOf(judged(ACTUAL, FORECAST));
    expect(toFour(accuracy.wape)).toBe('0.1667');
    expect(toFour(accuracy.bias)).toBe('0.0333');
    // (10/100 + 20/80 + 10/120) ÷ 3: the bucket without demand has no rate
    expect(accuracy).toMatchObject({ bucketCount: 4, mape: '0.144444', mapeSkippedCount: 1 });
    // errors −10 + 20 + 10 − 10 = 10; mean size 12.5
    expect(accuracy.trackingSignal).toBe('0.8');
  });

  it('gives planning the credit of what it adds to repeating the last period', () => {
    const naive = decimals(95, 100, 80, 0);
    expect(accuracyOf(judged(ACTUAL, naive)).wape).toBe('0.75');
    const all = judged(ACTUAL, FORECAST).map((bucket, index) => ({ ...bucket, naive: naive[index] ?? bucket.actual }));
    expect(toFour(forecastValueAdded(all))).toBe('0.5833');
    expect(naiveForecast(decimals(95, 100, 80, 0, 120), 1).slice(1)).toEqual(naive);
  });

  it('scales by the naive error of the past, also by season', () => {
    // naive errors of 10, 12, 11, 13: 2, 1, 2, mean 5/3; mean error 12.5
    expect(meanAbsoluteScaledError(judged(ACTUAL, FORECAST), decimals(10, 12, 11, 13))).toBe('7.5');
    // two apart: 1, 1, mean 1
    expect(meanAbsoluteScaledError(judged(ACTUAL, FORECAST), decimals(10, 12, 11, 13), 2)).toBe('12.5');
  });

  it('is unknown, not infinite, where nothing was demanded, known or different', () => {
    const unknown = { wape: null, bias: null, mape: null, trackingSignal: null };
    expect(accuracyOf([])).toEqual({ ...unknown, bucketCount: 0, mapeSkippedCount: 0 });
    const idle = judged(decimals(0, 0), decimals(5, 0));
    expect(accuracyOf(idle)).toEqual({ ...unknown, trackingSignal: '2', bucketCount: 2, mapeSkippedCount: 2 });
    expect(accuracyOf(judged(ACTUAL, ACTUAL))).toMatchObject({ wape: '0', bias: '0', trackingSignal: '0' });
    expect(forecastValueAdded([])).toBeNull();
    expect(meanAbsoluteScaledError(idle, decimals(7))).toBeNull();
    expect(meanAbsoluteScaledError(idle, decimals(7, 7, 7))).toBeNull();
    expect(meanAbsoluteScaledError([], decimals(1, 2))).toBeNull();
    expect(() => naiveForecast(ACTUAL, 0)).toThrow(RangeError);
  });

  it('never has a bias above the absolute error, and a signal no larger than the number of buckets', () => {
    fc.assert(
      fc.property(buckets, (given) => {
        const { wape, bias, trackingSignal, bucketCount } = accuracyOf(given);
        const size = (value: Decimal): Decimal => parseDecimal(value.replace('-', ''));
        if (wape !== null && bias !== null) expect(compare(size(bias), wape)).toBeLessThanOrEqual(0);
        if (trackingSignal !== null)
          expect(compare(size(trackingSignal), parseDecimal(bucketCount))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('does not depend on the unit or on the order of the buckets', () => {
    fc.assert(
      fc.property(buckets, (given) => {
        const thousandfold = (value: Decimal): Decimal => parseDecimal(`${Math.round(Number(value) * 1_000)}`);
        const inGrams = given.map(({ actual, forecast, naive }) => ({
          actual: thousandfold(actual),
          forecast: thousandfold(forecast),
          naive: thousandfold(naive),
        }));
        expect(accuracyOf(inGrams.reverse())).toEqual(accuracyOf(given));
        expect(forecastValueAdded(inGrams)).toBe(forecastValueAdded(given));
      }),
    );
  });

  it('adds nothing by repeating the naive forecast', () => {
    fc.assert(
      fc.property(buckets, (given) => {
        const added = forecastValueAdded(given.map((bucket) => ({ ...bucket, forecast: bucket.naive })));
        expect(added ?? '0').toBe('0');
      }),
    );
  });
});
