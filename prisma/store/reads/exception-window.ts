import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import { locationCodeSchema } from '@distribution/model/locations/location';
import type { BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import type { ReadWindow } from '@distribution/model/operations/readers';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { skuSchema } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { windowOfDrift } from './drift-window.ts';

/** The type of the graph whose values a flow brings; `null` where no type is read by itself. */
const TYPE_OF_FLOW: Readonly<Record<FlowName, string | null>> = {
  products: 'Product',
  locations: 'Location',
  suppliers: 'Supplier',
  'supplier-products': 'SupplierProduct',
  customers: 'Customer',
  inventory: 'InventoryPosition',
  movements: 'InventoryPosition',
  'planning-parameters': 'InventoryPosition',
  'sales-orders': 'SalesOrder',
  shipments: 'Shipment',
  'purchase-orders': 'PurchaseOrder',
  'transfer-orders': 'TransferOrder',
  'supplier-confirmations': 'SupplierConfirmation',
  'advance-ship-notices': 'AdvanceShipNotice',
  invoices: 'SupplierInvoice',
  forecasts: null,
  demand: null,
  'stock-assumptions': null,
};

interface CaseRow {
  readonly kind: BusinessExceptionKind;
  readonly sku: string | null;
  readonly location_code: string | null;
  readonly legal_entity: LegalEntityCode | '';
  readonly opened_at: Date;
  readonly ended_at: Date;
  readonly drift_id: string | null;
  readonly flow: FlowName | null;
}

/** See `ReadersReader.windowOfException`. */
export const windowOfException = async (database: Database, exceptionId: string): Promise<ReadWindow | null> => {
  const [row] = await database.query<CaseRow>(sql`
    SELECT e.kind, e.sku, e.location_code, e.legal_entity, e.opened_at, coalesce(e.closed_at, clock_timestamp()) AS ended_at,
      (SELECT d.id FROM drift d WHERE e.kind = 'DRIFT' AND d.shadow IS NULL AND d.opened_at <= coalesce(e.closed_at, clock_timestamp())
        AND e.dedupe_key = concat_ws(chr(31), d.flow, d.record_kind, d.record_key) ORDER BY d.opened_at DESC LIMIT 1) AS drift_id,
      CASE e.kind WHEN 'FRESHNESS_BREACH' THEN split_part(e.dedupe_key, chr(31), 1) END AS flow
    FROM business_exception e WHERE e.id = ${exceptionId}`);
  if (row === undefined) return null;
  if (row.drift_id !== null) return windowOfDrift(database, row.drift_id);
  const stretch = { from: instantOf(row.opened_at.getTime()), to: instantOf(row.ended_at.getTime()) };
  if (row.flow !== null) {
    const type = TYPE_OF_FLOW[row.flow];
    return type === null ? null : { ...stretch, entityIds: null, fields: [`${type}.*`] };
  }
  if (row.sku === null || row.location_code === null || row.legal_entity === '') return null;
  const [sku, code] = [skuSchema.parse(row.sku), locationCodeSchema.parse(row.location_code)];
  return { ...stretch, entityIds: [inventoryPositionIdOf(row.legal_entity, sku, code)], fields: null };
};
