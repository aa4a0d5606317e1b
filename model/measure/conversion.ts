import { Fraction } from 'fraction.js';
import { type Decimal, type Rounding, parseDecimal } from './decimal.ts';
import { decimalOfFraction } from './fraction-decimal.ts';
import type { Quantity } from './quantity.ts';
import { unitFactorOf } from './rec20.ts';
import type { UnitCode } from './unit-code.ts';

/** What conversion needs to know of a product: its base unit and how many base units its other units hold. */
export interface UnitTable {
  readonly baseUnit: UnitCode;
  /** 1 `unit` = `numerator` / `denominator` base units. */
  readonly packagingUnits: readonly {
    readonly unit: UnitCode;
    readonly numerator: Decimal;
    readonly denominator: Decimal;
  }[];
}

/** Neither the product's own units nor Rec 20 say how one unit becomes the other. */
export class UnknownConversionError extends Error {
  readonly code = 'CONVERSION_UNKNOWN';
  constructor(from: UnitCode, to: UnitCode) {
    super(`the product defines no conversion from ${from} to ${to}`);
  }
}

/** The result is no finite decimal (a third of a case): say how to round it, with {@link convertRounded}. */
export class InexactConversionError extends Error {
  readonly code = 'CONVERSION_INEXACT';
  constructor(quantity: Quantity, to: UnitCode) {
    super(`${quantity.value} ${quantity.unit} is not a finite decimal number of ${to}`);
  }
}

const physicalFactor = (from: UnitCode, to: UnitCode): Fraction | null => {
  const source = unitFactorOf(from);
  const target = unitFactorOf(to);
  if (source === null || target === null || source.dimension !== target.dimension) return null;
  return new Fraction(source.numerator)
    .div(source.denominator)
    .div(new Fraction(target.numerator).div(target.denominator));
};

/** How many base units one unit is: by the product itself, else by Rec 20 to its base unit, else by Rec 20 to a unit it defines. */
const factorToBase = (unit: UnitCode, { baseUnit, packagingUnits }: UnitTable): Fraction | null => {
  if (unit === baseUnit) return new Fraction(1);
  const own = packagingUnits.map((packaging) => ({
    unit: packaging.unit,
    factor: new Fraction(packaging.numerator).div(packaging.denominator),
  }));
  const direct = own.find((packaging) => packaging.unit === unit)?.factor ?? physicalFactor(unit, baseUnit);
  if (direct !== null) return direct;
  for (const packaging of own) {
    const physical = physicalFactor(unit, packaging.unit);
    if (physical !== null) return physical.mul(packaging.factor);
  }
  return null;
};

/** The exact ratio `to` per `from`: 1 `from` = ratio `to`. Throws {@link UnknownConversionError}. */
export const conversionRatio = (from: UnitCode, to: UnitCode, table: UnitTable): Fraction => {
  if (from === to) return new Fraction(1);
  const source = factorToBase(from, table);
  const target = factorToBase(to, table);
  if (source === null || target === null || source.n === 0n || target.n === 0n) {
    throw new UnknownConversionError(from, to);
  }
  return source.div(target);
};

/**
 * The quantity in another unit of the product, exactly. Throws {@link UnknownConversionError} when there is no way, and
 * {@link InexactConversionError} when the result is no finite decimal.
 */
export const convertQuantity = (quantity: Quantity, to: UnitCode, table: UnitTable): Quantity => {
  const exact = new Fraction(quantity.value).mul(conversionRatio(quantity.unit, to, table));
  const value = decimalOfFraction(exact);
  // A decimal has at most 60 characters; a longer one is no number anybody wrote.
  if (value === null || value.length > 60) throw new InexactConversionError(quantity, to);
  return { value: parseDecimal(value), unit: to };
};

/** As {@link convertQuantity}, rounded to so many digits after the point; `exact` says whether nothing was lost. */
export const convertRounded = (
  quantity: Quantity,
  to: UnitCode,
  table: UnitTable,
  fractionDigits: number,
  rounding: Rounding,
): { readonly quantity: Quantity; readonly exact: boolean } => {
  const ratio = new Fraction(quantity.value).mul(conversionRatio(quantity.unit, to, table));
  const value = decimalOfFraction(ratio, { fractionDigits, rounding });
  return {
    quantity: { value: parseDecimal(value), unit: to },
    exact: new Fraction(value).equals(ratio),
  };
};
