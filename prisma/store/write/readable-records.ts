import type { SyncStore } from '@distribution/model/operations/sync-store';
import { instantOf } from '@distribution/model/time/instant';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { NOTHING_MISSING } from './references.ts';

/** Most records that one reading is made for; what is left is found after it. */
const MOST = 10_000;

/** Records that an adapter could not understand for want of a code: kept as their system wrote them, so only it can tell them anew. */
export const createReadableRecords = (
  database: TransactionalDatabase,
): Pick<SyncStore, 'findReadable' | 'settleReadable'> => ({
  findReadable: async (flow) => {
    const rows = await database.query<{ id: string; found_at: Date }>(sql`
      SELECT t.id, clock_timestamp() AS found_at FROM parked_record t
      WHERE t.flow = ${flow} AND t.stage = 'PARSE' AND t.settled_at IS NULL AND t.missing IS NOT NULL AND ${NOTHING_MISSING}
      LIMIT ${MOST}`);
    const [first] = rows;
    return first === undefined
      ? null
      : { parkedIds: rows.map(({ id }) => id), foundAt: instantOf(first.found_at.getTime()) };
  },
  settleReadable: async ({ parkedIds, foundAt }) => {
    const open = sql`t.id = ANY(${[...parkedIds]}::text[]) AND t.settled_at IS NULL`;
    await database.transaction(async (transaction) => {
      await transaction.query(sql`
        UPDATE parked_record t SET missing = NULL, error_code = 'UPSTREAM_PROTOCOL'
        WHERE ${open} AND t.seen_at >= ${foundAt}::timestamptz`);
      await transaction.query(sql`
        UPDATE parked_record t SET settled_at = clock_timestamp(), resolution = 'READ_AGAIN'
        WHERE ${open} AND t.missing IS NOT NULL`);
    });
  },
});
