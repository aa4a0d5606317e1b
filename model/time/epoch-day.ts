import { type LocalDate, parseLocalDate } from './local-date.ts';

/** Days since 1970-01-01. Whole numbers make calendar arithmetic plain; no zone is involved. */
export type EpochDay = number;

const MS_PER_DAY = 86_400_000;

export const epochDayOf = (date: LocalDate): EpochDay => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;

export const dateOf = (day: EpochDay): LocalDate =>
  parseLocalDate(new Date(day * MS_PER_DAY).toISOString().slice(0, 10));

/** The day (UTC) an instant in milliseconds falls on. */
export const dayOfMillis = (epochMillis: number): EpochDay => Math.floor(epochMillis / MS_PER_DAY);

/** The Monday of the week a day is in; day 0 was a Thursday. */
export const mondayOf = (day: EpochDay): EpochDay => day - ((((day + 3) % 7) + 7) % 7);

/** The first day of the month `months` after the month a day is in. */
export const firstOfMonth = (day: EpochDay, months: number): EpochDay => {
  const date = new Date(day * MS_PER_DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / MS_PER_DAY;
};
