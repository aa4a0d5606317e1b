import type { ParkedRecord } from './ports.ts';
import type { PositionRule } from './sync-store.ts';
import type { ExceptionKind } from './exception.ts';

/** Who settles a parked record, and why. */
export interface Settler {
  readonly actor: string;
  readonly reason: string;
  readonly correlationId: string;
}

/** What came of trying again: SETTLED is in the projection now, or was there already; PARKED has its new reason. */
export interface RetryOutcome {
  readonly outcome: 'SETTLED' | 'PARKED' | 'NOT_FOUND';
  readonly record: ParkedRecord | null;
}

/**
 * What waits because it could not be taken. Settling one again changes nothing; every step is in the audit trail. A record
 * behind a parked one is not held up: what is later by its own revision wins, whatever order the two are taken in.
 */
export interface DeadLetters {
  load(id: string): Promise<ParkedRecord | null>;
  /**
   * Tries to take it again, as it is or as `payload` says: a canonical change as JSON (INVALID_ARGUMENT when it is none).
   * A delivery that was parked whole goes back to its flow.
   */
  retry(
    id: string,
    payload: string | null,
    rules: Readonly<Record<ExceptionKind, PositionRule>>,
    settler: Settler,
  ): Promise<RetryOutcome>;
  /** Gives it up for good; `false` when there is none, or no longer. */
  discard(id: string, settler: Settler): Promise<boolean>;
}
