// Durable work: pg-boss in a schema of its own in the same database. A job is sent in the transaction that writes down what
// it is for, taken by one process at a time, and handed to another when the first stops showing signs of life.
import { withLinkedSignal } from '@distribution/platform/request/with-linked-signal';
import { AppError } from '@distribution/platform/errors/app-error';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { connectionError } from '../connect.ts';
import { isLockTimeout, type LockPatience, withLockWait } from '../lock-wait.ts';
import type { Database } from '../sql/database.ts';

const SCHEMA = 'work_queue';
/** Seconds without a sign of life after which a job is handed on; the least that pg-boss takes. */
const HEARTBEAT_SECONDS = 10;
const DAY_SECONDS = 86_400;

const APPLICATION_NAME = 'distribution-queue';
const PATIENCE: LockPatience = { tellAfterMs: 3_000, giveUpAfterMs: 30_000 };

/** How a queue is opened. */
export interface WorkQueueOptions {
  /** Told, once per wait, what the queue waits for when a lock keeps it from opening. */
  readonly onWait?: (what: string) => void;
  readonly patience?: LockPatience;
}

/** PostgreSQL's codes for a schema or a table that is not there. */
const MISSING = new Set(['3F000', '42P01']);
const isMissing = (thrown: unknown): boolean => thrown instanceof pg.DatabaseError && MISSING.has(thrown.code ?? '');

/** One kind of work, each job a piece of JSON. */
export interface WorkQueue {
  /** Sends a job as part of the transaction. */
  send(transaction: Database, name: string, data: object): Promise<void>;
  /** Takes jobs one after the other; one whose handler throws is taken again, a few times with growing waits. */
  work(
    name: string,
    handler: (data: unknown, signal: AbortSignal) => Promise<void>,
  ): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
}

/**
 * Waits for pg-boss's table of queues, as long as the session waits for locks. pg-boss itself passes over the end of that
 * wait at its start, and then waits another 30 seconds of its own. Where there is no such table it says so itself.
 */
const awaitQueues = async (client: pg.ClientBase): Promise<void> => {
  try {
    await client.query(`SELECT FROM ${SCHEMA}.queue LIMIT 0`);
  } catch (thrown) {
    if (isLockTimeout(thrown)) throw thrown;
  }
};

/** Opens nothing until it is used: most processes never send a job. */
export const createWorkQueue = (
  databaseUrl: string,
  { onWait = () => undefined, patience = PATIENCE }: WorkQueueOptions = {},
): WorkQueue => {
  let sender: Promise<PgBoss> | null = null;
  const queues = new Set<string>();
  const waiter = { name: 'the queue of work', databaseUrl, applicationName: APPLICATION_NAME, patience, onWait };
  const open = async (supervise: boolean): Promise<PgBoss> => {
    const settings = {
      connectionString: databaseUrl,
      application_name: APPLICATION_NAME,
      schema: SCHEMA,
      max: 2,
      supervise,
      schedule: false,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      onConnect: async (client: pg.ClientBase) => {
        // The pool waits for it. Sent as a statement, because a pooler in between may refuse options at connecting.
        await client.query(`SET lock_timeout = ${patience.giveUpAfterMs}`);
        await awaitQueues(client);
      },
    };
    const boss = new PgBoss(settings);
    boss.on('error', () => undefined); // a database that is away shows in the next call; pg-boss goes on by itself
    try {
      await withLockWait(waiter, () => boss.start()); // makes its schema where there is none, brings an older one up to date
    } catch (cause) {
      await boss.stop({ graceful: false }).catch(() => undefined); // what it has opened; the cause is what matters
      throw connectionError(databaseUrl, cause);
    }
    return boss;
  };
  const ensureQueue = async (boss: PgBoss, name: string): Promise<void> => {
    if (queues.has(name)) return;
    await withLockWait(waiter, () =>
      boss.createQueue(name, {
        retryLimit: 5,
        retryBackoff: true,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: DAY_SECONDS - 1,
      }),
    );
    queues.add(name);
  };
  return {
    send: async (transaction, name, data) => {
      sender ??= open(false).catch((thrown: unknown) => {
        sender = null; // the next one tries again
        throw thrown;
      });
      const boss = await sender;
      await ensureQueue(boss, name);
      const executeSql = async (text: string, values: unknown[] = []) => ({
        rows: [...(await transaction.query<Record<string, unknown>>({ text, values }))],
      });
      try {
        await boss.send(name, data, { db: { executeSql } });
      } catch (thrown) {
        if (!isMissing(thrown)) throw thrown;
        // Somebody dropped it, or restored the database without it: the next one makes it anew.
        sender = null;
        queues.clear();
        await boss.stop({ graceful: false });
        throw new AppError('STORE_UNAVAILABLE', 'the queue of work is gone from the database', { cause: thrown });
      }
    },
    work: async (name, handler) => {
      const boss = await open(true);
      try {
        await ensureQueue(boss, name);
      } catch (thrown) {
        await boss.stop({ graceful: false, timeout: 1_000 });
        throw thrown;
      }
      const stopping = new AbortController();
      await boss.work(
        name,
        { batchSize: 1, pollingIntervalSeconds: 1, heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 2 },
        async ([job]) => {
          if (job === undefined) return;
          await withLinkedSignal([stopping.signal, job.signal], (signal) => handler(job.data, signal));
        },
      );
      return {
        stop: async () => {
          stopping.abort();
          await boss.stop({ graceful: true, timeout: 5_000 });
        },
      };
    },
    close: async () => {
      const boss = await sender?.catch(() => null);
      await boss?.stop({ graceful: false });
    },
  };
};
