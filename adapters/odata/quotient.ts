import { type Decimal, parseDecimal } from '@distribution/model/measure/decimal';

const DIGITS = 10;

const scaledBy = (value: Decimal, digits: number): bigint => {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
};

/** `amount` divided by `by`, rounded half away from zero to ten digits after the point; `null` when `by` is zero. */
export const quotientOf = (amount: Decimal, by: Decimal): Decimal | null => {
  const scale = Math.max(amount.split('.')[1]?.length ?? 0, by.split('.')[1]?.length ?? 0);
  const divisor = scaledBy(by, scale);
  if (divisor === 0n) return null;
  const doubled = (2n * scaledBy(amount, scale) * 10n ** BigInt(DIGITS)) / divisor;
  const rounded = (doubled + (doubled < 0n ? -1n : 1n)) / 2n;
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(DIGITS + 1, '0');
  return parseDecimal(`${rounded < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`);
};
