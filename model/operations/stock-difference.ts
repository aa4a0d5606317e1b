import type { MovementKind } from '../inventory/movement.ts';
import type { PositionKey } from '../inventory/position.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Why the book and the floor differ: on hand as the system of record booked it, on hand as it is here, and what lies between.
 * booked + the sum of the items = on hand, to the last digit; `unexplained` is what is missing to that, and should be 0.
 */
export interface StockDifference extends PositionKey {
  /** The last figure of the system of record; 0 when it never told one. */
  readonly booked: Decimal;
  /** Up to which instant everything is in it; `null` when it never told one. */
  readonly bookedThrough: Instant | null;
  readonly onHand: Decimal;
  readonly difference: Decimal;
  readonly items: readonly ReconcilingItem[];
  readonly unexplained: Decimal;
}

/** Movements of one kind and reason that the system of record has not booked yet. */
export interface ReconcilingItem {
  readonly kind: MovementKind;
  readonly reason: string | null;
  readonly movements: number;
  readonly quantity: Decimal;
}

/** Reads differences; a position outside the scope does not exist for the caller. */
export interface StockDifferenceReader {
  load(key: PositionKey, scope: ReadScope): Promise<StockDifference | null>;
}
