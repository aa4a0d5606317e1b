import type { Decimal } from '../measure/decimal.ts';
import { sum } from '../measure/decimal.ts';
import { type EpochDay, epochDayOf, mondayOf } from '../time/epoch-day.ts';
import {
  accuracyOf,
  type ForecastAccuracy,
  forecastValueAdded,
  meanAbsoluteScaledError,
  naiveForecast,
} from './accuracy.ts';
import type { Demand } from './demand.ts';

/** The Mondays of the whole weeks within the days, both included. */
export const wholeWeeksOf = (from: EpochDay, to: EpochDay): readonly EpochDay[] => {
  const first = mondayOf(from + 6);
  const count = Math.max(0, Math.floor((to + 1 - first) / 7));
  return Array.from({ length: count }, (_, week) => first + 7 * week);
};

/** Demand of each week from the periods that lie within it; `null` for a week of which none is known. */
export const weeklyDemandOf = (
  demand: readonly Pick<Demand, 'startsOn' | 'endsOn' | 'quantity'>[],
  mondays: readonly EpochDay[],
): readonly (Decimal | null)[] => {
  const byWeek = new Map<EpochDay, Decimal[]>();
  for (const { startsOn, endsOn, quantity } of demand) {
    const monday = mondayOf(epochDayOf(startsOn));
    if (mondayOf(epochDayOf(endsOn)) !== monday) continue; // tells of several weeks at once
    byWeek.set(monday, [...(byWeek.get(monday) ?? []), quantity]);
  }
  return mondays.map((monday) => {
    const parts = byWeek.get(monday);
    return parts === undefined ? null : sum(parts);
  });
};

/** How good a forecast was, week by week, with what repeating the past would have been worth. */
export interface JudgedForecast extends ForecastAccuracy {
  readonly mase: Decimal | null;
  readonly valueAdded: Decimal | null;
}

/**
 * Judges the weeks from `first` on. `actuals` begin earlier: those before are the history that the naive forecast and the
 * scale are made of; `forecasts` are of the same weeks. What is `null` in either is not judged.
 */
export const judgeWeeks = (
  actuals: readonly (Decimal | null)[],
  forecasts: readonly (Decimal | null)[],
  first: number,
  lag: number,
): JudgedForecast => {
  const naive = naiveForecast(actuals, lag);
  const judged = actuals.flatMap((actual, week) => {
    const forecast = forecasts[week] ?? null;
    return week < first || actual === null || forecast === null
      ? []
      : [{ actual, forecast, naive: naive[week] ?? null }];
  });
  const history = actuals.slice(0, first).filter((actual) => actual !== null);
  const compared = judged.flatMap((bucket) => (bucket.naive === null ? [] : [{ ...bucket, naive: bucket.naive }]));
  return {
    ...accuracyOf(judged),
    mase: meanAbsoluteScaledError(judged, history),
    valueAdded: compared.length === 0 ? null : forecastValueAdded(compared),
  };
};
