import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  decimalSchema,
  multiply,
  parseDecimal,
  round,
  ROUNDINGS,
  subtract,
  sum,
  ZERO,
} from './decimal.ts';

/** Decimals as ERPs send them: up to 31 digits before and 14 after the point. */
const scaled = fc.bigInt({ min: -(10n ** 31n), max: 10n ** 31n });
const textOf = (units: bigint, places: number): string => {
  const body = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const point = body.length - places;
  return `${units < 0n ? '-' : ''}${body.slice(0, point)}.${body.slice(point)}`;
};

describe('decimals', () => {
  it.each([
    ['-0', '0'],
    ['+1.50', '1.5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['0.000000000000000000001', '0.000000000000000000001'],
    ['12345678901234567890123456789012345', '12345678901234567890123456789012345'],
  ])('writes %s as %s', (text, canonical) => expect(parseDecimal(text)).toBe(canonical));

  it.each(['', ' ', '1e3', 'NaN', 'Infinity', '1,5', '1 2', '0x1', '--1', 1.5, Number.NaN, null, {}])(
    'refuses %s',
    (given) => expect(decimalSchema.safeParse(given).success).toBe(false),
  );

  it('adds and multiplies exactly, against whole numbers', () => {
    fc.assert(
      fc.property(scaled, scaled, fc.integer({ min: 1, max: 14 }), (left, right, places) => {
        const [a, b] = [parseDecimal(textOf(left, places)), parseDecimal(textOf(right, places))];
        expect(add(a, b)).toBe(parseDecimal(textOf(left + right, places)));
        expect(subtract(a, b)).toBe(parseDecimal(textOf(left - right, places)));
        expect(compare(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0);
        const product = left * right;
        expect(multiply(a, b)).toBe(round(multiply(a, b), 2 * places, 'DOWN'));
        expect(multiply(a, b) === '0').toBe(product === 0n);
        if (textOf(product, 2 * places).length <= 60) {
          expect(multiply(a, b)).toBe(parseDecimal(textOf(product, 2 * places)));
        }
      }),
    );
  });

  it('sums in any order to the same', () => {
    fc.assert(
      fc.property(fc.array(scaled, { maxLength: 20 }), (units) => {
        const values = units.map((each) => parseDecimal(textOf(each, 9)));
        expect(sum(values)).toBe(sum([...values].reverse()));
        expect(sum(values)).toBe(
          parseDecimal(
            textOf(
              units.reduce((total, each) => total + each, 0n),
              9,
            ),
          ),
        );
      }),
    );
    expect(sum([])).toBe(ZERO);
  });

  it('rounds by the rule that is named', () => {
    const table = ['2.5', '3.5', '-2.5', '2.51', '-2.4'].map((text) =>
      ROUNDINGS.map((rounding) => round(parseDecimal(text), 0, rounding)),
    );
    expect(ROUNDINGS).toEqual(['HALF_EVEN', 'HALF_UP', 'UP', 'DOWN']);
    expect(table).toEqual([
      ['2', '3', '3', '2'],
      ['4', '4', '4', '3'],
      ['-2', '-3', '-3', '-2'],
      ['3', '3', '3', '2'],
      ['-2', '-2', '-3', '-2'],
    ]);
  });
});
