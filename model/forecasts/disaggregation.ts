import { Fraction } from 'fraction.js';
import { absolute, type Decimal, isNegative, parseDecimal, round, subtract, ZERO } from '../measure/decimal.ts';
import { decimalOfFraction } from '../measure/fraction-decimal.ts';

/** Places of the shares in the order in which they get one step more: largest remainder first, the earlier of equals. */
const byRemainder = (remainders: readonly Fraction[]): readonly number[] =>
  remainders
    .map((remainder, place) => ({ remainder, place }))
    .sort((left, right) => right.remainder.compare(left.remainder) || left.place - right.place)
    .map(({ place }) => place);

/**
 * Spreads a total over parts in proportion to their weights (the largest remainder method of Hamilton): each part is a
 * multiple of 10^-`fractionDigits`, within one such step of its exact share, and the parts add up to the total exactly.
 * Parts of one total have one sign. Weights that are all 0 count as equal. Throws a RangeError without weights, for a
 * negative weight, and for a total that is itself no multiple of the step.
 */
export const disaggregate = (
  total: Decimal,
  weights: readonly Decimal[],
  fractionDigits: number,
): readonly Decimal[] => {
  if (weights.length === 0) throw new RangeError('a total is spread over at least one part');
  if (weights.some(isNegative)) throw new RangeError('a weight is not negative');
  if (round(total, fractionDigits, 'DOWN') !== total)
    throw new RangeError(`${total} has more than ${fractionDigits} digits after the point`);

  const isEven = weights.every((weight) => weight === '0');
  const exact = weights.map((weight) => new Fraction(isEven ? 1 : weight));
  const whole = exact.reduce((sum, weight) => sum.add(weight));
  const step = new Fraction(1n, 10n ** BigInt(fractionDigits));
  const steps = new Fraction(absolute(total)).div(step);
  const shares = exact.map((weight) => steps.mul(weight).div(whole));
  const floors = shares.map((share) => share.floor());
  const left = Number(steps.sub(floors.reduce((sum, floor) => sum.add(floor))).valueOf());
  const raised = new Set(byRemainder(shares.map((share, place) => share.sub(floors[place] ?? 0))).slice(0, left));
  return floors.map((floor, place) => {
    const part = floor.add(raised.has(place) ? 1 : 0).mul(step);
    const value = parseDecimal(decimalOfFraction(part, { fractionDigits, rounding: 'DOWN' }));
    return isNegative(total) ? subtract(ZERO, value) : value;
  });
};
