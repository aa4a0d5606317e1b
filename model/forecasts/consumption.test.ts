import fc from 'fast-check';
import { expect, it } from 'vitest';
import { add, isNegative, parseDecimal } from '../measure/decimal.ts';
import { unconsumed } from './consumption.ts';

const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => parseDecimal((cents / 100).toFixed(2)));

it('is what the forecast has beyond the orders', () => {
  expect(unconsumed(parseDecimal('80'), parseDecimal('30.5'))).toBe('49.5');
  expect(unconsumed(parseDecimal('80'), parseDecimal('80'))).toBe('0');
});

it('is nothing where more was ordered than expected, and never less', () => {
  expect(unconsumed(parseDecimal('80'), parseDecimal('120'))).toBe('0');
  fc.assert(
    fc.property(amount, amount, (forecast, ordered) => {
      const left = unconsumed(forecast, ordered);
      expect(isNegative(left)).toBe(false);
      // Either all of the forecast is accounted for, or the orders are more than it.
      if (left !== '0') expect(add(left, ordered)).toBe(forecast);
      else expect(Number(ordered)).toBeGreaterThanOrEqual(Number(forecast));
    }),
  );
});
