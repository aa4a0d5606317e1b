import { describe, expect, it } from 'vitest';
import { LAST_LATENCY_BUCKET, latencyBoundOf, latencyBucketOf, latencyFigures } from './sync-latency.ts';

const bucketsOf = (latencies: readonly number[]) => {
  const buckets = new Map<number, { bucket: number; count: number; sumMs: number; maxMs: number }>();
  for (const ms of latencies) {
    const bucket = latencyBucketOf(ms);
    const known = buckets.get(bucket) ?? { bucket, count: 0, sumMs: 0, maxMs: 0 };
    const maxMs = Math.max(known.maxMs, ms);
    buckets.set(bucket, { bucket, count: known.count + 1, sumMs: known.sumMs + ms, maxMs });
  }
  return [...buckets.values()];
};

describe('buckets of latencies', () => {
  it('hold each latency below their bound and above 84 % of it', () => {
    for (const ms of [1, 2, 3, 7, 64, 65, 1_000, 1_024, 59_999, 86_400_000]) {
      const bound = latencyBoundOf(latencyBucketOf(ms));
      expect(bound).toBeGreaterThanOrEqual(ms - 1e-6);
      expect(bound * 2 ** -0.25).toBeLessThan(ms + 1e-6);
    }
    expect([latencyBucketOf(-5), latencyBucketOf(0), latencyBucketOf(1e15)]).toEqual([0, 0, LAST_LATENCY_BUCKET]);
  });

  it('give nearest-rank percentiles that are at most 19 % too high and never too low', () => {
    const latencies = Array.from({ length: 1_000 }, (_, at) => 5 + ((at * 7_919) % 1_000) ** 2);
    const sorted = latencies.toSorted((left, right) => left - right);
    const figures = latencyFigures(bucketsOf(latencies));
    for (const [part, seconds] of [[0.5, figures?.p50Seconds] as const, [0.95, figures?.p95Seconds] as const]) {
      const exact = (sorted[Math.ceil(sorted.length * part) - 1] ?? 0) / 1_000;
      expect(seconds).toBeGreaterThanOrEqual(exact);
      expect(seconds).toBeLessThanOrEqual(exact * 1.19);
    }
    expect(figures).toMatchObject({ count: 1_000, maxSeconds: (sorted.at(-1) ?? 0) / 1_000 });
    expect(latencyFigures([])).toBeNull();
  });
});
