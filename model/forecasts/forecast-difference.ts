import type { LocationCode } from '../locations/location.ts';
import { type Decimal, subtract, ZERO } from '../measure/decimal.ts';
import { UnitMismatchError } from '../measure/quantity.ts';
import type { UnitCode } from '../measure/unit-code.ts';
import type { Sku } from '../products/product.ts';
import { dateOf } from '../time/epoch-day.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { ForecastMeasure } from './forecast.ts';
import { type PlannedSeries, plannedSpansOf } from './planned-spans.ts';

/** How one bucket of one product at one location changed between two versions; the days go up to, but without, `end`. */
export interface ForecastChange {
  readonly sku: Sku;
  readonly locationCode: LocationCode;
  readonly measure: ForecastMeasure;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly unit: UnitCode;
  /** `null` where the older version plans no such bucket. */
  readonly before: Decimal | null;
  /** `null` where the newer version plans no such bucket. */
  readonly after: Decimal | null;
  /** after − before; what is not planned counts as nothing. */
  readonly change: Decimal;
}

type Bucket = Omit<ForecastChange, 'before' | 'after' | 'change'> & { readonly quantity: Decimal };

const bucketsOf = (version: readonly PlannedSeries[]): ReadonlyMap<string, Bucket> =>
  new Map(
    version.flatMap((series) =>
      plannedSpansOf(series).map(({ from, to, quantity }): [string, Bucket] => {
        const { sku, locationCode, measure, unit } = series;
        const [start, end] = [dateOf(from), dateOf(to)];
        return [
          JSON.stringify([sku, locationCode, measure, start, end]),
          { sku, locationCode, measure, start, end, unit, quantity },
        ];
      }),
    ),
  );

const changeOf = (older: Bucket | undefined, newer: Bucket | undefined): readonly ForecastChange[] => {
  const bucket = newer ?? older;
  if (bucket === undefined) return [];
  if (older !== undefined && older.unit !== bucket.unit) throw new UnitMismatchError(older.unit, bucket.unit);
  if (older?.quantity === newer?.quantity) return [];
  const { quantity: _, ...key } = bucket;
  const [before, after] = [older?.quantity ?? null, newer?.quantity ?? null];
  return [{ ...key, before, after, change: subtract(after ?? ZERO, before ?? ZERO) }];
};

const ORDER = ['sku', 'locationCode', 'measure', 'start', 'end'] as const;

const inOrder = (left: ForecastChange, right: ForecastChange): number => {
  const field = ORDER.find((name) => left[name] !== right[name]);
  return field === undefined ? 0 : left[field] < right[field] ? -1 : 1;
};

/**
 * What changed from an older version to a newer one, bucket by bucket, by product, location, measure and day; what stayed
 * the same is left out. Buckets are the same when they hold the same days: where a plan by month became one by week, the
 * months go and the weeks come, and the sum of all changes is still the change of the sum. Each version has a series of a
 * product, location and measure at most once. Throws {@link UnitMismatchError} where a bucket changed its unit.
 */
export const forecastChangesOf = (
  older: readonly PlannedSeries[],
  newer: readonly PlannedSeries[],
): readonly ForecastChange[] => {
  const [before, after] = [bucketsOf(older), bucketsOf(newer)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => changeOf(before.get(key), after.get(key))).sort(inOrder);
};
