import { COMPENSATION_OF } from '@distribution/model/operations/outbound';
import { closeApprovals } from '../decisions/close-approvals.ts';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import { OUTBOUND_COLUMNS, type OutboundRow } from './outbound-row.ts';
import { type OutboundChange, SENDER } from './tell-outbound.ts';

/**
 * What follows when a step is refused or given up: steps that wait are never sent, earlier ones are taken back, the last one
 * first, each by a command of its own under the key and the approval it was made by. Answers what changed.
 */
export const takeBack = async (transaction: Database, failed: OutboundRow): Promise<readonly OutboundChange[]> => {
  if (failed.compensates !== null) return [];
  const reason = `step ${failed.step} of its request is ${failed.state}: ${failed.error_message ?? 'no reason given'}`;
  const waiting = await transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = 'ABANDONED', next_attempt_at = NULL, turn = turn + 1, error_message = ${reason}
    WHERE t.request_id = ${failed.request_id} AND t.compensates IS NULL AND t.id <> ${failed.id}
      AND t.state IN ('AWAITING_APPROVAL', 'QUEUED')
    RETURNING ${OUTBOUND_COLUMNS}`);
  const asked = waiting.flatMap(({ approval_id }) => (approval_id === null ? [] : [approval_id]));
  if (asked.length > 0)
    await closeApprovals(transaction, sql`t.id = ANY(${asked}::text[])`, {
      state: 'WITHDRAWN',
      closedBy: SENDER,
      reason,
      correlationId: failed.correlation_id,
    });
  const earlier = await transaction.query<OutboundRow>(sql`
    SELECT ${OUTBOUND_COLUMNS} FROM outbound_command t
    WHERE t.request_id = ${failed.request_id} AND t.compensates IS NULL AND t.step < ${failed.step}
      AND t.state IN ('ACKNOWLEDGED', 'CONFIRMED') ORDER BY t.step DESC`);
  const changes: OutboundChange[] = waiting.map((row) => ({ row, actor: SENDER, reason }));
  for (const row of earlier) {
    const kind = COMPENSATION_OF[row.kind];
    if (kind === null) continue;
    const [made] = await transaction.query<OutboundRow>(sql`
      INSERT INTO outbound_command AS t (id, kind, content, system, subject, touches, state, request_id, request_sha256, step,
        compensates, requested_by, reason, idempotency_key, write_key, approval, approval_id, correlation_id, attempts, lookups,
        turn, requested_at, next_attempt_at, region_code, legal_entity)
      SELECT ${createRowId()}, ${kind}, o.content, o.system, o.subject, '{}', 'QUEUED', o.request_id, o.request_sha256, o.step,
        o.id, o.requested_by, ${reason}, o.idempotency_key, o.write_key, o.approval, o.approval_id, o.correlation_id, 0, 0,
        0, clock_timestamp(), clock_timestamp(), o.region_code, o.legal_entity
      FROM outbound_command o WHERE o.id = ${row.id}
      ON CONFLICT (requested_by, idempotency_key, step, kind) DO NOTHING RETURNING ${OUTBOUND_COLUMNS}`);
    if (made !== undefined) changes.push({ row: made, actor: SENDER, reason });
  }
  return changes;
};
