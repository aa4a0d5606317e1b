// Every log the gateway can follow, by one suite: the memory log of tests, the store (on the server of this run, and on an
// embedded one if that is another), the copy in Redis that many nodes read, with and without Redis behind it.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createMemoryLog } from '@distribution/gateway/fixtures/memory-log';
import { openRedis } from '@distribution/platform/cache/open-redis';
import { openDistributedLog } from '@distribution/platform/event-log/open-distributed-log';
import { silentLog } from '@distribution/platform/log/log';
import { startEmbeddedPostgres } from '@distribution/prisma/embedded/start-embedded-postgres';
import { migrate } from '@distribution/prisma/migrate';
import { hasRedisServer, openRedisServer } from '../kit/redis-server.ts';
import { openTestDatabase } from '../kit/open-test-database.ts';
import { openStoreLog } from '../kit/store-log.ts';
import { describeEventLog, type LogSubject } from './event-log-suite.ts';

const openMemory = async (): Promise<LogSubject> => {
  const log = createMemoryLog();
  return {
    reader: log.reader,
    append: async (topic, ...keys) => {
      for (const key of keys) log.append(topic, topic === 'cache.invalidations' ? { ids: [key] } : { subject: key });
    },
    prune: async () => log.trim((await log.reader.head()).position),
    close: async () => undefined,
  };
};

const openOnServer = async (): Promise<LogSubject> => {
  const database = await openTestDatabase();
  const { store, append, prune, close } = await openStoreLog(database.url);
  const closeBoth = async (): Promise<void> => {
    await close();
    await database.close();
  };
  return { reader: store.eventLog, append, prune, close: closeBoth };
};

const openEmbedded = async (): Promise<LogSubject> => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'distribution-log-'));
  const server = await startEmbeddedPostgres({ directory, settings: { fsync: 'off' } });
  await migrate(server.url);
  const { store, append, prune, close } = await openStoreLog(server.url);
  return {
    reader: store.eventLog,
    append,
    prune,
    close: async () => {
      await close();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

const openCopied = async (graceMs: number, redisAway: boolean): Promise<LogSubject> => {
  const behind = await openOnServer();
  const server = await openRedisServer();
  const redis = await openRedis(server.url, silentLog);
  const observer = { pageRead: () => undefined, filled: () => undefined, looked: () => undefined };
  const distributed = await openDistributedLog({
    store: behind.reader,
    redis,
    keyPrefix: 'test',
    log: silentLog,
    observer,
    graceMs,
    floorEveryMs: 100,
  });
  if (redisAway) await server.kill();
  return {
    ...behind,
    reader: distributed,
    close: async () => {
      await distributed.close();
      redis.disconnect();
      await server.close();
      await behind.close();
    },
  };
};

describeEventLog('in memory', openMemory);
describeEventLog('the store', openOnServer);
if (process.env['DATABASE_URL']) describeEventLog('the store, embedded', openEmbedded);
if (hasRedisServer) {
  describeEventLog('copied by this node', () => openCopied(0, false));
  describeEventLog('copied when nobody else does', () => openCopied(30, false));
  describeEventLog('its copy gone', () => openCopied(0, true));
} else {
  console.info('test/contract: the log’s copy in Redis is skipped (there is no redis-server).');
}
