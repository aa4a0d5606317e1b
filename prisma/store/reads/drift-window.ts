import { type CanonicalChange, removalSchema, upsertSchema } from '@distribution/model/erp/change';
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { ReadWindow } from '@distribution/model/operations/readers';
import { skuSchema } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import { RECORD_TABLES } from '../reconciliation/record-table.ts';
import type { Database } from '../sql/database.ts';
import { raw, sql } from '../sql/statement.ts';

/** The position of an SKU at a location, also one that is gone: what plans and movements of it are read as. */
const positionOf = async (database: Database, sku: string, locationCode: string): Promise<readonly string[]> => {
  const rows = await database.query<{ legal_entity: LegalEntityCode }>(
    sql`SELECT legal_entity FROM location WHERE code = ${locationCode}`,
  );
  return rows.map(({ legal_entity }) =>
    inventoryPositionIdOf(legal_entity, skuSchema.parse(sku), locationCodeSchema.parse(locationCode)),
  );
};

/** The row that a removal names, where it is one that people read by itself. */
const rowOf = async (
  database: Database,
  change: CanonicalChange & { operation: 'DELETE' },
): Promise<readonly string[]> => {
  const { table, naturalKey, hasBody } = RECORD_TABLES[change.of];
  if (!hasBody) return [];
  const rows = await database.query<{ id: string | null }>(sql`
    SELECT body ->> 'id' AS id FROM ${raw(table)}
    WHERE jsonb_build_array(${raw(naturalKey.join(', '))}) = ${JSON.stringify(change.key)}::jsonb`);
  return rows.flatMap(({ id }) => id ?? []);
};

/** Ids of the entities in which a record is read. */
const entitiesOf = async (database: Database, change: CanonicalChange): Promise<readonly string[]> => {
  if (change.operation === 'DELETE') {
    const [sku, locationCode] = change.key;
    const hasPosition = change.of === 'INVENTORY_POSITION' || change.of === 'PLANNING_PARAMETERS';
    return hasPosition && sku !== undefined && locationCode !== undefined
      ? positionOf(database, sku, locationCode)
      : rowOf(database, change);
  }
  const own = 'id' in change.record ? [change.record.id] : [];
  if (change.of !== 'PLANNING_PARAMETERS' && change.of !== 'INVENTORY_MOVEMENT') return own;
  const { sku, locationCode } = change.record;
  return [...own, ...(await positionOf(database, sku, locationCode))];
};

const changeSchema = upsertSchema.or(removalSchema);

/** Ids of the entities in which the record of a drift is read, by the change that would put it right. */
export const recordsOfRemedy = (database: Database, remedy: string): Promise<readonly string[]> =>
  entitiesOf(database, changeSchema.parse(JSON.parse(remedy)));

interface StretchRow {
  readonly remedy: string;
  readonly agreed_at: Date | null;
  readonly ended_at: Date;
}

/** See `ReadersReader.windowOfDrift`. */
export const windowOfDrift = async (database: Database, driftId: string): Promise<ReadWindow | null> => {
  const [row] = await database.query<StretchRow>(sql`
    SELECT d.remedy, coalesce(d.closed_at, clock_timestamp()) AS ended_at,
      (SELECT max(r.started_at) FROM reconciliation_run r
       WHERE r.flow = d.flow AND r.outcome = 'FINISHED' AND r.finished_at < d.opened_at) AS agreed_at
    FROM drift d WHERE d.id = ${driftId}`);
  if (row === undefined) return null;
  const entityIds = await recordsOfRemedy(database, row.remedy);
  if (entityIds.length === 0) return null;
  return {
    entityIds,
    from: row.agreed_at === null ? null : instantOf(row.agreed_at.getTime()),
    to: instantOf(row.ended_at.getTime()),
    fields: null,
  };
};
