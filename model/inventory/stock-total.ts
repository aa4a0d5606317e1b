import type { Decimal } from '../measure/decimal.ts';
import type { UnitCode } from '../measure/unit-code.ts';
import type { Instant } from '../time/instant.ts';

/** Stock of many positions in one base unit: each amount is the sum of theirs, so totals of disjoint groups add up. */
export interface StockTotal {
  readonly unit: UnitCode;
  readonly positionCount: number;
  readonly onHand: Decimal;
  /** On hand − held − allocated − reserved. */
  readonly available: Decimal;
  readonly inTransit: Decimal;
  readonly onOrder: Decimal;
  readonly backordered: Decimal;
  /** Until when all of it is vouched for: the oldest record, or last balance behind one, of the positions. */
  readonly asOf: Instant;
}
