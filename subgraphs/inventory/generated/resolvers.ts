// Made from the schema by `npm run codegen`; do not edit.
import type { Instant } from '@distribution/model/time/instant';
import type { LocalDate } from '@distribution/model/time/local-date';
import type { Decimal } from '@distribution/model/measure/decimal';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { InventoryMovement as InventoryMovementParent } from '@distribution/model/inventory/movement';
import type { InventoryPosition as InventoryPositionParent } from '../parents.ts';
import type { LocationRef as LocationRefParent } from '@distribution/model/locations/location';
import type { ProductRef as ProductRefParent } from '@distribution/model/products/product';
import type { ProductCategoryRef as ProductCategoryRefParent } from '@distribution/model/products/product-category';
import type { Quantity as QuantityParent } from '@distribution/model/measure/quantity';
import type { StockTotal as StockTotalParent } from '@distribution/model/inventory/stock-total';
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
  /** One inventory position, by its `id` or by `sku` and `locationCode` together; null when there is none the caller may see. */
  readonly inventoryPosition?: Maybe<InventoryPosition>;
  /** Inventory positions the caller may see, in the order of SKU and location code. */
  readonly inventoryPositions: InventoryPositionConnection;
  /** The ledger: every movement of stock the caller may see, newest first. */
  readonly inventoryMovements: InventoryMovementConnection;
};


export type QueryInventoryPositionArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
  locationCode?: InputMaybe<Scalars['String']['input']>;
};


