// A system's quota as every process on one Redis shares it. In: one call each. Out: whether it may go out, decided by one
// script on the server (take-script.ts), so that four processes take no more than one may. Redis away: `take` rejects.
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Lane } from '../lane.ts';
import { amountOf, ceilingOf, type QuotaLimit, readingOf, remainingOf, type SystemQuota, SLICES } from './quota.ts';
import { TAKE } from './take-script.ts';

interface Taken {
  readonly granted: boolean;
  readonly retryAfterMs: number;
  readonly used: readonly number[];
}

const argumentsOf = (limit: QuotaLimit, lane: Lane): (string | number)[] => {
  const amount = amountOf(limit);
  const common = [limit.kind, ceilingOf(amount, lane), amount];
  switch (limit.kind) {
    case 'WINDOW':
      return [...common, Math.ceil(limit.windowMs / SLICES), limit.windowMs];
    case 'BUCKET':
      return [...common, limit.refillPerSecond, 0];
    case 'CONCURRENCY':
      return [...common, 0, 0];
  }
};

/** Builds the quota of a system over a connection it does not own. `prefix` is the installation's. */
export const createRedisQuota = (
  redis: Redis,
  prefix: string,
  system: string,
  limits: readonly QuotaLimit[],
): SystemQuota => {
  const key = (name: string): string => `${prefix}:quota:{${system}}:${name}`; // one slot of a cluster
  const places = key('CONCURRENCY');
  const keys = limits.map((limit) => key(limit.kind === 'WINDOW' ? `WINDOW:${limit.windowMs}` : limit.kind));
  let knownBirth = '';

  const run = async (lane: Lane, lease: string, leaseMs: number, take: boolean): Promise<Taken> => {
    const answer: unknown = await redis.eval(
      TAKE,
      keys.length + 1,
      key('birth'),
      ...keys,
      lease,
      Math.ceil(leaseMs),
      knownBirth,
      randomUUID(),
      take ? 1 : 0,
      ...limits.flatMap((limit) => argumentsOf(limit, lane)),
    );
    if (!Array.isArray(answer)) throw new Error('Redis answered the quota with something that is no list');
    const [granted, retryAfterMs, birth, ...used] = answer.map(String);
    knownBirth = birth ?? '';
    return { granted: granted === '1', retryAfterMs: Number(retryAfterMs), used: used.map(Number) };
  };

  return {
    async take(lane, leaseMs) {
      const lease = randomUUID();
      const { granted, retryAfterMs, used } = await run(lane, lease, leaseMs, true);
      if (!granted) return { granted, retryAfterMs };
      const release = (): void => {
        if (keys.includes(places)) redis.zrem(places, lease).catch(() => undefined); // else it ends with its lease
      };
      const usedNow = used.map((before) => before + 1);
      return { granted, release, remaining: remainingOf(limits, usedNow) };
    },
    async readings() {
      const { used } = await run('EXECUTION', '', 1, false);
      return limits.map((limit, at) => readingOf(limit, used[at] ?? 0));
    },
  };
};
