import type pg from 'pg';
import { connectOnce } from '../connect.ts';

/** First half of the advisory locks' key, so that they meet no others; the second is the name, hashed. */
const LEASE_CLASS = 727_002;

/** Hands out leases: at most one holder per name (a flow, a followed topic), over all processes on the database. */
export interface Leases {
  withLease<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}

/**
 * Leases as advisory locks of one session that does nothing else. A killed process loses its session and with it its
 * leases at once; when the session is lost under a living one, the signals of all its holders abort. A holder that has
 * not noticed yet can do no harm: batches are idempotent and guarded by revisions.
 */
export const createLeases = (databaseUrl: string): Leases => {
  const held = new Map<string, AbortController>();
  let session: Promise<pg.Client> | null = null;
  let closed = false;
  let lastQuery: Promise<unknown> = Promise.resolve();

  /** One statement after the other: a connection of `pg` takes no second one while the first is under way. */
  const query = <R extends pg.QueryResultRow>(client: pg.Client, text: string, name: string) => {
    const answer = lastQuery.then(() => client.query<R>(text, [LEASE_CLASS, name]));
    lastQuery = answer.catch(() => undefined);
    return answer;
  };

  const open = async (): Promise<pg.Client> => {
    const client = await connectOnce(databaseUrl, 'distribution-leases');
    client.on('end', () => {
      session = null;
      for (const controller of held.values()) controller.abort(new Error('the lease was lost with its connection'));
    });
    return client;
  };
  const connect = (): Promise<pg.Client> => {
    session ??= open().catch((error: unknown) => {
      session = null;
      throw error;
    });
    return session;
  };

  return {
    withLease: async (name, work) => {
      if (closed || held.has(name)) return null;
      const controller = new AbortController();
      held.set(name, controller); // before the first await: locks of one session do not exclude each other
      try {
        const client = await connect();
        const answer = await query<{ taken: boolean }>(
          client,
          'SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken',
          name,
        );
        if (answer.rows[0]?.taken !== true) return null;
        try {
          return await work(controller.signal);
        } finally {
          // A lost session has released it already.
          await query(client, 'SELECT pg_advisory_unlock($1, hashtext($2))', name).catch(() => undefined);
        }
      } finally {
        held.delete(name);
      }
    },
    close: async () => {
      closed = true;
      const client = await session?.catch(() => null);
      await client?.end();
    },
  };
};
