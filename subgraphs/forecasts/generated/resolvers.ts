// Made from the schema by `npm run codegen`; do not edit.
import type { Instant } from '@distribution/model/time/instant';
import type { LocalDate } from '@distribution/model/time/local-date';
import type { Decimal } from '@distribution/model/measure/decimal';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Demand as DemandParent } from '@distribution/model/forecasts/demand';
import type { ForecastAccuracy as ForecastAccuracyParent, ForecastBucket as ForecastBucketParent, InventoryPosition as InventoryPositionParent, LocationForecast as LocationForecastParent, ProductForecast as ProductForecastParent } from '../parents.ts';
import type { ForecastChange as ForecastChangeParent } from '@distribution/model/forecasts/forecast-difference';
import type { ForecastFallback as ForecastFallbackParent } from '@distribution/model/forecasts/forecast-fallback';
import type { ForecastVersion as ForecastVersionParent } from '@distribution/model/forecasts/forecast';
import type { ProductRef as ProductRefParent } from '@distribution/model/products/product';
import type { Quantity as QuantityParent } from '@distribution/model/measure/quantity';
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
  /** One published forecast version, by exactly one of its names; null when there is none, and to partners. */
  readonly forecastVersion?: Maybe<ForecastVersion>;
  /** The newest published forecast version; null before the first was published, and to partners. */
  readonly currentForecastVersion?: Maybe<ForecastVersion>;
  /** Forecast versions, newest first. A version that is still loading is not in it. Partners see none. */
  readonly forecastVersions: ForecastVersionConnection;
};


export type QueryForecastVersionArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
};


export type QueryForecastVersionsArgs = {
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
  /**
   * Expected demand of this product: weekly buckets from the current week (Monday to Monday, UTC), summed over the
   * locations the caller may see, in the unit of the plan (the base unit). Null when the version has no forecast of the
   * product, and when forecasts cannot be had now.
   */
  readonly forecast?: Maybe<ProductForecast>;
  /**
   * Actual demand of this product at the locations the caller may see: what the forecast is judged by. The periods are those
   * of the source (days, weeks), each lying within the days asked for; by location code, then by day. Where a location has
   * periods that overlap, they tell the same demand twice and must not be added up. Null when demand cannot be had now.
   */
  readonly demand?: Maybe<ReadonlyArray<Demand>>;
  /** What changed of this product from one published version to another, bucket by bucket, at the locations the caller may see; by location, then by day. What stayed the same is left out. Null when forecasts cannot be had now. */
  readonly forecastChanges?: Maybe<ReadonlyArray<ForecastChange>>;
  /** How good the forecast of this product was in whole weeks that are over, by what came of it, per location, in the order of the location code. Each week is judged by the newest version published `lagWeeks` weeks ahead: for 1, before the week began; for 2, a week before that. Weeks of which demand or such a version is not known are left out. Null when it cannot be had now. */
  readonly forecastAccuracy?: Maybe<ReadonlyArray<ForecastAccuracy>>;
};


