/** How one kind of record is cached. Values are plain JSON and are shared between callers: never put a caller's scope into them. */
export interface CacheDomain<V> {
  /** Short and stable, e.g. `products`; part of the Redis key and of invalidations. */
  readonly name: string;
  /** How long a value is fresh. */
  readonly ttlMs: number;
  /** How long after that it may still be served: at once while one refresh runs, and when the refresh fails. */
  readonly staleMs: number;
  /** How long "there is none" is believed. */
  readonly negativeTtlMs: number;
  /** Most entries kept in this process. */
  readonly maxEntries: number;
  /** Orders versions of one record; never falls. A fill with a lower one does not replace a higher one. */
  revisionOf(value: V): number;
  /**
   * When a value has become too old to be served (milliseconds since the Unix epoch), however lately it was loaded. By
   * default that depends on when it was loaded alone.
   */
  outdatedAt?(value: V): number;
}

/** What a loader answers per key, in the order of the keys: the value, `null` for none, or why it could not be had. */
export type CacheAnswer<V> = V | null | Error;

/** A value (or `null`) with what decides how long it lives and what may replace it. Times in milliseconds since the Unix epoch. */
export interface CacheEntry {
  readonly value: unknown;
  /** -1 for "there is none". */
  readonly revision: number;
  readonly freshUntil: number;
  readonly keptUntil: number;
}

/** A batch read-through cache. */
export interface Cache {
  /**
   * The values of the keys, in their order. A missing key is loaded once at a time in this process, however many callers
   * and batches ask; a stale one is served at once while one refresh runs. A failed load gives its error at its key only.
   */
  loadMany<V extends object>(
    domain: CacheDomain<V>,
    keys: readonly string[],
    load: (keys: readonly string[]) => Promise<readonly CacheAnswer<V>[]>,
  ): Promise<readonly CacheAnswer<V>[]>;
  /**
   * Forgets keys (all of the domain when `null`) here and in every process on the same Redis; a load that began before
   * cannot bring the old value back. While Redis is away, this process forgets at once, and tells Redis before it reads
   * there again; others must have heard of it by themselves, as whoever follows the event log does.
   * @param revisions what each key has now, in their order, where that is known (-1: it is not): whatever is of a lower
   *   revision is not kept from then on, also when it is read only later, from a source that has not heard of it yet
   */
  invalidate(domain: string, keys: readonly string[] | null, revisions?: readonly number[]): Promise<void>;
}

/** Told of every lookup, for metrics. */
export type LookupObserver = (
  domain: string,
  counts: { readonly hits: number; readonly stale: number; readonly misses: number },
) => void;
