import type { FlowName } from '@distribution/model/operations/sync-flow';

/**
 * Which flows must have been read once before a flow is read for the first time, so that the references of its records
 * are known. Later on the order does not matter: a record that comes before its master is parked and tried again.
 */
export const NEEDS_FIRST: Readonly<Record<FlowName, readonly FlowName[]>> = {
  locations: [],
  products: [],
  suppliers: [],
  'supplier-products': ['products', 'suppliers'],
  customers: [],
  'planning-parameters': ['products', 'locations'],
  inventory: ['products', 'locations', 'planning-parameters'],
  movements: ['inventory'],
  'sales-orders': ['products', 'locations', 'customers'],
  shipments: ['sales-orders'],
  'purchase-orders': ['products', 'locations', 'suppliers'],
  'transfer-orders': ['products', 'locations'],
  'supplier-confirmations': ['purchase-orders'],
  'advance-ship-notices': ['purchase-orders'],
  invoices: ['sales-orders', 'purchase-orders'],
  forecasts: ['products', 'locations'],
  demand: ['products', 'locations'],
  'stock-assumptions': ['products', 'locations'],
};

/** The flows that may hold records waiting for a master of this flow. */
export const dependentsOf = (flow: FlowName): readonly FlowName[] =>
  FLOW_ORDER.filter((other) => NEEDS_FIRST[other].includes(flow));

/** All flows, every one after those it needs. */
export const FLOW_ORDER: readonly FlowName[] = [
  'locations',
  'products',
  'suppliers',
  'supplier-products',
  'customers',
  'planning-parameters',
  'inventory',
  'movements',
  'sales-orders',
  'shipments',
  'purchase-orders',
  'transfer-orders',
  'supplier-confirmations',
  'advance-ship-notices',
  'invoices',
  'forecasts',
  'demand',
  'stock-assumptions',
];
