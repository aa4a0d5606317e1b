import { decimalSchema } from '@distribution/model/measure/decimal';
import { z } from 'zod';

// What this ERP sends, as it sends it. Properties that are not listed are of no interest here; a listed one that is
// missing or of another type makes the record untranslatable, with zod's own sentence as the reason.

/** Edm.Int64 travels as text; row versions stay far below 2^53. */
const rowVersion = z
  .union([z.string().regex(/^\d+$/), z.number()])
  .transform(Number)
  .pipe(z.number().int().nonnegative());
const text = z.string().min(1);
const textOrNull = z.string().nullable();
const decimalOrNull = decimalSchema.nullable();
const versioned = { RowVersion: rowVersion };

export const itemWire = z.object({
  ItemNo: text,
  Description: text,
  LongText: textOrNull,
  EanCode: textOrNull,
  ItemStatus: z.enum(['A', 'D', 'B']),
  CategoryCode: z.string(),
  BaseUom: text,
  LotTracking: z.boolean(),
  ShelfLifeDays: z.number().int().nullable(),
  Uoms: z.array(
    z.object({ UomCode: text, QtyNumerator: decimalSchema, QtyDenominator: decimalSchema, EanCode: textOrNull }),
  ),
  ...versioned,
});
export type ItemWire = z.infer<typeof itemWire>;

export const siteWire = z.object({
  SiteNo: text,
  SiteName: text,
  SiteType: z.enum(['DC', 'WH', 'XD', 'ST', 'HS', 'VI']),
  CompanyNo: text,
  TerritoryCode: text,
  TerritoryName: text,
  ParentSiteNo: textOrNull,
  GlobalLocationNo: textOrNull,
  TimeZone: text,
  CountryCode: text,
  City: textOrNull,
  Latitude: decimalOrNull,
  Longitude: decimalOrNull,
  Hours: z.string(),
  ...versioned,
});
export type SiteWire = z.infer<typeof siteWire>;

export const vendorWire = z.object({
  VendorNo: text,
  VendorName: text,
  VendorStatus: z.enum(['OK', 'HOLD', 'BLOCKED']),
  CountryCode: textOrNull,
  GlobalLocationNo: textOrNull,
  CurrencyCode: text,
  ...versioned,
});
export type VendorWire = z.infer<typeof vendorWire>;

export const vendorItemWire = z.object({
  VendorNo: text,
  ItemNo: text,
  IsPrimary: z.boolean(),
  VendorItemNo: textOrNull,
  LeadTimeDays: z.number().int(),
  LeadTimeStdDev: decimalOrNull,
  MinOrderQty: decimalSchema,
  OrderMultiple: decimalOrNull,
  DirectUnitCost: decimalOrNull,
  CurrencyCode: text,
  BaseUom: textOrNull,
  ...versioned,
});
export type VendorItemWire = z.infer<typeof vendorItemWire>;

export const customerWire = z.object({
  CustomerNo: text,
  CustomerName: text,
  ServiceClass: z.enum(['A', 'B', 'C']),
  CountryCode: textOrNull,
  GlobalLocationNo: textOrNull,
  CurrencyCode: text,
  PriceGroupCode: textOrNull,
  ...versioned,
});
export type CustomerWire = z.infer<typeof customerWire>;

export const stockWire = z.object({
  ItemNo: text,
  SiteNo: text,
  QtyOnHand: decimalSchema,
  QtyBlocked: decimalSchema,
  QtyAllocated: decimalSchema,
  QtyReserved: decimalSchema,
  QtyInTransit: decimalSchema,
  QtyOnPurchase: decimalSchema,
  QtyBackorder: decimalSchema,
  BookedThrough: text,
  BaseUom: textOrNull,
  Lots: z.array(
    z.object({ LotNo: text, ExpirationDate: textOrNull, QtyOnHand: decimalSchema, QtyBlocked: decimalSchema }),
  ),
  ...versioned,
});
export type StockWire = z.infer<typeof stockWire>;

export const planningWire = z.object({
  ItemNo: text,
  SiteNo: text,
  SafetyStockQty: decimalSchema,
  ReorderPoint: decimalOrNull,
  MaxInventory: decimalOrNull,
  ServiceLevel: decimalOrNull,
  ReviewDays: z.number().int().nullable(),
  BaseUom: textOrNull,
  ...versioned,
});
export type PlanningWire = z.infer<typeof planningWire>;

