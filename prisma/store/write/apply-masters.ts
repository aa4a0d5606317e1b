import type { CanonicalChange } from '@distribution/model/erp/change';
import { customerIdOf } from '@distribution/model/orders/customer';
import { productIdOf } from '@distribution/model/products/product';
import { supplierIdOf } from '@distribution/model/supply/supplier';
import type { Database } from '../sql/database.ts';
import { applyProjection } from './apply-projection.ts';
import { type BatchState, markReplaced, markStale } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';
import { CUSTOMERS, LOCATIONS, PLANNING, PRODUCTS, SUPPLIER_PRODUCTS, SUPPLIERS } from './master-projections.ts';
import { keyTextOf } from './natural-key.ts';
import { refuseCircles } from './refuse-circles.ts';

// Codes of deleted rows were codes when they were written; ids are computed from them.
const productId = (sku = '') => productIdOf(sku as Parameters<typeof productIdOf>[0]); // see above
const customerId = (code = '') => customerIdOf(code as Parameters<typeof customerIdOf>[0]); // see above
const supplierId = (code = '') => supplierIdOf(code as Parameters<typeof supplierIdOf>[0]); // see above

/** Applies master data: what orders, stock and forecasts refer to. */
export const applyMasters = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const places = await refuseCircles(database, state, changesOfKind(changes, 'LOCATION'));
  const locations = await applyProjection(database, state, LOCATIONS, places);
  markReplaced(state, 'Location', locations.taken);
  markStale(
    state,
    'Location',
    locations.removed.map((row) => row['id'] ?? ''),
  );

  const products = await applyProjection(database, state, PRODUCTS, changesOfKind(changes, 'PRODUCT'));
  markReplaced(state, 'Product', products.taken);
  markStale(
    state,
    'Product',
    products.removed.map((row) => productId(row['sku'])),
  );

  const suppliers = await applyProjection(database, state, SUPPLIERS, changesOfKind(changes, 'SUPPLIER'));
  markReplaced(state, 'Supplier', suppliers.taken);
  markStale(
    state,
    'Supplier',
    suppliers.removed.map((row) => supplierId(row['code'])),
  );

  const customers = await applyProjection(database, state, CUSTOMERS, changesOfKind(changes, 'CUSTOMER'));
  markReplaced(state, 'Customer', customers.taken);
  markStale(
    state,
    'Customer',
    customers.removed.map((row) => customerId(row['code'])),
  );

  const terms = await applyProjection(database, state, SUPPLIER_PRODUCTS, changesOfKind(changes, 'SUPPLIER_PRODUCT'));
  markStale(state, 'Product.suppliers', [
    ...terms.taken.map(({ product }) => product.id),
    ...terms.removed.map((row) => productId(row['sku'])),
  ]);

  const planning = await applyProjection(database, state, PLANNING, changesOfKind(changes, 'PLANNING_PARAMETERS'));
  for (const { sku, locationCode } of planning.taken) state.touchedPositions.add(keyTextOf([sku, locationCode]));
  for (const row of planning.removed)
    state.touchedPositions.add(keyTextOf([row['sku'] ?? '', row['location_code'] ?? '']));
};
