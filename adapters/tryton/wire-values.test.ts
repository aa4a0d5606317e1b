import { expect, it } from 'vitest';
import { dateWire, decimalOfFloat, decimalWire, stampWire, wireOfStamp } from './wire-values.ts';

it.each([
  ['9.50', '9.5'],
  ['0E-8', '0'],
  ['1E+2', '100'],
  ['-1.25E-3', '-0.00125'],
  ['12.5E+1', '125'],
])('reads Python’s decimal %s as %s', (written, read) => {
  expect(decimalWire.parse({ __class__: 'Decimal', decimal: written })).toBe(read);
});

it('refuses decimals that are no numbers', () => {
  for (const decimal of ['NaN', 'Infinity', '1E+999'])
    expect(decimalWire.safeParse({ __class__: 'Decimal', decimal }).success).toBe(false);
});

it.each([
  [0.1 + 0.2, '0.3'],
  [1250, '1250'],
  [-3.5, '-3.5'],
  [1e-9, '0'],
])('reads the float %s as %s', (float, text) => {
  expect(decimalOfFloat(float)).toBe(text);
});

it('keeps the microseconds of a date-time in both directions', () => {
  const written = { year: 2026, month: 11, day: 21, hour: 11, minute: 4, second: 26, microsecond: 501588 };
  const stamp = stampWire.parse({ __class__: 'datetime', ...written });
  expect(stamp).toBe(1_795_259_066_501_588);
  expect(wireOfStamp(stamp)).toEqual({ __class__: 'datetime', ...written });
});

it('reads days, and refuses those that the calendar does not have', () => {
  expect(dateWire.parse({ __class__: 'date', year: 2026, month: 3, day: 9 })).toBe('2026-03-09');
  expect(dateWire.safeParse({ __class__: 'date', year: 2026, month: 2, day: 30 }).success).toBe(false);
});
