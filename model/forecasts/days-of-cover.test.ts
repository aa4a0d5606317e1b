import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, parseDecimal, round, sum } from '../measure/decimal.ts';
import { daysOfCover } from './days-of-cover.ts';

const demand = (quantities: readonly (string | number)[], days = 1) =>
  quantities.map((quantity) => ({ days, quantity: parseDecimal(quantity) }));
const cover = (stock: string | number, quantities: readonly (string | number)[], days = 1) => {
  const { days: covered, isAtLeast } = daysOfCover(parseDecimal(stock), demand(quantities, days));
  return `${isAtLeast ? '≥ ' : ''}${round(covered, 3, 'HALF_EVEN')}`;
};

describe('days of cover', () => {
  it('walk forward through the plan', () => {
    expect(cover(250, [60, 80, 100, 90, 120])).toBe('3.111');
    expect(cover(250, [60, 80, 100, 90, 120], 7)).toBe('21.778');
  });

  it.each([
    ['stock that outlasts the plan', 500, [60, 80], '≥ 2'],
    ['stock that meets the plan exactly', 140, [60, 80], '≥ 2'],
    ['an empty shelf', 0, [10], '0'],
    ['an empty shelf nobody asks of yet', 0, [0, 0, 10], '2'],
    ['a shelf that owes', -5, [0, 10], '0'],
    ['returns, which bring no cover', 10, [-50, 20], '1.5'],
    ['no plan', 10, [], '≥ 0'],
  ])('of %s', (_, stock, quantities, expected) => {
    expect(cover(stock, quantities)).toBe(expected);
  });

  it('are less than no less stock, more by no more demand, and cut rather than rounded up', () => {
    const amounts = fc.array(fc.nat({ max: 100 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.nat({ max: 50 }), amounts, (stock, more, quantities) => {
        const given = daysOfCover(parseDecimal(stock), demand(quantities));
        const richer = daysOfCover(parseDecimal(stock + more), demand(quantities));
        const busier = daysOfCover(parseDecimal(stock), demand(quantities.map((quantity) => quantity + more)));
        expect(compare(richer.days, given.days)).toBeGreaterThanOrEqual(0);
        expect(compare(busier.days, given.days)).toBeLessThanOrEqual(0);
        const isMet = compare(sum(quantities.map(parseDecimal)), parseDecimal(stock)) <= 0;
        expect(given.isAtLeast).toBe(isMet);
      }),
    );
    expect(daysOfCover(parseDecimal(2), demand([3])).days).toBe('0.666666');
  });
});
