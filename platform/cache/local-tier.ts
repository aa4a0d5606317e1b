import { LRUCache } from 'lru-cache';
import type { CacheEntry } from './cache-domain.ts';

/**
 * The entries of one domain in this process. A fill hands in the `moment` it took before it went to look: whatever was
 * invalidated since is not stored, so a slow fill never brings back what was just dropped. Nor does a later one from a
 * source that lags: of what is known to have a revision, nothing older is stored.
 */
export interface LocalTier {
  /** A mark in the order of invalidations. */
  moment(): number;
  get(key: string): CacheEntry | undefined;
  /** Stores it unless the key was invalidated after the moment, or a newer revision is there or known of. */
  fill(key: string, entry: CacheEntry, moment: number): void;
  /** Whether the key was invalidated after the moment. */
  isInvalidatedSince(key: string, moment: number): boolean;
  drop(keys: readonly string[] | null, revisions?: readonly number[]): void;
}

/** Builds an empty tier. */
export const createLocalTier = (maxEntries: number): LocalTier => {
  const entries = new LRUCache<string, CacheEntry>({ max: maxEntries });
  let now = 0;
  let allDroppedAt = 0;
  // Which keys were dropped when, and the revision they have been known to have since. What falls out of this list raises the floor: then older fills are all refused.
  const dropped = new LRUCache<string, { readonly at: number; readonly revision: number }>({
    max: Math.max(1_000, maxEntries),
    dispose: ({ at }, _key, reason) => {
      if (reason === 'evict') allDroppedAt = Math.max(allDroppedAt, at);
    },
  });

  const isInvalidatedSince = (key: string, moment: number): boolean =>
    allDroppedAt > moment || (dropped.get(key)?.at ?? 0) > moment;

  return {
    moment: () => now,
    get: (key) => entries.get(key),
    isInvalidatedSince,
    fill(key, entry, moment) {
      if (isInvalidatedSince(key, moment)) return;
      if (entry.revision >= 0 && entry.revision < (dropped.get(key)?.revision ?? -1)) return;
      const present = entries.get(key);
      if (present !== undefined && entry.revision >= 0 && present.revision > entry.revision) return;
      entries.set(key, entry);
    },
    drop(keys, revisions = []) {
      now += 1;
      if (keys === null) {
        allDroppedAt = now;
        entries.clear();
        return;
      }
      keys.forEach((key, index) => {
        const revision = Math.max(revisions[index] ?? -1, dropped.get(key)?.revision ?? -1);
        dropped.set(key, { at: now, revision });
        entries.delete(key);
      });
    },
  };
};
