import type { ApprovalScope } from '@distribution/model/decision/approval-request';
import { inScope } from '../sql/scope.ts';
import { allOf, sql, type Statement } from '../sql/statement.ts';

/** Only the requests (alias `t`) that the caller may see. */
export const visibleApprovals = ({ roles, subject, ...rows }: ApprovalScope): Statement =>
  allOf([
    inScope({ ...rows, customers: null }, { region: 't.region_code', legalEntity: 't.legal_entity' }),
    roles === null
      ? null
      : sql`(t.approver_roles && ${[...roles]}::text[] OR t.requested_by = ${subject} OR t.asked_by = ${subject}
          OR t.decided_by = ${subject})`,
  ]);
