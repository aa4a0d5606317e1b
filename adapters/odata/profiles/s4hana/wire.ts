import { decimalSchema } from '@distribution/model/measure/decimal';
import { localDateSchema } from '@distribution/model/time/local-date';
import { instantSchema } from '@distribution/model/time/instant';
import { z } from 'zod';

// What S/4HANA's released services send, once V2's dates and navigations are plain (protocol/v2.ts). Properties that are
// not listed are of no interest here. Absent text is '' in SAP, never null.

const text = z.string().min(1);
const textOrEmpty = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);
/** Edm.DateTime without a time: midnight UTC. */
const day = z
  .string()
  .transform((value) => value.slice(0, 10))
  .pipe(localDateSchema);
const itemNumber = z.string().regex(/^\d+$/).transform(Number);

/** API_PRODUCT_SRV, A_Product. */
export const productWire = z.object({
  Product: text,
  BaseUnit: text,
  CrossPlantStatus: textOrEmpty,
  IsMarkedForDeletion: flag,
  ProductStandardID: textOrEmpty,
  ProductGroup: textOrEmpty,
  IsBatchManagementRequired: flag,
  LastChangeDateTime: instantSchema,
  to_Description: z.array(z.object({ Language: z.string(), ProductDescription: text })),
  to_ProductUnitsOfMeasure: z.array(
    z.object({
      AlternativeUnit: text,
      QuantityNumerator: decimalSchema,
      QuantityDenominator: decimalSchema,
      GlobalTradeItemNumber: textOrEmpty,
    }),
  ),
});
export type ProductWire = z.infer<typeof productWire>;

/** API_PRODUCT_SRV, A_ProductSupplyPlanning. */
export const supplyPlanningWire = z.object({
  Product: text,
  Plant: text,
  BaseUnit: text,
  SafetyStockQuantity: decimalSchema,
  ReorderThresholdQuantity: decimalSchema,
  MaximumStockQuantity: decimalSchema,
});
export type SupplyPlanningWire = z.infer<typeof supplyPlanningWire>;

/** API_PLANT_SRV, A_Plant. */
export const plantWire = z.object({ Plant: text, PlantName: text });
export type PlantWire = z.infer<typeof plantWire>;

const address = z.array(z.object({ Country: textOrEmpty }));

/** API_BUSINESS_PARTNER, A_BusinessPartner with its supplier. */
export const supplierWire = z.object({
  BusinessPartner: text,
  Supplier: text,
  BusinessPartnerFullName: text,
  to_BusinessPartnerAddress: address,
  to_Supplier: z.object({
    PurchasingIsBlocked: flag,
    PostingIsBlocked: flag,
    DeletionIndicator: flag,
    to_SupplierPurchasingOrg: z.array(z.object({ PurchaseOrderCurrency: textOrEmpty })),
  }),
});
export type SupplierWire = z.infer<typeof supplierWire>;

/** API_BUSINESS_PARTNER, A_BusinessPartner with its customer. */
export const customerWire = z.object({
  BusinessPartner: text,
  Customer: text,
  BusinessPartnerFullName: text,
  to_BusinessPartnerAddress: address,
  to_Customer: z.object({
    to_CustomerSalesArea: z.array(
      z.object({ Currency: textOrEmpty, CustomerPriceGroup: textOrEmpty, CustomerABCClassification: textOrEmpty }),
    ),
  }),
});
export type CustomerWire = z.infer<typeof customerWire>;

/** API_MATERIAL_STOCK_SRV: all A_MatlStkInAcctMod of one material in one plant. */
export const stockWire = z.object({
  Material: text,
  Plant: text,
  stock: z
    .array(
      z.object({
        MaterialBaseUnit: text,
        Batch: textOrEmpty,
        InventoryStockType: text,
        InventorySpecialStockType: textOrEmpty,
        MatlWrhsStkQtyInMatlBaseUnit: decimalSchema,
      }),
    )
    .min(1),
});
export type StockWire = z.infer<typeof stockWire>;

/** API_SALES_ORDER_SRV, A_SalesOrder. */
export const salesOrderWire = z.object({
  SalesOrder: text,
  SoldToParty: textOrEmpty,
  SalesOrderDate: instantSchema,
  LastChangeDateTime: instantSchema,
  TransactionCurrency: text,
  TotalNetAmount: decimalSchema,
  PurchaseOrderByCustomer: textOrEmpty,
  OverallSDProcessStatus: z.enum(['', 'A', 'B', 'C']),
  OverallTotalDeliveryStatus: z.enum(['', 'A', 'B', 'C']),
  OverallSDDocumentRejectionSts: z.enum(['', 'A', 'B', 'C']),
  to_Item: z.array(
    z.object({
      SalesOrderItem: itemNumber,
      Material: textOrEmpty,
      ProductionPlant: textOrEmpty,
      RequestedQuantity: decimalSchema,
      RequestedQuantityUnit: text,
      NetAmount: decimalSchema,
      to_ScheduleLine: z.array(
        z.object({
          RequestedDeliveryDate: day.nullable(),
          ConfirmedDeliveryDate: day.nullable(),
          DeliveredQtyInOrderQtyUnit: decimalSchema,
          OpenConfdDelivQtyInOrdQtyUnit: decimalSchema,
        }),
      ),
    }),
  ),
});
export type SalesOrderWire = z.infer<typeof salesOrderWire>;

/** API_PURCHASEORDER_PROCESS_SRV, A_PurchaseOrder. */
export const purchaseOrderWire = z.object({
  PurchaseOrder: text,
  CompanyCode: text,
  Supplier: text,
  PurchaseOrderDate: instantSchema,
  LastChangeDateTime: instantSchema,
  DocumentCurrency: text,
  PurchasingDocumentDeletionCode: textOrEmpty,
  ReleaseIsNotCompleted: flag,
  to_PurchaseOrderItem: z
    .array(
      z.object({
        PurchaseOrderItem: itemNumber,
        PurchasingDocumentDeletionCode: textOrEmpty,
        Material: textOrEmpty,
        Plant: text,
        OrderQuantity: decimalSchema,
        PurchaseOrderQuantityUnit: text,
        NetPriceAmount: decimalSchema,
        NetPriceQuantity: decimalSchema,
        OrderPriceUnit: textOrEmpty,
        IsCompletelyDelivered: flag,
        PurgDocOrderAcknNumber: textOrEmpty,
        to_ScheduleLine: z
          .array(z.object({ ScheduleLineDeliveryDate: day, SchedLineStscDeliveryDate: day.nullable() }))
          .min(1),
      }),
    )
    .min(1),
});
export type PurchaseOrderWire = z.infer<typeof purchaseOrderWire>;

/** Whose hand an order bears: key and content of the write that made it (create-purchase-order.ts). */
export const orderMarksWire = z.object({
  PurchaseOrder: text,
  CorrespncInternalReference: textOrEmpty,
  CorrespncExternalReference: textOrEmpty,
});
