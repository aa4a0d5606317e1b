import { dayOfYear, isoWeekdayOf } from '../clock/calendar.ts';
import { chance, draw } from './dice.ts';
import type { ItemProfile } from './item-profile.ts';

/** How far back daily demand is defined as history: eighteen months. */
export const HISTORY_DAYS = 548;

const PROMOTION = 21;
const OCCURRENCE = 22;
const SIZE = 23;
const ROUNDING = 24;
const WEEKDAY_PER_MILLE = [1250, 1250, 1250, 1250, 1250, 500, 250] as const; // Monday first; the mean is 1000
const PROMOTION_CYCLE_DAYS = 84;
const PROMOTION_DAYS = 10;
/** Share of days on which an intermittent item sells at a site at all. */
const INTERMITTENT_DAYS = 0.06;

const seasonPerMille = (profile: ItemProfile, epochDay: number): number => {
  const { season } = profile.group;
  if (season === null) return 1000;
  const away = Math.abs(Math.floor(dayOfYear(epochDay) / 7) - season.peakWeek) % 52;
  const distance = Math.min(away, 52 - away); // 0 at the peak, 26 half a year off
  return 1000 + season.amplitude - Math.floor((season.amplitude * distance) / 13);
};

const promotionPerMille = (seed: number, profile: ItemProfile, epochDay: number): number => {
  if (!profile.promoted) return 1000;
  const shifted = epochDay + profile.index * 7;
  if (shifted % PROMOTION_CYCLE_DAYS >= PROMOTION_DAYS) return 1000;
  const throwOf = draw(seed, PROMOTION, profile.index, Math.floor(shifted / PROMOTION_CYCLE_DAYS));
  return throwOf % 3 === 0 ? 1800 + (throwOf % 1200) : 1000;
};

/** Level of a day against an average one, per mille, apart from the weekday: season × promotion. */
const levelPerMille = (seed: number, profile: ItemProfile, epochDay: number): number =>
  (seasonPerMille(profile, epochDay) * promotionPerMille(seed, profile, epochDay)) / 1000;

/** Expected demand of an item at a site on a day, in thousandths of the base unit: what a perfect forecaster would say. */
export const expectedDemand = (seed: number, profile: ItemProfile, share: number, epochDay: number): number => {
  const weekday = WEEKDAY_PER_MILLE[isoWeekdayOf(epochDay) - 1] ?? 1000;
  const base = (profile.dailyMilli * share) / 1000;
  return Math.floor((base * levelPerMille(seed, profile, epochDay) * weekday) / 1_000_000);
};

/**
 * Demand of an item at a site on a day, in thousandths of the base unit and a multiple of the item's step.
 * A pure function of its arguments; its mean over many seeds is {@link expectedDemand}.
 */
export const dailyDemand = (
  seed: number,
  profile: ItemProfile,
  site: { readonly index: number; readonly share: number },
  epochDay: number,
): number => {
  const expected = expectedDemand(seed, profile, site.share, epochDay);
  const position = profile.index * 8 + site.index;
  let amount: number;
  if (profile.velocity === 'INTERMITTENT') {
    if (chance(seed, OCCURRENCE, position, epochDay) >= INTERMITTENT_DAYS) return 0;
    amount = (expected / INTERMITTENT_DAYS) * (0.5 + chance(seed, SIZE, position, epochDay));
  } else {
    // The sum of three even throws is bell-shaped enough, has a mean of 1.5 and needs no transcendental function.
    const bell =
      chance(seed, SIZE, position, epochDay, 1) +
      chance(seed, SIZE, position, epochDay, 2) +
      chance(seed, SIZE, position, epochDay, 3);
    amount = expected * Math.max(0, 1 + (bell - 1.5) * 2 * profile.variation);
  }
  const steps = Math.floor(amount / profile.step);
  const remainder = amount / profile.step - steps;
  return (steps + (chance(seed, ROUNDING, position, epochDay) < remainder ? 1 : 0)) * profile.step;
};
