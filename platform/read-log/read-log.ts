// Who read what: what gateways note of the entities they hand to callers. In: a caller, an operation, and the entities that
// subgraphs say they answered with. Out: batches of notes, written behind the answer. It knows ids, no domain; what cannot
// be kept is counted, so that nobody takes a log with holes for a whole one.
import type { Principal } from '../principal/principal.ts';

/** Entities in one answer of a subgraph, and when it read them: not before `begunAt`, not after `endedAt` (epoch milliseconds). */
export interface ServedEntities {
  readonly begunAt: number;
  readonly endedAt: number;
  /** Ids, each once. */
  readonly ids: readonly string[];
  /**
   * In an answer about several references: for each of them, in their order, the places in `ids` of the records that were
   * told of it. A record in none of them belongs to all.
   */
  readonly rows?: readonly (readonly number[])[];
}

/** An operation as the log names it. */
export interface ReadOperation {
  /** SHA-256 of the document's text (hex), as persisted operations are named. */
  readonly hash: string;
  readonly name: string | null;
  /** What it asks for, as `Type.field`, each once. */
  readonly fields: readonly string[];
}

/** Who reads: nothing of a person but the subject of the token. */
export type ReadingCaller = Pick<Principal, 'kind' | 'subject'>;

/** Where a gateway tells of what it hands over. Never throws, never waits. */
export interface ReadObserver {
  note(caller: ReadingCaller, operation: ReadOperation, served: readonly ServedEntities[]): void;
  /** The same, where many callers are handed the very same list: it is known by its identity and kept once for all of them. */
  noteShared(caller: ReadingCaller, operation: ReadOperation, served: readonly ServedEntities[]): void;
}

/** Reads of the same entities with the same operation, each by all of these callers. */
export interface ReadNote {
  /** A random UUID: a batch that comes twice is kept once. */
  readonly id: string;
  /** At least one; one who was handed it twice stands twice. The same audience is the same array in the next batch. */
  readonly callers: readonly ReadingCaller[];
  readonly operation: ReadOperation;
  readonly ids: readonly string[];
  /** Epoch milliseconds, in the order of the reads; as many as `endedAt`. */
  readonly begunAt: readonly number[];
  readonly endedAt: readonly number[];
}

/** Reads that were not kept: how many, and between which instants (epoch milliseconds). */
export interface ReadLoss {
  readonly reads: number;
  readonly fromAt: number;
  readonly toAt: number;
}

/** Takes batches for good. Rejects when it cannot; the same batch may come again. */
export interface ReadSink {
  write(notes: readonly ReadNote[], loss: ReadLoss | null): Promise<void>;
}
