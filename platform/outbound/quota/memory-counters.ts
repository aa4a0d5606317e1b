import type { Lane } from '../lane.ts';
import { ceilingOf, type QuotaLimit, RECHECK_MS, SLICES } from './quota.ts';

/** One limit, counted in this process. Times are milliseconds since the Unix epoch. */
export interface Counter {
  /** Milliseconds until there may be room for one more call of the lane; `null` when there is. */
  blockedFor(lane: Lane, now: number): number | null;
  take(lease: symbol, expiresAt: number, now: number): void;
  release(lease: symbol): void;
  used(now: number): number;
}

const createWindow = (calls: number, windowMs: number): Counter => {
  const sliceMs = Math.ceil(windowMs / SLICES);
  const counts = new Map<number, number>(); // in the order of their slices
  const leavesAt = (slice: number): number => (slice + 1) * sliceMs + windowMs;
  const used = (now: number): number => {
    for (const slice of counts.keys()) if (leavesAt(slice) <= now) counts.delete(slice);
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  };
  return {
    used,
    blockedFor(lane, now) {
      let tooMany = used(now) + 1 - ceilingOf(calls, lane);
      if (tooMany <= 0) return null;
      for (const [slice, count] of counts) {
        tooMany -= count;
        if (tooMany <= 0) return leavesAt(slice) - now;
      }
      return windowMs; // it allows none at all
    },
    take(_lease, _expiresAt, now) {
      const slice = Math.floor(now / sliceMs);
      counts.set(slice, (counts.get(slice) ?? 0) + 1);
    },
    release: () => undefined,
  };
};

const createBucket = (burst: number, refillPerSecond: number): Counter => {
  let tokens = burst;
  let filledAt = 0;
  const fill = (now: number): number => {
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1_000) * refillPerSecond);
    filledAt = Math.max(filledAt, now);
    return tokens;
  };
  return {
    used: (now) => burst - Math.floor(fill(now)),
    blockedFor(lane, now) {
      const missing = burst - ceilingOf(burst, lane) + 1 - fill(now);
      return missing <= 0 ? null : Math.max(1, Math.ceil((missing / refillPerSecond) * 1_000));
    },
    take(_lease, _expiresAt, now) {
      tokens = fill(now) - 1;
    },
    release: () => undefined,
  };
};

const createPlaces = (calls: number): Counter => {
  const expiries = new Map<symbol, number>();
  const used = (now: number): number => {
    for (const [lease, expiresAt] of expiries) if (expiresAt <= now) expiries.delete(lease);
    return expiries.size;
  };
  return {
    used,
    blockedFor: (lane, now) => (used(now) + 1 <= ceilingOf(calls, lane) ? null : RECHECK_MS),
    take: (lease, expiresAt) => void expiries.set(lease, expiresAt),
    release: (lease) => void expiries.delete(lease),
  };
};

/** Builds the counter of a limit, with nothing used. */
export const createCounter = (limit: QuotaLimit): Counter => {
  switch (limit.kind) {
    case 'WINDOW':
      return createWindow(limit.calls, limit.windowMs);
    case 'BUCKET':
      return createBucket(limit.burst, limit.refillPerSecond);
    case 'CONCURRENCY':
      return createPlaces(limit.calls);
  }
};