export type QueryInventoryPositionsArgs = {
  filter?: InputMaybe<InventoryPositionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryInventoryMovementsArgs = {
  filter?: InputMaybe<InventoryMovementFilter>;
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
  /** Stock of this product by location, in the order of the location code; null when inventory cannot be had now. */
  readonly inventory?: Maybe<InventoryPositionConnection>;
};


/** An article the distributor trades: group-wide master data of the ERP. */
export type ProductInventoryArgs = {
  filter?: InputMaybe<InventoryPositionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};

/** A place that holds stock: a site of the distributor or of one it serves. */
export type Location = {
  readonly __typename?: 'Location';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** Stock at this location by product, in the order of the SKU; null when inventory cannot be had now. */
  readonly inventory?: Maybe<InventoryPositionConnection>;
  /**
   * Stock at this location and at all places below it that the caller may see, of all products: one total per base unit, in the
   * order of the unit's code. Null when inventory cannot be had now.
   */
  readonly stockTotals?: Maybe<ReadonlyArray<StockTotal>>;
};


/** A place that holds stock: a site of the distributor or of one it serves. */
export type LocationInventoryArgs = {
  filter?: InputMaybe<InventoryPositionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};

/**
 * Stock of one product at one location. All amounts are in the product's base unit. On hand is the ERP's last booked
 * balance plus every warehouse movement since.
 */
export type InventoryPosition = {
  readonly __typename?: 'InventoryPosition';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** The location; null when the locations graph cannot tell it now. */
  readonly location?: Maybe<Location>;
  /** The legal entity (company of the group) that owns the stock, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** The region of the location, by its code. */
  readonly regionCode: Scalars['String']['output'];
  /** What physically lies there. Negative when more was booked out than in. */
  readonly onHand: Quantity;
  /** The part of on hand that may not be used: quality hold, quarantine, blocked. */
  readonly held: Quantity;
  /** The part of on hand promised to sales orders. */
  readonly allocated: Quantity;
  /** The part of on hand set aside otherwise: transfers, kits. */
  readonly reserved: Quantity;
  /** available = on hand − held − allocated − reserved. Negative when more is promised than lies there. */
  readonly available: Quantity;
  /** On its way here from our own sites; not in on hand. */
  readonly inTransit: Quantity;
  /** Open at suppliers for this location; not in on hand. */
  readonly onOrder: Quantity;
  /** Ordered by customers and not covered by stock. */
  readonly backordered: Quantity;
  /** The stock planning wants never to fall below; null where planning set none. */
  readonly safetyStock?: Maybe<Quantity>;
  /** The level at which to order again; null where planning set none. */
  readonly reorderPoint?: Maybe<Quantity>;
  /** The level not to exceed; null where planning set none. */
  readonly maximumStock?: Maybe<Quantity>;
  /** The service level planning aims at, as a fraction between 0 and 1, for example 0.95; null where planning set none. */
  readonly serviceLevel?: Maybe<Scalars['Decimal']['output']>;
  /** Whether available is below safety stock; false where planning set no safety stock. */
  readonly belowSafetyStock: Scalars['Boolean']['output'];
  /** The lots on hand, where stock is kept by lot; empty otherwise. */
  readonly lots: ReadonlyArray<LotBalance>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** Stock of one lot inside a position, in the product's base unit. */
export type LotBalance = {
  readonly __typename?: 'LotBalance';
  /** The lot (batch) number. */
  readonly lot: Scalars['String']['output'];
  /** The last day the lot may be used, in the zone of the location; null where it does not expire. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** What physically lies there of this lot. */
  readonly onHand: Quantity;
  /** The part of it that may not be used. */
  readonly held: Quantity;
};

/** One signed change of on-hand stock. A movement is never changed, only followed by another. */
export type InventoryMovement = {
  readonly __typename?: 'InventoryMovement';
  /** The source's own number of the movement, unique within the source. */
  readonly number: Scalars['String']['output'];
  /** Why stock changed. */
  readonly kind: InventoryMovementKind;
  /** By how much, in the product's base unit: positive came in, negative went out. */
  readonly quantity: Quantity;
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** The location; null when the locations graph cannot tell it now. */
  readonly location?: Maybe<Location>;
  /** The code of the location. */
  readonly locationCode: Scalars['String']['output'];
  /** The legal entity (company of the group) that owns the stock, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** The reason in the words of the source; always given for adjustments that bridge two balances (OPENING_DIFFERENCE). */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The lot that moved; null where stock is not kept by lot. */
  readonly lot?: Maybe<Scalars['String']['output']>;
  /** The document that made it move: order, receipt, transfer; null where the source named none. */
  readonly documentNumber?: Maybe<Scalars['String']['output']>;
  /** When it happened, by the clock of the source. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** Why stock changed. Values may be added. */
export type InventoryMovementKind =
  /** Sets the first balance of a position. */
  | 'OPENING'
  /** Came in from a supplier. */
  | 'RECEIPT'
  /** Went out to a customer or patient. */
  | 'ISSUE'
  /** Came in from another of our locations. */
  | 'TRANSFER_IN'
  /** Went out to another of our locations. */
  | 'TRANSFER_OUT'
  /** Came back from a customer. */
  | 'RETURN'
  /** Was corrected: count, damage, loss, opening difference. */
  | 'ADJUSTMENT';

/** Which inventory positions are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type InventoryPositionFilter = {
  /** Only positions of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only positions at these locations, by location code, at most 1000. */
  readonly locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only positions in these regions, by region code. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** true: only positions whose available quantity is below their safety stock; false: only the others. */
  readonly belowSafetyStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only positions whose record changed after this instant. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which movements are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type InventoryMovementFilter = {
  /** Only movements of this SKU. */
  readonly sku?: InputMaybe<Scalars['String']['input']>;
  /** Only movements at these locations, by location code, at most 1000. */
  readonly locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only movements of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<InventoryMovementKind>>;
  /** Only movements with exactly this reason. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Only movements that happened at or after this instant. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only movements that happened before this instant. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of inventory positions, in the order the field states. */
export type InventoryPositionConnection = {
  readonly __typename?: 'InventoryPositionConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<InventoryPositionEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<InventoryPosition>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of inventory positions. */
export type InventoryPositionEdge = {
  readonly __typename?: 'InventoryPositionEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: InventoryPosition;
};

/** A page of inventory movements, newest first. */
export type InventoryMovementConnection = {
  readonly __typename?: 'InventoryMovementConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<InventoryMovementEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<InventoryMovement>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of inventory movements. */
export type InventoryMovementEdge = {
  readonly __typename?: 'InventoryMovementEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: InventoryMovement;
};

/** An exact amount of something in a unit of measure. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** The amount, exact; may be negative where the field says so. */
  readonly value: Scalars['Decimal']['output'];
  /** The unit as its UN/ECE Recommendation 20 common code, for example EA, CS, KGM. */
  readonly unit: Scalars['String']['output'];
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

/**
 * A category of the one product hierarchy, as the products in the last completed synchronisation make it. It is its path: the
 * same name below two parents is two categories, so that none has two parents.
 */
export type ProductCategory = {
  readonly __typename?: 'ProductCategory';
  /** Opaque identity; it changes when the category or one above it is renamed or moved. */
  readonly id: Scalars['ID']['output'];
  /**
   * Stock of the products in this category and in all below it, at the locations the caller may see: one total per base unit,
   * in the order of the unit's code. Null when inventory cannot be had now.
   */
  readonly stockTotals?: Maybe<ReadonlyArray<StockTotal>>;
};

/**
 * Stock of many inventory positions that are kept in one base unit. Every amount is the sum of the same amount of the positions,
 * as the last completed synchronisation left them, so totals of categories side by side add up to that of their parent with what
 * is directly in it.
 */
export type StockTotal = {
  readonly __typename?: 'StockTotal';
  /** How many positions were added up. */
  readonly positionCount: Scalars['Int']['output'];
  /** What physically lies there; a position with more booked out than in counts as negative. */
  readonly onHand: Quantity;
  /** On hand − held − allocated − reserved; negative when more is promised than lies there. */
  readonly available: Quantity;
  /** On its way there from our own sites; not in on hand. */
  readonly inTransit: Quantity;
  /** Open at suppliers for these locations; not in on hand. */
  readonly onOrder: Quantity;
  /** Ordered by customers and not covered by stock. */
  readonly backordered: Quantity;
  /** Until when its sources vouch for all of it: the oldest of the positions, or of the last balances behind them. */
  readonly asOf: Scalars['DateTime']['output'];
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
  Location: Location;
  InventoryPosition: InventoryPosition;
  ProductCategory: ProductCategory;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  Location:
    ( { __typename: 'Location' }
    & GraphQLRecursivePick<FederationTypes['Location'], {"id":true}> );
  InventoryPosition:
    ( { __typename: 'InventoryPosition' }
    & GraphQLRecursivePick<FederationTypes['InventoryPosition'], {"id":true}> );
  ProductCategory:
    ( { __typename: 'ProductCategory' }
    & GraphQLRecursivePick<FederationTypes['ProductCategory'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Product: ResolverTypeWrapper<ProductRefParent>;
  Location: ResolverTypeWrapper<LocationRefParent>;
  InventoryPosition: ResolverTypeWrapper<InventoryPositionParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  LotBalance: ResolverTypeWrapper<Omit<LotBalance, 'onHand' | 'held'> & { onHand: ResolversTypes['Quantity'], held: ResolversTypes['Quantity'] }>;
  InventoryMovement: ResolverTypeWrapper<InventoryMovementParent>;
  InventoryMovementKind: InventoryMovementKind;
  InventoryPositionFilter: InventoryPositionFilter;
  InventoryMovementFilter: InventoryMovementFilter;
  InventoryPositionConnection: ResolverTypeWrapper<Omit<InventoryPositionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InventoryPositionEdge']>, nodes: ReadonlyArray<ResolversTypes['InventoryPosition']> }>;
  InventoryPositionEdge: ResolverTypeWrapper<Omit<InventoryPositionEdge, 'node'> & { node: ResolversTypes['InventoryPosition'] }>;
  InventoryMovementConnection: ResolverTypeWrapper<Omit<InventoryMovementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InventoryMovementEdge']>, nodes: ReadonlyArray<ResolversTypes['InventoryMovement']> }>;
  InventoryMovementEdge: ResolverTypeWrapper<Omit<InventoryMovementEdge, 'node'> & { node: ResolversTypes['InventoryMovement'] }>;
  Quantity: ResolverTypeWrapper<QuantityParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  OnBreach: OnBreach;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  ProductCategory: ResolverTypeWrapper<ProductCategoryRefParent>;
  StockTotal: ResolverTypeWrapper<StockTotalParent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Product: ProductRefParent;
  Location: LocationRefParent;
  InventoryPosition: InventoryPositionParent;
  Boolean: Scalars['Boolean']['output'];
  LotBalance: Omit<LotBalance, 'onHand' | 'held'> & { onHand: ResolversParentTypes['Quantity'], held: ResolversParentTypes['Quantity'] };
  InventoryMovement: InventoryMovementParent;
  InventoryPositionFilter: InventoryPositionFilter;
  InventoryMovementFilter: InventoryMovementFilter;
  InventoryPositionConnection: Omit<InventoryPositionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InventoryPositionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InventoryPosition']> };
  InventoryPositionEdge: Omit<InventoryPositionEdge, 'node'> & { node: ResolversParentTypes['InventoryPosition'] };
  InventoryMovementConnection: Omit<InventoryMovementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InventoryMovementEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InventoryMovement']> };
  InventoryMovementEdge: Omit<InventoryMovementEdge, 'node'> & { node: ResolversParentTypes['InventoryMovement'] };
  Quantity: QuantityParent;
  PageInfo: PageInfo;
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  Cursor: Scalars['Cursor']['output'];
  Duration: Scalars['Duration']['output'];
  ProductCategory: ProductCategoryRefParent;
  StockTotal: StockTotalParent;
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
  inventoryPosition?: Resolver<Maybe<ResolversTypes['InventoryPosition']>, ParentType, ContextType, Partial<QueryInventoryPositionArgs>>;
  inventoryPositions?: Resolver<ResolversTypes['InventoryPositionConnection'], ParentType, ContextType, Partial<QueryInventoryPositionsArgs>>;
  inventoryMovements?: Resolver<ResolversTypes['InventoryMovementConnection'], ParentType, ContextType, Partial<QueryInventoryMovementsArgs>>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inventory?: Resolver<Maybe<ResolversTypes['InventoryPositionConnection']>, ParentType, ContextType, Partial<ProductInventoryArgs>>;
};

export type LocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location'], FederationReferenceType extends FederationReferenceTypes['Location'] = FederationReferenceTypes['Location']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Location']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inventory?: Resolver<Maybe<ResolversTypes['InventoryPositionConnection']>, ParentType, ContextType, Partial<LocationInventoryArgs>>;
  stockTotals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockTotal']>>, ParentType, ContextType>;
};

export type InventoryPositionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryPosition'] = ResolversParentTypes['InventoryPosition'], FederationReferenceType extends FederationReferenceTypes['InventoryPosition'] = FederationReferenceTypes['InventoryPosition']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InventoryPosition']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  allocated?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  inTransit?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  onOrder?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  backordered?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  safetyStock?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  reorderPoint?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  maximumStock?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  serviceLevel?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  belowSafetyStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lots?: Resolver<ReadonlyArray<ResolversTypes['LotBalance']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LotBalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LotBalance'] = ResolversParentTypes['LotBalance']> = {
  lot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type InventoryMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryMovement'] = ResolversParentTypes['InventoryMovement']> = {
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InventoryMovementKind'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InventoryPositionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryPositionConnection'] = ResolversParentTypes['InventoryPositionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InventoryPositionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InventoryPosition']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InventoryPositionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryPositionEdge'] = ResolversParentTypes['InventoryPositionEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InventoryPosition'], ParentType, ContextType>;
};

export type InventoryMovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryMovementConnection'] = ResolversParentTypes['InventoryMovementConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InventoryMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InventoryMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InventoryMovementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryMovementEdge'] = ResolversParentTypes['InventoryMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InventoryMovement'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type ProductCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductCategory'] = ResolversParentTypes['ProductCategory'], FederationReferenceType extends FederationReferenceTypes['ProductCategory'] = FederationReferenceTypes['ProductCategory']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ProductCategory']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stockTotals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockTotal']>>, ParentType, ContextType>;
};

export type StockTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockTotal'] = ResolversParentTypes['StockTotal']> = {
  positionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  inTransit?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  onOrder?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  backordered?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  InventoryPosition?: InventoryPositionResolvers<ContextType>;
  LotBalance?: LotBalanceResolvers<ContextType>;
  InventoryMovement?: InventoryMovementResolvers<ContextType>;
  InventoryPositionConnection?: InventoryPositionConnectionResolvers<ContextType>;
  InventoryPositionEdge?: InventoryPositionEdgeResolvers<ContextType>;
  InventoryMovementConnection?: InventoryMovementConnectionResolvers<ContextType>;
  InventoryMovementEdge?: InventoryMovementEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  ProductCategory?: ProductCategoryResolvers<ContextType>;
  StockTotal?: StockTotalResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  sourceRead?: SourceReadDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
  maxStaleness?: MaxStalenessDirectiveResolver<any, any, ContextType>;
};
