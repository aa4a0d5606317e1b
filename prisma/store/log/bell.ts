// Tells readers that the log has grown: PostgreSQL's NOTIFY on a connection of its own, and a look at the head every
// second for when that connection is down or a pooler between swallows notifications. Rings are hints.
import { AppError } from '@distribution/platform/errors/app-error';
import type pg from 'pg';
import { connectOnce } from '../connect.ts';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { BELL_CHANNEL } from './append-events.ts';

const POLL_MS = 1000;

export interface Bell {
  /** Calls back after something was appended; answers how to stop listening. */
  listen(ring: () => void): () => void;
  close(): Promise<void>;
}

/** Opens the bell; it connects when the first listener comes. */
export const openBell = (databaseUrl: string, database: Database): Bell => {
  const listeners = new Set<() => void>();
  let connection: Promise<pg.Client | null> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let lastHead = '';
  let closed = false;

  const ringAll = (): void => {
    for (const ring of [...listeners]) ring();
  };

  const connect = async (): Promise<pg.Client | null> => {
    try {
      const client = await connectOnce(databaseUrl, 'distribution-bell');
      client.on('notification', ringAll);
      client.on('end', () => {
        connection = null;
      });
      await client.query(`LISTEN ${BELL_CHANNEL}`);
      ringAll(); // whatever was appended while nobody listened
      return client;
    } catch {
      connection = null; // the next tick tries again; until then the look at the head rings
      return null;
    }
  };

  const tick = async (): Promise<void> => {
    connection ??= connect();
    try {
      const [head] = await database.query<{ position: string }>(sql`SELECT position FROM event_log_head`);
      if (head !== undefined && head.position !== lastHead) {
        lastHead = head.position;
        ringAll();
      }
    } catch {
      // The database is away: nothing to ring about. Readers see the error when they read.
    }
  };

  return {
    listen: (ring) => {
      if (closed) throw new AppError('CANCELLED', 'the store is closed');
      listeners.add(ring);
      connection ??= connect();
      if (timer === null) {
        timer = setInterval(() => void tick(), POLL_MS);
        timer.unref();
      }
      return () => listeners.delete(ring);
    },
    close: async () => {
      closed = true;
      if (timer !== null) clearInterval(timer);
      listeners.clear();
      const client = await connection;
      await client?.end();
    },
  };
};
