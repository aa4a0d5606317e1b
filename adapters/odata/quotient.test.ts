import { compare, multiply, parseDecimal, subtract } from '@distribution/model/measure/decimal';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quotientOf } from './quotient.ts';

const of = (amount: string, by: string) => quotientOf(parseDecimal(amount), parseDecimal(by));

it.each([
  ['143.76', '2', '71.88'],
  ['10', '3', '3.3333333333'],
  ['20', '3', '6.6666666667'],
  ['-20', '3', '-6.6666666667'],
  ['-0.5', '100', '-0.005'],
])('%s / %s is %s', (amount, by, due) => {
  expect(of(amount, by)).toBe(due);
});

it('knows no quotient by zero', () => {
  expect(of('1', '0')).toBeNull();
});

it('is off by less than the last digit it keeps', () => {
  const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(decimals, decimals, ([a, aDigits], [b, bDigits]) => {
      fc.pre(b !== 0n);
      const textOf = (value: bigint, digits: number): string => {
        const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
        const plain = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
        return `${value < 0n ? '-' : ''}${plain}`;
      };
      const [amount, by] = [parseDecimal(textOf(a, aDigits)), parseDecimal(textOf(b, bDigits))];
      const back = multiply(quotientOf(amount, by) ?? parseDecimal('0'), by);
      const absolute = (text: string) => parseDecimal(text.replace('-', ''));
      expect(
        compare(absolute(subtract(back, amount)), multiply(absolute(by), parseDecimal('0.0000000001'))),
      ).toBeLessThanOrEqual(0);
    }),
  );
});
