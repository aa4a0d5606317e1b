import { z } from 'zod';
import { demandSchema } from '../forecasts/demand.ts';
import { forecastSeriesSchema, forecastVersionSchema } from '../forecasts/forecast.ts';
import { inventoryMovementSchema } from '../inventory/movement.ts';
import { planningParametersSchema } from '../inventory/planning-parameters.ts';
import { inventoryPositionSchema } from '../inventory/position.ts';
import { stockAssumptionSchema } from '../inventory/stock-assumption.ts';
import { locationSchema } from '../locations/location.ts';
import type { UnknownCode } from './unknown-code.ts';
import type { FlowName } from '../operations/sync-flow.ts';
import { customerSchema } from '../orders/customer.ts';
import { customerInvoiceSchema } from '../orders/invoice.ts';
import { salesOrderSchema } from '../orders/sales-order.ts';
import { shipmentSchema } from '../orders/shipment.ts';
import { originSchema } from '../origin.ts';
import { productSchema } from '../products/product.ts';
import { advanceShipNoticeSchema } from '../supply/advance-ship-notice.ts';
import { purchaseOrderSchema } from '../supply/purchase-order.ts';
import { supplierConfirmationSchema } from '../supply/supplier-confirmation.ts';
import { supplierInvoiceSchema } from '../supply/supplier-invoice.ts';
import { supplierProductSchema } from '../supply/supplier-product.ts';
import { supplierSchema } from '../supply/supplier.ts';
import { transferOrderSchema } from '../supply/transfer-order.ts';

const change = <N extends string, S extends z.ZodType>(of: N, record: S) =>
  z.object({ of: z.literal(of), operation: z.literal('UPSERT'), record });

/** A record as it now is in its system. `of` names the kind; order between changes of one record is `record.origin.revision`. */
export const upsertSchema = z.discriminatedUnion('of', [
  change('PRODUCT', productSchema),
  change('LOCATION', locationSchema),
  change('SUPPLIER', supplierSchema),
  change('SUPPLIER_PRODUCT', supplierProductSchema),
  change('CUSTOMER', customerSchema),
  change('INVENTORY_POSITION', inventoryPositionSchema),
  change('INVENTORY_MOVEMENT', inventoryMovementSchema),
  change('PLANNING_PARAMETERS', planningParametersSchema),
  change('SALES_ORDER', salesOrderSchema),
  change('SHIPMENT', shipmentSchema),
  change('PURCHASE_ORDER', purchaseOrderSchema),
  change('TRANSFER_ORDER', transferOrderSchema),
  change('SUPPLIER_CONFIRMATION', supplierConfirmationSchema),
  change('ADVANCE_SHIP_NOTICE', advanceShipNoticeSchema),
  change('INVOICE', z.discriminatedUnion('direction', [customerInvoiceSchema, supplierInvoiceSchema])),
  change('FORECAST_VERSION', forecastVersionSchema),
  change('FORECAST_SERIES', forecastSeriesSchema),
  change('DEMAND', demandSchema),
  change('STOCK_ASSUMPTION', stockAssumptionSchema),
]);
export type Upsert = z.infer<typeof upsertSchema>;
export type RecordKind = Upsert['of'];

/** A record that no longer exists in its system, by its natural key (`[sku]`, `[sku, locationCode]`, `[number]`, …). */
export const removalSchema = z.object({
  of: z.enum(upsertSchema.options.map((option) => option.shape.of.value) as [RecordKind, ...RecordKind[]]), // non-empty by construction
  operation: z.literal('DELETE'),
  key: z.array(z.string().min(1)).min(1),
  origin: originSchema,
});
export type Removal = z.infer<typeof removalSchema>;

export type CanonicalChange = Upsert | Removal;

/** What could not be made canonical: kept with its reason, never dropped. `key` is the best name there is for the record. */
export interface UntranslatableRecord {
  readonly key: string;
  readonly reason: string;
  readonly payload: string;
  /** The codes it fails on, where a steward or a master that comes can help; it is then held until its flow is read again. */
  readonly unknown?: readonly UnknownCode[];
  /** Which series of which forecast version it is, as its platform names them, where it is one. */
  readonly series?: HeldSeries | undefined;
}

/** The place of a series in its version, for what is not one yet. */
export interface HeldSeries {
  readonly versionCode: string;
  readonly sku: string;
  readonly locationCode: string;
  readonly measure: string;
}

/** Where a reader of changes stands in a source: opaque text that only the adapter understands. */
export type SourceCursor = string & z.$brand<'SourceCursor'>;

/**
 * One page of changes. `cursor` is where the next read goes on; storing it in the transaction that applies the page
 * makes the reading exactly-once in effect. `complete` says that nothing more was there at `confirmedAt`.
 */
export interface ChangePage {
  readonly changes: readonly CanonicalChange[];
  readonly untranslatable: readonly UntranslatableRecord[];
  readonly cursor: SourceCursor;
  readonly complete: boolean;
  /** ISO instant of the source's clock up to which this page and the ones before it tell everything. */
  readonly confirmedAt: string;
  /** How many records are still to come, where the source says so: for the progress line. */
  readonly remaining: number | null;
}

/** Which flow a kind of record belongs to. */
export const FLOW_OF_RECORD: Record<RecordKind, FlowName> = {
  PRODUCT: 'products',
  LOCATION: 'locations',
  SUPPLIER: 'suppliers',
  SUPPLIER_PRODUCT: 'supplier-products',
  CUSTOMER: 'customers',
  INVENTORY_POSITION: 'inventory',
  INVENTORY_MOVEMENT: 'movements',
  PLANNING_PARAMETERS: 'planning-parameters',
  SALES_ORDER: 'sales-orders',
  SHIPMENT: 'shipments',
  PURCHASE_ORDER: 'purchase-orders',
  TRANSFER_ORDER: 'transfer-orders',
  SUPPLIER_CONFIRMATION: 'supplier-confirmations',
  ADVANCE_SHIP_NOTICE: 'advance-ship-notices',
  INVOICE: 'invoices',
  FORECAST_VERSION: 'forecasts',
  FORECAST_SERIES: 'forecasts',
  DEMAND: 'demand',
  STOCK_ASSUMPTION: 'stock-assumptions',
};
