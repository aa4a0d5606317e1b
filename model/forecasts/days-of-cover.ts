import { Fraction } from 'fraction.js';
import { type Decimal, isNegative, parseDecimal } from '../measure/decimal.ts';
import { decimalOfFraction } from '../measure/fraction-decimal.ts';

/** How long stock lasts. */
export interface Cover {
  /** Days until demand is first not met, cut to six decimals: never more than there is. */
  readonly days: Decimal;
  /** The stock outlasts the plan: `days` is the whole plan and the true cover at least that. */
  readonly isAtLeast: boolean;
}

const cut = (days: Fraction): Decimal => parseDecimal(decimalOfFraction(days, { fractionDigits: 6, rounding: 'DOWN' }));

/**
 * Walks forward through expected demand until the stock does not meet it: whole buckets that are met count in full, of the
 * first that is not the part that is met (stock left ÷ demand × days), as demand is even within a bucket. Stock and demand
 * are in one unit. A bucket without demand is met even by an empty shelf; demand below nothing (returns) counts as none;
 * stock below nothing covers no day. With buckets of one day each, the days are periods.
 */
export const daysOfCover = (
  stock: Decimal,
  demand: Iterable<{ readonly days: number; readonly quantity: Decimal }>,
): Cover => {
  if (isNegative(stock)) return { days: cut(new Fraction(0)), isAtLeast: false };
  let left = new Fraction(stock);
  let days = new Fraction(0);
  for (const bucket of demand) {
    const needed = new Fraction(isNegative(bucket.quantity) ? 0 : bucket.quantity);
    if (needed.gt(left)) {
      return { days: cut(days.add(left.div(needed).mul(bucket.days))), isAtLeast: false };
    }
    left = left.sub(needed);
    days = days.add(bucket.days);
  }
  return { days: cut(days), isAtLeast: true };
};
