import { absolute, add, compare, type Decimal, multiply, parseDecimal, subtract, sum } from '../measure/decimal.ts';

const HALF = parseDecimal('0.5');

/** The middle value, or the mean of the two in the middle; exact. At least one value is needed. */
export const medianOf = (values: readonly [Decimal, ...Decimal[]]): Decimal => {
  const sorted = [...values].sort(compare);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? values[0];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? values[0];
  return multiply(add(lower, upper), HALF);
};

/**
 * The places of the values whose distance from the median is more than `factor` times the median absolute deviation
 * (MAD), in their order. Where more than half of the values are the same the MAD is 0 and any other value would be an
 * outlier, so the mean absolute deviation stands in for it (Iglewicz and Hoaglin, 1993, for the same case). `factor` is
 * positive; equal values have no outlier.
 */
export const outliersOf = (values: readonly Decimal[], factor: Decimal): readonly number[] => {
  const [first, ...others] = values;
  if (first === undefined) return [];
  const median = medianOf([first, ...others]);
  const distance = (value: Decimal): Decimal => absolute(subtract(value, median));
  const spread = medianOf([distance(first), ...others.map(distance)]);
  const isFar =
    spread === '0'
      ? // distance > factor × (sum ÷ count), without the division
        (far: Decimal) =>
          compare(multiply(far, parseDecimal(values.length)), multiply(factor, sum(values.map(distance)))) > 0
      : (far: Decimal) => compare(far, multiply(factor, spread)) > 0;
  return values.flatMap((value, index) => (isFar(distance(value)) ? [index] : []));
};
