import type { CanonicalChange } from '@distribution/model/erp/change';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { applyProjection } from './apply-projection.ts';
import { type BatchState, markStale } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';

/** Applies transfers between our own places; each belongs to the regions of both ends. */
export const applyTransfers = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const transfers = changesOfKind(changes, 'TRANSFER_ORDER');
  if (transfers.upserts.length + transfers.removals.length === 0) return;
  const codes = [...new Set(transfers.upserts.flatMap(({ record }) => [record.shipFromCode, record.shipToCode]))];
  const rows = await database.query<{ code: string; region_code: string }>(
    sql`SELECT code, region_code FROM location WHERE code = ANY(${codes}::text[])`,
  );
  const regions = new Map(rows.map(({ code, region_code }) => [code, region_code]));
  const { taken, removed } = await applyProjection(
    database,
    state,
    {
      kind: 'TRANSFER_ORDER',
      table: 'transfer_order',
      key: { id: 'text' },
      columns: {
        number: 'text',
        legal_entity: 'text',
        from_region_code: 'text',
        to_region_code: 'text',
        status: 'text',
        ship_from_code: 'text',
        ship_to_code: 'text',
        expected_at: 'timestamptz',
        skus: 'text[]',
        body: 'jsonb',
      },
      valuesOf: (order) => ({
        id: order.id,
        number: order.number,
        legal_entity: order.legalEntity,
        from_region_code: regions.get(order.shipFromCode) ?? '',
        to_region_code: regions.get(order.shipToCode) ?? '',
        status: order.status,
        ship_from_code: order.shipFromCode,
        ship_to_code: order.shipToCode,
        expected_at: order.expectedAt,
        skus: [...new Set(order.lines.map(({ sku }) => sku))],
      }),
      removal: { naturalKey: ['number'], returning: ['id'] },
    },
    transfers,
  );
  markStale(state, 'TransferOrder', [...taken.map(({ id }) => id), ...removed.map((row) => row['id'] ?? '')]);
};
