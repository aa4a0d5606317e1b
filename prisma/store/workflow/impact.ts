// What hangs on instances of work, in SQL: of each the products at locations, how much, at which price, and for how many days
// of the expected demand that is.
import type { WorkflowImpact } from '@distribution/model/operations/workflow';
import { parseDecimal } from '@distribution/model/measure/decimal';
import type { CurrencyCode } from '@distribution/model/measure/currency';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { ReadScope } from '@distribution/model/read-scope';
import { inScope } from '../sql/scope.ts';
import { sql, type Statement } from '../sql/statement.ts';

/** What is written in the contents of actions (columns `id`, `content`): lines of an order or a transfer, or a reorder point. */
export const movedByActions = (actions: Statement): Statement => sql`
  SELECT a.id, l->>'sku' AS sku, a.content->>'shipToCode' AS location_code, l->'quantity'->>'unit' AS unit,
    (l->'quantity'->>'value')::numeric AS quantity, (l->'unitPrice'->>'amount')::numeric AS price,
    l->'unitPrice'->>'currency' AS currency
  FROM (${actions}) a CROSS JOIN LATERAL jsonb_array_elements(a.content->'lines') l WHERE a.content ? 'lines'
  UNION ALL
  SELECT a.id, a.content->>'sku', a.content->>'locationCode', a.content->>'unit',
    abs((a.content->'set'->>'reorderPoint')::numeric - coalesce(before.point, (q.body->>'reorderPoint')::numeric)), NULL, NULL
  FROM (${actions}) a
  LEFT JOIN planning_parameters q ON q.sku = a.content->>'sku' AND q.location_code = a.content->>'locationCode'
  LEFT JOIN LATERAL (SELECT (i.body->'parameters'->>'reorderPoint')::numeric AS point
    FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id
    WHERE i.sku = a.content->>'sku' AND i.location_code = a.content->>'locationCode'
      AND i.reorder_point = (a.content->'set'->>'reorderPoint')::numeric
    ORDER BY p.revision DESC, p.version_code DESC LIMIT 1) before ON TRUE
  WHERE a.content->'set' ? 'reorderPoint'`;

/** What of publications has not reached the ERP: changes of reorder points that are allowed, asked for, sent or failed. */
export const movedByPublications = (ids: readonly string[], scope: ReadScope): Statement => sql`
  SELECT i.publication_id AS id, i.sku, i.location_code, i.unit,
    abs(i.reorder_point - (i.body->'parameters'->>'reorderPoint')::numeric) AS quantity,
    (i.body->'price'->>'amount')::numeric AS price, i.body->'price'->>'currency' AS currency
  FROM forecast_impact i LEFT JOIN outbound_command c ON c.id = i.outbound_id
  WHERE i.publication_id = ANY(${[...ids]}::text[]) AND i.outcome IN ('ALLOWED', 'NEEDS_APPROVAL', 'SUBMITTED', 'FAILED')
    AND c.state IS DISTINCT FROM 'CONFIRMED'
    AND ${inScope(scope, { region: 'i.region_code', legalEntity: 'i.legal_entity', isInternal: true })}`;

export interface ImpactRow {
  readonly id: string;
  readonly positions: number;
  readonly days: string | null;
  readonly quantities: readonly { readonly unit: UnitCode; readonly value: string }[] | null;
  readonly amounts: readonly { readonly currency: CurrencyCode; readonly amount: string }[] | null;
}

/** One row per instance of what is moved (`id`, `sku`, `location_code`, `unit`, `quantity`, `price`, `currency`). */
export const selectImpacts = (moved: Statement): Statement => sql`
  WITH moved AS (
    SELECT m.id, m.sku, m.location_code, m.unit, m.quantity, coalesce(m.price, s.price) AS price,
      coalesce(m.currency, s.currency) AS currency, m.quantity / nullif(f.daily, 0) AS days
    FROM (${moved}) m
    LEFT JOIN LATERAL (SELECT (t.body->'unitPrice'->>'amount')::numeric AS price, t.body->'unitPrice'->>'currency' AS currency
      FROM supplier_product t WHERE t.sku = m.sku AND t.preferred AND t.body->'unitPrice'->>'amount' IS NOT NULL
      ORDER BY t.supplier_code LIMIT 1) s ON TRUE
    LEFT JOIN LATERAL (SELECT (n.body->>'leadTimeDemand')::numeric / nullif((n.body->>'coverDays')::int, 0) AS daily
      FROM forecast_impact n JOIN forecast_publication p ON p.id = n.publication_id
      WHERE n.sku = m.sku AND n.location_code = m.location_code
      ORDER BY p.revision DESC, p.version_code DESC LIMIT 1) f ON TRUE
    WHERE m.quantity IS NOT NULL)
  SELECT m.id, count(DISTINCT (m.sku, m.location_code))::int AS positions, trunc(max(m.days), 1)::text AS days,
    (SELECT jsonb_agg(jsonb_build_object('unit', q.unit, 'value', q.value::text) ORDER BY q.unit) FROM (
      SELECT o.unit, sum(o.quantity) AS value FROM moved o WHERE o.id = m.id GROUP BY o.unit) q) AS quantities,
    (SELECT jsonb_agg(jsonb_build_object('currency', v.currency, 'amount', v.amount::text) ORDER BY v.currency) FROM (
      SELECT o.currency, sum(o.quantity * o.price) AS amount FROM moved o WHERE o.id = m.id AND o.price IS NOT NULL
      GROUP BY o.currency) v) AS amounts
  FROM moved m GROUP BY m.id`;

const NOTHING: WorkflowImpact = { positions: 0, quantities: [], values: [], daysOfCoverAtRisk: null };

export const impactOf = (row: ImpactRow | undefined): WorkflowImpact =>
  row === undefined
    ? NOTHING
    : {
        positions: row.positions,
        quantities: (row.quantities ?? []).map(({ unit, value }) => ({ value: parseDecimal(value), unit })),
        values: (row.amounts ?? []).map(({ currency, amount }) => ({ amount: parseDecimal(amount), currency })),
        daysOfCoverAtRisk: row.days === null ? null : parseDecimal(row.days),
      };