/** An article the distributor trades: group-wide master data of the ERP. */
export type ProductForecastArgs = {
  version?: InputMaybe<Scalars['ID']['input']>;
  measure?: ForecastMeasure;
  locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An article the distributor trades: group-wide master data of the ERP. */
export type ProductDemandArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
  measure?: DemandMeasure;
  locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An article the distributor trades: group-wide master data of the ERP. */
export type ProductForecastChangesArgs = {
  from: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['ID']['input']>;
  measure?: ForecastMeasure;
  locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** An article the distributor trades: group-wide master data of the ERP. */
export type ProductForecastAccuracyArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
  lagWeeks?: Scalars['Int']['input'];
  measure?: DemandMeasure;
  locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Actual demand of one product at one location within one period. */
export type Demand = {
  readonly __typename?: 'Demand';
  /** The code of the location. */
  readonly locationCode: Scalars['String']['output'];
  /** What was counted. */
  readonly measure: DemandMeasure;
  /** The first day of the period, in the zone of the location. */
  readonly startsOn: Scalars['Date']['output'];
  /** The last day of the period. */
  readonly endsOn: Scalars['Date']['output'];
  /** The demand in the base unit; negative where more came back than went out. */
  readonly quantity: Quantity;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** What actual demand counts. Values may be added. */
export type DemandMeasure =
  /** What customers asked for, on the day they asked for it. */
  | 'ORDERED'
  /** What left the location. */
  | 'SHIPPED'
  /** What went over the counter there (sell-through), as partners report it. */
  | 'SOLD';

/** Expected demand of one product in one version. */
export type ProductForecast = {
  readonly __typename?: 'ProductForecast';
  /** The version the numbers are from. */
  readonly version: ForecastVersion;
  /** What the numbers measure. */
  readonly measure: ForecastMeasure;
  /**
   * Weekly demand from the current week on, summed over the locations. Weeks beyond the horizon of the plan are left out;
   * empty when the plan ended before this week. Demand planned by day is added up, demand planned by month is spread
   * evenly over its days. A quantile is refused with INVALID_ARGUMENT when more than one number would have to be added.
   */
  readonly buckets: ReadonlyArray<ForecastBucket>;
  /** The same per location, in the order of the location code. */
  readonly locations: ReadonlyArray<LocationForecast>;
  /**
   * A total spread over the locations in proportion to what they expect in the coming weeks, by the largest remainder: each
   * part is within one step of its exact share, and the parts add up to the total exactly. Evenly where none expects
   * anything. Weeks of a location that expect less than nothing (returns) count as none.
   */
  readonly spread: ReadonlyArray<LocationShare>;
  /**
   * Whether the numbers are the newest forecast, in its time, or stand in for one that is late. A version asked for by its id
   * is PUBLISHED.
   */
  readonly servedFrom: ForecastSource;
  /** Since when and by what rule they stand in; null unless served from FALLBACK. */
  readonly fallback?: Maybe<ForecastFallback>;
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};


/** Expected demand of one product in one version. */
export type ProductForecastBucketsArgs = {
  first?: Scalars['Int']['input'];
};


/** Expected demand of one product in one version. */
export type ProductForecastSpreadArgs = {
  total: Scalars['Decimal']['input'];
  first?: Scalars['Int']['input'];
  fractionDigits?: Scalars['Int']['input'];
};

/** Expected demand of one product at one location in one version. */
export type LocationForecast = {
  readonly __typename?: 'LocationForecast';
  /** The code of the location. */
  readonly locationCode: Scalars['String']['output'];
  /** Weekly demand from the current week on; see `ProductForecast.buckets`. */
  readonly buckets: ReadonlyArray<ForecastBucket>;
  /** What planners changed by hand, in the order of the buckets; the numbers include it. */
  readonly overrides: ReadonlyArray<ForecastOverride>;
};


/** Expected demand of one product at one location in one version. */
export type LocationForecastBucketsArgs = {
  first?: Scalars['Int']['input'];
};

/** Demand in one span of days. */
export type ForecastBucket = {
  readonly __typename?: 'ForecastBucket';
  /** The first day of the bucket, a Monday. */
  readonly start: Scalars['Date']['output'];
  /** The first day after the bucket: the next bucket's start. */
  readonly end: Scalars['Date']['output'];
  /** Expected demand within the bucket. */
  readonly quantity: Quantity;
  /** What customers have ordered for these days, to leave these locations, shipped or not: the day a line is wanted is the one requested, else the one promised, else the day it was ordered (UTC). Drafts, cancelled orders and returns do not count. Null when a line is in a unit that the product does not tell in its base unit exactly, and when orders cannot be had now. */
  readonly ordered?: Maybe<Quantity>;
  /** What the forecast still expects beyond what has been ordered: quantity − ordered, never below 0. Orders of earlier days that are overdue consume nothing here. Null when `ordered` is. */
  readonly unconsumed?: Maybe<Quantity>;
};

/** A location's part of a total. */
export type LocationShare = {
  readonly __typename?: 'LocationShare';
  /** The code of the location. */
  readonly locationCode: Scalars['String']['output'];
  /** Its part, in the unit of the plan. */
  readonly quantity: Quantity;
};

/** A planner's change of one bucket of the plan, in the plan's own grain. */
export type ForecastOverride = {
  readonly __typename?: 'ForecastOverride';
  /** The first day of the bucket that was changed. */
  readonly bucketStart: Scalars['Date']['output'];
  /** What the plan said before. */
  readonly previousQuantity: Quantity;
  /** What the planner put instead. */
  readonly quantity: Quantity;
  /** Who changed it, as the planning platform names them. */
  readonly author: Scalars['String']['output'];
  /** Why, in the planner's words. */
  readonly reason: Scalars['String']['output'];
  /** When it was entered. */
  readonly enteredAt: Scalars['DateTime']['output'];
};

/** One published state of the whole plan. A version becomes visible only when all of it is there. */
export type ForecastVersion = {
  readonly __typename?: 'ForecastVersion';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The planning platform's own name of the version. */
  readonly code: Scalars['String']['output'];
  /** Whether the version still stands. */
  readonly status: ForecastVersionStatus;
  /** When the planning platform published it. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** The first day the version plans for. */
  readonly horizonStart: Scalars['Date']['output'];
  /** How many series (product × location × measure) the version has. */
  readonly seriesCount: Scalars['Int']['output'];
  /** Until when the source vouches for this record. Older than the flow's freshness target means the source could not be asked. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The outside system the record comes from, by the code it is configured under, for example erp. */
  readonly source: Scalars['String']['output'];
};

/** Whether a forecast version still stands. Values may be added. */
export type ForecastVersionStatus =
  /** Still arriving; such a version is answered to nobody. */
  | 'LOADING'
  /** Complete and valid. */
  | 'PUBLISHED'
  /** Taken back by the planners. */
  | 'WITHDRAWN';

/** What the numbers of a forecast measure. Values may be added. */
export type ForecastMeasure =
  /** Expected demand (the mean). */
  | 'MEAN'
  /** Demand is not above this in 10 % of cases. */
  | 'P10'
  /** The median: demand is not above this in half of all cases. */
  | 'P50'
  /** Demand is not above this in 90 % of cases. */
  | 'P90';

/** A page of forecast versions, newest first. */
export type ForecastVersionConnection = {
  readonly __typename?: 'ForecastVersionConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ForecastVersionEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<ForecastVersion>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of forecast versions. */
export type ForecastVersionEdge = {
  readonly __typename?: 'ForecastVersionEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: ForecastVersion;
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

/** What the numbers of a forecast come from. Values may be added. */
export type ForecastSource =
  /** The version the planning platform published. */
  | 'PUBLISHED'
  /** A stand-in, because the next version is late; it ends when that lands. */
  | 'FALLBACK';

/** What stands in for a forecast that is late. */
export type ForecastFallback = {
  readonly __typename?: 'ForecastFallback';
  /** By what rule. */
  readonly policy: ForecastFallbackPolicy;
  /** When the next version was due. */
  readonly dueAt: Scalars['DateTime']['output'];
  /** Since when it stands in. */
  readonly since: Scalars['DateTime']['output'];
};

/** What stands in for a forecast that is late. Values may be added. */
export type ForecastFallbackPolicy =
  /** The last good version, as it is. */
  | 'LAST_GOOD'
  /** What was shipped in the same weeks a season before, where it is known; else the last good version. */
  | 'SEASONAL_NAIVE';

/** What becomes of a value that is older than its freshness budget. Values may be added. */
export type OnBreach =
  /** It is refused with FRESHNESS_BREACHED: no answer is better than an old one. */
  | 'FAIL'
  /** Its system of record is asked, once. Where that cannot answer, what is known is served and marked as breached. */
  | 'REFRESH'
  /** It is served and marked as breached. */
  | 'SERVE_STALE';

/**
 * Stock of one product at one location. All amounts are in the product's base unit. On hand is the ERP's last booked
 * balance plus every warehouse movement since.
 */
export type InventoryPosition = {
  readonly __typename?: 'InventoryPosition';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** available = on hand − held − allocated − reserved. Negative when more is promised than lies there. */
  readonly available: Quantity;
  /** How long available lasts, walking forward through the newest published forecast from today (UTC): whole buckets that are met count in full, of the first that is not the part that is met. Null when the product has no forecast there in the same unit, or when forecasts cannot be had now. */
  readonly daysOfCover?: Maybe<DaysOfCover>;
};

/** How long stock lasts. */
export type DaysOfCover = {
  readonly __typename?: 'DaysOfCover';
  /** Days until demand is first not met, cut to six decimals; 0 when nothing is available. */
  readonly days: Scalars['Decimal']['output'];
  /** Whether stock outlasts the plan: then `days` is all the plan has. */
  readonly isAtLeast: Scalars['Boolean']['output'];
  /** The version of the forecast, by the planning platform's own name. */
  readonly versionCode: Scalars['String']['output'];
};

/** How one bucket at one location changed between two versions. */
export type ForecastChange = {
  readonly __typename?: 'ForecastChange';
  /** The code of the location. */
  readonly locationCode: Scalars['String']['output'];
  /** The first day of the bucket. */
  readonly start: Scalars['Date']['output'];
  /** The first day after it. */
  readonly end: Scalars['Date']['output'];
  /** What the older version plans; null where it plans no such bucket. */
  readonly before?: Maybe<Quantity>;
  /** What the newer version plans; null where it plans no such bucket. */
  readonly after?: Maybe<Quantity>;
  /** after − before; what is not planned counts as nothing. */
  readonly change: Quantity;
};

/** How good a forecast was at one location. Ratios, not per cent, with six decimals; error = forecast − actual, so above 0 too much was planned. */
export type ForecastAccuracy = {
  readonly __typename?: 'ForecastAccuracy';
  /** The code of the location. */
  readonly locationCode: Scalars['String']['output'];
  /** How many weeks were judged. */
  readonly weekCount: Scalars['Int']['output'];
  /** Weighted absolute percentage error: Σ|error| ÷ Σ|actual|; null where nothing was demanded. */
  readonly wape?: Maybe<Scalars['Decimal']['output']>;
  /** Σ error ÷ Σ|actual|; null where nothing was demanded. */
  readonly bias?: Maybe<Scalars['Decimal']['output']>;
  /** Mean of |error| ÷ |actual| over the weeks whose actual is not 0; null where there is none. */
  readonly mape?: Maybe<Scalars['Decimal']['output']>;
  /** Weeks that `mape` leaves out because their actual is 0. */
  readonly mapeSkippedCount: Scalars['Int']['output'];
  /** Mean absolute scaled error (Hyndman and Koehler, 2006): mean |error| ÷ mean |error| of repeating the last week, over the weeks known before the first judged one, at most a year; null where fewer than two are known or they are all the same. */
  readonly mase?: Maybe<Scalars['Decimal']['output']>;
  /** Forecast value added: WAPE of repeating what was demanded `lagWeeks` weeks before − WAPE of the forecast, over the weeks both can be judged by; above 0, planning did better. Null where there is none. */
  readonly valueAdded?: Maybe<Scalars['Decimal']['output']>;
  /** Σ error ÷ mean |error|; beyond ±4 a forecast is usually called biased. 0 without any error, null where nothing was judged. */
  readonly trackingSignal?: Maybe<Scalars['Decimal']['output']>;
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
  ForecastVersion: ForecastVersion;
  InventoryPosition: InventoryPosition;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  ForecastVersion:
    ( { __typename: 'ForecastVersion' }
    & ( GraphQLRecursivePick<FederationTypes['ForecastVersion'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['ForecastVersion'], {"code":true}> ) );
  InventoryPosition:
    ( { __typename: 'InventoryPosition' }
    & GraphQLRecursivePick<FederationTypes['InventoryPosition'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['InventoryPosition'], {"available":{"value":true,"unit":true}}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Product: ResolverTypeWrapper<ProductRefParent>;
  Demand: ResolverTypeWrapper<DemandParent>;
  DemandMeasure: DemandMeasure;
  ProductForecast: ResolverTypeWrapper<ProductForecastParent>;
  LocationForecast: ResolverTypeWrapper<LocationForecastParent>;
  ForecastBucket: ResolverTypeWrapper<ForecastBucketParent>;
  LocationShare: ResolverTypeWrapper<Omit<LocationShare, 'quantity'> & { quantity: ResolversTypes['Quantity'] }>;
  ForecastOverride: ResolverTypeWrapper<Omit<ForecastOverride, 'previousQuantity' | 'quantity'> & { previousQuantity: ResolversTypes['Quantity'], quantity: ResolversTypes['Quantity'] }>;
  ForecastVersion: ResolverTypeWrapper<ForecastVersionParent>;
  ForecastVersionStatus: ForecastVersionStatus;
  ForecastMeasure: ForecastMeasure;
  ForecastVersionConnection: ResolverTypeWrapper<Omit<ForecastVersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ForecastVersionEdge']>, nodes: ReadonlyArray<ResolversTypes['ForecastVersion']> }>;
  ForecastVersionEdge: ResolverTypeWrapper<Omit<ForecastVersionEdge, 'node'> & { node: ResolversTypes['ForecastVersion'] }>;
  Quantity: ResolverTypeWrapper<QuantityParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  ForecastSource: ForecastSource;
  ForecastFallback: ResolverTypeWrapper<ForecastFallbackParent>;
  ForecastFallbackPolicy: ForecastFallbackPolicy;
  OnBreach: OnBreach;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  InventoryPosition: ResolverTypeWrapper<InventoryPositionParent>;
  DaysOfCover: ResolverTypeWrapper<DaysOfCover>;
  ForecastChange: ResolverTypeWrapper<ForecastChangeParent>;
  ForecastAccuracy: ResolverTypeWrapper<ForecastAccuracyParent>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Product: ProductRefParent;
  Demand: DemandParent;
  ProductForecast: ProductForecastParent;
  LocationForecast: LocationForecastParent;
  ForecastBucket: ForecastBucketParent;
  LocationShare: Omit<LocationShare, 'quantity'> & { quantity: ResolversParentTypes['Quantity'] };
  ForecastOverride: Omit<ForecastOverride, 'previousQuantity' | 'quantity'> & { previousQuantity: ResolversParentTypes['Quantity'], quantity: ResolversParentTypes['Quantity'] };
  ForecastVersion: ForecastVersionParent;
  ForecastVersionConnection: Omit<ForecastVersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ForecastVersionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ForecastVersion']> };
  ForecastVersionEdge: Omit<ForecastVersionEdge, 'node'> & { node: ResolversParentTypes['ForecastVersion'] };
  Quantity: QuantityParent;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  Cursor: Scalars['Cursor']['output'];
  ForecastFallback: ForecastFallbackParent;
  Duration: Scalars['Duration']['output'];
  InventoryPosition: InventoryPositionParent;
  DaysOfCover: DaysOfCover;
  ForecastChange: ForecastChangeParent;
  ForecastAccuracy: ForecastAccuracyParent;
};

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
  forecastVersion?: Resolver<Maybe<ResolversTypes['ForecastVersion']>, ParentType, ContextType, Partial<QueryForecastVersionArgs>>;
  currentForecastVersion?: Resolver<Maybe<ResolversTypes['ForecastVersion']>, ParentType, ContextType>;
  forecastVersions?: Resolver<ResolversTypes['ForecastVersionConnection'], ParentType, ContextType, Partial<QueryForecastVersionsArgs>>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  forecast?: Resolver<Maybe<ResolversTypes['ProductForecast']>, ParentType, ContextType, RequireFields<ProductForecastArgs, 'measure'>>;
  demand?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Demand']>>, ParentType, ContextType, RequireFields<ProductDemandArgs, 'from' | 'to' | 'measure'>>;
  forecastChanges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ForecastChange']>>, ParentType, ContextType, RequireFields<ProductForecastChangesArgs, 'from' | 'measure'>>;
  forecastAccuracy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ForecastAccuracy']>>, ParentType, ContextType, RequireFields<ProductForecastAccuracyArgs, 'from' | 'to' | 'lagWeeks' | 'measure'>>;
};

export type DemandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Demand'] = ResolversParentTypes['Demand']> = {
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['DemandMeasure'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProductForecastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductForecast'] = ResolversParentTypes['ProductForecast']> = {
  version?: Resolver<ResolversTypes['ForecastVersion'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ForecastMeasure'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['ForecastBucket']>, ParentType, ContextType, RequireFields<ProductForecastBucketsArgs, 'first'>>;
  locations?: Resolver<ReadonlyArray<ResolversTypes['LocationForecast']>, ParentType, ContextType>;
  spread?: Resolver<ReadonlyArray<ResolversTypes['LocationShare']>, ParentType, ContextType, RequireFields<ProductForecastSpreadArgs, 'total' | 'first' | 'fractionDigits'>>;
  servedFrom?: Resolver<ResolversTypes['ForecastSource'], ParentType, ContextType>;
  fallback?: Resolver<Maybe<ResolversTypes['ForecastFallback']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LocationForecastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocationForecast'] = ResolversParentTypes['LocationForecast']> = {
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['ForecastBucket']>, ParentType, ContextType, RequireFields<LocationForecastBucketsArgs, 'first'>>;
  overrides?: Resolver<ReadonlyArray<ResolversTypes['ForecastOverride']>, ParentType, ContextType>;
};

export type ForecastBucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastBucket'] = ResolversParentTypes['ForecastBucket']> = {
  start?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  ordered?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  unconsumed?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type LocationShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocationShare'] = ResolversParentTypes['LocationShare']> = {
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type ForecastOverrideResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastOverride'] = ResolversParentTypes['ForecastOverride']> = {
  bucketStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  previousQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enteredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ForecastVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastVersion'] = ResolversParentTypes['ForecastVersion'], FederationReferenceType extends FederationReferenceTypes['ForecastVersion'] = FederationReferenceTypes['ForecastVersion']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ForecastVersion']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ForecastVersionStatus'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  horizonStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  seriesCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ForecastVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastVersionConnection'] = ResolversParentTypes['ForecastVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ForecastVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ForecastVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ForecastVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastVersionEdge'] = ResolversParentTypes['ForecastVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ForecastVersion'], ParentType, ContextType>;
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

export type ForecastFallbackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastFallback'] = ResolversParentTypes['ForecastFallback']> = {
  policy?: Resolver<ResolversTypes['ForecastFallbackPolicy'], ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type InventoryPositionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryPosition'] = ResolversParentTypes['InventoryPosition'], FederationReferenceType extends FederationReferenceTypes['InventoryPosition'] = FederationReferenceTypes['InventoryPosition']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InventoryPosition']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  daysOfCover?: Resolver<Maybe<ResolversTypes['DaysOfCover']>, ParentType, ContextType>;
};

export type DaysOfCoverResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DaysOfCover'] = ResolversParentTypes['DaysOfCover']> = {
  days?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  isAtLeast?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  versionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ForecastChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastChange'] = ResolversParentTypes['ForecastChange']> = {
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
};

export type ForecastAccuracyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastAccuracy'] = ResolversParentTypes['ForecastAccuracy']> = {
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weekCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  wape?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  bias?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  mape?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  mapeSkippedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mase?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  valueAdded?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  trackingSignal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Demand?: DemandResolvers<ContextType>;
  ProductForecast?: ProductForecastResolvers<ContextType>;
  LocationForecast?: LocationForecastResolvers<ContextType>;
  ForecastBucket?: ForecastBucketResolvers<ContextType>;
  LocationShare?: LocationShareResolvers<ContextType>;
  ForecastOverride?: ForecastOverrideResolvers<ContextType>;
  ForecastVersion?: ForecastVersionResolvers<ContextType>;
  ForecastVersionConnection?: ForecastVersionConnectionResolvers<ContextType>;
  ForecastVersionEdge?: ForecastVersionEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  ForecastFallback?: ForecastFallbackResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  InventoryPosition?: InventoryPositionResolvers<ContextType>;
  DaysOfCover?: DaysOfCoverResolvers<ContextType>;
  ForecastChange?: ForecastChangeResolvers<ContextType>;
  ForecastAccuracy?: ForecastAccuracyResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  freshness?: FreshnessDirectiveResolver<any, any, ContextType>;
  maxStaleness?: MaxStalenessDirectiveResolver<any, any, ContextType>;
};
