import { Temporal } from 'temporal-polyfill';
import type { ZoneId } from './zone-id.ts';

/**
 * Microseconds since the Unix epoch of a date and time without a zone (`2026-11-21T03:45:00.123456`), as a clock in the
 * zone shows it. What such a clock shows twice, when summer time ends, is taken to be the first of the two; what it
 * skips is moved on by the gap.
 */
export const epochMicrosOfLocal = (text: string, zone: ZoneId): number =>
  Number(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochNanoseconds / 1000n);

/** What a clock in the zone shows at so many microseconds since the epoch: `2026-11-21T03:45:00.123456`. */
export const localOfEpochMicros = (micros: number, zone: ZoneId): string =>
  Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ fractionalSecondDigits: 6 });
