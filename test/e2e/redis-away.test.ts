// A gateway that is started while its Redis is away: it serves from the store and says that it is degraded, and when Redis
// comes it goes on from there. A Redis that refuses it is a mistake of configuration.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openRedis } from '@distribution/platform/cache/open-redis';
import { silentLog } from '@distribution/platform/log/log';
import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openPublisher } from '../drills/subscriptions/publisher.ts';
import { openTestDatabase, type TestDatabase } from '../kit/open-test-database.ts';
import { hasRedisServer, openRedisServer, type RedisServer } from '../kit/redis-server.ts';
import { findFreePort, spawnProcess } from '../kit/spawn-process.ts';

const SOON = { timeout: 20_000, interval: 100 };
const closers: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

describe.skipIf(!hasRedisServer)('a gateway whose Redis is away', () => {
  let database: TestDatabase;
  let redis: RedisServer;
  let folder: string;
  let port: number;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'distribution-redis-away-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    database = await openTestDatabase();
    closers.push(() => database.close());
    redis = await openRedisServer();
    closers.push(() => redis.close());
    port = await findFreePort();
  });
  const startGateway = () => {
    const settings = { DATABASE_URL: database.url, REDIS_URL: redis.url, DATA_DIR: folder };
    const gateway = spawnProcess(['gateway', '--port', String(port)], settings);
    closers.push(() => gateway.end('SIGKILL'));
    return gateway;
  };
  const health = async (): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`);
    const { status, degraded } = (await response.json()) as { status: string; degraded: { part: string }[] }; // our own route
    return { http: response.status, status, degraded: degraded.map(({ part }) => part) };
  };
  const follow = (): readonly string[] => {
    const url = `ws://127.0.0.1:${port}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    closers.push(() => client.dispose());
    const heard: string[] = [];
    client.subscribe<{ inventoryExceptions: { exception: { message: string } } }>(
      { query: 'subscription { inventoryExceptions { exception { message } } }' },
      {
        next: ({ data }) => heard.push(data?.inventoryExceptions.exception.message ?? 'nothing'),
        error: (error) => heard.push(JSON.stringify(error)),
        complete: () => heard.push('complete'),
      },
    );
    return heard;
  };

  it('starts, warns once, reads the store, and reads the copy in Redis once there is one', async () => {
    await redis.kill();
    const gateway = startGateway();
    await gateway.waitFor(/the graph is up/);
    expect(await health()).toEqual({ http: 200, status: 'degraded', degraded: ['Redis'] });

    const publisher = openPublisher(database.url);
    closers.push(() => publisher.close());
    const heard = follow();
    await expect // until it has begun: a subscription without a cursor begins at the head
      .poll(async () => {
        await publisher.publish(1);
        return heard.length;
      }, SOON)
      .toBeGreaterThan(0);
    const first = Number(heard[0]?.replace('event ', ''));
    const published = () => Array.from({ length: publisher.last() + 1 - first }, (_, at) => `event ${first + at}`);
    await expect.poll(() => heard, SOON).toEqual(published());
    expect(gateway.output().match(/Redis does not answer/g)).toHaveLength(1);

    await redis.start();
    await expect.poll(health, SOON).toEqual({ http: 200, status: 'ready', degraded: [] });
    await publisher.publish(3);
    await expect.poll(() => heard, SOON).toEqual(published());
    const look = await openRedis(redis.url, silentLog);
    closers.push(() => look.disconnect());
    const copied = async (): Promise<number> => {
      const [stream] = await look.keys('dg:evlog:*');
      return stream === undefined ? 0 : look.xlen(stream);
    };
    await expect.poll(copied, SOON).toBe(publisher.last());
    expect(gateway.output()).toContain('Redis answers again');
    expect(gateway.output().match(/Redis does not answer/g)).toHaveLength(1);
  }, 120_000);

  it('ends with a sentence when Redis is there and wants another password', async () => {
    const look = await openRedis(redis.url, silentLog);
    await look.config('SET', 'requirepass', 'another');
    look.disconnect();
    const gateway = startGateway();
    expect(await gateway.ended).toBe(1);
    expect(gateway.output()).toContain('refuses to serve');
  }, 60_000);
});
