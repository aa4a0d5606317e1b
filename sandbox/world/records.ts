// The sandbox's own records, named as an ERP, a warehouse system and a planning platform would name them (and not as
// the graph does: what lies between the two is the adapters' work). Amounts are plain decimal text, instants RFC 3339 UTC.

export interface ItemRecord {
  ItemNo: string;
  Description: string;
  LongText: string | null;
  EanCode: string | null;
  ItemStatus: 'A' | 'D' | 'B'; // active, discontinued, blocked
  CategoryCode: string; // path with '/', root first
  BaseUom: string; // the ERP's own codes: PCS, KG, BOX, …
  LotTracking: boolean;
  ShelfLifeDays: number | null;
}
export interface ItemUomRecord {
  ItemNo: string;
  UomCode: string;
  QtyNumerator: string;
  QtyDenominator: string;
  EanCode: string | null;
}
export interface SiteRecord {
  SiteNo: string;
  SiteName: string;
  SiteType: 'DC' | 'WH' | 'XD' | 'ST' | 'HS' | 'VI';
  CompanyNo: string;
  TerritoryCode: string;
  TerritoryName: string;
  ParentSiteNo: string | null;
  GlobalLocationNo: string | null;
  TimeZone: string;
  CountryCode: string;
  City: string | null;
  Latitude: string | null;
  Longitude: string | null;
  Hours: string; // "1:08:00-18:00;2:08:00-18:00"
}
export interface VendorRecord {
  VendorNo: string;
  VendorName: string;
  VendorStatus: 'OK' | 'HOLD' | 'BLOCKED';
  CountryCode: string | null;
  GlobalLocationNo: string | null;
  CurrencyCode: string;
}
export interface VendorItemRecord {
  VendorNo: string;
  ItemNo: string;
  IsPrimary: boolean;
  VendorItemNo: string | null;
  LeadTimeDays: number;
  LeadTimeStdDev: string | null;
  MinOrderQty: string;
  OrderMultiple: string | null;
  DirectUnitCost: string | null;
  CurrencyCode: string;
}
export interface CustomerRecord {
  CustomerNo: string;
  CustomerName: string;
  ServiceClass: 'A' | 'B' | 'C';
  CountryCode: string | null;
  GlobalLocationNo: string | null;
  CurrencyCode: string;
  PriceGroupCode: string | null;
}
/** Stock as the ERP has booked it: warehouse movements up to `BookedThrough` are in it, later ones not yet. */
export interface StockRecord {
  ItemNo: string;
  SiteNo: string;
  QtyOnHand: string;
  QtyBlocked: string;
  QtyAllocated: string;
  QtyReserved: string;
  QtyInTransit: string;
  QtyOnPurchase: string;
  QtyBackorder: string;
  BookedThrough: string;
  Lots: { LotNo: string; ExpirationDate: string | null; QtyOnHand: string; QtyBlocked: string }[];
}
export interface PlanningRecord {
  ItemNo: string;
  SiteNo: string;
  SafetyStockQty: string;
  ReorderPoint: string | null;
  MaxInventory: string | null;
  ServiceLevel: string | null;
  ReviewDays: number | null;
}
export interface SalesLineRecord {
  LineNo: number;
  ItemNo: string;
  UomCode: string;
  Quantity: string;
  QtyAllocated: string;
  QtyShipped: string;
  UnitPrice: string;
  LineAmount: string;
  RequestedDate: string | null;
  PromisedDate: string | null;
}
export interface SalesHeaderRecord {
  DocumentNo: string;
  CompanyNo: string;
  CustomerNo: string | null;
  SiteNo: string;
  DocStatus: 'NEW' | 'OPEN' | 'ALLOC' | 'PART' | 'SHIP' | 'INV' | 'CLOSED' | 'CANC' | 'RET';
  OrderTimestamp: string;
  CurrencyCode: string;
  AmountTotal: string;
  ExternalDocNo: string | null;
  Lines: SalesLineRecord[];
}
export interface PurchaseLineRecord {
  LineNo: number;
  ItemNo: string;
  UomCode: string;
  Quantity: string;
  QtyReceived: string;
  DirectUnitCost: string;
  RequestedReceipt: string;
  ConfirmedReceipt: string | null;
}
export interface PurchaseHeaderRecord {
  DocumentNo: string;
  CompanyNo: string;
  VendorNo: string;
  SiteNo: string;
  DocStatus: 'NEW' | 'SENT' | 'ACK' | 'PART' | 'RECV' | 'CLOSED' | 'CANC';
  OrderTimestamp: string;
  CurrencyCode: string;
  AmountTotal: string;
  Lines: PurchaseLineRecord[];
}
export interface TransferHeaderRecord {
  DocumentNo: string;
  CompanyNo: string;
  FromSiteNo: string;
  ToSiteNo: string;
  DocStatus: 'NEW' | 'REL' | 'TRANSIT' | 'RECV' | 'CANC';
  /** When it was made; only transfers of one's own data do not say. */
  OrderTimestamp?: string;
  ExpectedReceipt: string;
  Lines: { LineNo: number; ItemNo: string; UomCode: string; Quantity: string; QtyReceived: string }[];
}
/** What a vendor answered to a purchase order; a line with several dates has several rows. */
export interface ConfirmationRecord {
  ConfirmationNo: string;
  CompanyNo: string;
  PurchaseOrderNo: string;
  /** Where the goods are to be: promised days are days there. */
  SiteNo: string;
  VendorOrderNo: string | null;
  ResponseCode: 'AC' | 'CH' | 'BO' | 'RJ'; // accepted, changed, back-ordered, rejected
  ResponseTimestamp: string;
  Lines: {
    LineNo: number;
    ResponseCode: 'AC' | 'CH' | 'BO' | 'RJ';
    UomCode: string;
    Quantity: string;
    PromisedDate: string | null;
    ReasonText: string | null;
  }[];
}
/** An invoice to a customer (AR) or of a vendor (AP). */
export interface InvoiceRecord {
  DocumentNo: string;
  DocType: 'AR' | 'AP';
  CompanyNo: string;
  /** The customer or the vendor. */
  PartnerNo: string;
  OrderNo: string | null;
  /** The vendor's own number. */
  ExternalDocNo: string | null;
  DocStatus: 'OPEN' | 'PAID' | 'CANC';
  DocDate: string;
  DueDate: string;
  CurrencyCode: string;
  AmountTax: string;
  AmountTotal: string;
  AmountOpen: string;
  Lines: {
    LineNo: number;
    OrderLineNo: number | null;
    ItemNo: string | null;
    UomCode: string;
    Quantity: string;
    LineAmount: string;
    ShipmentNo: string | null;
    LineText: string | null;
  }[];
}
/** What was consumed of an item at a site from a day to a day, in the base unit. */
export interface ItemDemandRecord {
  ItemNo: string;
  SiteNo: string;
  QtyType: 'ORDERED' | 'SHIPPED' | 'SOLD';
  FromDate: string;
  ToDate: string;
  Quantity: string;
}
/** Warehouse side: goods a vendor announced. Units lie in units; lines name the unit they are in. */
export interface ShipNoticeRecord {
  VendorNo: string;
  NoticeNo: string;
  Site: string;
  OrderRefs: string[];
  ShipFrom: string | null;
  Carrier: string | null;
  Tracking: string | null;
  ShippedAt: string | null;
  ExpectedAt: string;
  Units: { Unit: number; Within: number | null; Sscc: string | null }[];
  Lines: {
    Line: number;
    OrderRef: string | null;
    OrderLine: number | null;
    Unit: number | null;
    Item: string;
    Uom: string;
    Qty: string;
    Lot: string | null;
    Expiry: string | null;
  }[];
}
/** Warehouse side: one signed stock movement, in the base unit. */
export interface MovementRecord {
  MovementId: string;
  Item: string;
  Site: string;
  Type: 'OPEN' | 'RCV' | 'ISS' | 'TIN' | 'TOUT' | 'RTN' | 'ADJ';
  Qty: string;
  Reason: string | null;
  Lot: string | null;
  DocRef: string | null;
  EventTime: string;
}
/** Warehouse side: a shipment with the milestones reported so far. */
export interface ShipmentRecord {
  ShipmentId: string;
  OrderRef: string;
  Site: string;
  Carrier: string | null;
  Tracking: string | null;
  Sscc: string | null;
  Cancelled: boolean;
  Lines: { OrderLine: number; Item: string; Uom: string; Qty: string }[];
  Events: { Code: 'REL' | 'PICK' | 'PACK' | 'DISP' | 'OFD' | 'POD' | 'EXC'; Time: string; Text: string | null }[];
}
/** Planning side: one published version; it exists for readers only when complete. */
export interface ForecastVersionRecord {
  versionId: string;
  publishedAt: string;
  horizonStart: string;
  seriesCount: number;
  status: 'PUBLISHED' | 'WITHDRAWN';
}
export interface ForecastSeriesRecord {
  item: string;
  site: string;
  measure: 'MEAN' | 'P10' | 'P50' | 'P90';
  grain: 'DAY' | 'WEEK' | 'MONTH';
  start: string;
  uom: string;
  values: string[];
  overrides: { start: string; old: string; new: string; user: string; reason: string; at: string }[];
}

