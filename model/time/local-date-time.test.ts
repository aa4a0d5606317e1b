import { expect, it } from 'vitest';
import { epochMicrosOfLocal, localOfEpochMicros } from './local-date-time.ts';
import { zoneIdSchema } from './zone-id.ts';

const brussels = zoneIdSchema.parse('Europe/Brussels');
const instantOfLocal = (text: string): string => new Date(epochMicrosOfLocal(text, brussels) / 1000).toISOString();

it('a local time is that of the zone, in winter and in summer, to the microsecond', () => {
  expect(instantOfLocal('2026-01-15T12:00:00')).toBe('2026-01-15T11:00:00.000Z');
  expect(instantOfLocal('2026-07-15T12:00:00')).toBe('2026-07-15T10:00:00.000Z');
  expect(epochMicrosOfLocal('2026-01-15T12:00:00.000001', brussels) % 1000).toBe(1);
});

it('of an hour that comes twice it takes the first, an hour that is skipped it moves on', () => {
  expect(instantOfLocal('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
  expect(instantOfLocal('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
});

it('goes back to what the clock shows', () => {
  const text = '2026-07-15T12:00:00.250001';
  expect(localOfEpochMicros(epochMicrosOfLocal(text, brussels), brussels)).toBe(text);
});
