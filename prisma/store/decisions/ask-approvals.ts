import { APPROVAL_DAYS } from '@distribution/model/decision/approval-request';
import type { PolicyVerdict } from '@distribution/model/decision/policy-verdict';
import type { ProposedAction } from '@distribution/model/decision/proposed-action';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { tellApprovals } from './tell-approvals.ts';
import { APPROVAL_COLUMNS, type ApprovalRow } from './approval-row.ts';

/** A request for approval before it is there. */
export interface NewApproval {
  readonly id: string;
  readonly action: ProposedAction;
  readonly actionHash: string;
  readonly verdict: PolicyVerdict;
  /** What it is asked for: asked twice for one, it is one request. */
  readonly dedupeKey: string;
  readonly subject: string;
  readonly reason: string;
  readonly regionCode: string;
  readonly legalEntity: string;
  readonly askedBy: string;
}

/** Asks for approvals, as part of a transaction. */
export const askApprovals = async (
  transaction: Database,
  asked: readonly NewApproval[],
  correlationId: string,
): Promise<void> => {
  if (asked.length === 0) return;
  const rows = asked.map(({ action, verdict, ...it }) => ({ ...it, ...action, ...verdict }));
  const made = await transaction.query<ApprovalRow>(sql`
    INSERT INTO approval_request AS t (id, kind, system, requested_by, content, action_hash, dedupe_key, approver_roles, trace,
      subject, reason, region_code, legal_entity, state, asked_by, requested_at, expires_at, correlation_id)
    SELECT r.id, r.kind, r.system, r."requestedBy", r.content, r."actionHash", r."dedupeKey",
      ARRAY(SELECT jsonb_array_elements_text(r."approverRoles")), r.trace, r.subject, r.reason, r."regionCode",
      r."legalEntity", 'PENDING', r."askedBy", clock_timestamp(),
      clock_timestamp() + ${APPROVAL_DAYS}::int * interval '1 day', ${correlationId}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, kind text, system text, "requestedBy" text,
      content jsonb, "actionHash" text, "dedupeKey" text, "approverRoles" jsonb, trace jsonb, subject text, reason text,
      "regionCode" text, "legalEntity" text, "askedBy" text)
    RETURNING ${APPROVAL_COLUMNS}`);
  await tellApprovals(
    transaction,
    made.map((row) => ({ row, actor: row.asked_by, reason: row.reason })),
    correlationId,
  );
};
