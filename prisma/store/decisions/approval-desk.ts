import type { ApprovalDesk, ApprovalRequest } from '@distribution/model/decision/approval-request';
import { releaseOutbound } from '../outbound/release-outbound.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { allOf, isOneOf, sql } from '../sql/statement.ts';
import { APPROVAL_COLUMNS, approvalOf, type ApprovalRow } from './approval-row.ts';
import { closeApprovals } from './close-approvals.ts';
import { tellApprovals } from './tell-approvals.ts';
import { visibleApprovals } from './visible-approvals.ts';

/** Requests that are ended in one transaction. */
const CHUNK = 500;
/** Who ends what nobody decided about. */
const CLOCK = 'approvals';

export const createApprovalDesk = (database: TransactionalDatabase): ApprovalDesk => ({
  load: async (id, scope) => {
    const [row] = await database.query<ApprovalRow>(sql`
      SELECT ${APPROVAL_COLUMNS} FROM approval_request t WHERE t.id = ${id} AND ${visibleApprovals(scope)}`);
    return row === undefined ? null : approvalOf(row);
  },
  list: ({ states, kinds }, page, scope) =>
    readPage<ApprovalRow, ApprovalRequest>(
      database,
      {
        select: APPROVAL_COLUMNS,
        from: sql`approval_request t`,
        where: allOf([isOneOf('t.state', states), isOneOf('t.kind', kinds), visibleApprovals(scope)]),
        order: newestFirst('t.requested_at'),
      },
      page,
      approvalOf,
    ),
  decide: (id, { state, decidedBy, reason, token, correlationId }) =>
    database.transaction(async (transaction) => {
      const [row] = await transaction.query<ApprovalRow>(sql`
        UPDATE approval_request t SET state = ${state}, decided_by = ${decidedBy}, decided_at = clock_timestamp(),
          decision_reason = ${reason}, token = ${token}
        WHERE t.id = ${id} AND t.state = 'PENDING' AND t.expires_at > clock_timestamp() RETURNING ${APPROVAL_COLUMNS}`);
      if (row === undefined) return null;
      await tellApprovals(transaction, [{ row, actor: decidedBy, reason }], correlationId);
      await releaseOutbound(transaction, row, correlationId);
      return approvalOf(row);
    }),
  withdraw: (id, closing) =>
    database.transaction(async (transaction) => {
      const [row] = await closeApprovals(transaction, sql`t.id = ${id}`, { ...closing, state: 'WITHDRAWN' });
      if (row === undefined) return null;
      await releaseOutbound(transaction, row, closing.correlationId);
      return approvalOf(row);
    }),
  expire: (now) =>
    database.transaction(async (transaction) => {
      const due = sql`t.id IN (SELECT e.id FROM approval_request e WHERE e.state = 'PENDING'
        AND e.expires_at <= ${now}::timestamptz ORDER BY e.expires_at LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED)`;
      const reason = 'Nobody decided in time.';
      const ending = { state: 'EXPIRED', closedBy: CLOCK, reason, correlationId: `approvals-${now}` } as const;
      const rows = await closeApprovals(transaction, due, ending);
      for (const row of rows) await releaseOutbound(transaction, row, row.correlation_id);
      return rows.length;
    }),
});
