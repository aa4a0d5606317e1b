// Made from the schema by `npm run codegen`; do not edit.
import type { Instant } from '@distribution/model/time/instant';
import type { Decimal } from '@distribution/model/measure/decimal';
import type { Gtin } from '@distribution/model/gs1/gtin';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PackagingUnit as PackagingUnitParent, Product as ProductParent } from '@distribution/model/products/product';
import type { ProductCategory as ProductCategoryParent } from '@distribution/model/products/product-category';
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
  /** A GS1 Global Trade Item Number of 8, 12, 13 or 14 digits with a valid check digit. */
  GTIN: { input: Gtin; output: Gtin; }
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
  /** One product by exactly one of its names; null when there is none. A SKU and an id always name at most one product. */
  readonly product?: Maybe<Product>;
  /** Products, as the last completed synchronisation left them. */
  readonly products: ProductConnection;
  /**
   * The categories directly below one, in the order of their name: those at the root of the product hierarchy when no parent
   * is given. Empty for a parent no product is in.
   */
  readonly productCategories: ReadonlyArray<ProductCategory>;
  /** One category by its path; null when no product is in it or below it. */
  readonly productCategory?: Maybe<ProductCategory>;
};


export type QueryProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
  gtin?: InputMaybe<Scalars['GTIN']['input']>;
};


