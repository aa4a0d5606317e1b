import { LRUCache } from 'lru-cache';
import type { CacheEntry } from './cache-domain.ts';

/**
 * The entries of one domain in this process. A fill hands in the `moment` it took before it went to look: whatever was
 * invalidated since is not stored, so a slow fill never brings back what was just dropped.
 */
export interface LocalTier {
  /** A mark in the order of invalidations. */
  moment(): number;
  get(key: string): CacheEntry | undefined;
  /** Stores it unless the key was invalidated after the moment, or a newer revision is there. */
  fill(key: string, entry: CacheEntry, moment: number): void;
  /** Whether the key was invalidated after the moment. */
  isInvalidatedSince(key: string, moment: number): boolean;
  drop(keys: readonly string[] | null): void;
}

/** Builds an empty tier. */
export const createLocalTier = (maxEntries: number): LocalTier => {
  const entries = new LRUCache<string, CacheEntry>({ max: maxEntries });
  let now = 0;
  let allDroppedAt = 0;
  // Which keys were dropped when. What falls out of this list raises the floor: then older fills are all refused.
  const droppedAt = new LRUCache<string, number>({
    max: Math.max(1_000, maxEntries),
    dispose: (at, _key, reason) => {
      if (reason === 'evict') allDroppedAt = Math.max(allDroppedAt, at);
    },
  });

  const isInvalidatedSince = (key: string, moment: number): boolean =>
    allDroppedAt > moment || (droppedAt.get(key) ?? 0) > moment;

  return {
    moment: () => now,
    get: (key) => entries.get(key),
    isInvalidatedSince,
    fill(key, entry, moment) {
      if (isInvalidatedSince(key, moment)) return;
      const present = entries.get(key);
      if (present !== undefined && entry.revision >= 0 && present.revision > entry.revision) return;
      entries.set(key, entry);
    },
    drop(keys) {
      now += 1;
      if (keys === null) {
        allDroppedAt = now;
        entries.clear();
        return;
      }
      for (const key of keys) {
        droppedAt.set(key, now);
        entries.delete(key);
      }
    },
  };
};
