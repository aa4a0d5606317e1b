// Made from the schema by `npm run codegen`; do not edit.
import type { Instant } from '@distribution/model/time/instant';
import type { Decimal } from '@distribution/model/measure/decimal';
import type { Gln } from '@distribution/model/gs1/gln';
import type { Sscc } from '@distribution/model/gs1/sscc';
import type { LocalDate } from '@distribution/model/time/local-date';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AdvanceShipNotice as AdvanceShipNoticeParent, ShipNoticeLine as ShipNoticeLineParent, ShipNoticePackage as ShipNoticePackageParent } from '@distribution/model/supply/advance-ship-notice';
import type { ConfirmedLine as ConfirmedLineParent, ConfirmedSplit as ConfirmedSplitParent, SupplierConfirmation as SupplierConfirmationParent } from '@distribution/model/supply/supplier-confirmation';
import type { LocationRef as LocationRefParent } from '@distribution/model/locations/location';
import type { Money as MoneyParent } from '@distribution/model/measure/money';
import type { OutboundCommandRef as OutboundCommandRefParent } from '@distribution/model/operations/outbound-view';
import type { ProductRef as ProductRefParent } from '@distribution/model/products/product';
import type { PurchaseOrder as PurchaseOrderParent, PurchaseOrderLine as PurchaseOrderLineParent } from '@distribution/model/supply/purchase-order';
import type { Quantity as QuantityParent } from '@distribution/model/measure/quantity';
import type { Supplier as SupplierParent } from '@distribution/model/supply/supplier';
import type { SupplierInvoice as SupplierInvoiceParent } from '@distribution/model/supply/supplier-invoice';
import type { SupplierProduct as SupplierProductParent } from '@distribution/model/supply/supplier-product';
import type { TransferOrder as TransferOrderParent } from '@distribution/model/supply/transfer-order';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A point on the time line: RFC 3339, always answered in UTC with milliseconds, for example 2026-11-21T03:45:00.000Z. Input may carry any offset but must carry one. */
  DateTime: { input: Instant; output: Instant; }
  /** An exact decimal number as text in plain notation, for example "12.5": no exponent, no rounding, never a float. */
  Decimal: { input: Decimal; output: Decimal; }
  /** A GS1 Global Location Number: 13 digits with a valid check digit. */
  GLN: { input: Gln; output: Gln; }
  /** An opaque place in a list or a stream, made and sealed by the graph. Hand it back unchanged; anything else is refused with CURSOR_INVALID. */
  Cursor: { input: string; output: string; }
  /** A GS1 Serial Shipping Container Code: 18 digits with a valid check digit. */
  SSCC: { input: Sscc; output: Sscc; }
  /** A calendar day without a zone, YYYY-MM-DD. The zone it is meant in is named where it is used. */
  Date: { input: LocalDate; output: LocalDate; }
  /**
   * A length of time: ISO 8601 in weeks, days of 24 hours, hours, minutes and seconds, for example PT15M. Not in years or
   * months, whose length depends on when they begin.
   */
  Duration: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** One supplier by exactly one of its names; null when there is none. */
  readonly supplier?: Maybe<Supplier>;
  /** Suppliers, in the order of their code. */
  readonly suppliers: SupplierConnection;
  /** One purchase order by exactly one of its names; null when there is none the caller may see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** Purchase orders the caller may see, newest first. */
  readonly purchaseOrders: PurchaseOrderConnection;
  /** One transfer order by exactly one of its names; null when there is none the caller may see. */
  readonly transferOrder?: Maybe<TransferOrder>;
  /** Transfer orders the caller may see, latest expected arrival first. */
  readonly transferOrders: TransferOrderConnection;
  /** Goods that suppliers say are on their way to locations the caller may see, latest expected first. */
  readonly advanceShipNotices: AdvanceShipNoticeConnection;
  /** Invoices of suppliers the caller may see, latest issued first. An invoice for no order belongs to no region: who may see some regions only does not see it. */
  readonly supplierInvoices: SupplierInvoiceConnection;
  /**
   * Whether an order to a supplier would hold by every rule, before it is one: each rule with what it goes by. The systems of
   * record are asked now, within the time that is set (PURCHASE_CHECK_MS); what could not be asked of them in it is UNKNOWN
   * and never taken to hold. Nothing is written. A caller who may see only some regions or customers' business gets the same
   * answer as for a supplier, item or site that does not exist.
   */
  readonly validatePurchase: PurchaseCheck;
};


