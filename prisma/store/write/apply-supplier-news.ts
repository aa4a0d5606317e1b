import type { CanonicalChange } from '@distribution/model/erp/change';
import { purchaseOrderIdOf } from '@distribution/model/supply/purchase-order';
import type { Database } from '../sql/database.ts';
import { applyProjection, type Projection } from './apply-projection.ts';
import { type BatchState, markStale } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';
import { regionsOf } from './regions-of.ts';

const CONFIRMATIONS: Projection<'SUPPLIER_CONFIRMATION'> = {
  kind: 'SUPPLIER_CONFIRMATION',
  table: 'supplier_confirmation',
  key: { id: 'text' },
  columns: {
    number: 'text',
    legal_entity: 'text',
    purchase_order_id: 'text',
    answered_at: 'timestamptz',
    body: 'jsonb',
  },
  valuesOf: (confirmation) => ({
    id: confirmation.id,
    number: confirmation.number,
    legal_entity: confirmation.legalEntity,
    purchase_order_id: confirmation.purchaseOrder.id,
    answered_at: confirmation.answeredAt,
  }),
  removal: { naturalKey: ['number'], returning: ['id', 'purchase_order_id'] },
};

/** Applies what suppliers answered; region and sight are those of the order, which must be known. */
export const applyConfirmations = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const { taken, removed } = await applyProjection(
    database,
    state,
    CONFIRMATIONS,
    changesOfKind(changes, 'SUPPLIER_CONFIRMATION'),
  );
  markStale(state, 'SupplierConfirmation', [...taken.map(({ id }) => id), ...removed.map((row) => row['id'] ?? '')]);
  markStale(state, 'PurchaseOrder.confirmations', [
    ...taken.map(({ purchaseOrder }) => purchaseOrder.id),
    ...removed.map((row) => row['purchase_order_id'] ?? ''),
  ]);
  const regions = await regionsOf(
    database,
    'purchase_order',
    taken.map(({ purchaseOrder }) => purchaseOrder.id),
  );
  for (const confirmation of taken)
    state.events.push({
      topic: 'supply.confirmations',
      key: confirmation.id,
      owner: {
        region: regions.get(confirmation.purchaseOrder.id) ?? '',
        legalEntity: confirmation.legalEntity,
        customer: '', // no partner's
      },
      occurredAt: confirmation.answeredAt,
      payload: { confirmation },
    });
};

const NOTICES: Projection<'ADVANCE_SHIP_NOTICE'> = {
  kind: 'ADVANCE_SHIP_NOTICE',
  table: 'advance_ship_notice',
  key: { id: 'text' },
  columns: {
    number: 'text',
    legal_entity: 'text',
    supplier_code: 'text',
    ship_to_code: 'text',
    purchase_order_ids: 'text[]',
    skus: 'text[]',
    expected_at: 'timestamptz',
    body: 'jsonb',
  },
  valuesOf: (notice) => ({
    id: notice.id,
    number: notice.number,
    legal_entity: notice.legalEntity,
    supplier_code: notice.supplierCode,
    ship_to_code: notice.shipToCode,
    purchase_order_ids: notice.purchaseOrderNumbers.map((number) => purchaseOrderIdOf(notice.legalEntity, number)),
    skus: [...new Set(notice.lines.map(({ sku }) => sku))],
    expected_at: notice.expectedAt,
  }),
  removal: { naturalKey: ['supplier_code', 'number'], returning: ['id'] },
};

/** Applies what suppliers announced; the region is that of the location the goods go to. */
export const applyShipNotices = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const { taken, removed } = await applyProjection(
    database,
    state,
    NOTICES,
    changesOfKind(changes, 'ADVANCE_SHIP_NOTICE'),
  );
  markStale(state, 'AdvanceShipNotice', [...taken.map(({ id }) => id), ...removed.map((row) => row['id'] ?? '')]);
  const regions = await regionsOf(
    database,
    'location',
    taken.map(({ shipTo }) => shipTo.id),
  );
  for (const notice of taken)
    state.events.push({
      topic: 'supply.advance-ship-notices',
      key: notice.id,
      owner: { region: regions.get(notice.shipTo.id) ?? '', legalEntity: notice.legalEntity, customer: '' }, // no partner's
      occurredAt: notice.shippedAt ?? notice.origin.asOf,
      payload: { notice },
    });
};
