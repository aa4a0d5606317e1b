import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fraction } from 'fraction.js';
import { parseDecimal, sum } from '../measure/decimal.ts';
import { disaggregate } from './disaggregation.ts';

const spread = (total: string | number, weights: readonly (string | number)[], digits = 0) =>
  disaggregate(parseDecimal(total), weights.map(parseDecimal), digits);

describe('disaggregation', () => {
  it('gives what is left over to the largest remainders, the earlier of equals first', () => {
    expect(spread(100, [1, 1, 1])).toEqual(['34', '33', '33']);
    expect(spread(10, [5, 3, 1])).toEqual(['6', '3', '1']);
    expect(spread(7, ['0.2', '0.3', '0.5'])).toEqual(['1', '2', '4']);
    expect(spread(-100, [1, 1, 1])).toEqual(['-34', '-33', '-33']);
    expect(spread('10', [1, 2], 2)).toEqual(['3.33', '6.67']);
  });

  it('spreads evenly where no weight says otherwise, and nothing to a part without weight', () => {
    expect(spread(5, [0, 0])).toEqual(['3', '2']);
    expect(spread(5, [0, 1, 0])).toEqual(['0', '5', '0']);
  });

  it('refuses what cannot be spread', () => {
    expect(() => spread(1, [])).toThrow(RangeError);
    expect(() => spread(1, [2, -1])).toThrow('not negative');
    expect(() => spread('1.5', [1, 1])).toThrow('1.5');
  });

  it('adds up exactly, each part within one step of its share', () => {
    const weights = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        weights,
        fc.nat({ max: 6 }),
        (total, given, digits) => {
          const parts = spread(String(total), given, digits);
          expect(sum(parts)).toBe(String(total));
          const whole = given.reduce((left, right) => left + right, 0);
          const step = new Fraction(1n, 10n ** BigInt(digits));
          for (const [place, part] of parts.entries()) {
            const share = whole === 0 ? new Fraction(1, given.length) : new Fraction(given[place] ?? 0, whole);
            expect(new Fraction(part).sub(share.mul(total)).abs().lt(step)).toBe(true);
          }
        },
      ),
    );
  });
});
