import { Decimal as Arithmetic } from 'decimal.js';
import { z } from 'zod';

// 40 significant digits hold any quantity × price an ERP sends (SAP: 31,14) without rounding.
const Exact = Arithmetic.clone({
  precision: 40,
  rounding: Arithmetic.ROUND_HALF_EVEN,
  toExpNeg: -40,
  toExpPos: 40,
});

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
export const decimalSchema = z
  .union([z.string(), z.number().int()])
  .transform((input, context): Decimal => {
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
/** Product, exact to 40 significant digits. */
export const multiply = (left: Decimal, right: Decimal): Decimal => canonical(new Exact(left).times(right));
/** −1, 0 or 1, as `left` is below, equal to or above `right`. */
export const compare = (left: Decimal, right: Decimal): -1 | 0 | 1 => {
  const order = new Exact(left).comparedTo(right);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
};
export const isNegative = (value: Decimal): boolean => value.startsWith('-');
/** Exact sum of any number of decimals; of none it is 0. */
export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = new Exact(0);
  for (const value of values) total = total.plus(value);
  return canonical(total);
};
