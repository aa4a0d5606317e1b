import type { ApprovalRequest } from '@distribution/model/decision/approval-request';
import type { PolicyVerdict } from '@distribution/model/decision/policy-verdict';
import type { ProposedAction } from '@distribution/model/decision/proposed-action';
import { instantOf } from '@distribution/model/time/instant';
import { sql } from '../sql/statement.ts';

export interface ApprovalRow {
  readonly id: string;
  readonly kind: ProposedAction['kind'];
  readonly system: string;
  readonly requested_by: string;
  readonly content: unknown;
  readonly action_hash: string;
  readonly approver_roles: string[];
  readonly trace: PolicyVerdict['trace'];
  readonly subject: string;
  readonly reason: string;
  readonly region_code: string;
  readonly legal_entity: string;
  readonly state: ApprovalRequest['state'];
  readonly asked_by: string;
  readonly requested_at: Date;
  readonly expires_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision_reason: string | null;
  readonly token: ApprovalRequest['token'];
  readonly correlation_id: string;
}

export const APPROVAL_COLUMNS = sql`t.id, t.kind, t.system, t.requested_by, t.content, t.action_hash, t.approver_roles, t.trace,
  t.subject, t.reason, t.region_code, t.legal_entity, t.state, t.asked_by, t.requested_at, t.expires_at, t.decided_by,
  t.decided_at, t.decision_reason, t.token, t.correlation_id`;

export const approvalOf = (row: ApprovalRow): ApprovalRequest => ({
  id: row.id,
  action: { kind: row.kind, system: row.system, requestedBy: row.requested_by, content: row.content },
  actionHash: row.action_hash,
  verdict: { verdict: 'NEEDS_APPROVAL', approverRoles: row.approver_roles, trace: row.trace },
  subject: row.subject,
  reason: row.reason,
  regionCode: row.region_code,
  legalEntity: row.legal_entity,
  state: row.state,
  askedBy: row.asked_by,
  requestedAt: instantOf(row.requested_at.getTime()),
  expiresAt: instantOf(row.expires_at.getTime()),
  decidedBy: row.decided_by,
  decidedAt: row.decided_at === null ? null : instantOf(row.decided_at.getTime()),
  decisionReason: row.decision_reason,
  token: row.token,
  correlationId: row.correlation_id,
});
