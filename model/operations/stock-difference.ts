import type { MovementKind } from '../inventory/movement.ts';
import type { PositionKey } from '../inventory/position.ts';
import type { Decimal } from '../measure/decimal.ts';
import type { SystemCode } from '../origin.ts';
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
  /** What planning reckons with; `null` when it told nothing of the position. */
  readonly assumption: AssumedDifference | null;
}

/** The stock a plan was made on, beside what the ERP booked and the warehouse moved up to the same instant. */
export interface AssumedDifference {
  readonly source: SystemCode;
  readonly takenAt: Instant;
  readonly planned: Decimal;
  /** The ERP's figure, carried to that instant by the movements between. */
  readonly booked: Decimal;
  /** planned − booked. */
  readonly difference: Decimal;
  /** All movements up to that instant; `null` where they do not begin with the first balance. */
  readonly moved: Decimal | null;
  /** Whether everything up to that instant has come here: before that a difference is no drift. */
  readonly isJudged: boolean;
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
