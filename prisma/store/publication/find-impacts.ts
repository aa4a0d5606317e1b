// What a version changes, per product and location: one page of its series beside the series of the version the ERP plans
// on there, with all that a decision rests on. The facts are kept as they are now: a decision is explained by them later.
import { demandBetween } from '@distribution/model/forecasts/demand-between';
import { forecastChangesOf } from '@distribution/model/forecasts/forecast-difference';
import { percentChange } from '@distribution/model/forecasts/parameter-move';
import { type PlannedSpan, plannedSpansOf } from '@distribution/model/forecasts/planned-spans';
import type { ForecastPublication, PublicationPolicy } from '@distribution/model/forecasts/publication';
import { absolute, compare, type Decimal, ZERO } from '@distribution/model/measure/decimal';
import { type EpochDay, epochDayOf } from '@distribution/model/time/epoch-day';
import { sql, type Statement } from '../sql/statement.ts';
import { FAULTS } from './check-quality.ts';
import { promotionAtRiskOf } from './promotion-at-risk.ts';
import type { SeriesRow } from './series-row.ts';

/** One page of series after a key. */
export const selectSeries = (
  { id, versionCode }: ForecastPublication,
  [sku, locationCode]: readonly [string, string],
  limit: number,
): Statement => sql`
  SELECT s.sku, s.location_code, s.measure, s.grain, s.starts_on::text AS starts_on, s.unit, s.system,
    to_json(s.as_of)#>>'{}' AS as_of, s.quantities::text[] AS quantities, s.overrides,
    coalesce(l.legal_entity, '') AS legal_entity, coalesce(l.region_code, '') AS region_code,
    EXISTS (SELECT 1 FROM forecast_finding f WHERE f.publication_id = ${id} AND f.sku = s.sku AND f.measure = s.measure
      AND f.location_code = s.location_code AND f.code = ANY(${[...FAULTS]}::text[])) AS faulty,
    b.version_code AS base_code, o.grain AS base_grain, o.starts_on::text AS base_starts_on, o.unit AS base_unit,
    o.quantities::text[] AS base_quantities, t.supplier_code, (t.body->>'leadTimeDays')::int AS lead_time_days,
    nullif(t.body->'unitPrice', 'null'::jsonb) AS price,
    CASE WHEN q.sku IS NOT NULL THEN jsonb_build_object('reorderPoint', q.body->'reorderPoint', 'maximumStock',
      q.body->'maximumStock', 'reviewPeriodDays', q.body->'reviewPeriodDays', 'unit', q.body->'unit', 'system', q.system,
      'revision', q.revision::text, 'asOf', q.as_of) END AS parameters,
    CASE WHEN p.sku IS NOT NULL THEN jsonb_build_object('available', (p.on_hand - p.held - p.allocated - p.reserved)::text,
      'unit', p.unit, 'system', p.system, 'revision', p.revision::text, 'asOf', p.as_of) END AS balance,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('on', d."on", 'quantity', d.quantity::text)), '[]'::jsonb) FROM (
       SELECT (line.expected_at AT TIME ZONE 'UTC')::date::text AS "on",
         (e->'orderedQuantity'->>'value')::numeric - (e->'receivedQuantity'->>'value')::numeric AS quantity
       FROM purchase_order_line line JOIN purchase_order po ON po.id = line.order_id
       CROSS JOIN LATERAL jsonb_array_elements(po.body->'lines') e
       WHERE jsonb_array_length(s.overrides) > 0 AND line.sku = s.sku AND line.is_open AND po.ship_to_code = s.location_code
         AND (e->>'number')::int = line.number AND e->'orderedQuantity'->>'unit' = s.unit) d) AS supply
  FROM forecast_series s
  LEFT JOIN location l ON l.code = s.location_code
  LEFT JOIN planning_basis b ON b.sku = s.sku AND b.location_code = s.location_code
  LEFT JOIN forecast_series o ON o.version_code = b.version_code AND o.sku = s.sku AND o.measure = s.measure
    AND o.location_code = s.location_code
  LEFT JOIN planning_parameters q ON q.sku = s.sku AND q.location_code = s.location_code
  LEFT JOIN inventory_position p ON p.sku = s.sku AND p.location_code = s.location_code
  LEFT JOIN LATERAL (SELECT sp.supplier_code, sp.body FROM supplier_product sp WHERE sp.sku = s.sku AND sp.preferred
    ORDER BY sp.supplier_code LIMIT 1) t ON TRUE
  WHERE s.version_code = ${versionCode} AND s.measure = 'MEAN' AND (s.sku, s.location_code) > (${sku}, ${locationCode})
  ORDER BY s.sku, s.location_code LIMIT ${limit}`;

