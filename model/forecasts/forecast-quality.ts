import { type Decimal, isNegative } from '../measure/decimal.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Sku } from '../products/product.ts';
import { type EpochDay, dateOf, epochDayOf } from '../time/epoch-day.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { ForecastMeasure } from './forecast.ts';
import { outliersOf } from './median.ts';
import { type PlannedSeries, type PlannedSpan, plannedSpansOf } from './planned-spans.ts';

/**
 * What can be wrong with a forecast. UNKNOWN_ITEM, UNKNOWN_LOCATION: nobody here knows the code; UNREADABLE: the series
 * could not be understood; DUPLICATE_KEY: the same product, location and measure came before; NEGATIVE_QUANTITY: less than nothing is expected; MISSING_BUCKET: days of the
 * horizon have no number; OUTLIER: far from the rest of its series, possible but worth a look.
 */
export const FORECAST_FINDING_CODES = [
  'UNKNOWN_ITEM',
  'UNKNOWN_LOCATION',
  'UNREADABLE',
  'DUPLICATE_KEY',
  'NEGATIVE_QUANTITY',
  'MISSING_BUCKET',
  'OUTLIER',
] as const;
export type ForecastFindingCode = (typeof FORECAST_FINDING_CODES)[number];

/** One thing found wrong. The days go up to, but without, `end`; of a whole series days and quantity are `null`. */
export interface ForecastFinding {
  readonly code: ForecastFindingCode;
  readonly sku: Sku;
  readonly locationCode: LocationCode;
  readonly measure: ForecastMeasure;
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly quantity: Decimal | null;
}

/** What a version is held against. */
export interface QualityRules {
  readonly skus: ReadonlySet<Sku>;
  readonly locationCodes: ReadonlySet<LocationCode>;
  /** Days each series must plan, up to, but without, `end`. */
  readonly horizon: { readonly start: LocalDate; readonly end: LocalDate };
  /** A bucket further from its series' median than so many median absolute deviations is an outlier; see `outliersOf`. */
  readonly outlierFactor: Decimal;
}

const keyOf = ({ sku, locationCode, measure }: PlannedSeries): string => JSON.stringify([sku, locationCode, measure]);

/** The days of the horizon before the first and after the last bucket; buckets of one series touch. */
const gapsOf = (spans: readonly PlannedSpan[], start: EpochDay, end: EpochDay): readonly [EpochDay, EpochDay][] => {
  const first = spans[0]?.from ?? end;
  const last = spans.at(-1)?.to ?? end;
  const gaps: [EpochDay, EpochDay][] = [
    [start, Math.min(first, end)],
    [Math.max(last, start), end],
  ];
  return gaps.filter(([from, to]) => from < to);
};

/** Everything wrong with the series of one version, by series in the given order, then by code, then by day. */
export const forecastFindingsOf = (
  version: readonly PlannedSeries[],
  { skus, locationCodes, horizon, outlierFactor }: QualityRules,
): readonly ForecastFinding[] => {
  const seen = new Set<string>();
  const [start, end] = [epochDayOf(horizon.start), epochDayOf(horizon.end)];
  return version.flatMap((series) => {
    const { sku, locationCode, measure, quantities } = series;
    const spans = plannedSpansOf(series);
    const found = (
      code: ForecastFindingCode,
      days: readonly [EpochDay, EpochDay] | null = null,
      quantity: Decimal | null = null,
    ): ForecastFinding => ({
      code,
      sku,
      locationCode,
      measure,
      start: days && dateOf(days[0]),
      end: days && dateOf(days[1]),
      quantity,
    });
    const ofSpan = (code: ForecastFindingCode, { from, to, quantity }: PlannedSpan): ForecastFinding =>
      found(code, [from, to], quantity);
    const isKnownKey = seen.has(keyOf(series));
    seen.add(keyOf(series));
    const outliers = new Set(outliersOf(quantities, outlierFactor));
    return [
      ...(skus.has(sku) ? [] : [found('UNKNOWN_ITEM')]),
      ...(locationCodes.has(locationCode) ? [] : [found('UNKNOWN_LOCATION')]),
      ...(isKnownKey ? [found('DUPLICATE_KEY')] : []),
      ...spans.filter(({ quantity }) => isNegative(quantity)).map((span) => ofSpan('NEGATIVE_QUANTITY', span)),
      ...gapsOf(spans, start, end).map((days) => found('MISSING_BUCKET', days)),
      ...spans.filter((_, index) => outliers.has(index)).map((span) => ofSpan('OUTLIER', span)),
    ];
  });
};
