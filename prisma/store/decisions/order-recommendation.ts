// Which approved recommendation an order came from, in SQL over the orders (alias `t`).
import { sql } from '../sql/statement.ts';

/** The command that made it. */
const MADE_BY = sql`SELECT m.id, m.approval_id FROM outbound_command m
  WHERE m.kind = 'CREATE_PURCHASE_ORDER' AND m.document = t.number AND m.content::jsonb->>'legalEntity' = t.legal_entity
    AND m.state IN ('ACKNOWLEDGED', 'CONFIRMED') ORDER BY m.requested_at LIMIT 1`;

/** Of each line, the last decision before the order about the parameters of its product at the site. */
const DECIDED_BY = sql`SELECT i.outcome, i.approval_id, p.version_code
  FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id
  WHERE i.sku = l.sku AND i.location_code = t.ship_to_code AND i.decided_at <= t.ordered_at
    AND i.outcome IN ('SUBMITTED', 'REJECTED', 'DENIED') ORDER BY p.revision DESC, p.version_code DESC LIMIT 1`;

/** Joins `made` (the command, if any) and `moved` (whether all its lines were ordered by approved parameters). */
export const RECOMMENDED = sql`
  LEFT JOIN LATERAL (${MADE_BY}) made ON TRUE
  LEFT JOIN LATERAL (
    SELECT coalesce(bool_and(d.outcome IS NOT DISTINCT FROM 'SUBMITTED'), FALSE) AS by_parameters,
      coalesce(array_agg(DISTINCT d.approval_id) FILTER (WHERE d.approval_id IS NOT NULL), '{}') AS approval_ids,
      coalesce(array_agg(DISTINCT d.version_code) FILTER (WHERE d.version_code IS NOT NULL), '{}') AS version_codes
    FROM purchase_order_line l LEFT JOIN LATERAL (${DECIDED_BY}) d ON TRUE WHERE l.order_id = t.id) moved ON TRUE`;

/** Orders that count: placed, and not called off. */
export const COUNTS = sql`t.status NOT IN ('DRAFT', 'CANCELLED')`;
