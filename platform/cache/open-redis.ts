import { Redis, ReplyError } from 'ioredis';
import { AppError } from '../errors/app-error.ts';
import type { Log } from '../log/log.ts';

/** What Redis answers to callers it will never serve: waiting does not help. */
const REFUSAL = /^(NOAUTH|WRONGPASS|NOPERM|DENIED)\b/;

/** Says once that Redis went, and once that it is there again. */
const reportTo = (log: Log, redis: Redis): void => {
  let isAway = false;
  redis.on('error', (err: Error) => {
    if (isAway) return;
    isAway = true;
    log.warn({ err }, 'Redis does not answer; going on without it until it does');
  });
  redis.on('ready', () => {
    if (isAway) log.info({}, 'Redis answers again');
    isAway = false;
  });
};

/**
 * Opens a connection to Redis. Commands fail at once while it is down (nothing queues up) and after `timeoutMs` when it
 * hangs; it reconnects by itself for ever. When it cannot be reached now, that is logged, and the connection is handed
 * out all the same. Rejects with CONFIG_INVALID when Redis answers that it will not serve us.
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
  reportTo(log, redis);
  let refusal: Error | null = null;
  const judge = (error: Error): void => {
    if (error instanceof ReplyError && REFUSAL.test(error.message)) refusal = error;
  };
  redis.on('error', judge);
  await redis.connect().catch(judge); // anything else: it tries again by itself
  redis.off('error', judge);
  if (refusal === null) return redis;
  redis.disconnect();
  const { host, port } = redis.options;
  throw new AppError('CONFIG_INVALID', `REDIS_URL: the Redis at ${host}:${port} refuses to serve.`, {
    cause: refusal,
    nextStep: 'Set user and password in REDIS_URL as that Redis has them.',
  });
};

/** Whether a connection is there; a Redis that hangs is noticed by the commands that time out. */
export const isConnected = (redis: Redis): boolean => redis.status === 'ready';
