import type { RecordKind } from '../erp/change.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Instant } from '../time/instant.ts';

/** Records, and a stretch of time in which somebody may have read them. */
export interface ReadWindow {
  /** Ids of entities: whoever read one of them is meant; `null`: whoever asked for one of the fields. */
  readonly entityIds: readonly string[] | null;
  /** Both ends count; `null`: as far back as the log tells. */
  readonly from: Instant | null;
  readonly to: Instant;
  /**
   * Only operations that ask for one of these fields (`InventoryPosition.available`; `InventoryPosition.*` for any of the
   * type); `null`: whatever they ask for.
   */
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

/** Something that was decided in the window about what the records are of. */
export interface RestingDecision {
  readonly kind: 'PUBLICATION' | 'APPROVAL' | 'PURCHASE_CHECK' | 'OUTBOUND';
  readonly id: string;
  /** In the words of the business. */
  readonly subject: string;
  /** Who decided or asked for it. */
  readonly by: string;
  readonly at: Instant;
}

/** What a caller is told who read a record that was wrong and has been put right. */
export interface ValueCorrection {
  readonly driftId: string;
  readonly recordIds: readonly string[];
  readonly recordKind: RecordKind;
  /** Natural key for people, parts with a space between. */
  readonly recordKey: string;
  /** The fields that were wrong. */
  readonly fields: readonly string[];
  /** The last comparison that agreed; `null` when there was none. */
  readonly wrongSince: Instant | null;
  readonly correctedAt: Instant;
  readonly subject: string;
  readonly operationNames: readonly string[];
  readonly firstReadAt: Instant;
  readonly lastReadAt: Instant;
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
  /**
   * What an exception of the business is about, from when it opened until it closed, or now; of a DRIFT the window of the
   * drift. `null`: nobody reads it, or there is no such exception.
   */
  windowOfException(exceptionId: string): Promise<ReadWindow | null>;
  /** What was decided in the window and rests on its records; newest first, at most `limit`. */
  decisionsOn(window: ReadWindow, limit: number): Promise<readonly RestingDecision[]>;
}
