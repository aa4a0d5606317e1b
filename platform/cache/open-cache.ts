// The cache: entries in this process over entries in Redis (when there is one) over a loader. In: batches of keys.
// Out: values in order, each loaded once. What is invalidated is gone in every process at once. Redis down, at the start
// or later: this process goes on with its own entries and the loader; the loader down: what is stale is served until it is too old.
import type { Redis } from 'ioredis';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import type { Cache, CacheAnswer, CacheDomain, CacheEntry, LookupObserver } from './cache-domain.ts';
import type { DropMessage } from './drop-message.ts';
import { createFlights, type Flights } from './flights.ts';
import { createLocalTier, type LocalTier } from './local-tier.ts';
import type { StoredEntry } from './redis-entry.ts';
import { openRedisTier, type RedisRead } from './redis-tier.ts';

/** What the cache is made of. */
export interface CacheSettings {
  /** A connection, whether Redis answers or not; `null` for this process alone. The cache does not close it. */
  readonly redis: Redis | null;
  /** Separates installations that share one Redis. */
  readonly keyPrefix: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onLookup?: LookupObserver;
}

/** A cache that listens to other processes until it is closed. */
export interface OpenCache extends Cache {
  close(): Promise<void>;
}

interface Shelf {
  readonly local: LocalTier;
  readonly flights: Flights;
}

/** When a loaded value stops being fresh and stops being kept. */
const entryOf = <V extends object>(domain: CacheDomain<V>, value: V | null, now: number): CacheEntry => {
  if (value === null) {
    const freshUntil = now + domain.negativeTtlMs;
    return { value, revision: -1, freshUntil, keptUntil: freshUntil };
  }
  // What is too old already is kept as shortly as "there is none": that long nobody asks again in vain.
  const outdatedAt = Math.max(domain.outdatedAt?.(value) ?? Number.POSITIVE_INFINITY, now + domain.negativeTtlMs);
  const freshUntil = Math.min(now + domain.ttlMs, outdatedAt);
  const keptUntil = Math.min(freshUntil + domain.staleMs, outdatedAt);
  return { value, revision: domain.revisionOf(value), freshUntil, keptUntil };
};

/** Whether what was loaded is older than what Redis knew of it before. */
const isOutrun = ({ revision }: CacheEntry, stored: StoredEntry | undefined): boolean =>
  revision >= 0 && revision < (stored?.revision ?? -1);

/** Opens the cache; never rejects: Redis may come later. */
export const openCache = async ({ redis, keyPrefix, clock, log, onLookup }: CacheSettings): Promise<OpenCache> => {
  const shelves = new Map<string, Shelf>();
  const shelfOf = (name: string, maxEntries: number): Shelf => {
    const known = shelves.get(name);
    if (known !== undefined) return known;
    const local = createLocalTier(maxEntries);
    const shelf = { local, flights: createFlights(local) };
    shelves.set(name, shelf);
    return shelf;
  };
  const dropLocally = (message: DropMessage | null): void => {
    if (message === null) for (const { local } of shelves.values()) local.drop(null);
    else shelves.get(message.domain)?.local.drop(message.keys, message.revisions);
  };
  const shared = redis === null ? null : await openRedisTier(redis, keyPrefix, dropLocally);

  const readShared = async (domain: string, keys: readonly string[]): Promise<RedisRead | null> => {
    if (shared === null || !shared.isThere() || keys.length === 0) return null;
    try {
      return await shared.read(domain, keys);
    } catch (err) {
      log.warn({ err, domain }, 'the shared cache could not be read; loading instead');
      return null;
    }
  };
  const fillShared = (domain: string, entries: ReadonlyMap<string, CacheEntry>, seen: RedisRead | null): void => {
    if (shared === null || seen === null || entries.size === 0) return;
    shared.fill(domain, entries, seen, clock.now()).catch((err: unknown) => {
      log.warn({ err, domain }, 'the shared cache could not be filled');
    });
  };

  const loadMany = async <V extends object>(
    domain: CacheDomain<V>,
    keys: readonly string[],
    load: (keys: readonly string[]) => Promise<readonly CacheAnswer<V>[]>,
  ): Promise<readonly CacheAnswer<V>[]> => {
    const { local, flights } = shelfOf(domain.name, domain.maxEntries);
    const distinct = [...new Set(keys)];
    const now = clock.now();
    const moment = local.moment();
    const found = new Map<string, CacheEntry>();
    const waits = new Map<string, Promise<CacheAnswer<object>>>();

    const unanswered = distinct.filter((key) => {
      const entry = local.get(key);
      if (entry !== undefined && entry.keptUntil > now) found.set(key, entry);
      if (entry !== undefined && entry.freshUntil > now) return false;
      const flight = flights.find(key);
      if (flight !== null) waits.set(key, flight);
      return flight === null;
    });

    const seen = await readShared(domain.name, unanswered);
    for (const [key, { entry }] of seen?.stored ?? []) {
      if (entry === null || entry.keptUntil <= now || (found.get(key)?.freshUntil ?? 0) >= entry.freshUntil) continue;
      found.set(key, entry);
      local.fill(key, entry, moment);
    }

    const due = unanswered.filter((key) => {
      if ((found.get(key)?.freshUntil ?? 0) > now) return false;
      const flight = flights.find(key);
      if (flight !== null) waits.set(key, flight);
      return flight === null;
    });
    if (due.length > 0) {
      flights.start(due, load, (answers, began) => {
        const entries = new Map<string, CacheEntry>();
        due.forEach((key, index) => {
          const answer = answers[index] ?? null;
          if (answer instanceof Error) return;
          const entry = entryOf(domain, answer as V | null, clock.now()); // what this very loader brought
          entries.set(key, entry);
          if (!isOutrun(entry, seen?.stored.get(key))) local.fill(key, entry, began);
        });
        fillShared(domain.name, entries, seen);
      });
      for (const key of due) waits.set(key, flights.find(key) ?? Promise.resolve(null));
    }

    const stale = [...found.values()].filter((entry) => entry.freshUntil <= now).length;
    onLookup?.(domain.name, { hits: found.size - stale, stale, misses: distinct.length - found.size });
    // Entries and flights are of this domain's name, and so of its type.
    return Promise.all(
      keys.map(async (key) => (found.get(key)?.value ?? (await waits.get(key)) ?? null) as CacheAnswer<V>),
    );
  };

  return {
    loadMany,
    async invalidate(domain, keys, revisions) {
      const message: DropMessage = { domain, keys, ...(revisions === undefined ? {} : { revisions }) };
      dropLocally(message);
      if (shared === null || keys?.length === 0) return;
      const failure = await shared.invalidate(message);
      if (failure !== null && shared.isThere()) {
        log.warn(
          { err: failure, domain },
          'the shared cache could not be told what is no longer true; it is told later',
        );
      }
      // Again: between the first time and now somebody may have read the old entry back from Redis.
      dropLocally(message);
    },
    async close() {
      await shared?.close();
    },
  };
};
