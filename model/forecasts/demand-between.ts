import { Fraction } from 'fraction.js';
import { type Decimal, parseDecimal } from '../measure/decimal.ts';
import { decimalOfFraction } from '../measure/fraction-decimal.ts';
import type { EpochDay } from '../time/epoch-day.ts';
import type { PlannedSpan } from './planned-spans.ts';

/**
 * Demand within the days from `from` up to, but without, `to`; demand is even within a bucket. Rounded to six decimals, half
 * to even. `null` where not all of the days are planned. Spans are in their order and touch.
 */
export const demandBetween = (spans: readonly PlannedSpan[], from: EpochDay, to: EpochDay): Decimal | null => {
  let total = new Fraction(0);
  let planned = 0;
  for (const span of spans) {
    const days = Math.min(span.to, to) - Math.max(span.from, from);
    if (days <= 0) continue;
    planned += days;
    total = total.add(new Fraction(span.quantity).mul(days).div(span.to - span.from));
  }
  return planned < to - from
    ? null
    : parseDecimal(decimalOfFraction(total, { fractionDigits: 6, rounding: 'HALF_EVEN' }));
};
