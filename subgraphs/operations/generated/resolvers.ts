// Made from schema.graphql by `npm run codegen`; do not edit.
import type { Instant } from '@distribution/model/time/instant';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { InventoryException as InventoryExceptionParent } from '@distribution/model/operations/exception';
import type { LocationRef as LocationRefParent } from '@distribution/model/locations/location';
import type { ParkedRecord as ParkedRecordParent } from '@distribution/model/operations/ports';
import type { ProductRef as ProductRefParent } from '@distribution/model/products/product';
import type { SyncFlow as SyncFlowParent, SyncRun as SyncRunParent } from '@distribution/model/operations/sync-flow';
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
  /** An opaque place in a list or a stream, made and sealed by the graph. Hand it back unchanged; anything else is refused with CURSOR_INVALID. */
  Cursor: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** How a value of an event is compared with what a filter asks for. */
export type EventMatch =
  /** The value is one of the list given; an empty list lets nothing through. */
  | 'IN'
  /** The value is the one given. */
  | 'EQUALS'
  /** The value is the one given or a later one, in the order the enum declares its values. */
  | 'AT_LEAST';

export type Query = {
  readonly __typename?: 'Query';
  /** One inventory exception by its id; null when there is none the caller may see. */
  readonly inventoryException?: Maybe<InventoryException>;
  /**
   * Inventory exceptions the caller may see, newest first. To miss nothing: read this list, then subscribe to
   * `inventoryExceptions` after its `eventCursor`.
   */
  readonly inventoryExceptions: InventoryExceptionConnection;
  /** The flows that bring records in from outside systems, each with how current it is, in the order of their name. */
  readonly syncFlows: ReadonlyArray<SyncFlow>;
  /** One flow by its name; null when there is no such flow. */
  readonly syncFlow?: Maybe<SyncFlow>;
  /** Attempts of the flows, newest first. */
  readonly syncRuns: SyncRunConnection;
  /**
   * Records that could not be taken and wait with their reason, newest first. Shown only to callers without any row
   * restriction (FORBIDDEN otherwise), for a record that was not understood belongs to nobody in particular.
   */
  readonly parkedRecords: ParkedRecordConnection;
};


