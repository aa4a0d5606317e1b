import type { SourceCursor } from '@distribution/model/erp/change';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import { AppError } from '@distribution/platform/errors/app-error';
import { readCursor } from './change-cursor.ts';
import { MOVEMENTS, PURCHASE_ORDERS, SALES_ORDERS, SHIPMENTS, TRANSFER_ORDERS } from './document-types.ts';
import { CUSTOMERS, ORDER_POINTS, PRODUCTS, SUPPLIERS, SUPPLIER_PRODUCTS, WAREHOUSES } from './master-data-types.ts';
import { POSITIONS } from './position-type.ts';
import type { FlowRecordType } from './record-type.ts';
import { readPage } from './rounds.ts';
import type { SourceParts } from './source-parts.ts';

const RECORD_TYPE_OF_FLOW: Readonly<Partial<Record<FlowName, FlowRecordType>>> = {
  products: PRODUCTS,
  locations: WAREHOUSES,
  suppliers: SUPPLIERS,
  'supplier-products': SUPPLIER_PRODUCTS,
  customers: CUSTOMERS,
  inventory: POSITIONS,
  movements: MOVEMENTS,
  'planning-parameters': ORDER_POINTS,
  'sales-orders': SALES_ORDERS,
  shipments: SHIPMENTS,
  'purchase-orders': PURCHASE_ORDERS,
  'transfer-orders': TRANSFER_ORDERS,
};

/** Reads changes by poll. */
export const createOdooChanges = (parts: SourceParts): ChangeSource => ({
  flows: FLOW_NAMES.filter((flow) => RECORD_TYPE_OF_FLOW[flow] !== undefined),
  readChanges: async (flow: FlowName, cursor: SourceCursor | null, call) => {
    const place = readCursor(cursor);
    const type = RECORD_TYPE_OF_FLOW[flow];
    if (type === undefined) throw new AppError('INVALID_ARGUMENT', `${parts.config.system} has no flow "${flow}"`);
    return readPage(parts, type, place, call);
  },
});
