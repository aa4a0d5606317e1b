import type { CanonicalChange } from '@distribution/model/erp/change';
import {
  type ForecastVersion,
  forecastSeriesSchema,
  forecastVersionIdOf,
  forecastVersionSchema,
} from '@distribution/model/forecasts/forecast';
import { type InventoryMovement, inventoryMovementSchema } from '@distribution/model/inventory/movement';
import { locationIdOf } from '@distribution/model/locations/location';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { customerIdOf } from '@distribution/model/orders/customer';
import { salesOrderIdOf, salesOrderSchema } from '@distribution/model/orders/sales-order';
import type { Origin } from '@distribution/model/origin';
import { productIdOf } from '@distribution/model/products/product';
import { purchaseOrderIdOf, purchaseOrderSchema } from '@distribution/model/supply/purchase-order';
import { supplierConfirmationIdOf, supplierConfirmationSchema } from '@distribution/model/supply/supplier-confirmation';
import { supplierIdOf } from '@distribution/model/supply/supplier';
import { type DataOf, EVENT_DATA, type EventName } from './event-data.ts';
import { TranslationError } from './translation-error.ts';

type Make<N extends EventName> = (data: DataOf<N>, origin: Origin) => readonly CanonicalChange[];
interface Reading<N extends EventName> {
  readonly flow: FlowName;
  readonly make: Make<N>;
}

const movement = (
  kind: InventoryMovement['kind'],
  data: Pick<DataOf<'GoodsReceived.v1'>, 'movementNumber' | 'sku' | 'locationCode' | 'legalEntity' | 'occurredAt'>,
  rest: { readonly quantity: string; readonly unit: string } & Pick<
    InventoryMovement,
    'reason' | 'lot' | 'documentNumber'
  >,
  origin: Origin,
): readonly CanonicalChange[] => {
  const { movementNumber: number, ...place } = data;
  const record = inventoryMovementSchema.parse({ ...place, ...rest, number, kind, origin });
  return [{ of: 'INVENTORY_MOVEMENT', operation: 'UPSERT', record }];
};

const salesOrder = (
  status: 'CONFIRMED' | 'ALLOCATED',
  data: DataOf<'OrderConfirmed.v1'>,
  origin: Origin,
): readonly CanonicalChange[] => {
  const { legalEntity, number, customerCode, shipFromCode, lines } = data;
  const record = salesOrderSchema.parse({
    ...data,
    id: salesOrderIdOf(legalEntity, number),
    status,
    customer: customerCode === null ? null : { id: customerIdOf(customerCode) },
    shipFrom: { id: locationIdOf(legalEntity, shipFromCode) },
    lines: lines.map((line) => ({ ...line, product: { id: productIdOf(line.sku) } })),
    origin,
  });
  return [{ of: 'SALES_ORDER', operation: 'UPSERT', record }];
};

const confirmation = (data: DataOf<'SupplierConfirmed.v1'>, origin: Origin): readonly CanonicalChange[] => {
  const { legalEntity, number, purchaseOrderNumber } = data;
  const record = supplierConfirmationSchema.parse({
    ...data,
    id: supplierConfirmationIdOf(legalEntity, number),
    purchaseOrder: { id: purchaseOrderIdOf(legalEntity, purchaseOrderNumber) },
    origin,
  });
  return [{ of: 'SUPPLIER_CONFIRMATION', operation: 'UPSERT', record }];
};

const purchaseOrder = (data: DataOf<'POLifecycle.v1'>, origin: Origin): readonly CanonicalChange[] => {
  const { legalEntity, number, supplierCode, shipToCode, lines } = data;
  const record = purchaseOrderSchema.parse({
    ...data,
    id: purchaseOrderIdOf(legalEntity, number),
    supplier: { id: supplierIdOf(supplierCode) },
    shipTo: { id: locationIdOf(legalEntity, shipToCode) },
    lines: lines.map((line) => ({ ...line, product: { id: productIdOf(line.sku) } })),
    origin,
  });
  return [{ of: 'PURCHASE_ORDER', operation: 'UPSERT', record }];
};

/** A plan with all its series: seen by nobody before the last of them is there. */
const forecast = (data: DataOf<'ForecastRevised.v2'>, origin: Origin): readonly CanonicalChange[] => {
  const { versionCode, publishedAt, horizonStart, series } = data;
  const version = (status: ForecastVersion['status'], stage: number): CanonicalChange => ({
    of: 'FORECAST_VERSION',
    operation: 'UPSERT',
    record: forecastVersionSchema.parse({
      id: forecastVersionIdOf(versionCode),
      code: versionCode,
      status,
      publishedAt,
      horizonStart,
      seriesCount: series.length,
      origin: { ...origin, revision: origin.revision + stage },
    }),
  });
  return [
    version('LOADING', 0),
    ...series.map((one): CanonicalChange => {
      const record = forecastSeriesSchema.parse({ ...one, versionCode, overrides: [], origin });
      return { of: 'FORECAST_SERIES', operation: 'UPSERT', record };
    }),
    version('PUBLISHED', 1),
  ];
};

/** What each event becomes. Those that are not here are told by this graph and not to it. */
const READINGS: { readonly [N in EventName]?: Reading<N> } = {
  'InventoryAdjusted.v1': {
    flow: 'movements',
    make: ({ quantity, unit, reason, ...place }, origin) =>
      movement('ADJUSTMENT', place, { quantity, unit, reason, lot: null, documentNumber: null }, origin),
  },
  'InventoryAdjusted.v2': {
    flow: 'movements',
    make: ({ quantity: { value, unit }, reason, lot, documentNumber, ...place }, origin) =>
      movement('ADJUSTMENT', place, { quantity: value, unit, reason, lot, documentNumber }, origin),
  },
  'GoodsReceived.v1': {
    flow: 'movements',
    make: ({ quantity: { value, unit }, lot, purchaseOrderNumber, ...place }, origin) =>
      movement(
        'RECEIPT',
        place,
        { quantity: value, unit, reason: null, lot, documentNumber: purchaseOrderNumber },
        origin,
      ),
  },
  'OrderConfirmed.v1': { flow: 'sales-orders', make: (data, origin) => salesOrder('CONFIRMED', data, origin) },
  'SalesOrderAllocated.v1': { flow: 'sales-orders', make: (data, origin) => salesOrder('ALLOCATED', data, origin) },
  'SupplierConfirmed.v1': { flow: 'supplier-confirmations', make: confirmation },
  'SupplierException.v1': { flow: 'supplier-confirmations', make: confirmation },
  'POLifecycle.v1': { flow: 'purchase-orders', make: purchaseOrder },
  'ForecastRevised.v2': { flow: 'forecasts', make: forecast },
};

/** The flow an event belongs to; `null` for one that is not taken in. */
export const flowOfEvent = (name: EventName): FlowName | null => READINGS[name]?.flow ?? null;

/** What an event changes. Throws ZodError for data that is not of its type, TranslationError for a type not taken in. */
export const translateEvent = <N extends EventName>(
  name: N,
  data: unknown,
  origin: Origin,
): readonly CanonicalChange[] => {
  const reading = READINGS[name];
  if (reading === undefined) throw new TranslationError(`${name} is told by this graph and changes nothing in it`);
  return reading.make(EVENT_DATA[name].parse(data) as DataOf<N>, origin); // the schema under a name gives the data of the name
};
