// What the ERP plans on, per product and location: the version its parameters were last moved by. A change counts from the
// moment it may leave, so that the next version goes on from it; what the ERP then refuses, or somebody gives up, is taken
// out again with all that rests on it, and is owed to the next version.
import type { ForecastPublication } from '@distribution/model/forecasts/publication';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/** From now on the ERP plans on this version at the positions of these impacts; what it planned on before is remembered. */
export const adopt = async (
  transaction: Database,
  { id, versionCode, revision }: Pick<ForecastPublication, 'id' | 'versionCode' | 'revision'>,
  impactIds: readonly string[],
): Promise<void> => {
  const ids = [...impactIds];
  await transaction.query(sql`
    UPDATE forecast_impact i SET basis_before = to_jsonb(b) FROM planning_basis b
    WHERE i.id = ANY(${ids}::text[]) AND b.sku = i.sku AND b.location_code = i.location_code AND b.revision <= ${revision}`);
  await transaction.query(sql`
    INSERT INTO planning_basis AS t (sku, location_code, version_code, revision, lead_time_demand, reorder_point,
      parameters_revision, adopted_at, moved_by)
    SELECT i.sku, i.location_code, ${versionCode}, ${revision}, (i.body->>'level')::numeric,
      coalesce(i.reorder_point, b.reorder_point),
      CASE WHEN i.reorder_point IS NULL THEN b.parameters_revision ELSE (i.body->'parameters'->>'revision')::bigint END,
      clock_timestamp(), CASE WHEN i.reorder_point IS NULL THEN b.moved_by ELSE i.id END
    FROM forecast_impact i LEFT JOIN planning_basis b ON b.sku = i.sku AND b.location_code = i.location_code
    WHERE i.publication_id = ${id} AND i.id = ANY(${ids}::text[])
    ON CONFLICT (sku, location_code) DO UPDATE SET version_code = excluded.version_code, revision = excluded.revision,
      lead_time_demand = coalesce(excluded.lead_time_demand, t.lead_time_demand), reorder_point = excluded.reorder_point,
      parameters_revision = excluded.parameters_revision, adopted_at = excluded.adopted_at, moved_by = excluded.moved_by
    WHERE t.revision <= excluded.revision`);
};

/**
 * These changes were not made. What rests on one goes back to what was planned on before it; a later change that was sent on
 * top of it says the whole amount, so it stays, and only remembers another past.
 */
export const forsake = async (transaction: Database, impactIds: readonly string[]): Promise<void> => {
  for (const id of impactIds) {
    const lost = sql`(SELECT l.id, l.sku, l.location_code, l.basis_before FROM forecast_impact l
      WHERE l.id = ${id} AND l.basis_before IS NOT NULL)`;
    await transaction.query(sql`
      UPDATE forecast_impact SET outcome = 'FAILED', decided_at = NULL WHERE id = ${id} AND outcome = 'SUBMITTED'`);
    await transaction.query(sql`
      UPDATE planning_basis b SET version_code = p.version_code, revision = p.revision, lead_time_demand = p.lead_time_demand,
        reorder_point = p.reorder_point, parameters_revision = p.parameters_revision, adopted_at = p.adopted_at,
        moved_by = p.moved_by
      FROM ${lost} l CROSS JOIN LATERAL jsonb_populate_record(NULL::planning_basis, l.basis_before) p
      WHERE b.sku = l.sku AND b.location_code = l.location_code AND b.moved_by = l.id`);
    await transaction.query(sql`
      UPDATE forecast_impact n SET basis_before = l.basis_before FROM ${lost} l
      WHERE n.sku = l.sku AND n.location_code = l.location_code AND n.basis_before->>'moved_by' = l.id`);
  }
};

/** These changes are on their way again, or were made after all. */
export const regain = async (transaction: Database, impactIds: readonly string[]): Promise<void> => {
  const rows = await transaction.query<{ id: string; publication: Parameters<typeof adopt>[1] }>(sql`
    UPDATE forecast_impact i SET outcome = 'SUBMITTED', decided_at = clock_timestamp() FROM forecast_publication p
    WHERE i.id = ANY(${[...impactIds]}::text[]) AND i.outcome = 'FAILED' AND p.id = i.publication_id
    RETURNING i.id, jsonb_build_object('id', p.id, 'versionCode', p.version_code, 'revision', p.revision) AS publication`);
  for (const { id, publication } of rows) await adopt(transaction, publication, [id]);
};

/**
 * Regains what a person gave up without knowing, and what was done all the same: the ERP tells the very reorder point, in a
 * later revision, and no newer version has moved it since.
 */
export const regainTold = async (transaction: Database): Promise<void> => {
  const rows = await transaction.query<{ id: string }>(sql`
    SELECT i.id FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id
    JOIN planning_parameters q ON q.sku = i.sku AND q.location_code = i.location_code
    JOIN planning_basis b ON b.sku = i.sku AND b.location_code = i.location_code
    WHERE i.outcome = 'FAILED' AND b.revision < p.revision AND q.revision > (i.body->'parameters'->>'revision')::bigint
      AND (q.body->>'reorderPoint')::numeric = i.reorder_point`);
  await regain(
    transaction,
    rows.map(({ id }) => id),
  );
};
