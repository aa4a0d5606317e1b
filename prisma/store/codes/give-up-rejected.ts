import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/** Settles what waits, in a flow or in all, for a code that a steward said means nothing; it stays readable with his reason. */
export const giveUpRejected = async (database: Database, flow: string | null): Promise<void> => {
  await database.query(sql`
    UPDATE parked_record t SET settled_at = clock_timestamp(), resolution = 'REJECTED', resolved_by = c.decided_by,
      resolution_reason = c.reason
    FROM code_mapping c
    WHERE c.target IS NULL AND t.settled_at IS NULL AND t.missing IS NOT NULL AND c.system = t.system
      AND (${flow}::text IS NULL OR t.flow = ${flow}) AND jsonb_exists(t.missing -> c.kind, c.code)`);
};
