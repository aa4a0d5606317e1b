import type { EventAudience } from '@distribution/model/events/event';
import type { OutboundScope } from '@distribution/model/operations/outbound';
import type { Database } from '../sql/database.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, sql, type Statement } from '../sql/statement.ts';

/**
 * Whom a command (alias `t`) concerns beside operators: the roles that may decide about it, and who asked for it, had it
 * asked for by a forecast, or decided. Lists and events go by this one rule.
 */
const AUDIENCE = sql`(
  SELECT coalesce(a.approver_roles, '{}') AS roles,
    array_remove(ARRAY[t.requested_by, a.asked_by, a.decided_by, p.requested_by], NULL) AS subjects
  FROM (VALUES (1)) AS one
  LEFT JOIN approval_request a ON a.id = t.approval_id
  LEFT JOIN forecast_impact i ON i.id = t.idempotency_key AND i.outbound_id = t.id
  LEFT JOIN forecast_publication p ON p.id = i.publication_id)`;

/** Only the commands (alias `t`) that the caller may see; all without a scope. */
export const visibleCommands = (scope: OutboundScope | undefined): Statement => {
  if (scope === undefined) return sql`TRUE`;
  const { roles, subject, ...rows } = scope;
  return allOf([
    inScope({ ...rows, customers: null }, { region: 't.region_code', legalEntity: 't.legal_entity' }),
    roles === null
      ? null
      : sql`EXISTS (SELECT 1 FROM ${AUDIENCE} audience
          WHERE audience.roles && ${[...roles]}::text[] OR ${subject}::text = ANY(audience.subjects))`,
  ]);
};

/** Whom each of the commands concerns now, by its id. */
export const readAudiences = async (
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventAudience>> => {
  const rows = await database.query<EventAudience & { readonly id: string }>(sql`
    SELECT t.id, audience.roles, audience.subjects
    FROM outbound_command t CROSS JOIN LATERAL ${AUDIENCE} audience WHERE t.id = ANY(${[...ids]}::text[])`);
  return new Map(rows.map(({ id, roles, subjects }) => [id, { roles, subjects }]));
};
