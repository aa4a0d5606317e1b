import { createCounter } from './memory-counters.ts';
import { type QuotaLimit, readingOf, remainingOf, type SystemQuota } from './quota.ts';

/** Builds the quota of a system that only this process calls. `now` gives milliseconds since the Unix epoch. */
export const createMemoryQuota = (limits: readonly QuotaLimit[], now: () => number): SystemQuota => {
  const counted = limits.map((limit) => ({ limit, counter: createCounter(limit) }));
  return {
    async take(lane, leaseMs) {
      const at = now();
      const blocks = counted.flatMap(({ counter }) => counter.blockedFor(lane, at) ?? []);
      if (blocks.length > 0) return { granted: false, retryAfterMs: Math.max(...blocks) };
      const lease = Symbol('call');
      for (const { counter } of counted) counter.take(lease, at + leaseMs, at);
      return {
        granted: true,
        remaining: remainingOf(
          limits,
          counted.map(({ counter }) => counter.used(at)),
        ),
        release: () => {
          for (const { counter } of counted) counter.release(lease);
        },
      };
    },
    readings: async () => counted.map(({ limit, counter }) => readingOf(limit, counter.used(now()))),
  };
};