export type QuerySupplierArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySuppliersArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryPurchaseOrderArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPurchaseOrdersArgs = {
  filter?: InputMaybe<PurchaseOrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryTransferOrderArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryTransferOrdersArgs = {
  filter?: InputMaybe<TransferOrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryAdvanceShipNoticesArgs = {
  filter?: InputMaybe<AdvanceShipNoticeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QuerySupplierInvoicesArgs = {
  filter?: InputMaybe<SupplierInvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryValidatePurchaseArgs = {
  order: PurchaseToCheckInput;
};

/** An article the distributor trades: group-wide master data of the ERP. */
export type Product = {
  readonly __typename?: 'Product';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** Who supplies this product and on what terms, the preferred supplier first, then by supplier code; null when supply cannot be had now. */
  readonly suppliers?: Maybe<ReadonlyArray<SupplierProduct>>;
  /**
   * Purchase orders with goods of this product still to come, earliest expected first. Their `lines` are only those of
   * this product. Null when supply cannot be had now.
   */
  readonly openPurchaseOrders?: Maybe<PurchaseOrderConnection>;
};


/** An article the distributor trades: group-wide master data of the ERP. */
export type ProductOpenPurchaseOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};

/** Who the distributor buys from. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The supplier number, as printed on documents. */
  readonly code: Scalars['String']['output'];
  /** What the supplier is called. */
  readonly name: Scalars['String']['output'];
  /** Whether the supplier may be ordered from. */
  readonly status: SupplierStatus;
  /** The country as its ISO 3166-1 alpha-2 code; null where not known. */
  readonly countryCode?: Maybe<Scalars['String']['output']>;
  /** The GS1 Global Location Number; null where none is known. */
  readonly gln?: Maybe<Scalars['GLN']['output']>;
  /** The currency the supplier invoices in, ISO 4217. */
  readonly currency: Scalars['String']['output'];
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** Whether a supplier may be ordered from. Values may be added. */
export type SupplierStatus =
  /** May be ordered from. */
  | 'ACTIVE'
  /** Keeps its open orders and gets no new ones. */
  | 'ON_HOLD'
  /** Gets no new orders, and its open ones are not to be received. */
  | 'BLOCKED';

/** The terms on which one supplier delivers one product. */
export type SupplierProduct = {
  readonly __typename?: 'SupplierProduct';
  /** The supplier; null when its record has not arrived yet. */
  readonly supplier?: Maybe<Supplier>;
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** Whether orders go to this supplier unless somebody decides otherwise. */
  readonly preferred: Scalars['Boolean']['output'];
  /** The supplier's own article number; null where not known. */
  readonly supplierSku?: Maybe<Scalars['String']['output']>;
  /** Calendar days from order to receipt, as agreed or measured by the source. */
  readonly leadTimeDays: Scalars['Int']['output'];
  /** Standard deviation of the lead time in days, as measured by the source; null where it measures none. */
  readonly leadTimeDeviationDays?: Maybe<Scalars['Decimal']['output']>;
  /** The least that can be ordered. */
  readonly minimumOrderQuantity: Quantity;
  /** What the ordered quantity must be a multiple of; null where any quantity will do. */
  readonly orderMultiple?: Maybe<Quantity>;
  /** The price of one unit of the minimum order quantity's unit; null where not agreed. */
  readonly unitPrice?: Maybe<Money>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** What one legal entity ordered from one supplier, to be delivered to one location. */
export type PurchaseOrder = {
  readonly __typename?: 'PurchaseOrder';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The order number, as printed on documents. */
  readonly number: Scalars['String']['output'];
  /** The legal entity (company of the group) that buys, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** The region the goods are for, by its code. */
  readonly regionCode: Scalars['String']['output'];
  /** Where the order stands in its life. */
  readonly status: PurchaseOrderStatus;
  /** Who it was ordered from; null when the supplier's record has not arrived yet. */
  readonly supplier?: Maybe<Supplier>;
  /** The location the goods are for; null when the locations graph cannot tell it now. */
  readonly shipTo?: Maybe<Location>;
  /** When the order was placed. */
  readonly orderedAt: Scalars['DateTime']['output'];
  /** The currency of all amounts of the order, ISO 4217. */
  readonly currency: Scalars['String']['output'];
  /** The amount of the whole order as the ERP states it, even where `lines` are only one product's. */
  readonly totalAmount: Money;
  /** The lines in the order of their number; under `Product.openPurchaseOrders` only those of that product. */
  readonly lines: ReadonlyArray<PurchaseOrderLine>;
  /** What the supplier answered to this order so far, oldest first. */
  readonly confirmations: ReadonlyArray<SupplierConfirmation>;
  /** What the supplier announced of this order so far, earliest expected first. */
  readonly advanceShipNotices: ReadonlyArray<AdvanceShipNotice>;
  /** The supplier's invoices for this order so far, in the order of their number. */
  readonly invoices: ReadonlyArray<SupplierInvoice>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** One line of a purchase order. Quantities are in the unit the line was ordered in. */
export type PurchaseOrderLine = {
  readonly __typename?: 'PurchaseOrderLine';
  /** The number of the line within the order. */
  readonly number: Scalars['Int']['output'];
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** How much was ordered. */
  readonly orderedQuantity: Quantity;
  /** How much of it has been received. */
  readonly receivedQuantity: Quantity;
  /** The price of one unit of the line. */
  readonly unitPrice: Money;
  /** When the goods are expected: what the supplier confirmed, else what was requested. */
  readonly expectedAt: Scalars['DateTime']['output'];
  /** When the goods were asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
};

/** Where a purchase order stands in its life. Values may be added. */
export type PurchaseOrderStatus =
  /** Entered and not yet sent. */
  | 'DRAFT'
  /** Sent to the supplier, who has not answered. */
  | 'SENT'
  /** Confirmed by the supplier. */
  | 'ACKNOWLEDGED'
  /** Some of it has been received. */
  | 'PARTIALLY_RECEIVED'
  /** All of it has been received. */
  | 'RECEIVED'
  /** Nothing more will come. */
  | 'CLOSED'
  /** Was called off. */
  | 'CANCELLED';

/** One answer of a supplier to a purchase order. A later answer to the same order is another one. */
export type SupplierConfirmation = {
  readonly __typename?: 'SupplierConfirmation';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The source's own name of the answer, unique within the legal entity. */
  readonly number: Scalars['String']['output'];
  /** The legal entity (company of the group) that ordered, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** The order that was answered; null when it is not known (any more) or not the caller's to see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** The answer to the order as a whole. */
  readonly answer: SupplierAnswer;
  /** The supplier's own number of the order; null where none was given. */
  readonly supplierReference?: Maybe<Scalars['String']['output']>;
  /** When the supplier answered. */
  readonly answeredAt: Scalars['DateTime']['output'];
  /** The lines that were answered, in the order of their number; none where the order was answered as a whole. */
  readonly lines: ReadonlyArray<ConfirmedLine>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** A supplier's answer to one line of a purchase order. */
export type ConfirmedLine = {
  readonly __typename?: 'ConfirmedLine';
  /** The number of the line within the purchase order. */
  readonly orderLineNumber: Scalars['Int']['output'];
  /** What was answered. */
  readonly answer: SupplierAnswer;
  /** What comes when, in the order of the source. An accepted line without any comes as it was ordered. */
  readonly splits: ReadonlyArray<ConfirmedSplit>;
  /** The price of one unit as the supplier states it; null where none was stated. */
  readonly unitPrice?: Maybe<Money>;
  /** Why, in the supplier's words; null where no reason was given. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** A part of an order line that comes at one time. */
export type ConfirmedSplit = {
  readonly __typename?: 'ConfirmedSplit';
  /** How much comes. */
  readonly quantity: Quantity;
  /** When it is to be at the ship-to location; null where no date was promised. */
  readonly promisedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a supplier answers to an order or a line. Values may be added. */
export type SupplierAnswer =
  /** As ordered. */
  | 'ACCEPTED'
  /** In other quantities, on other days or at another price. */
  | 'ACCEPTED_WITH_CHANGES'
  /** Later, and not certain when. */
  | 'BACK_ORDERED'
  /** Not at all. */
  | 'REJECTED';

/** Goods that a supplier says are on their way to one of our locations. */
export type AdvanceShipNotice = {
  readonly __typename?: 'AdvanceShipNotice';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The number the supplier gave the notice, unique for that supplier. */
  readonly number: Scalars['String']['output'];
  /** The legal entity (company of the group) the goods are for, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** Who sent them; null when the supplier's record has not arrived yet. */
  readonly supplier?: Maybe<Supplier>;
  /** The orders they are for; one that is not the caller's to see is left out. */
  readonly purchaseOrders: ReadonlyArray<PurchaseOrder>;
  /** Where they left, in the supplier's words; null where not told. */
  readonly shipFromName?: Maybe<Scalars['String']['output']>;
  /** The GS1 Global Location Number of where they left; null where not told. */
  readonly shipFromGln?: Maybe<Scalars['GLN']['output']>;
  /** The location they go to; null when the locations graph cannot tell it now. */
  readonly shipTo?: Maybe<Location>;
  /** Who carries them; null where not told. */
  readonly carrier?: Maybe<Scalars['String']['output']>;
  /** The carrier's own number; null where not told. */
  readonly trackingNumber?: Maybe<Scalars['String']['output']>;
  /** When they left; null when they have not, or it was not told. */
  readonly shippedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When they are expected at the location. */
  readonly expectedAt: Scalars['DateTime']['output'];
  /** The logistic units, outer and inner, in the order of the source. */
  readonly packages: ReadonlyArray<ShipNoticePackage>;
  /** What is in it, in the order of the source. */
  readonly lines: ReadonlyArray<ShipNoticeLine>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** One logistic unit of a notice: a pallet, a carton. */
export type ShipNoticePackage = {
  readonly __typename?: 'ShipNoticePackage';
  /** The number of the unit within the notice. */
  readonly number: Scalars['Int']['output'];
  /** The number of the unit it stands on or lies in; null for an outermost one. */
  readonly parentNumber?: Maybe<Scalars['Int']['output']>;
  /** The serial shipping container code on its label; null where none was told. */
  readonly sscc?: Maybe<Scalars['SSCC']['output']>;
};

/** Goods in a notice. */
export type ShipNoticeLine = {
  readonly __typename?: 'ShipNoticeLine';
  /** The number of the line within the notice. */
  readonly number: Scalars['Int']['output'];
  /** The number of the purchase order it is for; null where not told. */
  readonly purchaseOrderNumber?: Maybe<Scalars['String']['output']>;
  /** The number of the line within that order; null where not told. */
  readonly orderLineNumber?: Maybe<Scalars['Int']['output']>;
  /** The number of the innermost package the goods are in; null where not told. */
  readonly packageNumber?: Maybe<Scalars['Int']['output']>;
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** How much is on its way. */
  readonly quantity: Quantity;
  /** The supplier's lot; null where not told. */
  readonly lot?: Maybe<Scalars['String']['output']>;
  /** The last day the goods are good for; null where not told. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
};

/** A supplier's claim on one of our legal entities. */
export type SupplierInvoice = {
  readonly __typename?: 'SupplierInvoice';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The number our books give the invoice, unique within the legal entity. */
  readonly number: Scalars['String']['output'];
  /** The legal entity (company of the group) that owes, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** Where the invoice stands. */
  readonly status: InvoiceStatus;
  /** Who is to be paid; null when the supplier's record has not arrived yet. */
  readonly supplier?: Maybe<Supplier>;
  /** The number the supplier gave it; null where none was entered. */
  readonly supplierReference?: Maybe<Scalars['String']['output']>;
  /** The order it is for; null where it is for none or for several, and when the order is not the caller's to see. */
  readonly purchaseOrder?: Maybe<PurchaseOrder>;
  /** The day on the invoice, as the legal entity counts days. */
  readonly issuedOn: Scalars['Date']['output'];
  /** The last day on which it can be paid without being late. */
  readonly dueOn: Scalars['Date']['output'];
  /** The currency of all amounts of the invoice, ISO 4217. */
  readonly currency: Scalars['String']['output'];
  /** The tax in the total; zero where there is none. */
  readonly taxAmount: Money;
  /** What is to be paid in all: the lines and the tax. Negative on a credit note. */
  readonly totalAmount: Money;
  /** What of it is not paid yet. */
  readonly openAmount: Money;
  /** All lines in the order of their number. */
  readonly lines: ReadonlyArray<InvoiceLine>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** One line of an invoice. Amounts are without tax. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** The number of the line within the invoice. */
  readonly number: Scalars['Int']['output'];
  /** The number of the order line that is charged; null where the source does not say. */
  readonly orderLineNumber?: Maybe<Scalars['Int']['output']>;
  /** The product that is charged; null for a charge that is for no goods (freight, a fee), and when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** How much is charged; one of a charge that is for no goods; negative on a credit. */
  readonly quantity: Quantity;
  /** The amount of the line without tax; negative on a credit. */
  readonly amount: Money;
  /** The goods it is charged for: the number of our shipment, or of the supplier's advance ship notice; null where the source does not say. */
  readonly shipmentNumber?: Maybe<Scalars['String']['output']>;
  /** What the line says in words; null where it says nothing. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** Where an invoice stands. Values may be added. */
export type InvoiceStatus =
  /** Something is still to be paid. */
  | 'OPEN'
  /** Settled in full. */
  | 'PAID'
  /** Taken back; nothing is to be paid. */
  | 'CANCELLED';

/** Goods moved between two of our own locations. */
export type TransferOrder = {
  readonly __typename?: 'TransferOrder';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The order number, as printed on documents. */
  readonly number: Scalars['String']['output'];
  /** The legal entity (company of the group) that moves its goods, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** Where the transfer stands. */
  readonly status: TransferOrderStatus;
  /** The location the goods leave; null when the locations graph cannot tell it now. */
  readonly shipFrom?: Maybe<Location>;
  /** The location the goods go to; null when the locations graph cannot tell it now. */
  readonly shipTo?: Maybe<Location>;
  /** When the goods are expected there. */
  readonly expectedAt: Scalars['DateTime']['output'];
  /** The lines in the order of their number. */
  readonly lines: ReadonlyArray<TransferOrderLine>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** One line of a transfer order. */
export type TransferOrderLine = {
  readonly __typename?: 'TransferOrderLine';
  /** The number of the line within the order. */
  readonly number: Scalars['Int']['output'];
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** How much is to be moved. */
  readonly quantity: Quantity;
  /** How much of it has been received. */
  readonly receivedQuantity: Quantity;
};

/** Where a transfer stands. Values may be added. */
export type TransferOrderStatus =
  /** Entered and not yet released. */
  | 'DRAFT'
  /** Released to the warehouse. */
  | 'RELEASED'
  /** On its way. */
  | 'IN_TRANSIT'
  /** Has arrived. */
  | 'RECEIVED'
  /** Was called off. */
  | 'CANCELLED';

/** Which purchase orders are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type PurchaseOrderFilter = {
  /** Only these order numbers, at most 1000. */
  readonly numbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders in one of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<PurchaseOrderStatus>>;
  /** Only orders from these suppliers, by supplier code, at most 1000. */
  readonly supplierCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders to be delivered to these locations, by location code, at most 1000. */
  readonly shipToCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders for these regions, by region code. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with a line of one of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with an open line expected before this instant: the late ones when it is now. */
  readonly expectedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only orders whose record changed after this instant. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which transfer orders are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type TransferOrderFilter = {
  /** Only transfers that leave these locations, by location code, at most 1000. */
  readonly shipFromCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only transfers to these locations, by location code, at most 1000. */
  readonly shipToCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only transfers with a line of one of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only transfers in one of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<TransferOrderStatus>>;
};

/** Which notices are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type AdvanceShipNoticeFilter = {
  /** Only these notice numbers, at most 1000. */
  readonly numbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only notices of these suppliers, by supplier code, at most 1000. */
  readonly supplierCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only notices of goods to these locations, by location code, at most 1000. */
  readonly shipToCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only notices with a line of one of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only notices of goods expected at or after this instant. */
  readonly expectedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only notices of goods expected before this instant. */
  readonly expectedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only notices whose record changed after this instant. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which invoices are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type SupplierInvoiceFilter = {
  /** Only these invoice numbers, at most 1000. */
  readonly numbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only invoices in one of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
  /** Only invoices of these suppliers, by supplier code, at most 1000. */
  readonly supplierCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only invoices issued on or after this day. */
  readonly issuedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only invoices issued before this day. */
  readonly issuedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only open invoices that were due before this day: the overdue ones when it is today. */
  readonly dueBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Only invoices whose record changed after this instant. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of suppliers, in the order of their code. */
export type SupplierConnection = {
  readonly __typename?: 'SupplierConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<SupplierEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<Supplier>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of suppliers. */
export type SupplierEdge = {
  readonly __typename?: 'SupplierEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: Supplier;
};

/** A page of purchase orders, in the order the field states. */
export type PurchaseOrderConnection = {
  readonly __typename?: 'PurchaseOrderConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<PurchaseOrderEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<PurchaseOrder>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of purchase orders. */
export type PurchaseOrderEdge = {
  readonly __typename?: 'PurchaseOrderEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: PurchaseOrder;
};

/** A page of transfer orders, newest first. */
export type TransferOrderConnection = {
  readonly __typename?: 'TransferOrderConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<TransferOrderEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<TransferOrder>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of transfer orders. */
export type TransferOrderEdge = {
  readonly __typename?: 'TransferOrderEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: TransferOrder;
};

/** A place that holds stock: a site of the distributor or of one it serves. */
export type Location = {
  readonly __typename?: 'Location';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
};

/** A page of advance ship notices, latest expected first. */
export type AdvanceShipNoticeConnection = {
  readonly __typename?: 'AdvanceShipNoticeConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<AdvanceShipNoticeEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<AdvanceShipNotice>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of advance ship notices. */
export type AdvanceShipNoticeEdge = {
  readonly __typename?: 'AdvanceShipNoticeEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: AdvanceShipNotice;
};

/** A page of invoices of suppliers, latest issued first. */
export type SupplierInvoiceConnection = {
  readonly __typename?: 'SupplierInvoiceConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<SupplierInvoiceEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<SupplierInvoice>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of invoices of suppliers. */
export type SupplierInvoiceEdge = {
  readonly __typename?: 'SupplierInvoiceEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: SupplierInvoice;
};

/** An exact amount of something in a unit of measure. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** The amount, exact; may be negative where the field says so. */
  readonly value: Scalars['Decimal']['output'];
  /** The unit as its UN/ECE Recommendation 20 common code, for example EA, CS, KGM. */
  readonly unit: Scalars['String']['output'];
};

/** An exact amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount in units of the currency (not in minor units), exact. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency as its ISO 4217 code, for example USD. */
  readonly currency: Scalars['String']['output'];
};

/** Where a page of a list stands: what follows it and what goes before it. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there is a row after the last one of this page. With `last`, whether `before` was given. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is a row before the first one of this page. With `first`, whether `after` was given. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row of this page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['Cursor']['output']>;
  /** Cursor of the last row of this page; null when the page is empty. Pass it as `after` to go on. */
  readonly endCursor?: Maybe<Scalars['Cursor']['output']>;
};

/** What becomes of a value that is older than its freshness budget. Values may be added. */
export type OnBreach =
  /** It is refused with FRESHNESS_BREACHED: no answer is better than an old one. */
  | 'FAIL'
  /** Its system of record is asked, once. Where that cannot answer, what is known is served and marked as breached. */
  | 'REFRESH'
  /** It is served and marked as breached. */
  | 'SERVE_STALE';

/** An order to a supplier before it is one. */
export type PurchaseToCheckInput = {
  /** The legal entity that would order. */
  readonly legalEntity: Scalars['String']['input'];
  /** The supplier, by its code. */
  readonly supplierCode: Scalars['String']['input'];
  /** Where it would be delivered, by location code. */
  readonly shipToCode: Scalars['String']['input'];
  /** ISO 4217 currency of all prices. */
  readonly currency: Scalars['String']['input'];
  /** What would be ordered, 1 to 100 lines. */
  readonly lines: ReadonlyArray<PurchaseToCheckLineInput>;
};

/** One line of an order that is not one yet. */
export type PurchaseToCheckLineInput = {
  /** The item, by its SKU. */
  readonly sku: Scalars['String']['input'];
  /** How much, in the unit beside it. */
  readonly quantity: Scalars['Decimal']['input'];
  /** UN/ECE Rec 20 code of the unit. */
  readonly unit: Scalars['String']['input'];
  /** The price of one of that unit, in the order's currency. */
  readonly unitPrice: Scalars['Decimal']['input'];
  /** The day it is wanted at the site, in the site's own time. */
  readonly requestedOn: Scalars['Date']['input'];
};

/** What all rules together say of an order. */
export type PurchaseCheck = {
  readonly __typename?: 'PurchaseCheck';
  /** OK: all rules hold. REFUSED: one fails. UNKNOWN: none is known to fail, and not all could be judged. */
  readonly verdict: PurchaseVerdict;
  /** When it was judged. */
  readonly checkedAt: Scalars['DateTime']['output'];
  /** What each rule says, in the order of the rules and of the lines. */
  readonly rules: ReadonlyArray<PurchaseRuleOutcome>;
};

/** What all rules together come to. Values may be added. */
export type PurchaseVerdict =
  /** All rules hold. */
  | 'OK'
  /** A rule fails. */
  | 'REFUSED'
  /** No rule is known to fail, and not all could be judged. */
  | 'UNKNOWN';

/** What one rule says of an order, or of one line of it. */
export type PurchaseRuleOutcome = {
  readonly __typename?: 'PurchaseRuleOutcome';
  /** The rule. */
  readonly rule: PurchaseRule;
  /** The line it was held against, counted from 1; null where it is about the whole order. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  /** What it says. */
  readonly outcome: PurchaseOutcome;
  /** Stable word for what is wrong, such as SUPPLIER_BLOCKED or BELOW_MINIMUM; null unless it fails. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The same for people. */
  readonly message: Scalars['String']['output'];
  /** The system of record that was gone by; null where there is none. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** Of when what was gone by is; null where nothing is known. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
};

/** What an order must satisfy. Values may be added. */
export type PurchaseRule =
  /** The supplier may be ordered from. */
  | 'SUPPLIER_ELIGIBLE'
  /** The item is still bought. */
  | 'ITEM_PURCHASABLE'
  /** The supplier delivers the item, at least and in steps of so much, at no more than the agreed price, in time. */
  | 'TERMS_MET'
  /** Goods can be brought to the site, and it is of the entity that orders. */
  | 'SITE_RECEIVES'
  /** What the site may spend in the calendar month (PURCHASE_BUDGETS), with what it has ordered in it already. */
  | 'WITHIN_BUDGET';

/** What one rule says. Values may be added. */
export type PurchaseOutcome =
  /** It holds. */
  | 'PASSED'
  /** It does not hold. */
  | 'FAILED'
  /** It cannot be judged now. */
  | 'UNKNOWN'
  /** There is nothing to hold the order against, as where no budget is set. */
  | 'NOT_APPLICABLE';

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Has a purchase order made in the system that takes them: once, however often it is asked under one key. Answers at once,
   * with the command that is sent and followed (`outboundCommand`); the order itself comes back by its flow. Needs the role
   * procurement or operator (FORBIDDEN otherwise). Where policy asks for leave the command waits (AWAITING_APPROVAL) and its
   * `approval` is in the queue of the approvers, until they decide (`decideApprovals`); what policy denies is not ordered, and
   * the rule says why (POLICY_DENIED).
   */
  readonly submitPurchaseOrder: SubmitPurchaseOrderPayload;
};


export type MutationSubmitPurchaseOrderArgs = {
  input: SubmitPurchaseOrderInput;
};

/** A purchase order that is to be made; the system gives the number. */
export type SubmitPurchaseOrderInput = {
  /** Makes the order one: asked twice with one key, ordered once; with other content, IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The system that makes it, by its name in the settings; the first that takes purchase orders when left out. */
  readonly system?: InputMaybe<Scalars['String']['input']>;
  /** The legal entity that orders, by its code. */
  readonly legalEntity: Scalars['String']['input'];
  /** The supplier number. */
  readonly supplierCode: Scalars['String']['input'];
  /** The location the goods go to, by its code. */
  readonly shipToCode: Scalars['String']['input'];
  /** When it is ordered. Part of what is approved, so it is said and not taken from the clock. */
  readonly orderedAt: Scalars['DateTime']['input'];
  /** The currency of all prices, as its ISO 4217 code. */
  readonly currency: Scalars['String']['input'];
  /** What is ordered, 1 to 500 lines. */
  readonly lines: ReadonlyArray<NewPurchaseOrderLineInput>;
  /**
   * An approval of exactly this order (action CREATE_PURCHASE_ORDER) that was given already; APPROVAL_REQUIRED when it is none.
   * Left out, one is asked for where policy wants it.
   */
  readonly approval?: InputMaybe<Scalars['String']['input']>;
  /** Why it is ordered; kept in the audit trail. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** One line of a purchase order that is to be made. Lines are numbered 10, 20, … in the order given. */
export type NewPurchaseOrderLineInput = {
  /** The SKU. */
  readonly sku: Scalars['String']['input'];
  /** How much, in the unit. */
  readonly quantity: Scalars['Decimal']['input'];
  /** The unit as its Rec 20 code, for example EA. */
  readonly unit: Scalars['String']['input'];
  /** The price of one unit, in the currency of the order. */
  readonly unitPrice: Scalars['Decimal']['input'];
  /** The day on which the goods should come, at the location. */
  readonly requestedOn: Scalars['Date']['input'];
};

/** What came of asking for a purchase order. */
export type SubmitPurchaseOrderPayload = {
  readonly __typename?: 'SubmitPurchaseOrderPayload';
  /** The command that is sent, or waits for leave; null when it was refused. */
  readonly command?: Maybe<OutboundCommand>;
  /** Why it was refused; empty when it was taken. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that is to be done in an outside system, once, and what became of it. */
export type OutboundCommand = {
  readonly __typename?: 'OutboundCommand';
  /** Identity of the command. */
  readonly id: Scalars['ID']['output'];
};

/** A refusal the caller can do something about. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** A stable code, for example IDEMPOTENCY_CONFLICT. */
  readonly code: Scalars['String']['output'];
  /** What is wrong, in words. */
  readonly message: Scalars['String']['output'];
  /** Where in the input; empty when it is not one field. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the same may succeed later. */
  readonly retryable: Scalars['Boolean']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Product: Product;
  Supplier: Supplier;
  PurchaseOrder: PurchaseOrder;
  SupplierConfirmation: SupplierConfirmation;
  AdvanceShipNotice: AdvanceShipNotice;
  SupplierInvoice: SupplierInvoice;
  TransferOrder: TransferOrder;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  Supplier:
    ( { __typename: 'Supplier' }
    & ( GraphQLRecursivePick<FederationTypes['Supplier'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Supplier'], {"code":true}> ) );
  PurchaseOrder:
    ( { __typename: 'PurchaseOrder' }
    & ( GraphQLRecursivePick<FederationTypes['PurchaseOrder'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['PurchaseOrder'], {"number":true}> ) );
  SupplierConfirmation:
    ( { __typename: 'SupplierConfirmation' }
    & GraphQLRecursivePick<FederationTypes['SupplierConfirmation'], {"id":true}> );
  AdvanceShipNotice:
    ( { __typename: 'AdvanceShipNotice' }
    & GraphQLRecursivePick<FederationTypes['AdvanceShipNotice'], {"id":true}> );
  SupplierInvoice:
    ( { __typename: 'SupplierInvoice' }
    & GraphQLRecursivePick<FederationTypes['SupplierInvoice'], {"id":true}> );
  TransferOrder:
    ( { __typename: 'TransferOrder' }
    & ( GraphQLRecursivePick<FederationTypes['TransferOrder'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['TransferOrder'], {"number":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Product: ResolverTypeWrapper<ProductRefParent>;
  Supplier: ResolverTypeWrapper<SupplierParent>;
  SupplierStatus: SupplierStatus;
  SupplierProduct: ResolverTypeWrapper<SupplierProductParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PurchaseOrder: ResolverTypeWrapper<PurchaseOrderParent>;
  PurchaseOrderLine: ResolverTypeWrapper<PurchaseOrderLineParent>;
  PurchaseOrderStatus: PurchaseOrderStatus;
  SupplierConfirmation: ResolverTypeWrapper<SupplierConfirmationParent>;
  ConfirmedLine: ResolverTypeWrapper<ConfirmedLineParent>;
  ConfirmedSplit: ResolverTypeWrapper<ConfirmedSplitParent>;
  SupplierAnswer: SupplierAnswer;
  AdvanceShipNotice: ResolverTypeWrapper<AdvanceShipNoticeParent>;
  ShipNoticePackage: ResolverTypeWrapper<ShipNoticePackageParent>;
  ShipNoticeLine: ResolverTypeWrapper<ShipNoticeLineParent>;
  SupplierInvoice: ResolverTypeWrapper<SupplierInvoiceParent>;
  InvoiceLine: ResolverTypeWrapper<Omit<InvoiceLine, 'product' | 'quantity' | 'amount'> & { product?: Maybe<ResolversTypes['Product']>, quantity: ResolversTypes['Quantity'], amount: ResolversTypes['Money'] }>;
  InvoiceStatus: InvoiceStatus;
  TransferOrder: ResolverTypeWrapper<TransferOrderParent>;
  TransferOrderLine: ResolverTypeWrapper<Omit<TransferOrderLine, 'product' | 'quantity' | 'receivedQuantity'> & { product?: Maybe<ResolversTypes['Product']>, quantity: ResolversTypes['Quantity'], receivedQuantity: ResolversTypes['Quantity'] }>;
  TransferOrderStatus: TransferOrderStatus;
  PurchaseOrderFilter: PurchaseOrderFilter;
  TransferOrderFilter: TransferOrderFilter;
  AdvanceShipNoticeFilter: AdvanceShipNoticeFilter;
  SupplierInvoiceFilter: SupplierInvoiceFilter;
  SupplierConnection: ResolverTypeWrapper<Omit<SupplierConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversTypes['Supplier']> }>;
  SupplierEdge: ResolverTypeWrapper<Omit<SupplierEdge, 'node'> & { node: ResolversTypes['Supplier'] }>;
  PurchaseOrderConnection: ResolverTypeWrapper<Omit<PurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseOrder']> }>;
  PurchaseOrderEdge: ResolverTypeWrapper<Omit<PurchaseOrderEdge, 'node'> & { node: ResolversTypes['PurchaseOrder'] }>;
  TransferOrderConnection: ResolverTypeWrapper<Omit<TransferOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TransferOrderEdge']>, nodes: ReadonlyArray<ResolversTypes['TransferOrder']> }>;
  TransferOrderEdge: ResolverTypeWrapper<Omit<TransferOrderEdge, 'node'> & { node: ResolversTypes['TransferOrder'] }>;
  Location: ResolverTypeWrapper<LocationRefParent>;
  AdvanceShipNoticeConnection: ResolverTypeWrapper<Omit<AdvanceShipNoticeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AdvanceShipNoticeEdge']>, nodes: ReadonlyArray<ResolversTypes['AdvanceShipNotice']> }>;
  AdvanceShipNoticeEdge: ResolverTypeWrapper<Omit<AdvanceShipNoticeEdge, 'node'> & { node: ResolversTypes['AdvanceShipNotice'] }>;
  SupplierInvoiceConnection: ResolverTypeWrapper<Omit<SupplierInvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SupplierInvoiceEdge']>, nodes: ReadonlyArray<ResolversTypes['SupplierInvoice']> }>;
  SupplierInvoiceEdge: ResolverTypeWrapper<Omit<SupplierInvoiceEdge, 'node'> & { node: ResolversTypes['SupplierInvoice'] }>;
  Quantity: ResolverTypeWrapper<QuantityParent>;
  Money: ResolverTypeWrapper<MoneyParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  GLN: ResolverTypeWrapper<Scalars['GLN']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  SSCC: ResolverTypeWrapper<Scalars['SSCC']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  OnBreach: OnBreach;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  PurchaseToCheckInput: PurchaseToCheckInput;
  PurchaseToCheckLineInput: PurchaseToCheckLineInput;
  PurchaseCheck: ResolverTypeWrapper<PurchaseCheck>;
  PurchaseVerdict: PurchaseVerdict;
  PurchaseRuleOutcome: ResolverTypeWrapper<PurchaseRuleOutcome>;
  PurchaseRule: PurchaseRule;
  PurchaseOutcome: PurchaseOutcome;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SubmitPurchaseOrderInput: SubmitPurchaseOrderInput;
  NewPurchaseOrderLineInput: NewPurchaseOrderLineInput;
  SubmitPurchaseOrderPayload: ResolverTypeWrapper<Omit<SubmitPurchaseOrderPayload, 'command'> & { command?: Maybe<ResolversTypes['OutboundCommand']> }>;
  OutboundCommand: ResolverTypeWrapper<OutboundCommandRefParent>;
  UserError: ResolverTypeWrapper<UserError>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Product: ProductRefParent;
  Supplier: SupplierParent;
  SupplierProduct: SupplierProductParent;
  Boolean: Scalars['Boolean']['output'];
  PurchaseOrder: PurchaseOrderParent;
  PurchaseOrderLine: PurchaseOrderLineParent;
  SupplierConfirmation: SupplierConfirmationParent;
  ConfirmedLine: ConfirmedLineParent;
  ConfirmedSplit: ConfirmedSplitParent;
  AdvanceShipNotice: AdvanceShipNoticeParent;
  ShipNoticePackage: ShipNoticePackageParent;
  ShipNoticeLine: ShipNoticeLineParent;
  SupplierInvoice: SupplierInvoiceParent;
  InvoiceLine: Omit<InvoiceLine, 'product' | 'quantity' | 'amount'> & { product?: Maybe<ResolversParentTypes['Product']>, quantity: ResolversParentTypes['Quantity'], amount: ResolversParentTypes['Money'] };
  TransferOrder: TransferOrderParent;
  TransferOrderLine: Omit<TransferOrderLine, 'product' | 'quantity' | 'receivedQuantity'> & { product?: Maybe<ResolversParentTypes['Product']>, quantity: ResolversParentTypes['Quantity'], receivedQuantity: ResolversParentTypes['Quantity'] };
  PurchaseOrderFilter: PurchaseOrderFilter;
  TransferOrderFilter: TransferOrderFilter;
  AdvanceShipNoticeFilter: AdvanceShipNoticeFilter;
  SupplierInvoiceFilter: SupplierInvoiceFilter;
  SupplierConnection: Omit<SupplierConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Supplier']> };
  SupplierEdge: Omit<SupplierEdge, 'node'> & { node: ResolversParentTypes['Supplier'] };
  PurchaseOrderConnection: Omit<PurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseOrder']> };
  PurchaseOrderEdge: Omit<PurchaseOrderEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrder'] };
  TransferOrderConnection: Omit<TransferOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TransferOrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['TransferOrder']> };
  TransferOrderEdge: Omit<TransferOrderEdge, 'node'> & { node: ResolversParentTypes['TransferOrder'] };
  Location: LocationRefParent;
  AdvanceShipNoticeConnection: Omit<AdvanceShipNoticeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AdvanceShipNoticeEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AdvanceShipNotice']> };
  AdvanceShipNoticeEdge: Omit<AdvanceShipNoticeEdge, 'node'> & { node: ResolversParentTypes['AdvanceShipNotice'] };
  SupplierInvoiceConnection: Omit<SupplierInvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierInvoiceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SupplierInvoice']> };
  SupplierInvoiceEdge: Omit<SupplierInvoiceEdge, 'node'> & { node: ResolversParentTypes['SupplierInvoice'] };
  Quantity: QuantityParent;
  Money: MoneyParent;
  PageInfo: PageInfo;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  GLN: Scalars['GLN']['output'];
  Cursor: Scalars['Cursor']['output'];
  SSCC: Scalars['SSCC']['output'];
  Date: Scalars['Date']['output'];
  Duration: Scalars['Duration']['output'];
  PurchaseToCheckInput: PurchaseToCheckInput;
  PurchaseToCheckLineInput: PurchaseToCheckLineInput;
  PurchaseCheck: PurchaseCheck;
  PurchaseRuleOutcome: PurchaseRuleOutcome;
  Mutation: Record<PropertyKey, never>;
  SubmitPurchaseOrderInput: SubmitPurchaseOrderInput;
  NewPurchaseOrderLineInput: NewPurchaseOrderLineInput;
  SubmitPurchaseOrderPayload: Omit<SubmitPurchaseOrderPayload, 'command'> & { command?: Maybe<ResolversParentTypes['OutboundCommand']> };
  OutboundCommand: OutboundCommandRefParent;
  UserError: UserError;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
};

export type SourceReadDirectiveArgs = {
  subgraph?: Maybe<Scalars['String']['input']>;
  batch?: Maybe<Scalars['Int']['input']>;
  most?: Maybe<Scalars['Int']['input']>;
};

export type SourceReadDirectiveResolver<Result, Parent, ContextType = Context, Args = SourceReadDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type FreshnessDirectiveArgs = {
  budget: Scalars['Duration']['input'];
  onBreach: OnBreach;
};

export type FreshnessDirectiveResolver<Result, Parent, ContextType = Context, Args = FreshnessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type MaxStalenessDirectiveArgs = {
  of: Scalars['Duration']['input'];
};

export type MaxStalenessDirectiveResolver<Result, Parent, ContextType = Context, Args = MaxStalenessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType, Partial<QuerySupplierArgs>>;
  suppliers?: Resolver<ResolversTypes['SupplierConnection'], ParentType, ContextType, Partial<QuerySuppliersArgs>>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType, Partial<QueryPurchaseOrderArgs>>;
  purchaseOrders?: Resolver<ResolversTypes['PurchaseOrderConnection'], ParentType, ContextType, Partial<QueryPurchaseOrdersArgs>>;
  transferOrder?: Resolver<Maybe<ResolversTypes['TransferOrder']>, ParentType, ContextType, Partial<QueryTransferOrderArgs>>;
  transferOrders?: Resolver<ResolversTypes['TransferOrderConnection'], ParentType, ContextType, Partial<QueryTransferOrdersArgs>>;
  advanceShipNotices?: Resolver<ResolversTypes['AdvanceShipNoticeConnection'], ParentType, ContextType, Partial<QueryAdvanceShipNoticesArgs>>;
  supplierInvoices?: Resolver<ResolversTypes['SupplierInvoiceConnection'], ParentType, ContextType, Partial<QuerySupplierInvoicesArgs>>;
  validatePurchase?: Resolver<ResolversTypes['PurchaseCheck'], ParentType, ContextType, RequireFields<QueryValidatePurchaseArgs, 'order'>>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  suppliers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupplierProduct']>>, ParentType, ContextType>;
  openPurchaseOrders?: Resolver<Maybe<ResolversTypes['PurchaseOrderConnection']>, ParentType, ContextType, Partial<ProductOpenPurchaseOrdersArgs>>;
};

export type SupplierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SupplierStatus'], ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gln?: Resolver<Maybe<ResolversTypes['GLN']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SupplierProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplierProduct'] = ResolversParentTypes['SupplierProduct']> = {
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  preferred?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  supplierSku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  leadTimeDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leadTimeDeviationDays?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  minimumOrderQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  orderMultiple?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrder'] = FederationReferenceTypes['PurchaseOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PurchaseOrderStatus'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  shipTo?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  orderedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totalAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderLine']>, ParentType, ContextType>;
  confirmations?: Resolver<ReadonlyArray<ResolversTypes['SupplierConfirmation']>, ParentType, ContextType>;
  advanceShipNotices?: Resolver<ReadonlyArray<ResolversTypes['AdvanceShipNotice']>, ParentType, ContextType>;
  invoices?: Resolver<ReadonlyArray<ResolversTypes['SupplierInvoice']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  orderedQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  receivedQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SupplierConfirmationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplierConfirmation'] = ResolversParentTypes['SupplierConfirmation'], FederationReferenceType extends FederationReferenceTypes['SupplierConfirmation'] = FederationReferenceTypes['SupplierConfirmation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplierConfirmation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  answer?: Resolver<ResolversTypes['SupplierAnswer'], ParentType, ContextType>;
  supplierReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ConfirmedLine']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConfirmedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmedLine'] = ResolversParentTypes['ConfirmedLine']> = {
  orderLineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  answer?: Resolver<ResolversTypes['SupplierAnswer'], ParentType, ContextType>;
  splits?: Resolver<ReadonlyArray<ResolversTypes['ConfirmedSplit']>, ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConfirmedSplitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmedSplit'] = ResolversParentTypes['ConfirmedSplit']> = {
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  promisedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AdvanceShipNoticeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdvanceShipNotice'] = ResolversParentTypes['AdvanceShipNotice'], FederationReferenceType extends FederationReferenceTypes['AdvanceShipNotice'] = FederationReferenceTypes['AdvanceShipNotice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdvanceShipNotice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  purchaseOrders?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  shipFromName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shipFromGln?: Resolver<Maybe<ResolversTypes['GLN']>, ParentType, ContextType>;
  shipTo?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  packages?: Resolver<ReadonlyArray<ResolversTypes['ShipNoticePackage']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ShipNoticeLine']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ShipNoticePackageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipNoticePackage'] = ResolversParentTypes['ShipNoticePackage']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parentNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sscc?: Resolver<Maybe<ResolversTypes['SSCC']>, ParentType, ContextType>;
};

export type ShipNoticeLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipNoticeLine'] = ResolversParentTypes['ShipNoticeLine']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  purchaseOrderNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderLineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  packageNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SupplierInvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplierInvoice'] = ResolversParentTypes['SupplierInvoice'], FederationReferenceType extends FederationReferenceTypes['SupplierInvoice'] = FederationReferenceTypes['SupplierInvoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SupplierInvoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  supplierReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purchaseOrder?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  openAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderLineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  shipmentNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferOrder'] = ResolversParentTypes['TransferOrder'], FederationReferenceType extends FederationReferenceTypes['TransferOrder'] = FederationReferenceTypes['TransferOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TransferOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TransferOrderStatus'], ParentType, ContextType>;
  shipFrom?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  shipTo?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  expectedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['TransferOrderLine']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TransferOrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferOrderLine'] = ResolversParentTypes['TransferOrderLine']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  receivedQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type SupplierConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplierConnection'] = ResolversParentTypes['SupplierConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Supplier']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplierEdge'] = ResolversParentTypes['SupplierEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
};

export type PurchaseOrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseOrderConnection'] = ResolversParentTypes['PurchaseOrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PurchaseOrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseOrderEdge'] = ResolversParentTypes['PurchaseOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PurchaseOrder'], ParentType, ContextType>;
};

export type TransferOrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferOrderConnection'] = ResolversParentTypes['TransferOrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TransferOrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TransferOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TransferOrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferOrderEdge'] = ResolversParentTypes['TransferOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TransferOrder'], ParentType, ContextType>;
};

export type LocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AdvanceShipNoticeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdvanceShipNoticeConnection'] = ResolversParentTypes['AdvanceShipNoticeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AdvanceShipNoticeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AdvanceShipNotice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AdvanceShipNoticeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdvanceShipNoticeEdge'] = ResolversParentTypes['AdvanceShipNoticeEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AdvanceShipNotice'], ParentType, ContextType>;
};

export type SupplierInvoiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplierInvoiceConnection'] = ResolversParentTypes['SupplierInvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierInvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SupplierInvoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierInvoiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplierInvoiceEdge'] = ResolversParentTypes['SupplierInvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SupplierInvoice'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GLN'], any> {
  name: 'GLN';
}

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export interface SsccScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SSCC'], any> {
  name: 'SSCC';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type PurchaseCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseCheck'] = ResolversParentTypes['PurchaseCheck']> = {
  verdict?: Resolver<ResolversTypes['PurchaseVerdict'], ParentType, ContextType>;
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['PurchaseRuleOutcome']>, ParentType, ContextType>;
};

export type PurchaseRuleOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseRuleOutcome'] = ResolversParentTypes['PurchaseRuleOutcome']> = {
  rule?: Resolver<ResolversTypes['PurchaseRule'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['PurchaseOutcome'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  submitPurchaseOrder?: Resolver<ResolversTypes['SubmitPurchaseOrderPayload'], ParentType, ContextType, RequireFields<MutationSubmitPurchaseOrderArgs, 'input'>>;
};

export type SubmitPurchaseOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmitPurchaseOrderPayload'] = ResolversParentTypes['SubmitPurchaseOrderPayload']> = {
  command?: Resolver<Maybe<ResolversTypes['OutboundCommand']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OutboundCommandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutboundCommand'] = ResolversParentTypes['OutboundCommand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierProduct?: SupplierProductResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderLine?: PurchaseOrderLineResolvers<ContextType>;
  SupplierConfirmation?: SupplierConfirmationResolvers<ContextType>;
  ConfirmedLine?: ConfirmedLineResolvers<ContextType>;
  ConfirmedSplit?: ConfirmedSplitResolvers<ContextType>;
  AdvanceShipNotice?: AdvanceShipNoticeResolvers<ContextType>;
  ShipNoticePackage?: ShipNoticePackageResolvers<ContextType>;
  ShipNoticeLine?: ShipNoticeLineResolvers<ContextType>;
  SupplierInvoice?: SupplierInvoiceResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  TransferOrder?: TransferOrderResolvers<ContextType>;
  TransferOrderLine?: TransferOrderLineResolvers<ContextType>;
  SupplierConnection?: SupplierConnectionResolvers<ContextType>;
  SupplierEdge?: SupplierEdgeResolvers<ContextType>;
  PurchaseOrderConnection?: PurchaseOrderConnectionResolvers<ContextType>;
  PurchaseOrderEdge?: PurchaseOrderEdgeResolvers<ContextType>;
  TransferOrderConnection?: TransferOrderConnectionResolvers<ContextType>;
  TransferOrderEdge?: TransferOrderEdgeResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  AdvanceShipNoticeConnection?: AdvanceShipNoticeConnectionResolvers<ContextType>;
  AdvanceShipNoticeEdge?: AdvanceShipNoticeEdgeResolvers<ContextType>;
  SupplierInvoiceConnection?: SupplierInvoiceConnectionResolvers<ContextType>;
  SupplierInvoiceEdge?: SupplierInvoiceEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  GLN?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  SSCC?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  PurchaseCheck?: PurchaseCheckResolvers<ContextType>;
  PurchaseRuleOutcome?: PurchaseRuleOutcomeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  SubmitPurchaseOrderPayload?: SubmitPurchaseOrderPayloadResolvers<ContextType>;
  OutboundCommand?: OutboundCommandResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  sourceRead?: SourceReadDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
  maxStaleness?: MaxStalenessDirectiveResolver<any, any, ContextType>;
};
