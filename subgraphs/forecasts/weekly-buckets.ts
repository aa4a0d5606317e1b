import type { ForecastMeasure, ForecastSeries } from '@distribution/model/forecasts/forecast';
import { type Decimal, subtract, sum } from '@distribution/model/measure/decimal';
import { type Quantity, UnitMismatchError } from '@distribution/model/measure/quantity';
import type { LocalDate } from '@distribution/model/time/local-date';
import { AppError } from '@distribution/platform/errors/app-error';
import { type EpochDay, dateOf, mondayOf } from '@distribution/model/time/epoch-day';
import { type PlannedSpan, plannedSpansOf } from '@distribution/model/forecasts/planned-spans';
import { shareOf } from './share-of.ts';

export interface WeeklyBucket {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly quantity: Quantity;
}

/** A planned span's demand within the days from `from` up to, but without, `to`, evenly over the span's days. */
const within = (span: PlannedSpan, from: EpochDay, to: EpochDay): Decimal => {
  const days = span.to - span.from;
  const upTo = (day: EpochDay): Decimal => shareOf(span.quantity, Math.min(Math.max(day - span.from, 0), days), days);
  return subtract(upTo(to), upTo(from));
};

/** Expected demand adds up over days and places; a quantile does not. */
const refuseAddedQuantiles = (measure: ForecastMeasure, series: readonly ForecastSeries[]): void => {
  if (measure === 'MEAN' || (series.length === 1 && series[0]?.grain === 'WEEK')) return;
  throw new AppError(
    'INVALID_ARGUMENT',
    `${measure} of several locations, days or months does not add up to a week's.`,
    {
      nextStep: 'Ask for the buckets of one location whose plan is weekly, or for the measure MEAN.',
    },
  );
};

/**
 * Weekly demand, summed over the series: at most `count` weeks from that of `today` on, Monday to Monday, without the
 * weeks no series plans. Throws INVALID_ARGUMENT when a quantile would have to be added, UNIT_MISMATCH when the series
 * have different units.
 */
export const weeklyBucketsOf = (
  series: readonly [ForecastSeries, ...ForecastSeries[]],
  today: EpochDay,
  count: number,
): readonly WeeklyBucket[] => {
  const [{ measure, unit }, ...others] = series;
  refuseAddedQuantiles(measure, series);
  const stranger = others.find((other) => other.unit !== unit);
  if (stranger !== undefined) throw new UnitMismatchError(unit, stranger.unit);

  const spans = series.flatMap(plannedSpansOf);
  return Array.from({ length: count }, (_, week) => mondayOf(today) + 7 * week).flatMap((monday) => {
    const planned = spans.filter((span) => span.from < monday + 7 && span.to > monday);
    if (planned.length === 0) return [];
    const value = sum(planned.map((span) => within(span, monday, monday + 7)));
    return [{ start: dateOf(monday), end: dateOf(monday + 7), quantity: { value, unit } }];
  });
};
