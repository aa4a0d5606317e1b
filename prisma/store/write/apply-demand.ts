import type { CanonicalChange } from '@distribution/model/erp/change';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import type { Database } from '../sql/database.ts';
import { applyProjection, type Projection } from './apply-projection.ts';
import { type BatchState, markStale } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';

const KEY = { sku: 'text', location_code: 'text', measure: 'text', starts_on: 'text', ends_on: 'text' };

const DEMAND: Projection<'DEMAND'> = {
  kind: 'DEMAND',
  table: 'demand',
  key: KEY,
  columns: { quantity: 'numeric', unit: 'text' },
  valuesOf: (demand) => ({
    sku: demand.sku,
    location_code: demand.locationCode,
    measure: demand.measure,
    starts_on: demand.startsOn,
    ends_on: demand.endsOn,
    quantity: demand.quantity,
    unit: demand.unit,
  }),
  removal: { naturalKey: Object.keys(KEY), returning: ['sku'] },
};

/** Applies actual demand; a period that is told again is replaced. */
export const applyDemand = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const { taken, removed } = await applyProjection(database, state, DEMAND, changesOfKind(changes, 'DEMAND'));
  const skus = new Set([...taken.map(({ sku }) => sku), ...removed.map((row) => skuSchema.parse(row['sku']))]);
  markStale(state, 'Product.demand', [...skus].map(productIdOf));
};
