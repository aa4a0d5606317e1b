import type { Instant } from '../time/instant.ts';
import type { Demand } from './demand.ts';
import { weeklyDemandOf } from './judged-weeks.ts';
import { demandBetween } from './demand-between.ts';
import type { ForecastSeries, ForecastVersionCode } from './forecast.ts';
import { plannedSpansOf } from './planned-spans.ts';
import { dateOf, type EpochDay } from '../time/epoch-day.ts';

/** LAST_GOOD: the newest published version; SEASONAL_NAIVE: the demand of the same weeks a season before, where it is known. */
export const FALLBACK_POLICIES = ['LAST_GOOD', 'SEASONAL_NAIVE'] as const;
export type FallbackPolicy = (typeof FALLBACK_POLICIES)[number];

/** When a forecast counts as late, and what is served then. */
export interface LatenessPolicy {
  readonly policy: FallbackPolicy;
  /** Hours after a version within which the next one is expected. */
  readonly everyHours: number;
}

/** A time in which the next version of the forecast is late. */
export interface ForecastFallback {
  readonly policy: FallbackPolicy;
  /** The last good version. */
  readonly versionCode: ForecastVersionCode;
  /** When the next one was due. */
  readonly dueAt: Instant;
  readonly since: Instant;
}

/**
 * A series of weeks from `monday` on in place of the last good one: what was demanded `seasonWeeks` before, where that is
 * known, else what the last good version plans; it ends at the first week of which neither is known. A series whose weeks
 * are not known at all stays as it is.
 */
export const seasonalNaiveOf = (
  series: ForecastSeries,
  demand: readonly Pick<Demand, 'startsOn' | 'endsOn' | 'quantity'>[],
  monday: EpochDay,
  { weeks, seasonWeeks }: { readonly weeks: number; readonly seasonWeeks: number },
): ForecastSeries => {
  const mondays = Array.from({ length: weeks }, (_, week) => monday + 7 * week);
  const past = weeklyDemandOf(
    demand,
    mondays.map((day) => day - 7 * seasonWeeks),
  );
  if (past.every((quantity) => quantity === null)) return series;
  const spans = plannedSpansOf(series);
  const known = mondays.map((day, week) => past[week] ?? demandBetween(spans, day, day + 7));
  const end = known.indexOf(null);
  const quantities = (end === -1 ? known : known.slice(0, end)).filter((quantity) => quantity !== null);
  return { ...series, grain: 'WEEK', startsOn: dateOf(monday), quantities, overrides: [] };
};
