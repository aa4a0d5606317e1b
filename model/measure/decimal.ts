import { Decimal as Arithmetic } from 'decimal.js';
import { z } from 'zod';

// A decimal has at most 60 characters on its way in, so a sum has at most 119 digits and a product 120: neither is rounded.
const Exact = Arithmetic.clone({ precision: 130, rounding: Arithmetic.ROUND_HALF_EVEN });

/**
 * An exact decimal number in canonical plain notation: no exponent, no leading `+`, no trailing zeros
 * after the point, never `-0`. A string, so that it survives JSON, caches and events unchanged.
 */
export type Decimal = string & z.$brand<'Decimal'>;

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

const canonical = (value: Arithmetic): Decimal => {
  // The brand is earned here and only here: `toFixed()` of decimal.js is plain notation.
  return (value.isZero() ? '0' : value.toFixed()) as Decimal;
};

/** Checks plain decimal text (or a safe integer); exponents, blanks, NaN and floats are refused. */
export const decimalSchema = z.union([z.string(), z.number().int()]).transform((input, context): Decimal => {
  const text = String(input).trim();
  if (!PLAIN.test(text) || text.length > 60) {
    context.addIssue({ code: 'custom', message: `"${text.slice(0, 60)}" is not a plain decimal number` });
    return z.NEVER;
  }
  return canonical(new Exact(text));
});

/** Parses plain decimal text; throws a ZodError that names the text when it is not one. */
export const parseDecimal = (input: string | number): Decimal => decimalSchema.parse(input);

export const ZERO: Decimal = parseDecimal('0');

/** Exact sum. */
export const add = (left: Decimal, right: Decimal): Decimal => canonical(new Exact(left).plus(right));
/** Exact difference. */
export const subtract = (left: Decimal, right: Decimal): Decimal => canonical(new Exact(left).minus(right));
/** Product; exact as long as both factors came in from outside (130 significant digits are kept). */
export const multiply = (left: Decimal, right: Decimal): Decimal => canonical(new Exact(left).times(right));
/** −1, 0 or 1, as `left` is below, equal to or above `right`. */
export const compare = (left: Decimal, right: Decimal): -1 | 0 | 1 => {
  const order = new Exact(left).comparedTo(right);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
};
export const isNegative = (value: Decimal): boolean => value.startsWith('-');
/** Whether the value is a whole number of steps; of steps of 0 only 0 is. */
export const isMultipleOf = (value: Decimal, step: Decimal): boolean =>
  compare(step, ZERO) === 0 ? compare(value, ZERO) === 0 : new Exact(value).mod(step).isZero();
/** The value without its sign. */
export const absolute = (value: Decimal): Decimal => (isNegative(value) ? subtract(ZERO, value) : value);

/** Exact sum of any number of decimals; of none it is 0. */
export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = new Exact(0);
  for (const value of values) total = total.plus(value);
  return canonical(total);
};

/** HALF_EVEN is the banker's rule and keeps sums unbiased; HALF_UP (away from zero) is what invoices are rounded by; UP and DOWN go away from and towards zero. */
export const ROUNDINGS = ['HALF_EVEN', 'HALF_UP', 'UP', 'DOWN'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Rounds to so many digits after the point (0 to 40). */
export const round = (value: Decimal, fractionDigits: number, rounding: Rounding): Decimal =>
  canonical(new Exact(value).toDecimalPlaces(fractionDigits, Arithmetic[`ROUND_${rounding}`]));
