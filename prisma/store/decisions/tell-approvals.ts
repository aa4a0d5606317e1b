import { recordAudits } from '../security/record-audits.ts';
import type { Database } from '../sql/database.ts';
import type { ApprovalRow } from './approval-row.ts';

/** One step of a request: who took it, and why. */
export interface ApprovalChange {
  readonly row: ApprovalRow;
  readonly actor: string;
  readonly reason: string | null;
}

/** An entry of the audit trail for each step, as part of the transaction that took it. */
export const tellApprovals = (
  transaction: Database,
  changes: readonly ApprovalChange[],
  correlationId: string,
): Promise<void> =>
  recordAudits(
    transaction,
    changes.map(({ row, actor, reason }) => ({
      actor,
      action: `approval.${row.state}`,
      target: row.id,
      correlationId,
      detail: { kind: row.kind, subject: row.subject, actionHash: row.action_hash, reason },
    })),
  );
