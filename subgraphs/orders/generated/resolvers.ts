// Made from the schema by `npm run codegen`; do not edit.
import type { Instant } from '@distribution/model/time/instant';
import type { LocalDate } from '@distribution/model/time/local-date';
import type { Decimal } from '@distribution/model/measure/decimal';
import type { Gln } from '@distribution/model/gs1/gln';
import type { Sscc } from '@distribution/model/gs1/sscc';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Customer as CustomerParent } from '@distribution/model/orders/customer';
import type { CustomerInvoice as CustomerInvoiceParent, InvoiceLine as InvoiceLineParent } from '@distribution/model/orders/invoice';
import type { LocationRef as LocationRefParent } from '@distribution/model/locations/location';
import type { Money as MoneyParent } from '@distribution/model/measure/money';
import type { ProductRef as ProductRefParent } from '@distribution/model/products/product';
import type { Quantity as QuantityParent } from '@distribution/model/measure/quantity';
import type { SalesOrder as SalesOrderParent, SalesOrderLine as SalesOrderLineParent } from '@distribution/model/orders/sales-order';
import type { Shipment as ShipmentParent } from '@distribution/model/orders/shipment';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A point on the time line: RFC 3339, always answered in UTC with milliseconds, for example 2026-11-21T03:45:00.000Z. Input may carry any offset but must carry one. */
  DateTime: { input: Instant; output: Instant; }
  /** A calendar day without a zone, YYYY-MM-DD. The zone it is meant in is named where it is used. */
  Date: { input: LocalDate; output: LocalDate; }
  /** An exact decimal number as text in plain notation, for example "12.5": no exponent, no rounding, never a float. */
  Decimal: { input: Decimal; output: Decimal; }
  /** A GS1 Global Location Number: 13 digits with a valid check digit. */
  GLN: { input: Gln; output: Gln; }
  /** A GS1 Serial Shipping Container Code: 18 digits with a valid check digit. */
  SSCC: { input: Sscc; output: Sscc; }
  /** An opaque place in a list or a stream, made and sealed by the graph. Hand it back unchanged; anything else is refused with CURSOR_INVALID. */
  Cursor: { input: string; output: string; }
  /**
   * A length of time: ISO 8601 in weeks, days of 24 hours, hours, minutes and seconds, for example PT15M. Not in years or
   * months, whose length depends on when they begin.
   */
  Duration: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** One sales order by exactly one of its names; null when there is none the caller may see. */
  readonly salesOrder?: Maybe<SalesOrder>;
  /** Sales orders the caller may see, newest first. */
  readonly salesOrders: SalesOrderConnection;
  /** One shipment by exactly one of its names; null when there is none the caller may see. */
  readonly shipment?: Maybe<Shipment>;
  /** Invoices to customers the caller may see, latest issued first. An invoice for no order belongs to no region: who may see some regions only does not see it. */
  readonly customerInvoices: CustomerInvoiceConnection;
  /** One customer by exactly one of its names; null when there is none the caller may see. */
  readonly customer?: Maybe<Customer>;
  /** Customers the caller may see, in the order of their code. */
  readonly customers: CustomerConnection;
};


export type QuerySalesOrderArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySalesOrdersArgs = {
  filter?: InputMaybe<SalesOrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryShipmentArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCustomerInvoicesArgs = {
  filter?: InputMaybe<CustomerInvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryCustomerArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCustomersArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};

/** An article the distributor trades: group-wide master data of the ERP. */
export type Product = {
  readonly __typename?: 'Product';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** Sales orders with an open line of this product (ordered and not fully shipped), newest first; null when orders cannot be had now. */
  readonly openSalesOrders?: Maybe<SalesOrderConnection>;
};


/** An article the distributor trades: group-wide master data of the ERP. */
export type ProductOpenSalesOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};