export type QueryInventoryExceptionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInventoryExceptionsArgs = {
  filter?: InputMaybe<InventoryExceptionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QuerySyncFlowArgs = {
  name: Scalars['String']['input'];
};


export type QuerySyncRunsArgs = {
  flow?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryParkedRecordsArgs = {
  flow?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Every opening, change and closing of an inventory exception the caller may see, in the order it happened. Without
   * `after`, from now on; with it, everything since then first, without a gap.
   */
  readonly inventoryExceptions?: Maybe<InventoryExceptionEvent>;
};


export type SubscriptionInventoryExceptionsArgs = {
  filter?: InputMaybe<InventoryExceptionFilter>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** One thing that happened to an inventory exception. */
export type InventoryExceptionEvent = {
  readonly __typename?: 'InventoryExceptionEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The exception as it was right after the event. */
  readonly exception: InventoryException;
};

/** An article the distributor trades: group-wide master data of the ERP. */
export type Product = {
  readonly __typename?: 'Product';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The open exceptions of this product the caller may see, newest first; null when they cannot be had now. */
  readonly exceptions?: Maybe<ReadonlyArray<InventoryException>>;
};

/**
 * Something about stock that a person should look at. At most one is open per kind, product and location; when it comes
 * back after it was closed, a new one opens.
 */
export type InventoryException = {
  readonly __typename?: 'InventoryException';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** What is wrong. */
  readonly kind: InventoryExceptionKind;
  /** How urgent it is. */
  readonly severity: Severity;
  /** Whether it still holds. */
  readonly status: InventoryExceptionStatus;
  /** One sentence with the numbers that made it open or change. */
  readonly message: Scalars['String']['output'];
  /** The SKU of the product, as it was then. */
  readonly sku: Scalars['String']['output'];
  /** The product; null when it is gone or the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** The code of the location, as it was then. */
  readonly locationCode: Scalars['String']['output'];
  /** The location; null when it is gone or the locations graph cannot tell it now. */
  readonly location?: Maybe<Location>;
  /** The legal entity (company of the group) that owns the stock, by its code. */
  readonly legalEntity: Scalars['String']['output'];
  /** The region of the location, by its code. */
  readonly regionCode: Scalars['String']['output'];
  /** When it was found. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** When it last changed (opened, another severity, closed). */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** When it ceased to hold; null while it is open. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What is wrong with stock. Values may be added. */
export type InventoryExceptionKind =
  /** Available (on hand − held − allocated − reserved) is below safety stock. */
  | 'STOCKOUT_RISK'
  /** On hand is below zero: goods left that were never booked in. */
  | 'NEGATIVE_STOCK';

/** How urgent something is, from least to most; the order is part of the meaning. Values may be added. */
export type Severity =
  /** Can wait. */
  | 'LOW'
  /** Should be looked at. A stock-out risk while available is at least half of safety stock. */
  | 'MEDIUM'
  /** Should be looked at today. A stock-out risk below half of safety stock; any negative stock. */
  | 'HIGH'
  /** Needs somebody now. A stock-out risk with nothing available. */
  | 'CRITICAL';

/** Whether an exception still holds. */
export type InventoryExceptionStatus =
  /** It holds. */
  | 'OPEN'
  /** It ceased to hold. */
  | 'CLOSED';

/** Which inventory exceptions are meant. Every condition given must hold; one that is left out or null does not restrict. */
export type InventoryExceptionFilter = {
  /** Only exceptions of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<InventoryExceptionKind>>;
  /** Only exceptions at least this urgent. */
  readonly severityAtLeast?: InputMaybe<Severity>;
  /** Only exceptions in these regions, by region code. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions at these locations, by location code, at most 1000. */
  readonly locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only open or only closed ones. */
  readonly status?: InputMaybe<InventoryExceptionStatus>;
};

/** One kind of record on its way from one outside system into the graph, and how current it is. */
export type SyncFlow = {
  readonly __typename?: 'SyncFlow';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /** The name of the flow, for example purchase-orders. */
  readonly name: Scalars['String']['output'];
  /** How the records come. */
  readonly mode: SyncFlowMode;
  /** The outside system of the flow, by the code it is configured under, for example erp. */
  readonly system: Scalars['String']['output'];
  /** How old the flow's records may be, in seconds, before the flow counts as late. */
  readonly freshnessTargetSeconds: Scalars['Int']['output'];
  /** When the flow was last tried; null before the first time. */
  readonly lastAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the flow last succeeded; null before the first time. */
  readonly lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** Up to which instant of the source's clock the flow vouches for everything; null before the first success. */
  readonly confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Now − `confirmedAt` in whole seconds, never below 0; null before the first success. */
  readonly lagSeconds?: Maybe<Scalars['Int']['output']>;
  /** Whether the flow is within its target. */
  readonly status: SyncFlowStatus;
  /** The code of the error the last attempt ended with; null after a success. */
  readonly lastErrorCode?: Maybe<Scalars['String']['output']>;
  /** What went wrong the last time, in words; null after a success. */
  readonly lastErrorMessage?: Maybe<Scalars['String']['output']>;
};

/** How the records of a flow come. Values may be added. */
export type SyncFlowMode =
  /** Pushed by the system, with a poll as a safety net. */
  | 'EVENT'
  /** Polled every few seconds. */
  | 'MICRO_BATCH'
  /** Read by schedule. */
  | 'BATCH';

/** Whether a flow is within its freshness target. Values may be added. */
export type SyncFlowStatus =
  /** Within its freshness target. */
  | 'HEALTHY'
  /** Beyond its freshness target. */
  | 'LATE'
  /** The last attempt failed. */
  | 'FAILING'
  /** Has not succeeded yet. */
  | 'NEVER_RUN';

/** One attempt of a flow. */
export type SyncRun = {
  readonly __typename?: 'SyncRun';
  /** Identity of the attempt. */
  readonly id: Scalars['ID']['output'];
  /** The name of the flow. */
  readonly flow: Scalars['String']['output'];
  /** What started it. */
  readonly trigger: SyncRunTrigger;
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended; null while it runs. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it ended. */
  readonly outcome: SyncRunOutcome;
  /** How many records were read. */
  readonly read: Scalars['Int']['output'];
  /** How many of them changed something. */
  readonly applied: Scalars['Int']['output'];
  /** How many of them were known already or older than what is known. */
  readonly unchanged: Scalars['Int']['output'];
  /** How many of them could not be taken and wait with their reason. */
  readonly parked: Scalars['Int']['output'];
  /** The code of the error it ended with; null where it did not fail. */
  readonly errorCode?: Maybe<Scalars['String']['output']>;
  /** What went wrong, in words; null where it did not fail. */
  readonly errorMessage?: Maybe<Scalars['String']['output']>;
  /** The correlation id by which logs and outside calls of this attempt are found. */
  readonly correlationId: Scalars['String']['output'];
};

/** What started an attempt. Values may be added. */
export type SyncRunTrigger =
  /** The first reading of everything. */
  | 'SEED'
  /** The flow's own schedule. */
  | 'POLL'
  /** A message pushed by the system. */
  | 'WEBHOOK'
  /** A person. */
  | 'MANUAL';

/** How an attempt ended. Values may be added. */
export type SyncRunOutcome =
  /** It has not ended. */
  | 'RUNNING'
  /** Everything read was applied or parked with its reason. */
  | 'SUCCEEDED'
  /** It stopped with an error; nothing of the page in hand was applied. */
  | 'FAILED'
  /** Its process went away; the next attempt went on where it stood. */
  | 'ABANDONED';

/** A record that could not be taken: what it was, where it failed and why. Nothing accepted is dropped. */
export type ParkedRecord = {
  readonly __typename?: 'ParkedRecord';
  /** Identity of the parked record. */
  readonly id: Scalars['ID']['output'];
  /** The name of the flow it came by. */
  readonly flow: Scalars['String']['output'];
  /** The best name there is for the record. */
  readonly key: Scalars['String']['output'];
  /** Where it failed. */
  readonly stage: ParkedRecordStage;
  /** The code of the reason, for example UNKNOWN_REFERENCE. */
  readonly errorCode: Scalars['String']['output'];
  /** The reason in words. */
  readonly errorMessage: Scalars['String']['output'];
  /** The record as it came, as text. */
  readonly payload: Scalars['String']['output'];
  /** When it was parked. */
  readonly parkedAt: Scalars['DateTime']['output'];
};

/** Where a record failed. Values may be added. */
export type ParkedRecordStage =
  /** On the way in. */
  | 'RECEIVE'
  /** It could not be understood. */
  | 'PARSE'
  /** It was understood and could not be applied, for example because a record it names is not known. */
  | 'APPLY';

/** A page of inventory exceptions, newest first. */
export type InventoryExceptionConnection = {
  readonly __typename?: 'InventoryExceptionConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<InventoryExceptionEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<InventoryException>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** The head of the event stream just before this page was read: subscribe after it to miss nothing. */
  readonly eventCursor: Scalars['Cursor']['output'];
};

/** One row of a page of inventory exceptions. */
export type InventoryExceptionEdge = {
  readonly __typename?: 'InventoryExceptionEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: InventoryException;
};

/** A page of attempts, newest first. */
export type SyncRunConnection = {
  readonly __typename?: 'SyncRunConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<SyncRunEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<SyncRun>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of attempts. */
export type SyncRunEdge = {
  readonly __typename?: 'SyncRunEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: SyncRun;
};

/** A page of parked records, newest first. */
export type ParkedRecordConnection = {
  readonly __typename?: 'ParkedRecordConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ParkedRecordEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<ParkedRecord>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of parked records. */
export type ParkedRecordEdge = {
  readonly __typename?: 'ParkedRecordEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: ParkedRecord;
};

/** A place that holds stock: a site of the distributor or of one it serves. */
export type Location = {
  readonly __typename?: 'Location';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
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
  InventoryException: InventoryException;
  SyncFlow: SyncFlow;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  InventoryException:
    ( { __typename: 'InventoryException' }
    & GraphQLRecursivePick<FederationTypes['InventoryException'], {"id":true}> );
  SyncFlow:
    ( { __typename: 'SyncFlow' }
    & ( GraphQLRecursivePick<FederationTypes['SyncFlow'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['SyncFlow'], {"name":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  EventMatch: EventMatch;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  InventoryExceptionEvent: ResolverTypeWrapper<Omit<InventoryExceptionEvent, 'exception'> & { exception: ResolversTypes['InventoryException'] }>;
  Product: ResolverTypeWrapper<ProductRefParent>;
  InventoryException: ResolverTypeWrapper<InventoryExceptionParent>;
  InventoryExceptionKind: InventoryExceptionKind;
  Severity: Severity;
  InventoryExceptionStatus: InventoryExceptionStatus;
  InventoryExceptionFilter: InventoryExceptionFilter;
  SyncFlow: ResolverTypeWrapper<SyncFlowParent>;
  SyncFlowMode: SyncFlowMode;
  SyncFlowStatus: SyncFlowStatus;
  SyncRun: ResolverTypeWrapper<SyncRunParent>;
  SyncRunTrigger: SyncRunTrigger;
  SyncRunOutcome: SyncRunOutcome;
  ParkedRecord: ResolverTypeWrapper<ParkedRecordParent>;
  ParkedRecordStage: ParkedRecordStage;
  InventoryExceptionConnection: ResolverTypeWrapper<Omit<InventoryExceptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InventoryExceptionEdge']>, nodes: ReadonlyArray<ResolversTypes['InventoryException']> }>;
  InventoryExceptionEdge: ResolverTypeWrapper<Omit<InventoryExceptionEdge, 'node'> & { node: ResolversTypes['InventoryException'] }>;
  SyncRunConnection: ResolverTypeWrapper<Omit<SyncRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SyncRunEdge']>, nodes: ReadonlyArray<ResolversTypes['SyncRun']> }>;
  SyncRunEdge: ResolverTypeWrapper<Omit<SyncRunEdge, 'node'> & { node: ResolversTypes['SyncRun'] }>;
  ParkedRecordConnection: ResolverTypeWrapper<Omit<ParkedRecordConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ParkedRecordEdge']>, nodes: ReadonlyArray<ResolversTypes['ParkedRecord']> }>;
  ParkedRecordEdge: ResolverTypeWrapper<Omit<ParkedRecordEdge, 'node'> & { node: ResolversTypes['ParkedRecord'] }>;
  Location: ResolverTypeWrapper<LocationRefParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Subscription: Record<PropertyKey, never>;
  InventoryExceptionEvent: Omit<InventoryExceptionEvent, 'exception'> & { exception: ResolversParentTypes['InventoryException'] };
  Product: ProductRefParent;
  InventoryException: InventoryExceptionParent;
  InventoryExceptionFilter: InventoryExceptionFilter;
  SyncFlow: SyncFlowParent;
  SyncRun: SyncRunParent;
  ParkedRecord: ParkedRecordParent;
  InventoryExceptionConnection: Omit<InventoryExceptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InventoryExceptionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InventoryException']> };
  InventoryExceptionEdge: Omit<InventoryExceptionEdge, 'node'> & { node: ResolversParentTypes['InventoryException'] };
  SyncRunConnection: Omit<SyncRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SyncRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SyncRun']> };
  SyncRunEdge: Omit<SyncRunEdge, 'node'> & { node: ResolversParentTypes['SyncRun'] };
  ParkedRecordConnection: Omit<ParkedRecordConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ParkedRecordEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ParkedRecord']> };
  ParkedRecordEdge: Omit<ParkedRecordEdge, 'node'> & { node: ResolversParentTypes['ParkedRecord'] };
  Location: LocationRefParent;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  DateTime: Scalars['DateTime']['output'];
  Cursor: Scalars['Cursor']['output'];
  String: Scalars['String']['output'];
};

export type EventStreamDirectiveArgs = {
  topic: Scalars['String']['input'];
};

export type EventStreamDirectiveResolver<Result, Parent, ContextType = Context, Args = EventStreamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EventCursorDirectiveArgs = { };

export type EventCursorDirectiveResolver<Result, Parent, ContextType = Context, Args = EventCursorDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EventFilterDirectiveArgs = {
  path: Scalars['String']['input'];
  match: EventMatch;
};

export type EventFilterDirectiveResolver<Result, Parent, ContextType = Context, Args = EventFilterDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  inventoryException?: Resolver<Maybe<ResolversTypes['InventoryException']>, ParentType, ContextType, RequireFields<QueryInventoryExceptionArgs, 'id'>>;
  inventoryExceptions?: Resolver<ResolversTypes['InventoryExceptionConnection'], ParentType, ContextType, Partial<QueryInventoryExceptionsArgs>>;
  syncFlows?: Resolver<ReadonlyArray<ResolversTypes['SyncFlow']>, ParentType, ContextType>;
  syncFlow?: Resolver<Maybe<ResolversTypes['SyncFlow']>, ParentType, ContextType, RequireFields<QuerySyncFlowArgs, 'name'>>;
  syncRuns?: Resolver<ResolversTypes['SyncRunConnection'], ParentType, ContextType, Partial<QuerySyncRunsArgs>>;
  parkedRecords?: Resolver<ResolversTypes['ParkedRecordConnection'], ParentType, ContextType, Partial<QueryParkedRecordsArgs>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  inventoryExceptions?: SubscriptionResolver<Maybe<ResolversTypes['InventoryExceptionEvent']>, "inventoryExceptions", ParentType, ContextType, Partial<SubscriptionInventoryExceptionsArgs>>;
};

export type InventoryExceptionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryExceptionEvent'] = ResolversParentTypes['InventoryExceptionEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  exception?: Resolver<ResolversTypes['InventoryException'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  exceptions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InventoryException']>>, ParentType, ContextType>;
};

export type InventoryExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryException'] = ResolversParentTypes['InventoryException'], FederationReferenceType extends FederationReferenceTypes['InventoryException'] = FederationReferenceTypes['InventoryException']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InventoryException']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InventoryExceptionKind'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InventoryExceptionStatus'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  regionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SyncFlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncFlow'] = ResolversParentTypes['SyncFlow'], FederationReferenceType extends FederationReferenceTypes['SyncFlow'] = FederationReferenceTypes['SyncFlow']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SyncFlow']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['SyncFlowMode'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  freshnessTargetSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SyncFlowStatus'], ParentType, ContextType>;
  lastErrorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastErrorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SyncRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncRun'] = ResolversParentTypes['SyncRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  flow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trigger?: Resolver<ResolversTypes['SyncRunTrigger'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['SyncRunOutcome'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  applied?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ParkedRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParkedRecord'] = ResolversParentTypes['ParkedRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  flow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ParkedRecordStage'], ParentType, ContextType>;
  errorCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errorMessage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type InventoryExceptionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryExceptionConnection'] = ResolversParentTypes['InventoryExceptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InventoryExceptionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InventoryException']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  eventCursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
};

export type InventoryExceptionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryExceptionEdge'] = ResolversParentTypes['InventoryExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InventoryException'], ParentType, ContextType>;
};

export type SyncRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncRunConnection'] = ResolversParentTypes['SyncRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SyncRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SyncRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SyncRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncRunEdge'] = ResolversParentTypes['SyncRunEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SyncRun'], ParentType, ContextType>;
};

export type ParkedRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParkedRecordConnection'] = ResolversParentTypes['ParkedRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ParkedRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ParkedRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ParkedRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParkedRecordEdge'] = ResolversParentTypes['ParkedRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ParkedRecord'], ParentType, ContextType>;
};

export type LocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  InventoryExceptionEvent?: InventoryExceptionEventResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  InventoryException?: InventoryExceptionResolvers<ContextType>;
  SyncFlow?: SyncFlowResolvers<ContextType>;
  SyncRun?: SyncRunResolvers<ContextType>;
  ParkedRecord?: ParkedRecordResolvers<ContextType>;
  InventoryExceptionConnection?: InventoryExceptionConnectionResolvers<ContextType>;
  InventoryExceptionEdge?: InventoryExceptionEdgeResolvers<ContextType>;
  SyncRunConnection?: SyncRunConnectionResolvers<ContextType>;
  SyncRunEdge?: SyncRunEdgeResolvers<ContextType>;
  ParkedRecordConnection?: ParkedRecordConnectionResolvers<ContextType>;
  ParkedRecordEdge?: ParkedRecordEdgeResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  eventStream?: EventStreamDirectiveResolver<any, any, ContextType>;
  eventCursor?: EventCursorDirectiveResolver<any, any, ContextType>;
  eventFilter?: EventFilterDirectiveResolver<any, any, ContextType>;
};
