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
  readonly callers: readonly ReadingCaller[];
  readonly operation: ReadOperation;
  readonly ids: readonly string[];
  readonly begunAt: number[];
  readonly endedAt: number[];
}

/** One list of records, and all who were handed it. */
interface Shared {
  readonly operation: ReadOperation;
  readonly callers: ReadingCaller[];
}

const FLUSH_MS = 1_000;
const MAX_READS = 100_000;
/** What stands for one of the ids in the count of what waits: a set of a thousand is dear to keep, whoever reads it. */
const IDS_PER_READ = 20;
/** What stands for one of those who were handed the same list: a reference to somebody who is known anyway. */
const SHARERS_PER_READ = 20;

const isSame = (left: readonly ReadingCaller[], right: readonly ReadingCaller[]): boolean =>
  left.length === right.length && left.every((caller, at) => caller === right[at]);

const notesOf = (gathered: ReadonlyMap<string, ReadonlyMap<string, Gathered>>): readonly Gathered[] =>
  [...gathered.values()].flatMap((byIds) => [...byIds.values()]);

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
  let shared = new Map<readonly ServedEntities[], Shared>();
  /** Who was handed the last list of an operation: most often they are handed the next one, too. */
  const audiences = new WeakMap<ReadOperation, readonly ReadingCaller[]>();
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

  const gather = (
    into: Map<string, Map<string, Gathered>>,
    who: string,
    callers: readonly ReadingCaller[],
    operation: ReadOperation,
    { ids, begunAt, endedAt }: ServedEntities,
  ): boolean => {
    let byIds = into.get(who);
    if (byIds === undefined) into.set(who, (byIds = new Map<string, Gathered>()));
    const key = ids.join(' ');
    const known = byIds.get(key);
    if (known === undefined) {
      byIds.set(key, { id: randomUUID(), callers, operation, ids, begunAt: [begunAt], endedAt: [endedAt] });
      return true;
    }
    known.begunAt.push(begunAt);
    known.endedAt.push(endedAt);
    return false;
  };

  const take = (caller: ReadingCaller, operation: ReadOperation, served: ServedEntities): void => {
    if (waiting >= maxReads || isClosed) return lose({ reads: 1, fromAt: served.begunAt, toAt: served.endedAt });
    const { kind, subject } = caller;
    const who = `${kind} ${operation.hash} ${operation.name ?? ''} ${subject}`;
    const isNew = gather(gathered, who, [{ kind, subject }], operation, served);
    waiting += isNew ? 1 + Math.ceil(served.ids.length / IDS_PER_READ) : 1;
  };

  const share = (caller: ReadingCaller, operation: ReadOperation, served: readonly ServedEntities[]): void => {
    if (waiting >= maxReads || isClosed) {
      for (const { begunAt, endedAt } of served) lose({ reads: 1, fromAt: begunAt, toAt: endedAt });
      return;
    }
    const known = shared.get(served);
    waiting += 1 / SHARERS_PER_READ;
    if (known !== undefined) return void known.callers.push(caller);
    shared.set(served, { operation, callers: [caller] });
    for (const { ids } of served) waiting += 1 + ids.length / IDS_PER_READ;
  };

  /** What many were handed, as notes: those of one audience together, and the array the one they had before. */
  const notesOfShared = (): readonly Gathered[] => {
    const groups = new Map<readonly ReadingCaller[], Map<string, Map<string, Gathered>>>();
    for (const [served, { operation, callers }] of shared) {
      const before = audiences.get(operation);
      const audience = before !== undefined && isSame(before, callers) ? before : callers;
      audiences.set(operation, audience);
      let into = groups.get(audience);
      if (into === undefined) groups.set(audience, (into = new Map<string, Map<string, Gathered>>()));
      const who = `${operation.hash} ${operation.name ?? ''}`;
      for (const one of served) gather(into, who, audience, operation, one);
    }
    return [...groups.values()].flatMap(notesOf);
  };

  const write = async (): Promise<void> => {
    const notes = [...held, ...notesOf(gathered), ...notesOfShared()];
    const told = loss;
    if (notes.length === 0 && told === null) return;
    gathered = new Map();
    shared = new Map();
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
        for (const { callers, begunAt, endedAt } of notes) {
          begunAt.forEach((fromAt, at) => lose({ reads: callers.length, fromAt, toAt: endedAt[at] ?? fromAt }));
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
    noteShared: share,
    flush,
    async close() {
      clearInterval(timer);
      await writing;
      isClosed = true;
      await flush();
    },
  };
};