export type QueryProductsArgs = {
  filter?: InputMaybe<ProductFilter>;
  orderBy?: ProductOrder;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryProductCategoriesArgs = {
  parent?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type QueryProductCategoryArgs = {
  path: ReadonlyArray<Scalars['String']['input']>;
};

/** An article the distributor trades: group-wide master data of the ERP. */
export type Product = {
  readonly __typename?: 'Product';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The distributor's own article number, as printed on orders. Unique in the group. */
  readonly sku: Scalars['String']['output'];
  /** What the product is called on documents. */
  readonly name: Scalars['String']['output'];
  /** A longer text for people; null where the source has none. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The GTIN of one base unit; null where none was assigned. */
  readonly gtin?: Maybe<Scalars['GTIN']['output']>;
  /** Whether the product may be bought, sold or moved. */
  readonly status: ProductStatus;
  /** The names of the product hierarchy from its root to the leaf the product belongs to; empty where it was not classified. */
  readonly categoryPath: ReadonlyArray<Scalars['String']['output']>;
  /** The category the product belongs to, the leaf of its `categoryPath`; null where it was not classified. */
  readonly category?: Maybe<ProductCategory>;
  /** The unit stock is kept in and all inventory amounts are stated in. */
  readonly baseUnit: Unit;
  /** Further units the product is handled in, each with its exact conversion to the base unit. */
  readonly packagingUnits: ReadonlyArray<PackagingUnit>;
  /** Whether stock is kept by lot. */
  readonly lotTracked: Scalars['Boolean']['output'];
  /** Days from production to expiry; null where the product does not expire. */
  readonly shelfLifeDays?: Maybe<Scalars['Int']['output']>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** Whether a product may be bought, sold or moved. Values may be added. */
export type ProductStatus =
  /** Is bought and sold. */
  | 'ACTIVE'
  /** Is sold until stock is gone and not bought any more. */
  | 'DISCONTINUED'
  /** May not move: neither bought nor sold. */
  | 'BLOCKED';

/** A unit of measure by UN/ECE Recommendation 20. */
export type Unit = {
  readonly __typename?: 'Unit';
  /** The common code, for example EA. */
  readonly code: Scalars['String']['output'];
  /** The name of the unit in English, for example each. The code itself where the recommendation's table here has no name for it. */
  readonly name: Scalars['String']['output'];
};

/** A further unit a product is handled in: 1 `unit` = `numerator` ÷ `denominator` base units, exactly. */
export type PackagingUnit = {
  readonly __typename?: 'PackagingUnit';
  /** The unit, for example a case. */
  readonly unit: Unit;
  /** Base units in `denominator` of this unit. */
  readonly numerator: Scalars['Decimal']['output'];
  /** How many of this unit hold `numerator` base units; 1 where the conversion is whole. */
  readonly denominator: Scalars['Decimal']['output'];
  /** The GTIN of this packaging level; null where none was assigned. */
  readonly gtin?: Maybe<Scalars['GTIN']['output']>;
};

/** Which products are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type ProductFilter = {
  /** Only these SKUs, at most 1000. An unknown SKU is no error, it just finds nothing. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only products whose SKU or name contains this text, whatever the case. 1 to 100 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only products in one of these states. */
  readonly statuses?: InputMaybe<ReadonlyArray<ProductStatus>>;
  /** Only products whose category path contains this name. */
  readonly category?: InputMaybe<Scalars['String']['input']>;
  /**
   * true: only products with a location whose available quantity (on hand − held − allocated − reserved) is below its
   * safety stock; false: only products without one. Looks only at locations the caller may see.
   */
  readonly belowSafetyStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only products with an inventory position in one of these regions, by region code; `belowSafetyStock` then looks at these regions only. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only products whose record changed after this instant. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** By what a list of products may be sorted. */
export type ProductOrder =
  /** By SKU, in code point order. */
  | 'SKU'
  /** By name, then SKU. */
  | 'NAME';

/** A page of products, in the order asked for. */
export type ProductConnection = {
  readonly __typename?: 'ProductConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<Product>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of products. */
export type ProductEdge = {
  readonly __typename?: 'ProductEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: Product;
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

/**
 * A category of the one product hierarchy, as the products in the last completed synchronisation make it. It is its path: the
 * same name below two parents is two categories, so that none has two parents.
 */
export type ProductCategory = {
  readonly __typename?: 'ProductCategory';
  /** Opaque identity; it changes when the category or one above it is renamed or moved. */
  readonly id: Scalars['ID']['output'];
  /** The names from the root to this category. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What the category is called: the last name of its path. */
  readonly name: Scalars['String']['output'];
  /** How many categories are above it: 0 at the root. */
  readonly level: Scalars['Int']['output'];
  /** The next higher category; null at the root. */
  readonly parent?: Maybe<ProductCategory>;
  /** All categories above, the nearest first. */
  readonly ancestors: ReadonlyArray<ProductCategory>;
  /** The categories directly below, in the order of their name. */
  readonly children: ReadonlyArray<ProductCategory>;
  /** Products in this category and in all below it, whatever their status. */
  readonly productCount: Scalars['Int']['output'];
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
  ProductCategory: ProductCategory;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & ( GraphQLRecursivePick<FederationTypes['Product'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Product'], {"sku":true}> ) );
  ProductCategory:
    ( { __typename: 'ProductCategory' }
    & GraphQLRecursivePick<FederationTypes['ProductCategory'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Product: ResolverTypeWrapper<ProductParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ProductStatus: ProductStatus;
  Unit: ResolverTypeWrapper<Unit>;
  PackagingUnit: ResolverTypeWrapper<PackagingUnitParent>;
  ProductFilter: ProductFilter;
  ProductOrder: ProductOrder;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversTypes['Product']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  GTIN: ResolverTypeWrapper<Scalars['GTIN']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  ProductCategory: ResolverTypeWrapper<ProductCategoryParent>;
  OnBreach: OnBreach;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Product: ProductParent;
  Boolean: Scalars['Boolean']['output'];
  Unit: Unit;
  PackagingUnit: PackagingUnitParent;
  ProductFilter: ProductFilter;
  ProductConnection: Omit<ProductConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Product']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  PageInfo: PageInfo;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  GTIN: Scalars['GTIN']['output'];
  Cursor: Scalars['Cursor']['output'];
  ProductCategory: ProductCategoryParent;
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
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, Partial<QueryProductArgs>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'orderBy'>>;
  productCategories?: Resolver<ReadonlyArray<ResolversTypes['ProductCategory']>, ParentType, ContextType, Partial<QueryProductCategoriesArgs>>;
  productCategory?: Resolver<Maybe<ResolversTypes['ProductCategory']>, ParentType, ContextType, RequireFields<QueryProductCategoryArgs, 'path'>>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['GTIN']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProductStatus'], ParentType, ContextType>;
  categoryPath?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['ProductCategory']>, ParentType, ContextType>;
  baseUnit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
  packagingUnits?: Resolver<ReadonlyArray<ResolversTypes['PackagingUnit']>, ParentType, ContextType>;
  lotTracked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shelfLifeDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PackagingUnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PackagingUnit'] = ResolversParentTypes['PackagingUnit']> = {
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gtin?: Resolver<Maybe<ResolversTypes['GTIN']>, ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
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

export interface GtinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GTIN'], any> {
  name: 'GTIN';
}

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export type ProductCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductCategory'] = ResolversParentTypes['ProductCategory'], FederationReferenceType extends FederationReferenceTypes['ProductCategory'] = FederationReferenceTypes['ProductCategory']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ProductCategory']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ProductCategory']>, ParentType, ContextType>;
  ancestors?: Resolver<ReadonlyArray<ResolversTypes['ProductCategory']>, ParentType, ContextType>;
  children?: Resolver<ReadonlyArray<ResolversTypes['ProductCategory']>, ParentType, ContextType>;
  productCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  PackagingUnit?: PackagingUnitResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  GTIN?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  ProductCategory?: ProductCategoryResolvers<ContextType>;
  Duration?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  sourceRead?: SourceReadDirectiveResolver<any, any, ContextType>;
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
  maxStaleness?: MaxStalenessDirectiveResolver<any, any, ContextType>;
};
