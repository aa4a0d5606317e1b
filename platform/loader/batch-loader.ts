// Loading for one request: the keys that resolvers ask for one by one are collected and read as one batch through the
// cache. In: keys. Out: a record, `null`, or that key's own error. Lives as long as the request; the cache outlives it.
import DataLoader from 'dataloader';
import type { Cache, CacheAnswer, CacheDomain } from '../cache/cache-domain.ts';

/** What a loader reads, and how it is cached. */
export interface BatchLoaderOptions<K, V extends object> {
  /** Answers in the order of the keys: the record, `null` for none, an Error for a key that failed. */
  readonly load: (keys: readonly K[]) => Promise<readonly CacheAnswer<V>[]>;
  /** The text a key is known by; equal keys have equal texts. Default: the key itself, when it is text. */
  readonly keyOf?: (key: K) => string;
  /** Default: everything asked for in one tick. */
  readonly maxBatchSize?: number;
  /** Where results outlive the request; without it they live in the request only (rows that depend on the caller's scope). */
  readonly shared?: {
    readonly cache: Cache;
    readonly domain: CacheDomain<V>;
    /** Told of every record that comes by way of the cache, loaded just now or before. */
    readonly onRecord?: (record: V) => void;
  };
}

/** A DataLoader whose records may be `null`. */
export type BatchLoader<K, V extends object> = DataLoader<K, V | null, string>;

/** Builds the loader of one request. */
export const createBatchLoader = <K, V extends object>({
  load,
  keyOf = String,
  maxBatchSize,
  shared,
}: BatchLoaderOptions<K, V>): BatchLoader<K, V> => {
  const loadBatch = async (keys: readonly K[]): Promise<readonly CacheAnswer<V>[]> => {
    if (shared === undefined) return load(keys);
    const keyOfText = new Map(keys.map((key) => [keyOf(key), key]));
    const answers = await shared.cache.loadMany(
      shared.domain,
      keys.map(keyOf),
      (texts) => load(texts.map((text) => keyOfText.get(text) as K)), // every text came from one of these keys
    );
    const { onRecord } = shared;
    if (onRecord) for (const each of answers) if (each !== null && !(each instanceof Error)) onRecord(each);
    return answers;
  };
  return new DataLoader<K, V | null, string>(loadBatch, {
    cacheKeyFn: keyOf,
    ...(maxBatchSize === undefined ? {} : { maxBatchSize }),
  });
};
