import { randomUUID } from 'node:crypto';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { recordAudit } from './record-audits.ts';

/** See {@link AuditTrail.forget}. Whoever adds an entry waits for it, and it for them: the chain is cut where it is whole. */
export const forgetAudits = (database: TransactionalDatabase, before: string): Promise<number> =>
  database.transaction(async (transaction) => {
    await transaction.query(sql`SELECT position FROM audit_head FOR UPDATE`);
    // The first that is to stay: one that is not old enough, or one that is held.
    const [last] = await transaction.query<{ position: string; hash: string }>(sql`
      SELECT e.position, e.hash FROM audit_entry e
      WHERE e.at < ${before}::timestamptz AND e.position < COALESCE((
        SELECT min(s.position) FROM audit_entry s
        WHERE s.at >= ${before}::timestamptz OR EXISTS (
          SELECT 1 FROM audit_hold h WHERE h.released_at IS NULL AND (h.target IS NULL OR h.target = s.target))
      ), e.position + 1)
      ORDER BY e.position DESC LIMIT 1`);
    if (last === undefined) return 0;
    const gone = await transaction.query(
      sql`DELETE FROM audit_entry WHERE position <= ${last.position} RETURNING 1 AS gone`,
    );
    await transaction.query(
      sql`UPDATE audit_anchor SET position = ${last.position}, hash = ${last.hash}, forgotten_at = clock_timestamp()`,
    );
    await recordAudit(transaction, {
      actor: 'system',
      action: 'audit.FORGOTTEN',
      target: 'audit',
      correlationId: randomUUID(),
      detail: { entries: gone.length, upTo: Number(last.position), hash: last.hash, before },
    });
    return gone.length;
  });
