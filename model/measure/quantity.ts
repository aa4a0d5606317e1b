import { z } from 'zod';
import { type Decimal, add, decimalSchema, subtract } from './decimal.ts';
import { type UnitCode, unitCodeSchema } from './unit-code.ts';

/** An amount of something in a unit of measure: exact decimal and UN/ECE Rec 20 code. */
export const quantitySchema = z.object({ value: decimalSchema, unit: unitCodeSchema });
export type Quantity = { readonly value: Decimal; readonly unit: UnitCode };

/** Two quantities whose units differ cannot be added or compared without the product's own conversion. */
export class UnitMismatchError extends Error {
  readonly code = 'UNIT_MISMATCH';
  constructor(left: UnitCode, right: UnitCode) {
    super(`quantities in ${left} and ${right} need a conversion of their product before they can be combined`);
  }
}

const sameUnit = (left: Quantity, right: Quantity): UnitCode => {
  if (left.unit !== right.unit) throw new UnitMismatchError(left.unit, right.unit);
  return left.unit;
};

/** Sum of two quantities in one unit; throws {@link UnitMismatchError} otherwise. */
export const addQuantity = (left: Quantity, right: Quantity): Quantity => ({
  value: add(left.value, right.value),
  unit: sameUnit(left, right),
});

/** Difference of two quantities in one unit; throws {@link UnitMismatchError} otherwise. */
export const subtractQuantity = (left: Quantity, right: Quantity): Quantity => ({
  value: subtract(left.value, right.value),
  unit: sameUnit(left, right),
});
