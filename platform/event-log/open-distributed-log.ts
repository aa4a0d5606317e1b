// The event log for many nodes: the store's log, read from a copy in Redis Streams wherever the copy can vouch for what is
// asked. In: the store's reader, a Redis. Out: a reader that answers the same. Redis away, slow, emptied, of another time or
// with a hole: the store is read, page by page, and the copy again as soon as it can be; a reader sees no seam, since
// positions are the store's. The store away: the copy serves what it has.
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { isConnected } from '../cache/open-redis.ts';
import type { Log } from '../log/log.ts';
import { openCopyBell } from './copy-bell.ts';
import { eventOf } from './copied-event.ts';
import { judgeEntries } from './copy-page.ts';
import type { EventLogReader, LogPosition } from './event-log.ts';
import { createCopyKeeper } from './keep-copy.ts';
import { createLogCopy } from './log-copy.ts';
import type { LogCopyObserver, StoreReadReason } from './log-copy-observer.ts';

export interface DistributedLogOptions {
  readonly store: EventLogReader;
  /** A connection, whether Redis answers or not; the log makes its own two like it and does not close this one. */
  readonly redis: Redis;
  /** Separates installations that share one Redis. */
  readonly keyPrefix: string;
  readonly log: Log;
  readonly observer: LogCopyObserver;
  /**
   * How long after the store rang the copy may stay silent until this node fills it, in milliseconds. 0 where events
   * come from (it fills at once); elsewhere a little more than filling takes, so that nodes wait for the one that does.
   */
  readonly graceMs: number;
  /** How often store and copy are compared whatever the bells say, in milliseconds. */
  readonly lookEveryMs?: number;
  /** How often the store's floor is read, in milliseconds; until then a node may serve what was just pruned. */
  readonly floorEveryMs?: number;
  /** How many events the copy holds; readers further behind read the store. */
  readonly keepEvents?: number;
  /** How long Redis may take over a command until the store is read, in milliseconds; a stall of this process counts. */
  readonly patienceMs?: number;
}

/** A reader with connections and timers. */
export interface DistributedLog extends EventLogReader {
  close(): Promise<void>;
}

/** How far one read looks at least, so that a reader of a rare topic gets on. */
const SCAN = 256;

/** Opens it; the first look is done. Never rejects: without Redis or store it answers as the store does. */
export const openDistributedLog = async (options: DistributedLogOptions): Promise<DistributedLog> => {
  const { store, keyPrefix, log, observer, graceMs, lookEveryMs = 1_000, floorEveryMs = 10_000 } = options;
  const { keepEvents = 50_000, patienceMs = 500 } = options;
  const bells = new Set<() => void>();
  const ringAll = (): void => {
    for (const ring of [...bells]) ring();
  };

  const redis = options.redis.duplicate({ lazyConnect: true, commandTimeout: patienceMs });
  redis.on('error', () => {}); // the connection it was made like reports the trouble
  const self = randomUUID();
  const copy = createLogCopy(redis, { keyPrefix, keepEvents, ring: self });
  const keeper = createCopyKeeper({ store, copy, keepEvents, floorEveryMs, log, observer, onNews: ringAll });

  // Another node that has rung the copy's bell since the store rang sees to this, too. Our own ring proves nothing: it may
  // have been for what was appended before.
  let othersRangAt = -Infinity;
  const copyBell = openCopyBell(options.redis, keyPrefix, (ringer) => {
    if (ringer !== null && ringer !== self) othersRangAt = performance.now();
    ringAll();
  });
  let waiting: NodeJS.Timeout | null = null;
  const stopStoreBell = store.onAppend(() => {
    if (!keeper.state().usable) ringAll();
    const rangAt = performance.now();
    if (graceMs === 0) void keeper.look();
    else
      waiting ??= setTimeout(() => {
        waiting = null;
        if (othersRangAt < rangAt) void keeper.look();
      }, graceMs);
  });
  const timer = setInterval(() => void keeper.look(), lookEveryMs);
  timer.unref();

  const connecting = redis.connect().catch(() => {}); // it tries again by itself
  if (isConnected(options.redis)) await connecting;
  redis.on('ready', () => void keeper.look());
  await keeper.look();

  const readCopy = async (
    after: LogPosition,
    limit: number,
    topics: readonly string[] | null,
  ): Promise<Awaited<ReturnType<EventLogReader['read']>> | StoreReadReason> => {
    const { usable, generation, head, floor } = keeper.state();
    if (after.generation !== generation || after.position < floor) return 'REFUSED';
    if (!usable) return 'AWAY';
    const count = (topics === null ? limit : Math.max(limit, SCAN)) + 1; // the position itself comes along
    const page = judgeEntries(after.position, await copy.entries(generation, after.position, count));
    if (page.kind === 'UNKNOWN') return after.position < head ? 'HOLE' : 'BEHIND';
    if (page.kind === 'AT_END') return after.position < head ? 'BEHIND' : { events: [], scannedTo: after };
    const { entries } = page;
    const wanted = topics === null ? entries : entries.filter(({ topic }) => topics.includes(topic));
    const told = wanted.slice(0, limit);
    const last = told.length === limit ? told.at(-1) : entries.at(-1);
    return {
      events: told.map((entry) => eventOf(entry, generation)),
      scannedTo: { generation, position: last?.position ?? after.position },
    };
  };

  return {
    async head() {
      const head = await store.head();
      keeper.told({ head });
      return head;
    },
    async floor() {
      const floor = await store.floor();
      keeper.told({ floor });
      return floor;
    },
    async read(after, limit, topics) {
      const page = await readCopy(after, limit, topics).catch((error: unknown): StoreReadReason => {
        keeper.failed(error);
        return 'AWAY';
      });
      observer.pageRead(typeof page === 'string' ? page : null);
      return typeof page === 'string' ? store.read(after, limit, topics) : page;
    },
    onAppend(bell) {
      bells.add(bell);
      return () => bells.delete(bell);
    },
    async close() {
      clearInterval(timer);
      if (waiting !== null) clearTimeout(waiting);
      stopStoreBell();
      bells.clear();
      copyBell.close();
      await keeper.stop();
      redis.disconnect();
    },
  };
};
