import { absolute, compare, type Decimal, multiply, parseDecimal, subtract } from '../measure/decimal.ts';

/** How far two amounts may be apart without being a drift: by so much, or by so many percent of what the system tells. */
export interface Tolerance {
  readonly absolute: Decimal;
  readonly percent: Decimal;
}
export const NO_TOLERANCE: Tolerance = { absolute: parseDecimal('0'), percent: parseDecimal('0') };

const HUNDREDTH = parseDecimal('0.01');

/** Whether two amounts are no further apart than tolerated; the percentage is of the second. */
export const isNear = (here: Decimal, there: Decimal, tolerance: Tolerance): boolean => {
  const apart = absolute(subtract(here, there));
  const share = multiply(multiply(absolute(there), tolerance.percent), HUNDREDTH);
  return compare(apart, tolerance.absolute) <= 0 || compare(apart, share) <= 0;
};
