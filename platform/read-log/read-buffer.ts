import { randomUUID } from 'node:crypto';
import { toAppError } from '../errors/app-error.ts';
import type {
  ReadingCaller,
  ReadLoss,
  ReadNote,
  ReadObserver,
  ReadOperation,
  ReadSink,
  ServedEntities,
} from './read-log.ts';

export interface ReadBufferOptions {
  readonly sink: ReadSink;
  /** Milliseconds between two batches; a second unless told otherwise. */
  readonly flushMs?: number;
  /** Reads that may wait to be written; those beyond are lost, and counted. 100,000 unless told otherwise. */
  readonly maxReads?: number;
  readonly onFailed: (error: unknown, waiting: number) => void;
}

/** Notes that wait to be written. */
export interface ReadBuffer extends ReadObserver {
  /** Writes what waits now. Never rejects: what cannot be written waits on. */
  flush(): Promise<void>;
  /** Writes what waits, once, and takes no more. */
  close(): Promise<void>;
}

interface Gathered {
  readonly id: string;
  readonly caller: ReadingCaller;
  readonly operation: ReadOperation;
  readonly ids: readonly string[];
  readonly begunAt: number[];
  readonly endedAt: number[];
}

const FLUSH_MS = 1_000;
const MAX_READS = 100_000;
/** What stands for one of the ids in the count of what waits: a set of a thousand is dear to keep, whoever reads it. */
const IDS_PER_READ = 20;

/**
 * Makes the buffer of one gateway. Equal reads are one note with the instants of each, so that a thousand clients of one
 * dashboard are a handful of rows; memory is bounded by what waits, and a database that is away costs reads, never answers.
 */
export const createReadBuffer = ({
  sink,
  flushMs = FLUSH_MS,
  maxReads = MAX_READS,
  onFailed,
}: ReadBufferOptions): ReadBuffer => {
  let gathered = new Map<string, Map<string, Gathered>>();
  let waiting = 0;
  /** What could not be written and is tried again. */
  let held: readonly ReadNote[] = [];
  let heldWeight = 0;
  let loss: ReadLoss | null = null;
  let writing: Promise<void> | null = null;
  let isClosed = false;

  const lose = (more: ReadLoss): void => {
    loss =
      loss === null
        ? more
        : {
            reads: loss.reads + more.reads,
            fromAt: Math.min(loss.fromAt, more.fromAt),
            toAt: Math.max(loss.toAt, more.toAt),
          };
  };

  const take = (caller: ReadingCaller, operation: ReadOperation, served: ServedEntities): void => {
    if (waiting >= maxReads || isClosed) return lose({ reads: 1, fromAt: served.begunAt, toAt: served.endedAt });
    const who = `${caller.kind} ${operation.hash} ${operation.name ?? ''} ${caller.subject}`;
    let byIds = gathered.get(who);
    if (byIds === undefined) {
      byIds = new Map();
      gathered.set(who, byIds);
    }
    const key = served.ids.join(' ');
    const known = byIds.get(key);
    if (known === undefined) {
      const { kind, subject } = caller;
      const { ids, begunAt, endedAt } = served;
      const id = randomUUID();
      byIds.set(key, { id, caller: { kind, subject }, operation, ids, begunAt: [begunAt], endedAt: [endedAt] });
      waiting += Math.ceil(ids.length / IDS_PER_READ);
    } else {
      known.begunAt.push(served.begunAt);
      known.endedAt.push(served.endedAt);
    }
    waiting += 1;
  };

  const write = async (): Promise<void> => {
    const notes = [...held, ...[...gathered.values()].flatMap((byIds) => [...byIds.values()])];
    const told = loss;
    if (notes.length === 0 && told === null) return;
    gathered = new Map();
    held = notes;
    heldWeight = waiting;
    loss = null;
    try {
      await sink.write(notes, told);
      held = [];
      waiting -= heldWeight;
    } catch (error) {
      if (told !== null) lose(told);
      if (!toAppError(error).retryable) {
        // It would be refused again, and everything behind it would wait for ever.
        for (const { begunAt, endedAt } of notes) {
          begunAt.forEach((fromAt, at) => lose({ reads: 1, fromAt, toAt: endedAt[at] ?? fromAt }));
        }
        held = [];
        waiting -= heldWeight;
      }
      onFailed(error, waiting);
    }
  };
  const flush = (): Promise<void> => (writing ??= write().finally(() => (writing = null)));
  const timer = setInterval(() => void flush(), flushMs).unref();

  return {
    note(caller, operation, served) {
      for (const one of served) take(caller, operation, one);
    },
    flush,
    async close() {
      clearInterval(timer);
      await writing;
      isClosed = true;
      await flush();
    },
  };
};
