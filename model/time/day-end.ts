import { Temporal } from 'temporal-polyfill';
import { type Instant, instantOf } from './instant.ts';
import type { LocalDate } from './local-date.ts';
import type { ZoneId } from './zone-id.ts';

/**
 * The last second of a calendar day in a zone. A deadline or an arrival that is known by its day alone is kept as this:
 * goods due today are not late before the day is over.
 */
export const dayEnd = (day: LocalDate, zone: ZoneId): Instant => {
  const nextMidnight = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone);
  return instantOf(nextMidnight.epochMilliseconds - 1000);
};
