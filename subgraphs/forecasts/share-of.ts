import { type Decimal, parseDecimal } from '@distribution/model/measure/decimal';

/** Decimals a spread quantity keeps. */
const FRACTION_DIGITS = 6;

/**
 * quantity × part ÷ whole, cut to six decimals (toward zero). Exact whenever the result has no more. Cut the running
 * share, not each piece, and the pieces add up to the whole.
 */
export const shareOf = (quantity: Decimal, part: number, whole: number): Decimal => {
  if (part === whole) return quantity;
  const [digits = '0', fraction = ''] = quantity.split('.');
  const scaled = BigInt(digits + fraction) * BigInt(part) * 10n ** BigInt(FRACTION_DIGITS);
  const cut = scaled / (BigInt(whole) * 10n ** BigInt(fraction.length));
  const text = String(cut < 0n ? -cut : cut).padStart(FRACTION_DIGITS + 1, '0');
  return parseDecimal(`${cut < 0n ? '-' : ''}${text.slice(0, -FRACTION_DIGITS)}.${text.slice(-FRACTION_DIGITS)}`);
};
