import type { ApprovalClosing } from '@distribution/model/decision/approval-request';
import type { Database } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { APPROVAL_COLUMNS, type ApprovalRow } from './approval-row.ts';
import { tellApprovals } from './tell-approvals.ts';

/** Ends the PENDING requests (alias `t`) that the condition picks, as part of a transaction; answers them as they are then. */
export const closeApprovals = async (
  transaction: Database,
  which: Statement,
  { state, closedBy, reason, correlationId }: ApprovalClosing,
): Promise<readonly ApprovalRow[]> => {
  const rows = await transaction.query<ApprovalRow>(sql`
    UPDATE approval_request t SET state = ${state}, decided_by = ${closedBy}, decided_at = clock_timestamp(),
      decision_reason = ${reason}
    WHERE t.state = 'PENDING' AND ${which} RETURNING ${APPROVAL_COLUMNS}`);
  await tellApprovals(
    transaction,
    rows.map((row) => ({ row, actor: closedBy, reason })),
    correlationId,
  );
  return rows;
};
