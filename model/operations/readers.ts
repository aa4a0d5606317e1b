import type { Page, PageRequest } from '../page.ts';
import type { Instant } from '../time/instant.ts';

/** Records, and a stretch of time in which somebody may have read them. */
export interface ReadWindow {
  /** Ids of entities: whoever read one of them is meant. */
  readonly entityIds: readonly string[];
  /** Both ends count; `null`: as far back as the log tells. */
  readonly from: Instant | null;
  readonly to: Instant;
  /** Only operations that ask for one of these fields (`InventoryPosition.available`); `null`: whatever they ask for. */
  readonly fields: readonly string[] | null;
}

/** A caller that read one of the records in the window, with one operation. */
export interface Reader {
  readonly id: string;
  readonly kind: 'ANONYMOUS' | 'USER' | 'SERVICE';
  /** The subject of the caller's token. */
  readonly subject: string;
  /** SHA-256 of the operation's document, hex. */
  readonly operationHash: string;
  readonly operationName: string | null;
  /** What the operation asks for, as `Type.field`. */
  readonly fields: readonly string[];
  readonly firstReadAt: Instant;
  readonly lastReadAt: Instant;
  /** How many answers and events within the window held one of the records. */
  readonly reads: number;
}

/** How far a list of readers can be believed. */
export interface ReadLogCover {
  /** The oldest read that is kept; `null` when there is none. */
  readonly since: Instant | null;
  /** Reads of any record that were not kept and may fall in the window. */
  readonly lostReads: number;
}

/** Looks up who read what. */
export interface ReadersReader {
  /** Those who read last first. */
  listReaders(window: ReadWindow, page: PageRequest): Promise<Page<Reader>>;
  coverOf(window: ReadWindow): Promise<ReadLogCover>;
  /**
   * The record of a drift while it stood otherwise than in its system: from the last comparison before that did not find
   * it until it closed, or now. `null`: nobody reads such a record by itself, or there is no such drift.
   */
  windowOfDrift(driftId: string): Promise<ReadWindow | null>;
}
