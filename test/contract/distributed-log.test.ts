// The log of many nodes while its parts fail: Redis killed, emptied, hung, spoiled; the store restored; two nodes, one of
// them gone. What a follower of a node gets must be the store's log, each event once and in order, throughout.
import { openRedis } from '@distribution/platform/cache/open-redis';
import type { EventLogReader, LogPosition } from '@distribution/platform/event-log/event-log';
import type { StoreReadReason } from '@distribution/platform/event-log/log-copy-observer';
import { openDistributedLog, type DistributedLogOptions } from '@distribution/platform/event-log/open-distributed-log';
import { silentLog } from '@distribution/platform/log/log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../kit/open-test-database.ts';
import { hasRedisServer, openRedisServer, type RedisServer } from '../kit/redis-server.ts';
import { openStoreLog, type StoreLog } from '../kit/store-log.ts';
import { keysOf, readToHead } from './event-log-suite.ts';

const closers: (() => Promise<void> | void)[] = [];
const POLL = { timeout: 10_000, interval: 10 };

/** Follows a log as subscriptions do: reads to the end, then waits for the bell or a while. */
const follow = (reader: EventLogReader, from: LogPosition) => {
  const seen: string[] = [];
  const errors: unknown[] = [];
  let at = from;
  let ended = false;
  let wake = (): void => undefined;
  const stop = reader.onAppend(() => wake());
  const run = async (): Promise<void> => {
    while (!ended) {
      try {
        const page = await reader.read(at, 10, ['cache.invalidations']);
        seen.push(...keysOf(page.events));
        const moved = page.scannedTo.position > at.position;
        at = page.scannedTo;
        if (moved) continue;
      } catch (error) {
        errors.push(error);
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  };
  const running = run();
  closers.push(async () => {
    ended = true;
    stop();
    wake();
    await running;
  });
  return { seen, errors, position: () => at };
};

describe.skipIf(!hasRedisServer)('a log that many nodes read', () => {
  let server: RedisServer;
  let behind: StoreLog;
  beforeEach(async () => {
    const database = await openTestDatabase();
    closers.push(() => database.close());
    server = await openRedisServer();
    closers.push(() => server.close());
    behind = await openStoreLog(database.url);
    closers.push(() => behind.close());
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  const openNode = async (options: Partial<DistributedLogOptions> = {}) => {
    const redis = await openRedis(server.url, silentLog);
    closers.push(() => redis.disconnect());
    const reads: (StoreReadReason | null)[] = [];
    let filled = 0;
    const observer = {
      pageRead: (reason: StoreReadReason | null) => void reads.push(reason),
      filled: (events: number) => void (filled += events),
      looked: () => undefined,
    };
    const reader = await openDistributedLog({
      store: behind.store.eventLog,
      redis,
      keyPrefix: 'test',
      log: silentLog,
      observer,
      graceMs: 0,
      lookEveryMs: 100,
      ...options,
    });
    closers.push(() => reader.close());
    return { reader, redis, reads, filled: () => filled };
  };
  const append = (...keys: readonly string[]) => behind.append('cache.invalidations', ...keys);
  const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
  const streamOf = async () => `test:evlog:${(await behind.store.eventLog.head()).generation}`;

  it('answers from the copy without asking the store', async () => {
    const { reader, reads } = await openNode();
    const start = await reader.head();
    const follower = follow(reader, start);
    const keys = numbered('k', 50);
    for (const key of keys) await append(key);
    await expect.poll(() => follower.seen, POLL).toEqual(keys);
    expect(reads.filter((reason) => reason === null).length).toBeGreaterThan(10);
    reads.length = 0;
    expect(keysOf(await readToHead(reader, { ...start, position: start.position + 1 }, 7, null))).toEqual(
      keys.slice(1),
    );
    expect(new Set(reads)).toEqual(new Set([null]));
  });

  it('goes on without a seam when Redis is killed and comes back empty, and reads the copy again', async () => {
    const { reader, reads } = await openNode();
    const follower = follow(reader, await reader.head());
    const keys: string[] = [];
    const appendSome = async (prefix: string): Promise<void> => {
      for (const key of numbered(prefix, 15)) {
        await append(key);
        keys.push(key);
      }
    };
    await appendSome('a');
    await Promise.all([appendSome('b'), server.kill()]);
    await appendSome('c');
    await expect.poll(() => follower.seen, POLL).toEqual(keys);
    await Promise.all([appendSome('d'), server.start()]);
    await appendSome('e');
    await expect.poll(() => follower.seen, POLL).toEqual(keys);
    await expect
      .poll(async () => {
        reads.length = 0;
        await readToHead(reader, { ...follower.position(), position: follower.position().position - 20 }, 100, null);
        return reads;
      }, POLL)
      .toEqual([null]);
    expect(follower.errors).toEqual([]);
  });

  it('waits for a Redis that hangs no longer than its patience, once', async () => {
    const { reader, reads } = await openNode({ patienceMs: 100, lookEveryMs: 60_000 });
    const start = await reader.head();
    await append('before');
    server.pause();
    closers.push(() => server.resume());
    const follower = follow(reader, start);
    await append('during');
    await expect.poll(() => follower.seen, POLL).toEqual(['before', 'during']);
    expect(new Set(reads)).toEqual(new Set(['AWAY']));
    server.resume();
  });

  it('survives a flush in mid-stream, a spoiled entry and a key that is something else', async () => {
    const { reader, redis } = await openNode();
    const follower = follow(reader, await reader.head());
    const keys: string[] = [];
    const spoil = [
      async () => redis.flushall(),
      async () => redis.xadd(await streamOf(), '999999999-0', 'nonsense', '1'),
      async () => redis.set(await streamOf(), 'nonsense'),
      async () => redis.xtrim(await streamOf(), 'MAXLEN', 1),
      async () => redis.xdel(await streamOf(), `${follower.position().position - 1}-0`),
      async () => redis.xtrim(await streamOf(), 'MAXLEN', 0),
    ];
    for (const [at, act] of spoil.entries()) {
      for (const key of numbered(`s${at}-`, 12)) {
        await append(key);
        keys.push(key);
        if (key.endsWith('-5')) await act();
      }
      await expect.poll(() => follower.seen, POLL).toEqual(keys);
    }
    expect(follower.errors).toEqual([]);
    await expect
      .poll(async () => (await redis.xrevrange(await streamOf(), '+', '-', 'COUNT', 1))[0]?.[0], POLL)
      .toBe(`${(await reader.head()).position}-0`);
  });

  it('goes on when Redis has no room for more', async () => {
    const { reader, redis, reads } = await openNode();
    const start = await reader.head();
    const follower = follow(reader, start);
    await append('one');
    await expect.poll(() => follower.seen, POLL).toEqual(['one']);
    await redis.config('SET', 'maxmemory', '1');
    await append('two');
    await append('three');
    await expect.poll(() => follower.seen, POLL).toEqual(['one', 'two', 'three']);
    await redis.config('SET', 'maxmemory', '0');
    await append('four');
    await expect.poll(() => follower.seen, POLL).toEqual(['one', 'two', 'three', 'four']);
    await expect.poll(async () => (await readToHead(reader, start, 10, null)) && reads.at(-1), POLL).toBe(null);
    expect(follower.errors).toEqual([]);
  });

  it('reads the store for what the copy no longer has, and the copy from there on', async () => {
    const { reader, reads } = await openNode({ keepEvents: 100 });
    const start = await reader.head();
    const keys = numbered('k', 600);
    for (let at = 0; at < keys.length; at += 50) await append(...keys.slice(at, at + 50));
    // Until the copy has it all: before, the store answers in its place.
    await expect.poll(async () => (await readToHead(reader, start, 40, null)) && reads.at(-1), POLL).toBe(null);
    reads.length = 0;
    expect(keysOf(await readToHead(reader, start, 40, null))).toEqual(keys);
    expect([reads[0], reads.at(-1)]).toEqual(['HOLE', null]);
  });

  it('is filled by whoever is there: another node goes on when the one that filled it has gone', async () => {
    const first = await openNode();
    const second = await openNode({ graceMs: 20 });
    const follower = follow(second.reader, await second.reader.head());
    await append('one', 'two');
    await expect.poll(() => follower.seen, POLL).toEqual(['one', 'two']);
    await first.reader.close();
    await append('three');
    await expect.poll(() => follower.seen, POLL).toEqual(['one', 'two', 'three']);
    await expect.poll(second.filled, POLL).toBeGreaterThan(0);
  });

  it('is written once, whoever writes it', async () => {
    const nodes = await Promise.all([openNode(), openNode(), openNode()]);
    const start = await behind.store.eventLog.head();
    const followers = nodes.map(({ reader }) => follow(reader, start));
    const keys = numbered('k', 60);
    for (const key of keys) await append(key);
    for (const { seen } of followers) await expect.poll(() => seen, POLL).toEqual(keys);
    const redis = nodes[0]?.redis;
    await expect.poll(async () => redis?.xlen(await streamOf()), POLL).toBe(60);
  });

  it('serves what it has while the store is away', async () => {
    const { reader, reads } = await openNode();
    const start = await reader.head();
    await append('one', 'two');
    await expect.poll(async () => (await readToHead(reader, start, 10, null)) && reads.at(-1), POLL).toBe(null);
    await behind.store.close();
    const page = await reader.read({ ...start, position: start.position + 1 }, 10, null);
    expect(keysOf(page.events)).toEqual(['two']);
    await expect(reader.head()).rejects.toThrow();
  });

  it('refuses positions of before the store was put back, whatever the copy still has', async () => {
    const { reader } = await openNode();
    await append('one', 'two');
    const before = await reader.head();
    await behind.store.renewLogGeneration();
    await append('three');
    const code = () => reader.read({ ...before, position: 1 }, 10, null).catch((error: { code: string }) => error.code);
    await expect.poll(code, POLL).toBe('CURSOR_FOREIGN');
    const { generation } = await reader.head();
    expect(keysOf(await readToHead(reader, { generation, position: 2 }, 10, null))).toEqual(['three']);
  });

  it('drops a copy that is ahead of its store', async () => {
    const { reader, redis } = await openNode();
    const start = await reader.head();
    await append('one');
    await expect.poll(async () => redis.xlen(await streamOf()), POLL).toBe(1);
    await redis.xadd(await streamOf(), '2-0', 't', 'cache.invalidations', 'f', '[]', 'p', '{}');
    await expect.poll(async () => redis.xlen(await streamOf()), POLL).toBe(1);
    await append('two');
    expect(keysOf(await readToHead(reader, start, 10, null))).toEqual(['one', 'two']);
  });

  it('keeps nothing in the copy that the store has pruned', async () => {
    const { reader, redis } = await openNode({ floorEveryMs: 50 });
    await append('one', 'two', 'three');
    await expect.poll(async () => redis.xlen(await streamOf()), POLL).toBe(3);
    await behind.prune();
    await expect.poll(async () => redis.exists(await streamOf()), POLL).toBe(0);
    await expect(reader.read({ ...(await reader.head()), position: 0 }, 1, null)).rejects.toMatchObject({
      code: 'CURSOR_EXPIRED',
    });
  });
});