const seriesOf = (row: SeriesRow) => ({
  sku: row.sku,
  locationCode: row.location_code,
  measure: row.measure,
  grain: row.grain,
  startsOn: row.starts_on,
  unit: row.unit,
  quantities: row.quantities,
});
const baseOf = (row: SeriesRow) =>
  row.base_grain === null || row.base_unit !== row.unit
    ? null
    : { ...seriesOf(row), grain: row.base_grain, startsOn: row.base_starts_on, quantities: row.base_quantities };

/** Demand over the days from `from` that lie within the horizon and that both plan; of one alone, those it plans. */
const horizonOf = (
  from: EpochDay,
  days: number,
  plans: readonly (readonly PlannedSpan[])[],
): readonly [EpochDay, EpochDay] => {
  const first = Math.max(from, ...plans.map((spans) => spans[0]?.from ?? from));
  return [first, Math.max(first, Math.min(from + days, ...plans.map((spans) => spans.at(-1)?.to ?? from)))];
};

/** The row of an impact, before anything is decided. */
export const impactOf = (row: SeriesRow, { startsOn }: ForecastPublication, policy: PublicationPolicy) => {
  const from = epochDayOf(startsOn);
  const [series, base] = [seriesOf(row), baseOf(row)];
  const [spans, baseSpans] = [plannedSpansOf(series), base === null ? null : plannedSpansOf(base)];
  const [first, end] = horizonOf(from, policy.horizonDays, baseSpans === null ? [spans] : [spans, baseSpans]);
  const after = demandBetween(spans, first, end) ?? ZERO;
  const before = baseSpans === null ? null : demandBetween(baseSpans, first, end);
  const changePercent = before === null ? null : percentChange(before, after);
  const moved = before !== null && compare(before, after) !== 0;
  // From nothing, any demand is an uplift without a measure.
  const isOver = (limit: Decimal, change: Decimal | null): boolean =>
    moved && (change === null || compare(change, limit) >= 0);
  const cover = (row.lead_time_days ?? 0) + (row.parameters?.reviewPeriodDays ?? 0);
  const isUsable = !row.faulty;
  return {
    sku: row.sku,
    location_code: row.location_code,
    legal_entity: row.legal_entity,
    region_code: row.region_code,
    supplier_code: row.supplier_code,
    unit: row.unit,
    before,
    after,
    change_percent: changePercent,
    is_influencing:
      isUsable && isOver(policy.influencePercent, changePercent === null ? null : absolute(changePercent)),
    is_spike: isUsable && before !== null && compare(after, before) > 0 && isOver(policy.spikePercent, changePercent),
    promotion: isUsable ? promotionAtRiskOf(row, spans, from, policy) : null,
    outcome: row.faulty ? 'HELD' : 'NEW',
    body: {
      buckets:
        base === null
          ? []
          : forecastChangesOf([base], [series])
              .filter((change) => change.end > startsOn)
              .map(({ start, end: to, before: was, after: is }) => ({ start, end: to, before: was, after: is })),
      baseVersion: row.base_code,
      leadTimeDays: row.lead_time_days,
      coverDays: cover,
      leadTimeDemand: row.lead_time_days === null ? null : demandBetween(spans, from, from + cover),
      forecast: { system: row.system, asOf: row.as_of },
      parameters: row.parameters,
      balance: row.balance,
      price: row.price,
    },
  };
};
export type NewImpact = ReturnType<typeof impactOf>;
