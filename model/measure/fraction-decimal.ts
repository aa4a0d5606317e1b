import type { Fraction } from 'fraction.js';
import type { Rounding } from './decimal.ts';

/** Digits after the point that 1 / denominator needs; `null` when it never ends (a prime other than 2 and 5 is in it). */
const finiteDigits = (denominator: bigint): number | null => {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
};

const roundsUp = (whole: bigint, remainder: bigint, denominator: bigint, rounding: Rounding): boolean => {
  if (remainder === 0n || rounding === 'DOWN') return false;
  if (rounding === 'UP') return true;
  const twice = remainder * 2n;
  if (twice !== denominator) return twice > denominator;
  return rounding === 'HALF_UP' || whole % 2n === 1n;
};

const plainText = (negative: boolean, scaled: bigint, fractionDigits: number): string => {
  const digits = scaled.toString().padStart(fractionDigits + 1, '0');
  const point = digits.length - fractionDigits;
  const text = fractionDigits === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
};

/** Plain decimal text of a fraction: exact (`null` when it has no end), or rounded as asked. Never by way of a float. */
export function decimalOfFraction(fraction: Fraction): string | null;
export function decimalOfFraction(
  fraction: Fraction,
  rounded: { readonly fractionDigits: number; readonly rounding: Rounding },
): string;
export function decimalOfFraction(
  fraction: Fraction,
  rounded?: { readonly fractionDigits: number; readonly rounding: Rounding },
): string | null {
  const digits = rounded?.fractionDigits ?? finiteDigits(fraction.d);
  if (digits === null) return null;
  const shifted = fraction.n * 10n ** BigInt(digits);
  const whole = shifted / fraction.d;
  const up = roundsUp(whole, shifted % fraction.d, fraction.d, rounded?.rounding ?? 'DOWN');
  return plainText(fraction.s < 0n, up ? whole + 1n : whole, digits);
}
