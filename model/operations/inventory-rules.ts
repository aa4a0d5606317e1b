import type { PlannedPosition } from '../inventory/ports.ts';
import { availableOf } from '../inventory/position.ts';
import { compare, isNegative, multiply, parseDecimal } from '../measure/decimal.ts';
import type { ExceptionKind } from './exception.ts';
import type { Finding, PositionRule } from './sync-store.ts';

const HALF = parseDecimal('0.5');

/** On hand below zero: goods left that were never booked in. Always HIGH, for every later number rests on it. */
const findNegativeStock = ({ position }: PlannedPosition): Finding | null =>
  isNegative(position.onHand)
    ? {
        kind: 'NEGATIVE_STOCK',
        severity: 'HIGH',
        message: `${position.sku} at ${position.locationCode} shows ${position.onHand} ${position.unit} on hand.`,
      }
    : null;

/**
 * Available (on hand − held − allocated − reserved) below the safety stock planning set: MEDIUM; below half of it: HIGH;
 * nothing available: CRITICAL. Without parameters, or with a safety stock of zero, there is no such risk to speak of.
 */
const findStockoutRisk = ({ position, parameters }: PlannedPosition): Finding | null => {
  if (parameters === null || compare(parameters.safetyStock, parseDecimal('0')) <= 0) return null;
  const available = availableOf(position);
  if (compare(available, parameters.safetyStock) >= 0) return null;
  const nothingLeft = compare(available, parseDecimal('0')) <= 0;
  const belowHalf = compare(available, multiply(parameters.safetyStock, HALF)) < 0;
  return {
    kind: 'STOCKOUT_RISK',
    severity: nothingLeft ? 'CRITICAL' : belowHalf ? 'HIGH' : 'MEDIUM',
    message: `${position.sku} at ${position.locationCode} has ${available} ${position.unit} available, below its safety stock of ${parameters.safetyStock}.`,
  };
};

/** Every rule on inventory positions, by the kind of exception it opens and closes. */
export const INVENTORY_RULES: Readonly<Record<ExceptionKind, PositionRule>> = {
  STOCKOUT_RISK: findStockoutRisk,
  NEGATIVE_STOCK: findNegativeStock,
};