export const salesOrderWire = z.object({
  DocumentNo: text,
  CompanyNo: text,
  CustomerNo: textOrNull,
  SiteNo: text,
  DocStatus: z.enum(['NEW', 'OPEN', 'ALLOC', 'PART', 'SHIP', 'INV', 'CLOSED', 'CANC', 'RET']),
  OrderTimestamp: text,
  CurrencyCode: text,
  AmountTotal: decimalSchema,
  ExternalDocNo: textOrNull,
  Lines: z.array(
    z.object({
      LineNo: z.number().int(),
      ItemNo: text,
      UomCode: text,
      Quantity: decimalSchema,
      QtyAllocated: decimalSchema,
      QtyShipped: decimalSchema,
      UnitPrice: decimalSchema,
      LineAmount: decimalSchema,
      RequestedDate: textOrNull,
      PromisedDate: textOrNull,
    }),
  ),
  ...versioned,
});
export type SalesOrderWire = z.infer<typeof salesOrderWire>;

export const purchaseOrderWire = z.object({
  DocumentNo: text,
  CompanyNo: text,
  VendorNo: text,
  SiteNo: text,
  DocStatus: z.enum(['NEW', 'SENT', 'ACK', 'PART', 'RECV', 'CLOSED', 'CANC']),
  OrderTimestamp: text,
  CurrencyCode: text,
  AmountTotal: decimalSchema,
  Lines: z.array(
    z.object({
      LineNo: z.number().int(),
      ItemNo: text,
      UomCode: text,
      Quantity: decimalSchema,
      QtyReceived: decimalSchema,
      DirectUnitCost: decimalSchema,
      RequestedReceipt: text,
      ConfirmedReceipt: textOrNull,
    }),
  ),
  ...versioned,
});
export type PurchaseOrderWire = z.infer<typeof purchaseOrderWire>;

export const transferOrderWire = z.object({
  DocumentNo: text,
  CompanyNo: text,
  FromSiteNo: text,
  ToSiteNo: text,
  DocStatus: z.enum(['NEW', 'REL', 'TRANSIT', 'RECV', 'CANC']),
  OrderTimestamp: text.nullish(),
  ExpectedReceipt: text,
  Lines: z.array(
    z.object({
      LineNo: z.number().int(),
      ItemNo: text,
      UomCode: text,
      Quantity: decimalSchema,
      QtyReceived: decimalSchema,
    }),
  ),
  ...versioned,
});
export type TransferOrderWire = z.infer<typeof transferOrderWire>;

const responseCode = z.enum(['AC', 'CH', 'BO', 'RJ']);
export const confirmationWire = z.object({
  ConfirmationNo: text,
  CompanyNo: text,
  PurchaseOrderNo: text,
  SiteNo: text,
  VendorOrderNo: textOrNull,
  ResponseCode: responseCode,
  ResponseTimestamp: text,
  Lines: z.array(
    z.object({
      LineNo: z.number().int(),
      ResponseCode: responseCode,
      UomCode: text,
      Quantity: decimalSchema,
      PromisedDate: textOrNull,
      ReasonText: textOrNull,
    }),
  ),
  ...versioned,
});
export type ConfirmationWire = z.infer<typeof confirmationWire>;

export const invoiceWire = z.object({
  DocumentNo: text,
  DocType: z.enum(['AR', 'AP']),
  CompanyNo: text,
  PartnerNo: text,
  OrderNo: textOrNull,
  ExternalDocNo: textOrNull,
  DocStatus: z.enum(['OPEN', 'PAID', 'CANC']),
  DocDate: text,
  DueDate: text,
  CurrencyCode: text,
  AmountTax: decimalSchema,
  AmountTotal: decimalSchema,
  AmountOpen: decimalSchema,
  Lines: z.array(
    z.object({
      LineNo: z.number().int(),
      OrderLineNo: z.number().int().nullable(),
      ItemNo: textOrNull,
      UomCode: text,
      Quantity: decimalSchema,
      LineAmount: decimalSchema,
      ShipmentNo: textOrNull,
      LineText: textOrNull,
    }),
  ),
  ...versioned,
});
export type InvoiceWire = z.infer<typeof invoiceWire>;

export const itemDemandWire = z.object({
  ItemNo: text,
  SiteNo: text,
  QtyType: z.enum(['ORDERED', 'SHIPPED', 'SOLD']),
  FromDate: text,
  ToDate: text,
  Quantity: decimalSchema,
  BaseUom: textOrNull,
  ...versioned,
});
export type ItemDemandWire = z.infer<typeof itemDemandWire>;

/** A webhook's body: which set changed, never what. */
export const noticeWire = z.object({ id: text, type: text, data: z.object({ set: text }) });
