import {
  bucketGrainSchema,
  forecastMeasureSchema,
  forecastVersionCodeSchema,
} from '@distribution/model/forecasts/forecast';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { currencyCodeSchema } from '@distribution/model/measure/currency';
import { decimalSchema } from '@distribution/model/measure/decimal';
import { moneySchema } from '@distribution/model/measure/money';
import { quantitySchema } from '@distribution/model/measure/quantity';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { exceptionKindSchema, exceptionStatusSchema, severitySchema } from '@distribution/model/operations/exception';
import { customerCodeSchema } from '@distribution/model/orders/customer';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { purchaseOrderNumberSchema, purchaseOrderStatusSchema } from '@distribution/model/supply/purchase-order';
import { confirmedLineSchema, supplierAnswerSchema } from '@distribution/model/supply/supplier-confirmation';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { instantSchema } from '@distribution/model/time/instant';
import { localDateSchema } from '@distribution/model/time/local-date';
import { z } from 'zod';

// What events carry, version by version. Things are named by their natural keys, amounts are decimal text, instants are
// RFC 3339. A version is never changed: what is to be different is a new one beside it. Fields that are not here are
// refused, so that a mistyped one is seen.

const movementPlace = {
  /** The sender's own number of the movement. */
  movementNumber: z.string().min(1).max(80),
  sku: skuSchema,
  locationCode: locationCodeSchema,
  legalEntity: legalEntityCodeSchema,
  occurredAt: instantSchema,
};

const inventoryAdjustedV1 = z.strictObject({
  ...movementPlace,
  /** Signed: what came in is positive. */
  quantity: decimalSchema,
  unit: unitCodeSchema,
  reason: z.string().min(1),
});

const inventoryAdjustedV2 = z.strictObject({
  ...movementPlace,
  quantity: quantitySchema,
  reason: z.string().min(1),
  lot: z.string().min(1).nullable(),
  documentNumber: z.string().min(1).nullable(),
});

const goodsReceivedV1 = z.strictObject({
  ...movementPlace,
  quantity: quantitySchema,
  lot: z.string().min(1).nullable(),
  purchaseOrderNumber: purchaseOrderNumberSchema.nullable(),
});

const salesOrderFields = {
  number: orderNumberSchema,
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  customerCode: customerCodeSchema.nullable(),
  shipFromCode: locationCodeSchema,
  orderedAt: instantSchema,
  currency: currencyCodeSchema,
  totalAmount: moneySchema,
  customerReference: z.string().nullable(),
  lines: z
    .array(
      z.strictObject({
        number: z.number().int().positive(),
        sku: skuSchema,
        quantity: quantitySchema,
        allocatedQuantity: quantitySchema,
        shippedQuantity: quantitySchema,
        unitPrice: moneySchema,
        lineAmount: moneySchema,
        requestedOn: localDateSchema.nullable(),
        promisedOn: localDateSchema.nullable(),
      }),
    )
    .min(1),
};
const salesOrderV1 = z.strictObject(salesOrderFields);

const supplierConfirmedV1 = z.strictObject({
  number: z.string().min(1).max(80),
  legalEntity: legalEntityCodeSchema,
  purchaseOrderNumber: purchaseOrderNumberSchema,
  answer: supplierAnswerSchema,
  supplierReference: z.string().min(1).nullable(),
  answeredAt: instantSchema,
  lines: z.array(confirmedLineSchema),
});

const purchaseOrderV1 = z.strictObject({
  number: purchaseOrderNumberSchema,
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  status: purchaseOrderStatusSchema,
  supplierCode: supplierCodeSchema,
  shipToCode: locationCodeSchema,
  orderedAt: instantSchema,
  currency: currencyCodeSchema,
  totalAmount: moneySchema,
  lines: z
    .array(
      z.strictObject({
        number: z.number().int().positive(),
        sku: skuSchema,
        orderedQuantity: quantitySchema,
        receivedQuantity: quantitySchema,
        unitPrice: moneySchema,
        expectedAt: instantSchema,
        requestedAt: instantSchema,
      }),
    )
    .min(1),
});

const forecastRevisedV1 = z.strictObject({
  versionCode: forecastVersionCodeSchema,
  publishedAt: instantSchema,
  horizonStart: localDateSchema,
  seriesCount: z.number().int().nonnegative(),
});
const forecastRevisedV2 = z.strictObject({
  versionCode: forecastVersionCodeSchema,
  publishedAt: instantSchema,
  horizonStart: localDateSchema,
  series: z.array(
    z.strictObject({
      sku: skuSchema,
      locationCode: locationCodeSchema,
      measure: forecastMeasureSchema,
      grain: bucketGrainSchema,
      startsOn: localDateSchema,
      unit: unitCodeSchema,
      quantities: z.array(decimalSchema).min(1),
    }),
  ),
});

const thresholdBreachedV1 = z.strictObject({
  kind: exceptionKindSchema,
  severity: severitySchema,
  status: exceptionStatusSchema,
  sku: skuSchema,
  locationCode: locationCodeSchema,
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  message: z.string(),
  openedAt: instantSchema,
  updatedAt: instantSchema,
  closedAt: instantSchema.nullable(),
});

/** The schema of every type and version there is, by the last part of the event's type: `InventoryAdjusted.v2`. */
export const EVENT_DATA = {
  'InventoryAdjusted.v1': inventoryAdjustedV1,
  'InventoryAdjusted.v2': inventoryAdjustedV2,
  'GoodsReceived.v1': goodsReceivedV1,
  'SalesOrderAllocated.v1': salesOrderV1,
  'OrderConfirmed.v1': salesOrderV1,
  'SupplierConfirmed.v1': supplierConfirmedV1,
  'SupplierException.v1': supplierConfirmedV1,
  'POLifecycle.v1': purchaseOrderV1,
  'ForecastRevised.v1': forecastRevisedV1,
  'ForecastRevised.v2': forecastRevisedV2,
  'ThresholdBreached.v1': thresholdBreachedV1,
} as const;
export type EventName = keyof typeof EVENT_DATA;
export type DataOf<N extends EventName> = z.output<(typeof EVENT_DATA)[N]>;

export const isEventName = (name: string): name is EventName => Object.hasOwn(EVENT_DATA, name);

/** The JSON Schema of an event's data, as senders write it; its `$id` is the `dataschema` of the event. */
export const jsonSchemaOf = (name: EventName): Readonly<Record<string, unknown>> => ({
  $id: dataSchemaUri(name),
  title: name,
  ...z.toJSONSchema(EVENT_DATA[name], { io: 'input', unrepresentable: 'any' }),
});

/** The URI that names the schema of an event's data. */
export const dataSchemaUri = (name: EventName): string => `urn:distribution:event:${name}`;
