import type { RowOwner } from '../principal/principal.ts';

/**
 * A place in the event log: the log's generation and a position in it. Positions are contiguous from 1 and are given
 * out in commit order, so a reader that has passed N will never find something new at or below N.
 */
export interface LogPosition {
  readonly generation: string;
  readonly position: number;
}

/** One thing that happened. `payload` is JSON text; the log does not look into it. */
export interface LoggedEvent extends LogPosition {
  readonly topic: string;
  /** What the event is about (an entity id): events of one key are in order. */
  readonly key: string;
  readonly owner: RowOwner;
  /** ISO instants: when it happened, and when the log took it. */
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly payload: string;
}

/**
 * Reads the log. A position of another generation (a restored database) or before the floor is refused, never guessed.
 * A reader never knows less than its own `head` and `floor` have told; what was appended since may come a moment later
 * where the log is distributed, and rings when it does.
 */
export interface EventLogReader {
  /** The last position there is now. */
  head(): Promise<LogPosition>;
  /** The position before the first event still kept. */
  floor(): Promise<LogPosition>;
  /**
   * Events after `after`, in order, of the given topics (all when `null`), at most `limit`. `scannedTo` is how far the
   * log was looked through: the next read goes on there even if no event matched.
   * Throws `CURSOR_EXPIRED` when `after` is before the floor, `CURSOR_FOREIGN` when it is of another generation or ahead of the head.
   */
  read(
    after: LogPosition,
    limit: number,
    topics: readonly string[] | null,
  ): Promise<{ readonly events: readonly LoggedEvent[]; readonly scannedTo: LogPosition }>;
  /** Rings after something was appended; a hint that may be lost, late or spurious: readers poll as well. */
  onAppend(bell: () => void): () => void;
}
