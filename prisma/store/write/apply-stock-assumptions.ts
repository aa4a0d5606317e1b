import type { CanonicalChange } from '@distribution/model/erp/change';
import type { Database } from '../sql/database.ts';
import { applyProjection, type Projection } from './apply-projection.ts';
import type { BatchState } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';

const KEY = { sku: 'text', location_code: 'text' };

const ASSUMPTION: Projection<'STOCK_ASSUMPTION'> = {
  kind: 'STOCK_ASSUMPTION',
  table: 'stock_assumption',
  key: KEY,
  columns: { on_hand: 'numeric', unit: 'text', taken_at: 'timestamptz' },
  valuesOf: ({ sku, locationCode, onHand, unit, takenAt }) => ({
    sku,
    location_code: locationCode,
    on_hand: onHand,
    unit,
    taken_at: takenAt,
  }),
  removal: { naturalKey: Object.keys(KEY), returning: ['sku'] },
};

/** Applies what planning reckons with; nobody is told, for no stock has changed. */
export const applyStockAssumptions = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  await applyProjection(database, state, ASSUMPTION, changesOfKind(changes, 'STOCK_ASSUMPTION'));
};
