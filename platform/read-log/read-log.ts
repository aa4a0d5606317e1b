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
}

/** Reads of the same entities by the same caller with the same operation. */
export interface ReadNote {
  /** A random UUID: a batch that comes twice is kept once. */
  readonly id: string;
  readonly caller: ReadingCaller;
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
