import type { LocationCode } from '../locations/location.ts';
import { type Decimal, isNegative, subtract, ZERO } from '../measure/decimal.ts';
import type { Quantity } from '../measure/quantity.ts';
import type { LocalDate } from '../time/local-date.ts';

/** What customers have ordered of one product, to leave one location, for one day. */
export interface OrderedDemand {
  readonly locationCode: LocationCode;
  /** The day it is wanted: as requested, else as promised, else the day it was ordered (UTC). */
  readonly dueOn: LocalDate;
  /** In the product's base unit; `null` where the unit of a line cannot be told in it exactly. */
  readonly quantity: Quantity | null;
}

/**
 * What a forecast still expects beyond what has been ordered (forecast consumption): forecast − ordered, never below 0.
 * Orders above the forecast consume all of it and no other bucket's.
 */
export const unconsumed = (forecast: Decimal, ordered: Decimal): Decimal => {
  const left = subtract(forecast, ordered);
  return isNegative(left) ? ZERO : left;
};