export interface SandboxRecords {
  Items: ItemRecord;
  ItemUoms: ItemUomRecord;
  Sites: SiteRecord;
  Vendors: VendorRecord;
  VendorItems: VendorItemRecord;
  Customers: CustomerRecord;
  Stock: StockRecord;
  Planning: PlanningRecord;
  SalesOrders: SalesHeaderRecord;
  PurchaseOrders: PurchaseHeaderRecord;
  TransferOrders: TransferHeaderRecord;
  Movements: MovementRecord;
  Shipments: ShipmentRecord;
  Confirmations: ConfirmationRecord;
  Invoices: InvoiceRecord;
  ItemDemand: ItemDemandRecord;
  ShipNotices: ShipNoticeRecord;
}
export type TableName = keyof SandboxRecords;
/** The fields that make a record's key, in order. */
export const TABLE_KEYS: { readonly [T in TableName]: readonly (keyof SandboxRecords[T] & string)[] } = {
  Items: ['ItemNo'],
  ItemUoms: ['ItemNo', 'UomCode'],
  Sites: ['SiteNo'],
  Vendors: ['VendorNo'],
  VendorItems: ['VendorNo', 'ItemNo'],
  Customers: ['CustomerNo'],
  Stock: ['ItemNo', 'SiteNo'],
  Planning: ['ItemNo', 'SiteNo'],
  SalesOrders: ['DocumentNo'],
  PurchaseOrders: ['DocumentNo'],
  TransferOrders: ['DocumentNo'],
  Movements: ['MovementId'],
  Shipments: ['ShipmentId'],
  Confirmations: ['ConfirmationNo'],
  Invoices: ['DocumentNo'],
  ItemDemand: ['ItemNo', 'SiteNo', 'QtyType', 'FromDate', 'ToDate'],
  ShipNotices: ['VendorNo', 'NoticeNo'],
};
