import type { ApprovalDesk, ApprovalRequest, ApprovalScope } from '@distribution/model/decision/approval-request';
import type { ProposedAction } from '@distribution/model/decision/proposed-action';
import type { PolicyVerdict } from '@distribution/model/decision/policy-verdict';
import { instantOf } from '@distribution/model/time/instant';
import { recordAudit } from '../security/audit-trail.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';

interface ApprovalRow {
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
  readonly requested_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision_reason: string | null;
  readonly token: ApprovalRequest['token'];
  readonly correlation_id: string;
}

const COLUMNS = sql`t.id, t.kind, t.system, t.requested_by, t.content, t.action_hash, t.approver_roles, t.trace, t.subject,
  t.reason, t.region_code, t.legal_entity, t.state, t.requested_at, t.decided_by, t.decided_at, t.decision_reason, t.token,
  t.correlation_id`;

const requestOf = (row: ApprovalRow): ApprovalRequest => ({
  id: row.id,
  action: { kind: row.kind, system: row.system, requestedBy: row.requested_by, content: row.content },
  actionHash: row.action_hash,
  verdict: { verdict: 'NEEDS_APPROVAL', approverRoles: row.approver_roles, trace: row.trace },
  subject: row.subject,
  reason: row.reason,
  regionCode: row.region_code,
  legalEntity: row.legal_entity,
  state: row.state,
  requestedAt: instantOf(row.requested_at.getTime()),
  decidedBy: row.decided_by,
  decidedAt: row.decided_at === null ? null : instantOf(row.decided_at.getTime()),
  decisionReason: row.decision_reason,
  token: row.token,
  correlationId: row.correlation_id,
});

const visible = ({ roles, ...rows }: ApprovalScope): Statement =>
  allOf([
    inScope({ ...rows, customers: null }, { region: 't.region_code', legalEntity: 't.legal_entity' }),
    roles === null ? null : sql`t.approver_roles && ${[...roles]}::text[]`,
  ]);

export const createApprovalDesk = (database: TransactionalDatabase): ApprovalDesk => ({
  load: async (id, scope) => {
    const [row] = await database.query<ApprovalRow>(sql`
      SELECT ${COLUMNS} FROM approval_request t WHERE t.id = ${id} AND ${visible(scope)}`);
    return row === undefined ? null : requestOf(row);
  },
  list: ({ states, kinds }, page, scope) =>
    readPage<ApprovalRow, ApprovalRequest>(
      database,
      {
        select: COLUMNS,
        from: sql`approval_request t`,
        where: allOf([isOneOf('t.state', states), isOneOf('t.kind', kinds), visible(scope)]),
        order: newestFirst('t.requested_at'),
      },
      page,
      requestOf,
    ),
  decide: (id, { state, decidedBy, reason, token, correlationId }) =>
    database.transaction(async (transaction) => {
      const [row] = await transaction.query<ApprovalRow>(sql`
        UPDATE approval_request t SET state = ${state}, decided_by = ${decidedBy}, decided_at = clock_timestamp(),
          decision_reason = ${reason}, token = ${token}
        WHERE t.id = ${id} AND t.state = 'PENDING' RETURNING ${COLUMNS}`);
      if (row === undefined) return null;
      await recordAudit(transaction, {
        actor: decidedBy,
        action: `approval.${state}`,
        target: id,
        correlationId,
        detail: { kind: row.kind, subject: row.subject, actionHash: row.action_hash, reason },
      });
      return requestOf(row);
    }),
});
