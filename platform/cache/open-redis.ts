import { Redis } from 'ioredis';
import { AppError } from '../errors/app-error.ts';
import type { Log } from '../log/log.ts';

/**
 * Opens a connection to Redis. Commands fail at once while it is down (nothing queues up) and after `timeoutMs` when it
 * hangs; it reconnects by itself for ever. Rejects with CONFIG_INVALID when it cannot be reached now.
 */
export const openRedis = async (url: string, log: Log, timeoutMs = 1_000): Promise<Redis> => {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: timeoutMs,
    connectTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(100 * attempt, 3_000),
  });
  redis.on('error', (err: Error) => log.warn({ err }, 'Redis: the connection has trouble'));
  try {
    await redis.connect();
    return redis;
  } catch (cause) {
    redis.disconnect();
    const { host, port } = redis.options;
    throw new AppError('CONFIG_INVALID', `REDIS_URL: no Redis answers at ${host}:${port}.`, { cause });
  }
};
