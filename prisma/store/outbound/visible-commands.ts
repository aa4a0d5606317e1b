import type { OutboundScope } from '@distribution/model/operations/outbound';
import { inScope } from '../sql/scope.ts';
import { allOf, sql, type Statement } from '../sql/statement.ts';

/** Only the commands (alias `t`) that the caller may see; all without a scope. */
export const visibleCommands = (scope: OutboundScope | undefined): Statement => {
  if (scope === undefined) return sql`TRUE`;
  const { roles, subject, ...rows } = scope;
  return allOf([
    inScope({ ...rows, customers: null }, { region: 't.region_code', legalEntity: 't.legal_entity' }),
    roles === null
      ? null
      : sql`(t.requested_by = ${subject}
          OR EXISTS (SELECT 1 FROM approval_request a WHERE a.id = t.approval_id
            AND (a.approver_roles && ${[...roles]}::text[] OR a.asked_by = ${subject} OR a.decided_by = ${subject}))
          OR EXISTS (SELECT 1 FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id
            WHERE i.id = t.idempotency_key AND i.outbound_id = t.id AND p.requested_by = ${subject}))`,
  ]);
};
