import { Fraction } from 'fraction.js';
import { absolute, add, compare, type Decimal, parseDecimal, round, subtract, ZERO } from '../measure/decimal.ts';
import { decimalOfFraction } from '../measure/fraction-decimal.ts';

/** The levels at which the ERP orders and up to which, and the demand they are made for. */
export interface PlannedLevels {
  readonly reorderPoint: Decimal;
  readonly maximumStock: Decimal | null;
  /** Expected demand over lead time and review period in the version the ERP plans on. */
  readonly leadTimeDemand: Decimal;
}

/** Levels as they are to be. */
export interface MovedLevels {
  readonly reorderPoint: Decimal;
  readonly maximumStock: Decimal | null;
  /** How far the reorder point moves, in per cent of what it was; `null` when it was 0. */
  readonly changePercent: Decimal | null;
}

/** (to − from) ÷ from in per cent, with four digits; `null` where `from` is 0. */
export const percentChange = (from: Decimal, to: Decimal): Decimal | null => {
  if (compare(from, ZERO) === 0) return null;
  const ratio = new Fraction(subtract(to, from)).div(new Fraction(absolute(from))).mul(100);
  return parseDecimal(decimalOfFraction(ratio, { fractionDigits: 4, rounding: 'HALF_EVEN' }));
};

const isWhole = (value: Decimal): boolean => !value.includes('.');

/**
 * Demand over the lead time in the steps in which the ERP keeps its levels: whole units, rounded up, where the level is a
 * whole number; else with three digits. So that nothing is lost over many revisions, this is what is kept and compared.
 */
export const levelOfDemand = (demand: Decimal, level: Decimal): Decimal => round(demand, isWhole(level) ? 0 : 3, 'UP');

/**
 * Moves the reorder point by what the demand over the lead time changed: reorder point = demand over lead time and review
 * period + safety stock (Silver, Pyke and Thomas, 2017, ch. 6), so that what planners set beside the forecast stays as it
 * is. The maximum moves by the same amount, which keeps the size of orders. Never below 0; `null` where nothing moves.
 */
export const moveLevels = (levels: PlannedLevels, demand: Decimal): MovedLevels | null => {
  const change = subtract(demand, levels.leadTimeDemand);
  if (compare(change, ZERO) === 0) return null;
  const moved = (level: Decimal): Decimal => {
    const to = add(level, change);
    return compare(to, ZERO) < 0 ? ZERO : to;
  };
  const reorderPoint = moved(levels.reorderPoint);
  return {
    reorderPoint,
    maximumStock: levels.maximumStock === null ? null : moved(levels.maximumStock),
    changePercent: percentChange(levels.reorderPoint, reorderPoint),
  };
};
