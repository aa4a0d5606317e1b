import { appendEvents, type NewEvent, NOBODY } from '@distribution/prisma/store/log/append-events';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { createDatabase } from '@distribution/prisma/store/sql/database';
import pg from 'pg';

/** A store and a way to append to its log as sync does. */
export interface StoreLog {
  readonly url: string;
  readonly store: Store;
  /** Appends one event a key, all in one transaction. */
  append(topic: 'cache.invalidations' | 'security.revocations', ...keys: readonly string[]): Promise<void>;
  /** Forgets everything up to the head. */
  prune(): Promise<void>;
  close(): Promise<void>;
}

const eventOf = (topic: 'cache.invalidations' | 'security.revocations', key: string): NewEvent => {
  const at = '2026-11-21T00:00:00.000Z';
  const facts = { key, owner: NOBODY, occurredAt: at };
  return topic === 'cache.invalidations'
    ? { topic, ...facts, payload: { kind: 'Product', ids: [key] } }
    : { topic, ...facts, payload: { subject: key, tokenId: null, revokedAt: at } };
};

/** Opens the store of a migrated database. */
export const openStoreLog = async (databaseUrl: string): Promise<StoreLog> => {
  const store = await openStore({ databaseUrl });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined); // the database may be dropped under it
  return {
    url: databaseUrl,
    store,
    append: (topic, ...keys) =>
      createDatabase(pool).transaction((transaction) =>
        appendEvents(
          transaction,
          keys.map((key) => eventOf(topic, key)),
          'test',
        ),
      ),
    prune: async () => {
      await store.pruneHistory('2999-01-01T00:00:00.000Z');
    },
    close: async () => {
      await pool.end();
      await store.close();
    },
  };
};
