const DAY_MILLIS = 86_400_000;

/** Days since 1970-01-01 of `YYYY-MM-DD`; throws when it is no day of the calendar. */
export const epochDayOf = (date: string): number => {
  const millis = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== date) {
    throw new Error(`"${date}" is not a date as YYYY-MM-DD`);
  }
  return millis / DAY_MILLIS;
};

/** `YYYY-MM-DD` of a day number. */
export const dateOf = (epochDay: number): string => new Date(epochDay * DAY_MILLIS).toISOString().slice(0, 10);
/** Midnight UTC of a day number, in epoch milliseconds. */
export const midnightOf = (epochDay: number): number => epochDay * DAY_MILLIS;
/** Day number (UTC) of an instant in epoch milliseconds. */
export const epochDayAt = (millis: number): number => Math.floor(millis / DAY_MILLIS);
/** RFC 3339 UTC of epoch milliseconds. */
export const instantAt = (millis: number): string => new Date(millis).toISOString();
/** ISO weekday, 1 = Monday; 1970-01-01 was a Thursday. */
export const isoWeekdayOf = (epochDay: number): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;
/** The Monday of the week a day lies in. */
export const mondayOf = (epochDay: number): number => epochDay - isoWeekdayOf(epochDay) + 1;
const daysOfYear = new Map<number, number>(); // asked for the same few hundred days millions of times

/** Day of the year, from 0. */
export const dayOfYear = (epochDay: number): number => {
  const known = daysOfYear.get(epochDay);
  if (known !== undefined) return known;
  const day = epochDay - epochDayOf(`${dateOf(epochDay).slice(0, 4)}-01-01`);
  daysOfYear.set(epochDay, day);
  return day;
};

/** ISO 8601 week as `2026-W47`. */
export const isoWeekOf = (epochDay: number): string => {
  const thursday = mondayOf(epochDay) + 3;
  const week = Math.floor(dayOfYear(thursday) / 7) + 1;
  return `${dateOf(thursday).slice(0, 4)}-W${String(week).padStart(2, '0')}`;
};
