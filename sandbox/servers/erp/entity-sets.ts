import type { SandboxRecords, TableName } from '../../world/records.ts';
import { TABLE_KEYS } from '../../world/records.ts';

/** Primitive types of the service, and `Collection(x)` for rows kept inside a record. */
export type EdmType =
  'Edm.String' | 'Edm.Int32' | 'Edm.Int64' | 'Edm.Decimal' | 'Edm.Boolean' | 'Edm.DateTimeOffset' | 'Edm.Date';
export type PropertyTypes = Readonly<Record<string, EdmType>>;

/** The tables the ERP serves; the others belong to the warehouse system. */
export type ErpTableName = Exclude<TableName, 'Movements' | 'Shipments' | 'ShipNotices'>;

/** One entity set as `$metadata` describes it. */
export interface EntitySet {
  readonly name: ErpTableName;
  readonly entityType: string;
  readonly keys: readonly string[];
  readonly properties: PropertyTypes;
  /** A collection of rows: `always` given (complex type), or on `$expand` (navigation). */
  readonly rows: {
    readonly property: string;
    readonly type: string;
    readonly properties: PropertyTypes;
    readonly always: boolean;
  } | null;
  /** Clients may create and change entities. */
  readonly writable: boolean;
}

const S = 'Edm.String';
const I = 'Edm.Int32';
const D = 'Edm.Decimal';
const B = 'Edm.Boolean';
const T = 'Edm.DateTimeOffset';
const DAY = 'Edm.Date';

/** Every entity carries these two, kept by the server. */
const SYSTEM: PropertyTypes = { RowVersion: 'Edm.Int64', ModifiedAt: T };

type Fields<N extends ErpTableName> = {
  readonly [F in keyof SandboxRecords[N] as SandboxRecords[N][F] extends object[] ? never : F]: EdmType;
};

const define = <N extends ErpTableName>(
  name: N,
  entityType: string,
  properties: Fields<N>,
  more: { rows?: NonNullable<EntitySet['rows']>; computed?: PropertyTypes; writable?: boolean } = {},
): EntitySet => ({
  name,
  entityType,
  keys: TABLE_KEYS[name],
  properties: { ...properties, ...more.computed, ...SYSTEM },
  rows: more.rows ?? null,
  writable: more.writable ?? false,
});

const ITEM_UOM = { ItemNo: S, UomCode: S, QtyNumerator: D, QtyDenominator: D, EanCode: S } as const;
/** Quantities without a unit of their own are in the item's base unit, which the server puts beside them. */
const BASE_UOM: PropertyTypes = { BaseUom: S };

