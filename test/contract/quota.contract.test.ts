// Both ledgers, the one in this process and the one in Redis, by one suite; then what only a shared one can show.
import { setTimeout as sleep } from 'node:timers/promises';
import { openRedis } from '@distribution/platform/cache/open-redis';
import { silentLog } from '@distribution/platform/log/log';
import type { Lane } from '@distribution/platform/outbound/lane';
import { createMemoryQuota } from '@distribution/platform/outbound/quota/memory-quota';
import type { QuotaAnswer, QuotaLimit, SystemQuota } from '@distribution/platform/outbound/quota/quota';
import { createQuotaLedger } from '@distribution/platform/outbound/quota/quota-ledger';
import { createRedisQuota } from '@distribution/platform/outbound/quota/redis-quota';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasRedisServer, openRedisServer, type RedisServer } from '../kit/redis-server.ts';

type Redis = Awaited<ReturnType<typeof openRedis>>;
const LEASE_MS = 60_000;
const waitOf = (answer: QuotaAnswer): number => (answer.granted ? 0 : answer.retryAfterMs);

/** How many of `times` calls are granted, asked for one after the other. */
const grantsOf = async (quota: SystemQuota, times: number, lane: Lane = 'EXECUTION'): Promise<number> => {
  let granted = 0;
  for (let at = 0; at < times; at += 1) if ((await quota.take(lane, LEASE_MS)).granted) granted += 1;
  return granted;
};

const describeQuota = (name: string, open: (limits: readonly QuotaLimit[]) => SystemQuota): void => {
  describe(name, () => {
    const WINDOW: QuotaLimit = { kind: 'WINDOW', calls: 10, windowMs: 60_000 };

    it('grants as many calls as the window has room for', async () => {
      const quota = open([WINDOW]);
      expect(await grantsOf(quota, 15)).toBe(10);
      const [reading, ...others] = await quota.readings();
      expect(reading).toMatchObject({ kind: 'WINDOW', limit: 10, used: 10 });
      expect(reading?.emptyInMs).toBeGreaterThan(0);
      expect(others).toEqual([]);
    });

    it('says when a window has room again, and then has it', async () => {
      const quota = open([{ kind: 'WINDOW', calls: 2, windowMs: 300 }]);
      await grantsOf(quota, 2);
      const waitMs = waitOf(await quota.take('EXECUTION', LEASE_MS));
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(305);
      await sleep(waitMs + 5);
      expect((await quota.take('EXECUTION', LEASE_MS)).granted).toBe(true);
    });

    it('grants a burst, then as fast as the bucket fills', async () => {
      const quota = open([{ kind: 'BUCKET', burst: 5, refillPerSecond: 0.5 }]);
      expect(await grantsOf(quota, 9)).toBe(5);
      expect(waitOf(await quota.take('EXECUTION', LEASE_MS))).toBeLessThanOrEqual(2_000);
      const fast = open([{ kind: 'BUCKET', burst: 1, refillPerSecond: 10 }]);
      await grantsOf(fast, 1);
      await sleep(waitOf(await fast.take('EXECUTION', LEASE_MS)) + 5);
      expect(await grantsOf(fast, 1)).toBe(1);
    });

    it('has no more calls under way than may be, and takes a place back once', async () => {
      const quota = open([{ kind: 'CONCURRENCY', calls: 2 }]);
      const first = await quota.take('EXECUTION', LEASE_MS);
      expect(await grantsOf(quota, 3)).toBe(1);
      if (!first.granted) throw new Error('the first was refused');
      first.release();
      first.release();
      await expect.poll(async () => (await quota.readings())[0]?.used).toBe(1);
      expect(await grantsOf(quota, 3)).toBe(1);
    });

    it('frees the place of a call whose process died', async () => {
      const quota = open([{ kind: 'CONCURRENCY', calls: 1 }]);
      await quota.take('EXECUTION', 50);
      expect(await grantsOf(quota, 1)).toBe(0);
      await expect.poll(() => grantsOf(quota, 1)).toBe(1);
    });

    it('takes from all limits or from none', async () => {
      const quota = open([WINDOW, { kind: 'CONCURRENCY', calls: 1 }]);
      expect(await grantsOf(quota, 5)).toBe(1);
      expect((await quota.readings()).map(({ used }) => used)).toEqual([1, 1]);
    });

    it.each([
      WINDOW,
      { kind: 'BUCKET', burst: 10, refillPerSecond: 0.001 },
      { kind: 'CONCURRENCY', calls: 10 },
    ] as const)('leaves a part of $kind to the more urgent', async (limit) => {
      const quota = open([limit]);
      expect(await grantsOf(quota, 20, 'ANALYTICS')).toBe(7);
      expect(await grantsOf(quota, 20, 'INTERACTIVE')).toBe(2);
      expect(await grantsOf(quota, 20, 'EXECUTION')).toBe(1);
    });
  });
};

describeQuota('a quota in this process', (limits) => createMemoryQuota(limits, Date.now));

describe.skipIf(!hasRedisServer)('with Redis', () => {
  let server: RedisServer;
  const clients: Redis[] = [];
  let system = 0;
  beforeAll(async () => {
    server = await openRedisServer();
    for (let at = 0; at < 4; at += 1) clients.push(await openRedis(server.url, silentLog));
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.close();
  });
  beforeEach(() => void (system += 1));
  const clientOf = (nth: number): Redis => {
    const client = clients[nth];
    if (client === undefined) throw new Error('four clients are open');
    return client;
  };

  describeQuota('a quota in Redis', (limits) => createRedisQuota(clientOf(0), 'test', `erp-${system}`, limits));

  /** The quota of four processes, each with a connection and a ledger of its own. */
  const openFour = (settings: Readonly<Record<string, unknown>>, log = silentLog): readonly SystemQuota[] =>
    clients.map((redis) => {
      const ledger = createQuotaLedger({ redis, keyPrefix: 'test', isAlone: false, log, now: Date.now });
      const quota = ledger(`erp-${system}`, settings);
      if (quota === null) throw new Error('limits are set');
      return quota;
    });
  const totalOf = async (quotas: readonly SystemQuota[], each: number): Promise<number> =>
    (await Promise.all(quotas.map((quota) => grantsOf(quota, each)))).reduce((sum, count) => sum + count, 0);

  it('grants four processes together what one may have, less what is kept back', async () => {
    expect(await totalOf(openFour({ quotaWindowCalls: 400 }), 200)).toBe(360);
  });

  it('never exceeds a window whatever becomes of Redis', async () => {
    const quotas = openFour({ quotaWindowCalls: 400 });
    let granted = await totalOf(quotas, 50); // 200 of the shared 360
    await server.kill();
    const away = await totalOf(quotas, 200);
    expect(away).toBe(40); // each its share of what is kept back, and no more
    granted += away;

    await server.start(); // empty: what was granted before is forgotten there
    await expect.poll(() => clients.every(({ status }) => status === 'ready'), { timeout: 20_000 }).toBe(true);
    await expect.poll(async () => (await quotas[0]?.readings())?.[0]?.limit, { timeout: 20_000 }).toBe(360);
    await sleep(1_100); // every process asks the shared ledger again
    granted += await totalOf(quotas, 200);
    expect(granted).toBeLessThanOrEqual(400);
    expect(await quotas[0]?.readings()).toMatchObject([{ kind: 'WINDOW', limit: 360, used: 360 }]);
  });
});
