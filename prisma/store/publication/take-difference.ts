import type { ForecastPublication, PublicationPolicy } from '@distribution/model/forecasts/publication';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import { impactOf, type NewImpact, selectSeries } from './find-impacts.ts';
import type { SeriesRow } from './series-row.ts';
import type { Counts } from './take-step.ts';

const CHUNK = 500;

const keep = async (
  transaction: Database,
  { id }: ForecastPublication,
  { influenceHours }: PublicationPolicy,
  impacts: readonly NewImpact[],
): Promise<void> => {
  const rows = impacts.map((impact) => ({ id: createRowId(), ...impact }));
  await transaction.query(sql`
    INSERT INTO forecast_impact (id, publication_id, sku, location_code, legal_entity, region_code, supplier_code, unit, before,
      after, change_percent, is_influencing, is_spike, due_at, promotion, outcome, body)
    SELECT r.id, ${id}, r.sku, r.location_code, r.legal_entity, r.region_code, r.supplier_code, r.unit, r.before, r.after,
      r.change_percent, r.is_influencing, r.is_spike, clock_timestamp() + ${influenceHours}::int * interval '1 hour',
      nullif(r.promotion, 'null'::jsonb), r.outcome, r.body
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, sku text, location_code text, legal_entity text,
      region_code text, supplier_code text, unit text, before numeric, after numeric, change_percent numeric,
      is_influencing boolean, is_spike boolean, promotion jsonb, outcome text, body jsonb)`);
};

/** Compares every series with the version the ERP plans on for its product and location. */
export const takeDifference = async (
  transaction: Database,
  publication: ForecastPublication,
  policy: PublicationPolicy,
): Promise<Counts> => {
  const counts = { positions: 0, changedPositions: 0, changedBuckets: 0, spikes: 0, promotionsAtRisk: 0 };
  let after: readonly [string, string] = ['', ''];
  for (;;) {
    const rows = await transaction.query<SeriesRow>(selectSeries(publication, after, CHUNK));
    const impacts = rows.map((row) => impactOf(row, publication, policy));
    if (impacts.length > 0) await keep(transaction, publication, policy, impacts);
    counts.positions += impacts.length;
    counts.changedPositions += impacts.filter(({ body }) => body.buckets.length > 0).length;
    counts.changedBuckets += impacts.reduce((sum, { body }) => sum + body.buckets.length, 0);
    counts.spikes += impacts.filter((impact) => impact.is_spike).length;
    counts.promotionsAtRisk += impacts.filter(({ promotion }) => promotion !== null).length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return counts;
    after = [last.sku, last.location_code];
  }
};
