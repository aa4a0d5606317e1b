import { decimalSchema } from '@distribution/model/measure/decimal';
import { instantSchema } from '@distribution/model/time/instant';
import { localDateSchema } from '@distribution/model/time/local-date';
import { z } from 'zod';

// What API v2.0 of Business Central sends. Its numbers arrive here as text (protocol/v4.ts), enumerations with their
// blanks written as `_x0020_`, days that are not set as 0001-01-01.

const text = z.string().min(1);
const textOrEmpty = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const choice = z.string().transform((value) => value.replaceAll('_x0020_', ' ').trim());
const day = z
  .string()
  .nullish()
  .transform((value) => (value == null || value === '' || value.startsWith('0001-01-01') ? null : value))
  .pipe(localDateSchema.nullable());
const changed = { lastModifiedDateTime: instantSchema };

export const itemWire = z.object({
  number: text,
  displayName: text,
  itemCategoryCode: textOrEmpty,
  blocked: z.boolean(),
  gtin: textOrEmpty,
  baseUnitOfMeasureCode: text,
  ...changed,
});
export type ItemWire = z.infer<typeof itemWire>;

export const locationWire = z.object({
  code: text,
  displayName: text,
  city: textOrEmpty,
  country: textOrEmpty,
  ...changed,
});
export type LocationWire = z.infer<typeof locationWire>;

const partner = {
  number: text,
  displayName: text,
  country: textOrEmpty,
  currencyCode: textOrEmpty,
  blocked: choice,
  ...changed,
};
export const vendorWire = z.object(partner);
export type VendorWire = z.infer<typeof vendorWire>;
export const customerWire = z.object(partner);
export type CustomerWire = z.infer<typeof customerWire>;

/** All ledger entries of one item at one location. */
export const positionWire = z.object({
  itemNumber: text,
  locationCode: text,
  baseUnitOfMeasureCode: z.string().nullable(),
  entries: z.array(z.object({ quantity: decimalSchema, ...changed })).min(1),
});
export type PositionWire = z.infer<typeof positionWire>;

const line = {
  sequence: z.coerce.number().int(),
  lineType: choice,
  lineObjectNumber: textOrEmpty,
  unitOfMeasureCode: textOrEmpty,
  quantity: decimalSchema,
  locationId: textOrEmpty,
};
const order = {
  number: text,
  orderDate: localDateSchema,
  currencyCode: textOrEmpty,
  status: choice,
  totalAmountExcludingTax: decimalSchema,
  ...changed,
};

export const salesOrderWire = z.object({
  ...order,
  customerNumber: textOrEmpty,
  externalDocumentNumber: textOrEmpty,
  requestedDeliveryDate: day,
  fullyShipped: z.boolean(),
  salesOrderLines: z.array(
    z.object({
      ...line,
      unitPrice: decimalSchema,
      amountExcludingTax: decimalSchema,
      shipmentDate: day,
      shippedQuantity: decimalSchema,
    }),
  ),
});
export type SalesOrderWire = z.infer<typeof salesOrderWire>;

export const purchaseOrderWire = z.object({
  ...order,
  vendorNumber: text,
  requestedReceiptDate: day,
  fullyReceived: z.boolean(),
  purchaseOrderLines: z.array(
    z.object({ ...line, directUnitCost: decimalSchema, expectedReceiptDate: day, receivedQuantity: decimalSchema }),
  ),
});
export type PurchaseOrderWire = z.infer<typeof purchaseOrderWire>;
