import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryQuota } from './memory-quota.ts';
import { amountOf, type QuotaLimit } from './quota.ts';
import { divideLimits, partOf } from './shares.ts';

const limitOf = (kind: QuotaLimit['kind'], amount: number): QuotaLimit =>
  kind === 'BUCKET'
    ? { kind, burst: amount, refillPerSecond: amount }
    : kind === 'WINDOW'
      ? { kind, calls: amount, windowMs: 1_000 }
      : { kind, calls: amount };
const anyLimit = fc
  .tuple(
    fc.constantFrom('WINDOW' as const, 'BUCKET' as const, 'CONCURRENCY' as const),
    fc.integer({ min: 1, max: 9_999 }),
  )
  .map(([kind, amount]) => limitOf(kind, amount));
const rateOf = (limit: QuotaLimit | undefined): number => (limit?.kind === 'BUCKET' ? limit.refillPerSecond : 0);

it('divides without a remainder that nobody may have promised twice', () => {
  fc.assert(
    fc.property(anyLimit, fc.integer({ min: 1, max: 50 }), (limit, processes) => {
      const { shared, alone } = divideLimits([limit], processes);
      const [common, own] = [shared[0], alone[0]];
      if (common === undefined || own === undefined) throw new Error('one limit in, one out');
      expect(amountOf(common) + processes * amountOf(own)).toBe(amountOf(limit));
      expect(amountOf(common)).toBeGreaterThan(0);
      expect(rateOf(common) + processes * rateOf(own)).toBeLessThanOrEqual(rateOf(limit) * (1 + 1e-9));
      const [part] = partOf([limit], processes);
      expect(processes * (part === undefined ? 0 : amountOf(part))).toBeLessThanOrEqual(amountOf(limit));
    }),
    { seed: 7 },
  );
});

it('never has more calls in any window than the window allows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 150 }),
      async (calls, pauses) => {
        const windowMs = 600;
        let now = 1_000_000;
        const quota = createMemoryQuota([{ kind: 'WINDOW', calls, windowMs }], () => now);
        const grantedAt: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if ((await quota.take('EXECUTION', 1)).granted) grantedAt.push(now);
        }
        for (const end of grantedAt)
          expect(grantedAt.filter((at) => at > end - windowMs && at <= end).length).toBeLessThanOrEqual(calls);
      },
    ),
    { seed: 7 },
  );
});
