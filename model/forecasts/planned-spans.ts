import type { ForecastSeries } from './forecast.ts';
import type { Decimal } from '../measure/decimal.ts';
import { type EpochDay, epochDayOf, firstOfMonth } from '../time/epoch-day.ts';

/** Demand within the days from `from` up to, but without, `to`. */
export interface PlannedSpan {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly quantity: Decimal;
}

/** As much of a series as its buckets need. */
export type PlannedSeries = Pick<
  ForecastSeries,
  'sku' | 'locationCode' | 'measure' | 'grain' | 'startsOn' | 'unit' | 'quantities'
>;

/** The first day of a series' bucket of that index; months after the first begin on the 1st. */
const startOf = ({ grain, startsOn }: Pick<ForecastSeries, 'grain' | 'startsOn'>, index: number): EpochDay => {
  const first = epochDayOf(startsOn);
  switch (grain) {
    case 'DAY':
      return first + index;
    case 'WEEK':
      return first + 7 * index;
    case 'MONTH':
      return index === 0 ? first : firstOfMonth(first, index);
  }
};

/** The buckets of a series as spans of days. */
export const plannedSpansOf = (
  series: Pick<PlannedSeries, 'grain' | 'startsOn' | 'quantities'>,
): readonly PlannedSpan[] =>
  series.quantities.map((quantity, index) => ({
    from: startOf(series, index),
    to: startOf(series, index + 1),
    quantity,
  }));
