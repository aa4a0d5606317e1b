import { Temporal } from 'temporal-polyfill';
import { type Instant, instantOf } from './instant.ts';
import { type LocalDate, parseLocalDate } from './local-date.ts';
import type { ZoneId } from './zone-id.ts';

const zoned = (instant: Instant, zone: ZoneId) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

/** The calendar day of an instant in a zone. */
export const dayInZone = (instant: Instant, zone: ZoneId): LocalDate =>
  parseLocalDate(zoned(instant, zone).toPlainDate().toString());

/** When the calendar month of an instant began in a zone. */
export const monthStart = (instant: Instant, zone: ZoneId): Instant =>
  instantOf(zoned(instant, zone).with({ day: 1 }).startOfDay().epochMilliseconds);