/** What a customer ordered from one legal entity, to be shipped from one location. */
export type SalesOrder = {
  readonly __typename?: 'SalesOrder';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The order number, as printed on documents. */
  readonly number: Scalars['String']['output'];
  /** The legal entity (company of the group) that sells, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** The region the order belongs to, by its code. */
  readonly regionCode: Scalars['String']['output'];
  /** Where the order stands in its life. */
  readonly status: SalesOrderStatus;
  /** Who ordered; null where the source names nobody (counter sales). */
  readonly customer?: Maybe<Customer>;
  /** The location the goods leave from; null when the locations graph cannot tell it now. */
  readonly shipFrom?: Maybe<Location>;
  /** When the order was placed. */
  readonly orderedAt: Scalars['DateTime']['output'];
  /** The currency of all amounts of the order, ISO 4217. */
  readonly currency: Scalars['String']['output'];
  /** The sum of the line amounts as the ERP states it; negative on a return. */
  readonly totalAmount: Money;
  /** The customer's own order number; null where none was given. */
  readonly customerReference?: Maybe<Scalars['String']['output']>;
  /** All lines in the order of their number. */
  readonly lines: ReadonlyArray<SalesOrderLine>;
  /** The shipments of this order so far, in the order of their number. */
  readonly shipments: ReadonlyArray<Shipment>;
  /** The invoices for this order so far, in the order of their number. */
  readonly invoices: ReadonlyArray<CustomerInvoice>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** One line of a sales order. Quantities are in the unit the line was ordered in. */
export type SalesOrderLine = {
  readonly __typename?: 'SalesOrderLine';
  /** The number of the line within the order. */
  readonly number: Scalars['Int']['output'];
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** How much was ordered; negative on a return. */
  readonly quantity: Quantity;
  /** How much of it stock is allocated to. */
  readonly allocatedQuantity: Quantity;
  /** How much of it has left. */
  readonly shippedQuantity: Quantity;
  /** The price of one unit of the line. */
  readonly unitPrice: Money;
  /** The amount of the line as the ERP states it, after its discounts. */
  readonly lineAmount: Money;
  /** The day the customer wants it, in the zone of the ship-from location; null where none was given. */
  readonly requestedOn?: Maybe<Scalars['Date']['output']>;
  /** The day promised to the customer, in the zone of the ship-from location; null where none was promised. */
  readonly promisedOn?: Maybe<Scalars['Date']['output']>;
};

/** Where a sales order stands in its life. Values may be added. */
export type SalesOrderStatus =
  /** Entered and not yet binding. */
  | 'DRAFT'
  /** Accepted; nothing allocated yet. */
  | 'CONFIRMED'
  /** Stock is allocated. */
  | 'ALLOCATED'
  /** Some of it has left. */
  | 'PARTIALLY_SHIPPED'
  /** All of it has left. */
  | 'SHIPPED'
  /** The invoice was issued. */
  | 'INVOICED'
  /** Nothing more will happen. */
  | 'CLOSED'
  /** Was called off. */
  | 'CANCELLED'
  /** A credit of an earlier order, with negative lines. */
  | 'RETURNED';

/** Goods leaving one location for one sales order. */
export type Shipment = {
  readonly __typename?: 'Shipment';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The shipment number of the warehouse. */
  readonly number: Scalars['String']['output'];
  /** The sales order the goods are for; null when it is not known (yet) or not the caller's to see. */
  readonly salesOrder?: Maybe<SalesOrder>;
  /** The legal entity (company of the group) that ships, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** The code of the location the goods leave from. */
  readonly shipFromCode: Scalars['String']['output'];
  /** Where the shipment stands, by its furthest milestone, in whatever order milestones arrived. */
  readonly status: ShipmentStatus;
  /** Who carries it; null before a carrier was chosen. */
  readonly carrier?: Maybe<Scalars['String']['output']>;
  /** The carrier's own number; null before there is one. */
  readonly trackingNumber?: Maybe<Scalars['String']['output']>;
  /** The serial shipping container code on the label; null where none was assigned. */
  readonly sscc?: Maybe<Scalars['SSCC']['output']>;
  /** What is in it, in the order of the sales order's lines. */
  readonly lines: ReadonlyArray<ShipmentLine>;
  /** What the warehouse and the carrier reported, in the order of when it happened. */
  readonly milestones: ReadonlyArray<ShipmentMilestone>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** How much of one line of the sales order is in a shipment. */
export type ShipmentLine = {
  readonly __typename?: 'ShipmentLine';
  /** The number of the line within the sales order. */
  readonly orderLineNumber: Scalars['Int']['output'];
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** How much of it is in the shipment. */
  readonly quantity: Quantity;
};

/** One thing the warehouse or the carrier reported about a shipment. */
export type ShipmentMilestone = {
  readonly __typename?: 'ShipmentMilestone';
  /** What happened. */
  readonly kind: ShipmentMilestoneKind;
  /** When it happened there, by the clock of the reporter. */
  readonly at: Scalars['DateTime']['output'];
  /** What the reporter added in words. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** Where a shipment stands. Values may be added. */
export type ShipmentStatus =
  /** Known, and work on it has not begun. */
  | 'PLANNED'
  /** Being picked. */
  | 'PICKING'
  /** Packed and waiting to leave. */
  | 'PACKED'
  /** Has left the location. */
  | 'DISPATCHED'
  /** Was handed over to the customer. */
  | 'DELIVERED'
  /** Will not leave. */
  | 'CANCELLED';

/** What can be reported about a shipment. Values may be added. */
export type ShipmentMilestoneKind =
  /** Released to the warehouse floor. */
  | 'RELEASED'
  /** All lines picked. */
  | 'PICK_COMPLETED'
  /** Packed and labelled. */
  | 'PACKED'
  /** Left the location. */
  | 'DISPATCHED'
  /** On the last vehicle. */
  | 'OUT_FOR_DELIVERY'
  /** Handed over to the customer (proof of delivery). */
  | 'DELIVERED'
  /** Something went wrong; the note says what. Does not change the status. */
  | 'EXCEPTION';

/** A claim of one of our legal entities on a customer. */
export type CustomerInvoice = {
  readonly __typename?: 'CustomerInvoice';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The number our books give the invoice, unique within the legal entity. */
  readonly number: Scalars['String']['output'];
  /** The legal entity (company of the group) that is owed, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** Where the invoice stands. */
  readonly status: InvoiceStatus;
  /** Who is to pay; null when the customer's record has not arrived yet. */
  readonly customer?: Maybe<Customer>;
  /** The order it is for; null where it is for none or for several, and when the order is not the caller's to see. */
  readonly salesOrder?: Maybe<SalesOrder>;
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

/** Who buys. */
export type Customer = {
  readonly __typename?: 'Customer';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The customer number, as printed on documents. */
  readonly code: Scalars['String']['output'];
  /** What the customer is called. */
  readonly name: Scalars['String']['output'];
  /** The service class: how heavily trouble with this customer's orders weighs. */
  readonly customerClass: CustomerClass;
  /** The country as its ISO 3166-1 alpha-2 code; null where not known. */
  readonly countryCode?: Maybe<Scalars['String']['output']>;
  /** The GS1 Global Location Number; null where none is known. */
  readonly gln?: Maybe<Scalars['GLN']['output']>;
  /** The currency the customer is invoiced in, ISO 4217. */
  readonly currency: Scalars['String']['output'];
  /** The price group the customer's prices come from; null where it has none. */
  readonly priceGroup?: Maybe<Scalars['String']['output']>;
  /** The customer's sales orders the caller may see, newest first. */
  readonly salesOrders: SalesOrderConnection;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};


/** Who buys. */
export type CustomerSalesOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};

/** Service class of a customer. Values may be added. */
export type CustomerClass =
  /** Served first. */
  | 'A'
  /** Served after A. */
  | 'B'
  /** Served after A and B. */
  | 'C';

/** Which sales orders are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type SalesOrderFilter = {
  /** Only these order numbers, at most 1000. */
  readonly numbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders in one of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<SalesOrderStatus>>;
  /** Only orders of these customers, by customer code, at most 1000. */
  readonly customerCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders of these regions, by region code. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders shipped from these locations, by location code, at most 1000. */
  readonly shipFromCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders with a line of one of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only orders placed at or after this instant. */
  readonly orderedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only orders placed before this instant. */
  readonly orderedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only orders whose record changed after this instant. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which invoices are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type CustomerInvoiceFilter = {
  /** Only these invoice numbers, at most 1000. */
  readonly numbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only invoices in one of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
  /** Only invoices to these customers, by customer code, at most 1000. */
  readonly customerCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only invoices issued on or after this day. */
  readonly issuedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only invoices issued before this day. */
  readonly issuedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only open invoices that were due before this day: the overdue ones when it is today. */
  readonly dueBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Only invoices whose record changed after this instant. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of sales orders, newest first. */
export type SalesOrderConnection = {
  readonly __typename?: 'SalesOrderConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<SalesOrderEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<SalesOrder>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of sales orders. */
export type SalesOrderEdge = {
  readonly __typename?: 'SalesOrderEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: SalesOrder;
};

/** A page of invoices to customers, latest issued first. */
export type CustomerInvoiceConnection = {
  readonly __typename?: 'CustomerInvoiceConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<CustomerInvoiceEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<CustomerInvoice>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of invoices to customers. */
export type CustomerInvoiceEdge = {
  readonly __typename?: 'CustomerInvoiceEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: CustomerInvoice;
};

/** A page of customers, in the order of their code. */
export type CustomerConnection = {
  readonly __typename?: 'CustomerConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<CustomerEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<Customer>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of customers. */
export type CustomerEdge = {
  readonly __typename?: 'CustomerEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: Customer;
};

/** A place that holds stock: a site of the distributor or of one it serves. */
export type Location = {
  readonly __typename?: 'Location';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
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
  SalesOrder: SalesOrder;
  Shipment: Shipment;
  CustomerInvoice: CustomerInvoice;
  Customer: Customer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  SalesOrder:
    ( { __typename: 'SalesOrder' }
    & ( GraphQLRecursivePick<FederationTypes['SalesOrder'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['SalesOrder'], {"number":true}> ) );
  Shipment:
    ( { __typename: 'Shipment' }
    & ( GraphQLRecursivePick<FederationTypes['Shipment'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Shipment'], {"number":true}> ) );
  CustomerInvoice:
    ( { __typename: 'CustomerInvoice' }
    & GraphQLRecursivePick<FederationTypes['CustomerInvoice'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & ( GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"code":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Product: ResolverTypeWrapper<ProductRefParent>;
  SalesOrder: ResolverTypeWrapper<SalesOrderParent>;
  SalesOrderLine: ResolverTypeWrapper<SalesOrderLineParent>;
  SalesOrderStatus: SalesOrderStatus;
  Shipment: ResolverTypeWrapper<ShipmentParent>;
  ShipmentLine: ResolverTypeWrapper<Omit<ShipmentLine, 'product' | 'quantity'> & { product?: Maybe<ResolversTypes['Product']>, quantity: ResolversTypes['Quantity'] }>;
  ShipmentMilestone: ResolverTypeWrapper<ShipmentMilestone>;
  ShipmentStatus: ShipmentStatus;
  ShipmentMilestoneKind: ShipmentMilestoneKind;
  CustomerInvoice: ResolverTypeWrapper<CustomerInvoiceParent>;
  InvoiceLine: ResolverTypeWrapper<InvoiceLineParent>;
  InvoiceStatus: InvoiceStatus;
  Customer: ResolverTypeWrapper<CustomerParent>;
  CustomerClass: CustomerClass;
  SalesOrderFilter: SalesOrderFilter;
  CustomerInvoiceFilter: CustomerInvoiceFilter;
  SalesOrderConnection: ResolverTypeWrapper<Omit<SalesOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SalesOrderEdge']>, nodes: ReadonlyArray<ResolversTypes['SalesOrder']> }>;
  SalesOrderEdge: ResolverTypeWrapper<Omit<SalesOrderEdge, 'node'> & { node: ResolversTypes['SalesOrder'] }>;
  CustomerInvoiceConnection: ResolverTypeWrapper<Omit<CustomerInvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerInvoiceEdge']>, nodes: ReadonlyArray<ResolversTypes['CustomerInvoice']> }>;
  CustomerInvoiceEdge: ResolverTypeWrapper<Omit<CustomerInvoiceEdge, 'node'> & { node: ResolversTypes['CustomerInvoice'] }>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversTypes['Customer']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  Location: ResolverTypeWrapper<LocationRefParent>;
  Quantity: ResolverTypeWrapper<QuantityParent>;
  Money: ResolverTypeWrapper<MoneyParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  GLN: ResolverTypeWrapper<Scalars['GLN']['output']>;
  SSCC: ResolverTypeWrapper<Scalars['SSCC']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  OnBreach: OnBreach;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Product: ProductRefParent;
  SalesOrder: SalesOrderParent;
  SalesOrderLine: SalesOrderLineParent;
  Shipment: ShipmentParent;
  ShipmentLine: Omit<ShipmentLine, 'product' | 'quantity'> & { product?: Maybe<ResolversParentTypes['Product']>, quantity: ResolversParentTypes['Quantity'] };
  ShipmentMilestone: ShipmentMilestone;
  CustomerInvoice: CustomerInvoiceParent;
  InvoiceLine: InvoiceLineParent;
  Customer: CustomerParent;
  SalesOrderFilter: SalesOrderFilter;
  CustomerInvoiceFilter: CustomerInvoiceFilter;
  SalesOrderConnection: Omit<SalesOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SalesOrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SalesOrder']> };
  SalesOrderEdge: Omit<SalesOrderEdge, 'node'> & { node: ResolversParentTypes['SalesOrder'] };
  CustomerInvoiceConnection: Omit<CustomerInvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerInvoiceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CustomerInvoice']> };
  CustomerInvoiceEdge: Omit<CustomerInvoiceEdge, 'node'> & { node: ResolversParentTypes['CustomerInvoice'] };
  CustomerConnection: Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Customer']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  Location: LocationRefParent;
  Quantity: QuantityParent;
  Money: MoneyParent;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  GLN: Scalars['GLN']['output'];
  SSCC: Scalars['SSCC']['output'];
  Cursor: Scalars['Cursor']['output'];
  Duration: Scalars['Duration']['output'];
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
  salesOrder?: Resolver<Maybe<ResolversTypes['SalesOrder']>, ParentType, ContextType, Partial<QuerySalesOrderArgs>>;
  salesOrders?: Resolver<ResolversTypes['SalesOrderConnection'], ParentType, ContextType, Partial<QuerySalesOrdersArgs>>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType, Partial<QueryShipmentArgs>>;
  customerInvoices?: Resolver<ResolversTypes['CustomerInvoiceConnection'], ParentType, ContextType, Partial<QueryCustomerInvoicesArgs>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, Partial<QueryCustomerArgs>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, Partial<QueryCustomersArgs>>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openSalesOrders?: Resolver<Maybe<ResolversTypes['SalesOrderConnection']>, ParentType, ContextType, Partial<ProductOpenSalesOrdersArgs>>;
};

export type SalesOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesOrder'] = ResolversParentTypes['SalesOrder'], FederationReferenceType extends FederationReferenceTypes['SalesOrder'] = FederationReferenceTypes['SalesOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SalesOrderStatus'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  shipFrom?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  orderedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totalAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  customerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['SalesOrderLine']>, ParentType, ContextType>;
  shipments?: Resolver<ReadonlyArray<ResolversTypes['Shipment']>, ParentType, ContextType>;
  invoices?: Resolver<ReadonlyArray<ResolversTypes['CustomerInvoice']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SalesOrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesOrderLine'] = ResolversParentTypes['SalesOrderLine']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  allocatedQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  shippedQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lineAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  requestedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  promisedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment'], FederationReferenceType extends FederationReferenceTypes['Shipment'] = FederationReferenceTypes['Shipment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Shipment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  salesOrder?: Resolver<Maybe<ResolversTypes['SalesOrder']>, ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shipFromCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ShipmentStatus'], ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sscc?: Resolver<Maybe<ResolversTypes['SSCC']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ShipmentLine']>, ParentType, ContextType>;
  milestones?: Resolver<ReadonlyArray<ResolversTypes['ShipmentMilestone']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ShipmentLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipmentLine'] = ResolversParentTypes['ShipmentLine']> = {
  orderLineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type ShipmentMilestoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipmentMilestone'] = ResolversParentTypes['ShipmentMilestone']> = {
  kind?: Resolver<ResolversTypes['ShipmentMilestoneKind'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerInvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoice'] = ResolversParentTypes['CustomerInvoice'], FederationReferenceType extends FederationReferenceTypes['CustomerInvoice'] = FederationReferenceTypes['CustomerInvoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CustomerInvoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  salesOrder?: Resolver<Maybe<ResolversTypes['SalesOrder']>, ParentType, ContextType>;
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

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerClass?: Resolver<ResolversTypes['CustomerClass'], ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gln?: Resolver<Maybe<ResolversTypes['GLN']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priceGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  salesOrders?: Resolver<ResolversTypes['SalesOrderConnection'], ParentType, ContextType, Partial<CustomerSalesOrdersArgs>>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SalesOrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesOrderConnection'] = ResolversParentTypes['SalesOrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SalesOrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SalesOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SalesOrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesOrderEdge'] = ResolversParentTypes['SalesOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SalesOrder'], ParentType, ContextType>;
};

export type CustomerInvoiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoiceConnection'] = ResolversParentTypes['CustomerInvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerInvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CustomerInvoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerInvoiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoiceEdge'] = ResolversParentTypes['CustomerInvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerInvoice'], ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type LocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface GlnScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GLN'], any> {
  name: 'GLN';
}

export interface SsccScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SSCC'], any> {
  name: 'SSCC';
}

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  SalesOrder?: SalesOrderResolvers<ContextType>;
  SalesOrderLine?: SalesOrderLineResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  ShipmentLine?: ShipmentLineResolvers<ContextType>;
  ShipmentMilestone?: ShipmentMilestoneResolvers<ContextType>;
  CustomerInvoice?: CustomerInvoiceResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  SalesOrderConnection?: SalesOrderConnectionResolvers<ContextType>;
  SalesOrderEdge?: SalesOrderEdgeResolvers<ContextType>;
  CustomerInvoiceConnection?: CustomerInvoiceConnectionResolvers<ContextType>;
  CustomerInvoiceEdge?: CustomerInvoiceEdgeResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  GLN?: GraphQLScalarType;
  SSCC?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  sourceRead?: SourceReadDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
  maxStaleness?: MaxStalenessDirectiveResolver<any, any, ContextType>;
};
