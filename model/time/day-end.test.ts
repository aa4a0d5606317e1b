import { expect, it } from 'vitest';
import { dayEnd } from './day-end.ts';
import { parseLocalDate } from './local-date.ts';
import { zoneIdSchema } from './zone-id.ts';

const newYork = zoneIdSchema.parse('America/New_York');

it.each([
  ['a plain winter day', '2026-03-05', '2026-03-06T04:59:59.000Z'],
  ['the 23-hour day on which the clock goes forward', '2026-03-08', '2026-03-09T03:59:59.000Z'],
  ['the 25-hour day on which it goes back', '2026-11-01', '2026-11-02T04:59:59.000Z'],
])('ends %s at the local midnight', (_name, day, instant) => {
  expect(dayEnd(parseLocalDate(day), newYork)).toBe(instant);
});
