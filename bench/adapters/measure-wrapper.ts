import { createMemoryQuota } from '@distribution/platform/outbound/quota/memory-quota';
import { createRedisQuota } from '@distribution/platform/outbound/quota/redis-quota';
import type { QuotaLimit, SystemQuota } from '@distribution/platform/outbound/quota/quota';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { Redis } from 'ioredis';
import { Pool } from 'undici';
import { medianOf } from '../percentile.ts';

/** CPU of this process for one call, in microseconds: the median of the rounds. */
export interface WrapperCost {
  readonly way: string;
  readonly cpuMicros: number;
}

const CALLS = 3_000;
const AT_ONCE = 8;
const ROUNDS = 5;
const LIMITS: readonly QuotaLimit[] = [
  { kind: 'WINDOW', calls: 10_000_000, windowMs: 300_000 },
  { kind: 'CONCURRENCY', calls: 1_000 },
];

type Call = () => Promise<unknown>;

const cpuOf = async (call: Call): Promise<number> => {
  let left = CALLS;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
};

const bare = (url: string): { readonly call: Call; close(): Promise<void> } => {
  const pool = new Pool(url, { connections: AT_ONCE });
  const call = async (): Promise<string> => {
    const { body } = await pool.request({ method: 'GET', path: '/Items', headers: { accept: 'application/json' } });
    return body.text();
  };
  return { call, close: () => pool.close() };
};

const wrapped = (
  url: string,
  quota: Pick<SystemQuota, 'take'> | null,
): { readonly call: Call; close(): Promise<void> } => {
  // Of a system's slots a person's calls have three in eight.
  const outbound = createOutbound({ system: 'erp', baseUrl: url, maxConcurrent: AT_ONCE * 3, quota });
  const { signal } = new AbortController();
  const call = (): Promise<unknown> =>
    outbound.request(
      { method: 'GET', path: 'Items', endpoint: 'Items' },
      { signal, deadlineAt: Date.now() + 10_000, correlationId: 'bench' },
    );
  return { call, close: () => outbound.close() };
};

/** Measures the ways in turn, round after round, against one server in another process. */
export const measureWrapper = async (url: string, redisUrl: string | null): Promise<readonly WrapperCost[]> => {
  const redis = redisUrl === null ? null : new Redis(redisUrl);
  const prefix = `bench-${process.pid}`;
  const ways = [
    { way: 'undici alone', ...bare(url) },
    { way: 'platform/outbound, no quota', ...wrapped(url, null) },
    { way: 'platform/outbound, quota in this process', ...wrapped(url, createMemoryQuota(LIMITS, Date.now)) },
    ...(redis === null
      ? []
      : [
          { way: 'platform/outbound, quota in Redis', ...wrapped(url, createRedisQuota(redis, prefix, 'erp', LIMITS)) },
        ]),
  ];
  const rounds = ways.map((): number[] => []);
  try {
    for (const { call } of ways) await cpuOf(call); // compiled and connected
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, { call }] of ways.entries()) rounds[at]?.push(await cpuOf(call));
    }
  } finally {
    for (const each of ways) await each.close();
    if (redis !== null) {
      const keys = await redis.keys(`${prefix}:*`);
      if (keys.length > 0) await redis.del(...keys);
      redis.disconnect();
    }
  }
  return ways.map(({ way }, at) => ({ way, cpuMicros: medianOf(rounds[at] ?? []) }));
};
