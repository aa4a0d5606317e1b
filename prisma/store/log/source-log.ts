import type { SourceLog } from '@distribution/platform/event-log/source-log';
import { randomUUID } from 'node:crypto';
import type { Leases } from '../write/flow-lease.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { appendRecords } from './append-events.ts';

/** Topics that are followed elsewhere, on leases of the store's: a lease and what it protects are lost together. */
export const createSourceLog = (database: TransactionalDatabase, leases: Leases): SourceLog => ({
  withLease: (topic, work) => leases.withLease(`source ${topic}`, work),
  last: async (topic) => {
    const [found] = await database.query<{ head: string; payload: string | null }>(sql`
      SELECT h.position AS head, (
        SELECT e.payload FROM event_log e WHERE e.topic = ${topic} ORDER BY e.position DESC LIMIT 1
      ) AS payload FROM event_log_head h`);
    return { position: Number(found?.head ?? 0), payload: found?.payload ?? null };
  },
  append: (topic, events, since) =>
    database.transaction(async (transaction) => {
      // Taking the head row first: whoever else appends to the topic is either seen here or waits for us.
      const [head] = await transaction.query<{ position: string }>(sql`SELECT position FROM event_log_head FOR UPDATE`);
      const [taken] = await transaction.query<{ taken: boolean }>(sql`
        SELECT EXISTS (SELECT 1 FROM event_log WHERE position > ${since.position} AND topic = ${topic}) AS taken`);
      if (taken?.taken !== false) return null;
      await appendRecords(transaction, events, `source-${randomUUID()}`);
      const payload = events.at(-1)?.payload ?? since.payload;
      return { position: Number(head?.position ?? 0) + events.length, payload };
    }),
});