/** Everything the ERP serves. */
export const ENTITY_SETS: readonly EntitySet[] = [
  define(
    'Items',
    'Item',
    {
      ItemNo: S,
      Description: S,
      LongText: S,
      EanCode: S,
      ItemStatus: S,
      CategoryCode: S,
      BaseUom: S,
      LotTracking: B,
      ShelfLifeDays: I,
    },
    { rows: { property: 'Uoms', type: 'ItemUom', properties: ITEM_UOM, always: false } },
  ),
  define('ItemUoms', 'ItemUom', ITEM_UOM),
  define('Sites', 'Site', {
    SiteNo: S,
    SiteName: S,
    SiteType: S,
    CompanyNo: S,
    TerritoryCode: S,
    TerritoryName: S,
    ParentSiteNo: S,
    GlobalLocationNo: S,
    TimeZone: S,
    CountryCode: S,
    City: S,
    Latitude: D,
    Longitude: D,
    Hours: S,
  }),
  define('Vendors', 'Vendor', {
    VendorNo: S,
    VendorName: S,
    VendorStatus: S,
    CountryCode: S,
    GlobalLocationNo: S,
    CurrencyCode: S,
  }),
  define(
    'VendorItems',
    'VendorItem',
    {
      VendorNo: S,
      ItemNo: S,
      IsPrimary: B,
      VendorItemNo: S,
      LeadTimeDays: I,
      LeadTimeStdDev: D,
      MinOrderQty: D,
      OrderMultiple: D,
      DirectUnitCost: D,
      CurrencyCode: S,
    },
    { computed: BASE_UOM },
  ),
  define('Customers', 'Customer', {
    CustomerNo: S,
    CustomerName: S,
    ServiceClass: S,
    CountryCode: S,
    GlobalLocationNo: S,
    CurrencyCode: S,
    PriceGroupCode: S,
  }),
  define(
    'Stock',
    'StockItem',
    {
      ItemNo: S,
      SiteNo: S,
      QtyOnHand: D,
      QtyBlocked: D,
      QtyAllocated: D,
      QtyReserved: D,
      QtyInTransit: D,
      QtyOnPurchase: D,
      QtyBackorder: D,
      BookedThrough: T,
    },
    {
      computed: BASE_UOM,
      rows: {
        property: 'Lots',
        type: 'StockLot',
        properties: { LotNo: S, ExpirationDate: DAY, QtyOnHand: D, QtyBlocked: D },
        always: true,
      },
    },
  ),
  define(
    'Planning',
    'PlanningItem',
    { ItemNo: S, SiteNo: S, SafetyStockQty: D, ReorderPoint: D, MaxInventory: D, ServiceLevel: D, ReviewDays: I },
    { computed: BASE_UOM },
  ),
  define(
    'SalesOrders',
    'SalesOrder',
    {
      DocumentNo: S,
      CompanyNo: S,
      CustomerNo: S,
      SiteNo: S,
      DocStatus: S,
      OrderTimestamp: T,
      CurrencyCode: S,
      AmountTotal: D,
      ExternalDocNo: S,
    },
    {
      rows: {
        property: 'Lines',
        type: 'SalesLine',
        always: false,
        properties: {
          LineNo: I,
          ItemNo: S,
          UomCode: S,
          Quantity: D,
          QtyAllocated: D,
          QtyShipped: D,
          UnitPrice: D,
          LineAmount: D,
          RequestedDate: DAY,
          PromisedDate: DAY,
        },
      },
    },
  ),
  define(
    'PurchaseOrders',
    'PurchaseOrder',
    {
      DocumentNo: S,
      CompanyNo: S,
      VendorNo: S,
      SiteNo: S,
      DocStatus: S,
      OrderTimestamp: T,
      CurrencyCode: S,
      AmountTotal: D,
    },
    {
      writable: true,
      rows: {
        property: 'Lines',
        type: 'PurchaseLine',
        always: false,
        properties: {
          LineNo: I,
          ItemNo: S,
          UomCode: S,
          Quantity: D,
          QtyReceived: D,
          DirectUnitCost: D,
          RequestedReceipt: DAY,
          ConfirmedReceipt: DAY,
        },
      },
    },
  ),
  define(
    'TransferOrders',
    'TransferOrder',
    { DocumentNo: S, CompanyNo: S, FromSiteNo: S, ToSiteNo: S, DocStatus: S, OrderTimestamp: T, ExpectedReceipt: DAY },
    {
      writable: true,
      rows: {
        property: 'Lines',
        type: 'TransferLine',
        always: false,
        properties: { LineNo: I, ItemNo: S, UomCode: S, Quantity: D, QtyReceived: D },
      },
    },
  ),
  define(
    'Confirmations',
    'Confirmation',
    {
      ConfirmationNo: S,
      CompanyNo: S,
      PurchaseOrderNo: S,
      SiteNo: S,
      VendorOrderNo: S,
      ResponseCode: S,
      ResponseTimestamp: T,
    },
    {
      rows: {
        property: 'Lines',
        type: 'ConfirmationLine',
        always: false,
        properties: { LineNo: I, ResponseCode: S, UomCode: S, Quantity: D, PromisedDate: DAY, ReasonText: S },
      },
    },
  ),
  define(
    'Invoices',
    'Invoice',
    {
      DocumentNo: S,
      DocType: S,
      CompanyNo: S,
      PartnerNo: S,
      OrderNo: S,
      ExternalDocNo: S,
      DocStatus: S,
      DocDate: DAY,
      DueDate: DAY,
      CurrencyCode: S,
      AmountTax: D,
      AmountTotal: D,
      AmountOpen: D,
    },
    {
      rows: {
        property: 'Lines',
        type: 'InvoiceLine',
        always: false,
        properties: {
          LineNo: I,
          OrderLineNo: I,
          ItemNo: S,
          UomCode: S,
          Quantity: D,
          LineAmount: D,
          ShipmentNo: S,
          LineText: S,
        },
      },
    },
  ),
  // The days are parts of the key, and keys are text here.
  define(
    'ItemDemand',
    'ItemDemand',
    { ItemNo: S, SiteNo: S, QtyType: S, FromDate: S, ToDate: S, Quantity: D },
    { computed: BASE_UOM },
  ),
];

/** The set of that name, `undefined` when the service has none. */
export const findEntitySet = (name: string): EntitySet | undefined => ENTITY_SETS.find((set) => set.name === name);
