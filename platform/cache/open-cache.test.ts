import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../log/log.ts';
import { createBatchLoader } from '../loader/batch-loader.ts';
import type { CacheAnswer, CacheDomain } from './cache-domain.ts';
import { openCache, type OpenCache } from './open-cache.ts';
import { openRedis } from './open-redis.ts';

interface Item {
  readonly sku: string;
  readonly revision: number;
}
const domain: CacheDomain<Item> = {
  name: 'items',
  ttlMs: 1_000,
  staleMs: 10_000,
  negativeTtlMs: 100,
  maxEntries: 100,
  revisionOf: (item) => item.revision,
};
const item = (sku: string, revision: number): Item => ({ sku, revision });

/** A loader one can hold: every call waits until it is answered. */
const createHeldLoader = () => {
  const calls: {
    readonly keys: readonly string[];
    readonly answer: (answers: readonly CacheAnswer<Item>[]) => void;
  }[] = [];
  const load = (keys: readonly string[]): Promise<readonly CacheAnswer<Item>[]> =>
    new Promise((answer) => calls.push({ keys, answer }));
  return { calls, load };
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const redisUrl = process.env['REDIS_URL'];
if (redisUrl === undefined) console.info('platform/cache: the suites on Redis are skipped (REDIS_URL is not set).');

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe.each([
  { tier: 'in this process', onRedis: false },
  ...(redisUrl === undefined ? [] : [{ tier: 'over Redis', onRedis: true }]),
])('a cache $tier', ({ onRedis }) => {
  let now = Date.now();
  const clock = { now: () => now };

  const connect = async (): Promise<Redis | null> => {
    if (!onRedis || redisUrl === undefined) return null;
    const redis = await openRedis(redisUrl, silentLog);
    closers.push(async () => redis.disconnect());
    return redis;
  };
  /** Away until `connect`; its second connection, of the cache, stays. */
  const hangUp = (redis: Redis | null): Promise<void> =>
    new Promise((resolve) => {
      if (redis === null) return resolve();
      redis.once('end', resolve);
      redis.disconnect();
    });
  const open = async (keyPrefix = `test-${randomUUID()}`): Promise<OpenCache> => {
    const redis = await connect();
    // Entries end by themselves; the generation of a domain is kept for good.
    if (redis !== null) closers.push(async () => void (await redis.del(`${keyPrefix}:g:items`)));
    const cache = await openCache({ redis, keyPrefix, clock, log: silentLog });
    closers.push(() => cache.close());
    return cache;
  };
  const never = (): Promise<never> => Promise.reject(new Error('this was not to be loaded'));
  /** What is fresh in the cache; loads nothing. */
  const peek = async (cache: OpenCache, ...keys: string[]): Promise<readonly (number | null | string)[]> =>
    (await cache.loadMany(domain, keys, never)).map((each) =>
      each instanceof Error ? 'missing' : (each?.revision ?? null),
    );

  it('loads each key once, however many callers and batches ask', async () => {
    const cache = await open();
    const { calls, load } = createHeldLoader();
    const asked = [
      ['A', 'B'],
      ['B', 'C', 'B'],
      ['A', 'C'],
    ].map((keys) => cache.loadMany(domain, keys, load));
    await expect.poll(() => calls.flatMap((call) => call.keys).length).toBe(3);
    for (const { keys, answer } of calls) answer(keys.map((key) => (key === 'C' ? null : item(key, 1))));
    expect(await Promise.all(asked)).toEqual([
      [item('A', 1), item('B', 1)],
      [item('B', 1), null, item('B', 1)],
      [item('A', 1), null],
    ]);
    expect(calls.flatMap((call) => call.keys).sort()).toEqual(['A', 'B', 'C']);
    expect(await peek(cache, 'B', 'A', 'C')).toEqual([1, 1, null]);
  });

  it('serves what is stale at once while one refresh runs, and keeps it when the refresh fails', async () => {
    const cache = await open();
    await cache.loadMany(domain, ['A'], async () => [item('A', 1)]);
    now += 1_500;
    const { calls, load } = createHeldLoader();
    const served = [await cache.loadMany(domain, ['A'], load), await cache.loadMany(domain, ['A'], load)];
    expect(served).toEqual([[item('A', 1)], [item('A', 1)]]);
    expect(calls).toHaveLength(1);
    calls[0]?.answer([new Error('the ERP is down')]);
    await settled();
    expect(await cache.loadMany(domain, ['A'], async () => [item('A', 2)])).toEqual([item('A', 1)]);
    await expect.poll(() => peek(cache, 'A')).toEqual([2]);
    now += 20_000;
    expect(await peek(cache, 'A')).toEqual(['missing']);
  });

  it('gives an error at its own key only, and asks again for it the next time', async () => {
    const cache = await open();
    const answers = await cache.loadMany(domain, ['A', 'B'], async () => [item('A', 1), new Error('locked')]);
    expect(answers).toEqual([item('A', 1), new Error('locked')]);
    expect(await cache.loadMany(domain, ['A', 'B'], async (keys) => keys.map((key) => item(key, 7)))).toEqual([
      item('A', 1),
      item('B', 7),
    ]);
    const short = await cache.loadMany(domain, ['X', 'Y'], async () => [item('X', 1)]);
    expect(short.every((answer) => answer instanceof Error)).toBe(true);
  });

  it('lets no fill that began before an invalidation bring the old value back', async () => {
    const cache = await open();
    const { calls, load } = createHeldLoader();
    const early = cache.loadMany(domain, ['A', 'B', 'C'], load);
    await expect.poll(() => calls.length).toBe(1);
    await cache.invalidate('items', ['A', 'C']);
    const late = cache.loadMany(domain, ['A'], load);
    await expect.poll(() => calls.length).toBe(2); // it did not wait for the load that may have read the old value
    calls[1]?.answer([item('A', 2)]);
    expect(await late).toEqual([item('A', 2)]);
    calls[0]?.answer([item('A', 1), item('B', 1), item('C', 1)]);
    expect(await early).toEqual([item('A', 1), item('B', 1), item('C', 1)]);
    await settled();
    expect(await peek(cache, 'A', 'B', 'C')).toEqual([2, 1, 'missing']);
  });

  it('forgets a whole domain, loads in the air included', async () => {
    const cache = await open();
    await cache.loadMany(domain, ['A'], async () => [item('A', 1)]);
    const { calls, load } = createHeldLoader();
    const early = cache.loadMany(domain, ['B'], load);
    await expect.poll(() => calls.length).toBe(1);
    await cache.invalidate('items', null);
    calls[0]?.answer([item('B', 1)]);
    await early;
    await settled();
    expect(await peek(cache, 'A', 'B')).toEqual(['missing', 'missing']);
  });

  it('does not let a lower revision replace a higher one', async () => {
    const cache = await open();
    await cache.loadMany(domain, ['A'], async () => [item('A', 5)]);
    now += 1_500;
    await cache.loadMany(domain, ['A'], async () => [item('A', 4)]);
    await settled();
    const { calls, load } = createHeldLoader();
    expect(await cache.loadMany(domain, ['A'], load)).toEqual([item('A', 5)]);
    for (const { answer } of calls) answer([item('A', 5)]);
  });

  it('takes nothing older than its news, also from a source that has not heard of it', async () => {
    const cache = await open();
    await cache.loadMany(domain, ['A', 'B'], async () => [item('A', 5), item('B', 5)]);
    await cache.invalidate('items', ['A'], [7]);
    expect(await peek(cache, 'A', 'B')).toEqual(['missing', 5]); // exactly that one
    await cache.loadMany(domain, ['A'], async () => [item('A', 6)]); // begun after the news, and old all the same
    await settled();
    expect(await peek(cache, 'A')).toEqual(['missing']);
    await cache.loadMany(domain, ['A'], async () => [item('A', 7)]);
    await expect.poll(() => peek(cache, 'A')).toEqual([7]);
  });

  it('keeps nothing that has become too old, however lately it was loaded', async () => {
    const cache = await open();
    const aging = { ...domain, outdatedAt: ({ revision }: Item) => revision };
    const ask = async (...answers: Item[]) =>
      (await cache.loadMany(aging, ['A'], answers.length > 0 ? async () => answers : never))[0];
    await ask(item('A', now + 500));
    now += 400;
    expect(await ask()).toEqual(item('A', now + 100));
    now += 200; // neither while a refresh runs, nor when it fails
    expect(await ask()).toBeInstanceOf(Error);
    await ask(item('A', now - 1)); // too old as it comes: nobody asks again at once
    expect(await ask()).toEqual(item('A', now - 1));
    now += 150;
    expect(await ask()).toBeInstanceOf(Error);
  });

  it('serves a request loader: keys in order, each its own answer, one batch', async () => {
    const cache = await open();
    const batches: string[][] = [];
    const loader = createBatchLoader<{ sku: string }, Item>({
      keyOf: ({ sku }) => sku,
      shared: { cache, domain },
      load: async (keys) => {
        batches.push(keys.map(({ sku }) => sku));
        return keys.map(({ sku }) => (sku === 'C' ? new Error('locked') : sku === 'B' ? null : item(sku, 1)));
      },
    });
    const answers = await Promise.allSettled(['C', 'A', 'B', 'A'].map((sku) => loader.load({ sku })));
    expect(answers.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
      'failed',
      item('A', 1),
      null,
      item('A', 1),
    ]);
    expect(batches).toEqual([['C', 'A', 'B']]);
  });

  it.runIf(onRedis)('shares what one process loaded, and drops it in all when one says so', async () => {
    const prefix = `test-${randomUUID()}`;
    const [here, there] = [await open(prefix), await open(prefix)];
    await here.loadMany(domain, ['A', 'B'], async () => [item('A', 1), item('B', 1)]);
    await expect.poll(() => peek(there, 'A', 'B')).toEqual([1, 1]);
    await there.invalidate('items', ['A']);
    await expect.poll(() => peek(here, 'A', 'B')).toEqual(['missing', 1]);
    await here.invalidate('items', null);
    await expect.poll(() => peek(there, 'B')).toEqual(['missing']);
  });

  it.runIf(onRedis)('refuses a late fill from another process', async () => {
    const prefix = `test-${randomUUID()}`;
    const [slow, quick, third] = [await open(prefix), await open(prefix), await open(prefix)];
    const { calls, load } = createHeldLoader();
    const early = slow.loadMany(domain, ['A'], load);
    await expect.poll(() => calls.length).toBe(1);
    await quick.invalidate('items', ['A']);
    calls[0]?.answer([item('A', 1)]);
    await early;
    await settled();
    // Nothing was let in, so the other processes go to the source; what they bring is let in.
    expect(await third.loadMany(domain, ['A'], async () => [item('A', 2)])).toEqual([item('A', 2)]);
    await expect.poll(() => peek(quick, 'A')).toEqual([2]);
  });

  it.runIf(onRedis)(
    'has news with a revision hold in every process: an older fill is refused, a newer one let in',
    async () => {
      const prefix = `test-${randomUUID()}`;
      const [slow, quick, third] = [await open(prefix), await open(prefix), await open(prefix)];
      const { calls, load } = createHeldLoader();
      const early = slow.loadMany(domain, ['A', 'B'], load);
      await expect.poll(() => calls.length).toBe(1);
      await quick.invalidate('items', ['A', 'B'], [7, 7]);
      calls[0]?.answer([item('A', 6), item('B', 7)]); // B was read before the news came, and is what it tells of
      await early;
      await settled();
      await third.loadMany(domain, ['A'], async () => [item('A', 6)]); // a replica that lags
      await settled();
      expect(await third.loadMany(domain, ['A'], async () => [item('A', 7)])).toEqual([item('A', 7)]);
      await expect.poll(() => peek(quick, 'A')).toEqual([7]);
      expect(await peek(await open(prefix), 'B')).toEqual([7]);
    },
  );

  it.runIf(onRedis)('goes on without Redis, and reads nothing there that was to be forgotten meanwhile', async () => {
    const prefix = `test-${randomUUID()}`;
    const redis = await connect();
    const cache = await openCache({ redis, keyPrefix: prefix, clock, log: silentLog });
    closers.push(() => cache.close());
    const other = await open(prefix);
    await other.loadMany(domain, ['A', 'B'], async () => [item('A', 1), item('B', 1)]);
    await expect.poll(() => peek(cache, 'A')).toEqual([1]);
    await hangUp(redis);
    await cache.invalidate('items', ['A', 'B']);
    expect(await peek(cache, 'A', 'B')).toEqual(['missing', 'missing']);
    expect(await cache.loadMany(domain, ['A'], async () => [item('A', 2)])).toEqual([item('A', 2)]);
    expect(await peek(cache, 'A')).toEqual([2]);
    await redis?.connect();
    expect(await cache.loadMany(domain, ['B'], async () => [item('B', 2)])).toEqual([item('B', 2)]);
    await expect.poll(() => peek(other, 'A', 'B')).toEqual(['missing', 2]); // the debt was paid for all
  });

  it.runIf(onRedis)('is opened while Redis is away, and shares once it is there', async () => {
    const prefix = `test-${randomUUID()}`;
    const redis = await connect();
    await hangUp(redis);
    const early = await openCache({ redis, keyPrefix: prefix, clock, log: silentLog });
    closers.push(() => early.close());
    expect(await early.loadMany(domain, ['A'], async () => [item('A', 1)])).toEqual([item('A', 1)]);
    await redis?.connect();
    const other = await open(prefix);
    await other.loadMany(domain, ['B'], async () => [item('B', 1)]);
    await expect.poll(() => peek(early, 'B')).toEqual([1]);
    await other.invalidate('items', null);
    await expect.poll(() => peek(early, 'A', 'B')).toEqual(['missing', 'missing']);
  });
});
