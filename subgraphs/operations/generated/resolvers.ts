// Made from the schema by `npm run codegen`; do not edit.
import type { Instant } from '@distribution/model/time/instant';
import type { Decimal } from '@distribution/model/measure/decimal';
import type { LocalDate } from '@distribution/model/time/local-date';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ApprovalRequest as ApprovalRequestParent } from '@distribution/model/decision/approval-request';
import type { AssumedDifference as AssumedDifferenceParent, ReconcilingItem as ReconcilingItemParent, StockDifference as StockDifferenceParent } from '@distribution/model/operations/stock-difference';
import type { AuditBeginning as AuditBeginningParent, AuditEntry as AuditEntryParent, AuditVerdict as AuditVerdictParent, LegalHold as LegalHoldParent } from '@distribution/model/operations/audit';
import type { BlastRadius as BlastRadiusParent, Failure as FailureParent, FailureFallback as FailureFallbackParent, PlaybookStep as PlaybookStepParent } from '@distribution/model/operations/failure';
import type { BusinessException as BusinessExceptionParent } from '@distribution/model/operations/business-exception';
import type { BusinessTelemetry as BusinessTelemetryParent, ExceptionAging as ExceptionAgingParent, FlowFigures as FlowFiguresParent } from '@distribution/model/operations/flow-figures';
import type { ChangeJournal as ChangeJournalParent, ForecastImpact as ForecastImpactParent, ForecastPublication as ForecastPublicationParent, OrderRecommendation as OrderRecommendationParent, OutboundCommand as OutboundCommandParent, PurchaseOrder as PurchaseOrderParent, ReaderConnection as ReaderConnectionParent, SyncCommand as SyncCommandParent } from '../parents.ts';
import type { CodeMapping as CodeMappingParent, UnmappedCode as UnmappedCodeParent } from '@distribution/model/operations/stewardship';
import type { Drift as DriftParent, FieldDifference as FieldDifferenceParent, ReconciliationRun as ReconciliationRunParent } from '@distribution/model/operations/reconciliation';
import type { ExceptionCluster as ExceptionClusterParent } from '@distribution/model/operations/exception-desk';
import type { FlowReplacement as FlowReplacementParent } from '@distribution/model/operations/flow-replacement';
import type { ForecastReach as ForecastReachParent, OrderMatch as OrderMatchParent, ReplenishmentOutcomes as ReplenishmentOutcomesParent } from '@distribution/model/decision/replenishment-outcomes';
import type { FreshnessTarget as FreshnessTargetParent } from '@distribution/model/operations/freshness-target';
import type { InventoryException as InventoryExceptionParent } from '@distribution/model/operations/exception';
import type { LocationRef as LocationRefParent } from '@distribution/model/locations/location';
import type { Money as MoneyParent } from '@distribution/model/measure/money';
import type { OutsideSystem as OutsideSystemParent, OutsideSystemQuota as OutsideSystemQuotaParent } from '@distribution/model/operations/system-state';
import type { ParkedRecord as ParkedRecordParent } from '@distribution/model/operations/ports';
import type { ProductRef as ProductRefParent } from '@distribution/model/products/product';
import type { ProjectionComparison as ProjectionComparisonParent, ReplayReport as ReplayReportParent, VerificationReport as VerificationReportParent } from '@distribution/model/operations/journal';
import type { Quantity as QuantityParent } from '@distribution/model/measure/quantity';
import type { Reader as ReaderParent, RestingDecision as RestingDecisionParent, ValueCorrection as ValueCorrectionParent } from '@distribution/model/operations/readers';
import type { ServiceLevel as ServiceLevelParent } from '@distribution/model/operations/service-level';
import type { SupplierRef as SupplierRefParent } from '@distribution/model/supply/supplier';
import type { SyncFlow as SyncFlowParent, SyncRun as SyncRunParent } from '@distribution/model/operations/sync-flow';
import type { SyncLatency as SyncLatencyParent } from '@distribution/model/operations/sync-latency';
import type { WorkflowImpact as WorkflowImpactParent, WorkflowStatus as WorkflowStatusParent } from '@distribution/model/operations/workflow';
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
  /** An exact decimal number as text in plain notation, for example "12.5": no exponent, no rounding, never a float. */
  Decimal: { input: Decimal; output: Decimal; }
  /** A calendar day without a zone, YYYY-MM-DD. The zone it is meant in is named where it is used. */
  Date: { input: LocalDate; output: LocalDate; }
  /**
   * A length of time: ISO 8601 in weeks, days of 24 hours, hours, minutes and seconds, for example PT15M. Not in years or
   * months, whose length depends on when they begin.
   */
  Duration: { input: unknown; output: unknown; }
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

/** An exact amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount in units of the currency (not in minor units), exact. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency as its ISO 4217 code, for example USD. */
  readonly currency: Scalars['String']['output'];
};

/** Who the distributor buys from. */
export type Supplier = {
  readonly __typename?: 'Supplier';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
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

/** An exact amount of something in a unit of measure. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** The amount, exact; may be negative where the field says so. */
  readonly value: Scalars['Decimal']['output'];
  /** The unit as its UN/ECE Recommendation 20 common code, for example EA, CS, KGM. */
  readonly unit: Scalars['String']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** What waits for somebody's leave, and what was decided, newest first: what one of the caller's roles decides about, what the caller asked for or decided, in the own regions and legal entities; operators see all of these. */
  readonly approvals: ApprovalRequestConnection;
  /** One of them by its id; null when it is not for the caller to see. */
  readonly approval?: Maybe<ApprovalRequest>;
  /** Who did what, newest first. For operators without any row restriction. */
  readonly auditTrail: ReadonlyArray<AuditEntry>;
  /**
   * Reads the whole audit trail and computes every hash again: whether one entry was altered, added or taken out, also at its
   * end. With `kept`, whether it still has what it had when that was kept: who can write to the database could write all
   * of it anew. For operators without any row restriction.
   */
  readonly auditVerdict: AuditVerdict;
  /**
   * The trail in its own order with the hash of each entry, for whoever keeps or checks it elsewhere: ask again with `after`
   * the last position until nothing comes. For operators.
   */
  readonly auditExport: ReadonlyArray<AuditEntry>;
  /** What is kept from being forgotten, newest first; released holds too. For operators. */
  readonly legalHolds: ReadonlyArray<LegalHold>;
  /**
   * The steward's queue: codes of outside systems that records refer by and nobody knows, those that are waited for longest
   * first. The records are held, never guessed. For stewards without any row restriction (FORBIDDEN otherwise).
   */
  readonly unmappedCodes: UnmappedCodeConnection;
  /** What stewards decided codes of outside systems to mean, newest first. For stewards without any row restriction. */
  readonly codeMappings: CodeMappingConnection;
  /** One command by its id; null when there is none. Shown to operators and to who asked for it (FORBIDDEN otherwise). */
  readonly syncCommand?: Maybe<SyncCommand>;
  /** What people and schedules asked the platform to do, newest first. */
  readonly syncCommands: SyncCommandConnection;
  /**
   * Comparisons of what is here with what the systems of record tell, newest first. Shown only to callers without any row
   * restriction (FORBIDDEN otherwise), as drifts are.
   */
  readonly reconciliationRuns: ReconciliationRunConnection;
  /**
   * Records that stand otherwise here than in their system, newest first. Shown only to callers without any row restriction
   * (FORBIDDEN otherwise).
   */
  readonly drifts: DriftConnection;
  /** One exception of the business by its id; null when the caller's queues have none such. */
  readonly exception?: Maybe<BusinessException>;
  /**
   * Exceptions of the whole business in the queues of the caller's roles, newest first; operators see all queues. To miss
   * nothing: read this list, then subscribe to `exceptionChanged` after its `eventCursor`.
   */
  readonly exceptions: BusinessExceptionConnection;
  /** Where the exceptions gather that `exceptions` would show: groups with one thing in common, the largest first, at most 100. */
  readonly exceptionClusters: ReadonlyArray<ExceptionCluster>;
  /**
   * One failure: an attempt of a flow that failed, a parked record, a drift or an exception of the business, by its id; null when
   * there is none such. Shown only to callers without any row restriction (FORBIDDEN otherwise).
   */
  readonly failure?: Maybe<Failure>;
  /**
   * How every flow fares, by site, in the order of flow and site; the same as the metrics of GET /metrics with the labels flow and
   * dc. Every flow has a row without a site: what belongs to none. Shown only to callers without any row restriction.
   */
  readonly flowFigures: ReadonlyArray<FlowFigures>;
  /**
   * How the business is served, in figures; the same as the metrics of GET /metrics. Formulas: docs/service-levels.md. Shown only
   * to callers without any row restriction.
   */
  readonly businessTelemetry: BusinessTelemetry;
  /** The flows that bring records in from outside systems, each with how current it is, in the order of their name. */
  readonly syncFlows: ReadonlyArray<SyncFlow>;
  /** One flow by its name; null when there is no such flow. */
  readonly syncFlow?: Maybe<SyncFlow>;
  /** Attempts of the flows, newest first. Only for callers who may see every row. */
  readonly syncRuns: SyncRunConnection;
  /** One publication of a forecast by its id, or the one of a version by the version's own name; null when there is none. By exactly one of the two. For planners and operators. */
  readonly forecastPublication?: Maybe<ForecastPublication>;
  /** How published forecasts were taken into the ERP, newest first. For planners and operators. */
  readonly forecastPublications: ForecastPublicationConnection;
  /** What was found wrong with a version when it was published, in the order of its series, at the places the caller may see. For planners and operators. */
  readonly forecastFindings: ForecastFindingConnection;
  /** What published forecasts do to products and locations, by product and location, within what the caller may see. For planners, procurement and operators. */
  readonly forecastImpacts: ForecastImpactConnection;
  /** One of them by its id; null when the caller may see none such. */
  readonly forecastImpact?: Maybe<ForecastImpact>;
  /** One inventory exception by its id; null when there is none the caller may see. */
  readonly inventoryException?: Maybe<InventoryException>;
  /**
   * Inventory exceptions the caller may see, newest first. To miss nothing: read this list, then subscribe to
   * `inventoryExceptions` after its `eventCursor`.
   */
  readonly inventoryExceptions: InventoryExceptionConnection;
  /** What the journal of changes holds: how far back a replay can go. For operators without any row restriction. */
  readonly changeJournal: ChangeJournal;
  /**
   * One command to an outside system by its id; null when there is none for the caller to see. Operators see all in their regions
   * and legal entities, others of those what they asked for, and what rests on an approval that they asked for, decided or may
   * decide about.
   */
  readonly outboundCommand?: Maybe<OutboundCommand>;
  /**
   * What was to be done in outside systems, and what became of it, newest first. Seen as by
   * `outboundCommand`.
   */
  readonly outboundCommands: OutboundCommandConnection;
  /**
   * Records that could not be taken and wait with their reason, newest first. Shown only to callers without any row
   * restriction (FORBIDDEN otherwise), for a record that was not understood belongs to nobody in particular.
   */
  readonly parkedRecords: ParkedRecordConnection;
  /**
   * Who was given one of these records within a stretch of time, by which operation: over HTTP, over a socket, with an event.
   * For operators (FORBIDDEN otherwise). Of people the subject of their token is kept and nothing else. Empty where the log
   * of reads is switched off (READ_LOG).
   */
  readonly readersOf: ReaderConnection;
  /**
   * What became of forecasts that were published, and of orders that were placed, from an instant on and before another: how many
   * reached replenishment in time, and how many orders came from something approved. Formulas: docs/forecast-publication.md.
   * Within what the caller may see. For planners, procurement and operators.
   */
  readonly replenishmentOutcomes: ReplenishmentOutcomes;
  /**
   * The orders placed in that time that came from nothing approved, newest first; drafts and cancelled orders aside. For planners,
   * procurement and operators.
   */
  readonly unmatchedPurchaseOrders: UnmatchedPurchaseOrderConnection;
  /**
   * What was promised of flows and how it is kept, in the order of the names. Shown only to callers without any row restriction
   * (FORBIDDEN otherwise). Who is to be told of a budget that burns too fast subscribes to `exceptionChanged` with the kind
   * SERVICE_LEVEL_BURN.
   */
  readonly serviceLevels: ReadonlyArray<ServiceLevel>;
  /**
   * Why the books and the floor differ for one product at one site: the figure the system of record booked last, what is on hand
   * here, and the movements between, which add up exactly. Null when there is no such position in the caller's rows.
   */
  readonly stockDifference?: Maybe<StockDifference>;
  /**
   * How long changes took from their outside system to the graph, by flow and site or region, the slowest first (by p95). A
   * change counts from the instant its system gives it to the moment it stood here; where a system gives none, that is the
   * instant it was read, and the figures are ours alone. First loads do not count, nor does what changed nothing. What belongs to
   * no site is shown only to callers without a row restriction.
   */
  readonly syncLatency: ReadonlyArray<SyncLatency>;
  /**
   * The outside systems that are connected, each with what protects it and how it fares, in the order of their name. Shown
   * only to callers without any row restriction (FORBIDDEN otherwise): it is the house's own business.
   */
  readonly systems: ReadonlyArray<OutsideSystem>;
};


export type QueryApprovalsArgs = {
  states?: InputMaybe<ReadonlyArray<ApprovalState>>;
  kinds?: InputMaybe<ReadonlyArray<ActionKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryApprovalArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAuditTrailArgs = {
  target?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditVerdictArgs = {
  kept?: InputMaybe<AuditWitness>;
};


export type QueryAuditExportArgs = {
  after?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


export type QueryUnmappedCodesArgs = {
  system?: InputMaybe<Scalars['String']['input']>;
  kinds?: InputMaybe<ReadonlyArray<CodeKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryCodeMappingsArgs = {
  system?: InputMaybe<Scalars['String']['input']>;
  kinds?: InputMaybe<ReadonlyArray<CodeKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QuerySyncCommandArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySyncCommandsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryReconciliationRunsArgs = {
  flow?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryDriftsArgs = {
  flow?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<DriftStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryExceptionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryExceptionsArgs = {
  filter?: InputMaybe<BusinessExceptionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryExceptionClustersArgs = {
  by: ExceptionDimension;
  filter?: InputMaybe<BusinessExceptionFilter>;
};


export type QueryFailureArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFlowFiguresArgs = {
  flow?: InputMaybe<Scalars['String']['input']>;
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


export type QueryForecastPublicationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  version?: InputMaybe<Scalars['String']['input']>;
};


export type QueryForecastPublicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryForecastFindingsArgs = {
  publicationId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryForecastImpactsArgs = {
  filter?: InputMaybe<ForecastImpactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryForecastImpactArgs = {
  id: Scalars['ID']['input'];
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


export type QueryOutboundCommandArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOutboundCommandsArgs = {
  filter?: InputMaybe<OutboundCommandFilter>;
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


export type QueryReadersOfArgs = {
  input: ReadersOfInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryReplenishmentOutcomesArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type QueryUnmatchedPurchaseOrdersArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
};


export type QueryStockDifferenceArgs = {
  sku: Scalars['String']['input'];
  locationCode: Scalars['String']['input'];
};


export type QuerySyncLatencyArgs = {
  flow?: InputMaybe<Scalars['String']['input']>;
  locationCode?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
  windowMinutes?: InputMaybe<Scalars['Int']['input']>;
  by?: InputMaybe<SyncLatencyGrouping>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Approves actions, or rejects them; each is signed for exactly what it says. By one of the roles that the request names, and never by who asks. What cannot be decided is told in `userErrors`, the others are decided. */
  readonly decideApprovals: DecideApprovalsPayload;
  /** Takes back requests that nobody has decided: what waits for them is never done. By who asked, or an operator. What cannot be taken back is told in `userErrors`, the others are. */
  readonly withdrawApprovals: WithdrawApprovalsPayload;
  /** Keeps what was done to one target, or everything, from being forgotten until the hold is released. For operators. */
  readonly placeLegalHold: LegalHoldPayload;
  /** Lets go of a hold: what it kept is forgotten when its time is over. For operators. */
  readonly releaseLegalHold: LegalHoldPayload;
  /**
   * Says once what a code of a system means here. What was held for it is released, each record once, within a round of its
   * flow; later records of the system are read that way too. Saying something else later holds for what comes then.
   * For stewards without any row restriction.
   */
  readonly mapCode: CodeDecisionPayload;
  /**
   * Says that a code of a system means nothing here: what is held for it is given up, and so is what names it later. For
   * stewards without any row restriction.
   */
  readonly rejectCode: CodeDecisionPayload;
  /** Compares everything a system tells of a flow with what is here. Answers at once with the command. For operators without any row restriction. */
  readonly reconcileFlow: SyncCommandPayload;
  /**
   * Decides about a drift: the record here follows its system, or stays as it is. By the role that the drift's `review`
   * names, or an operator (FORBIDDEN otherwise).
   */
  readonly resolveDrift: ResolveDriftPayload;
  /** Takes an exception into somebody's hands: the caller's, or those of `assignee`. By the role of its queue, or an operator. */
  readonly claimException: ExceptionPayload;
  /**
   * Sets an exception aside until an instant; it opens again then, or earlier when it grows more urgent. By the role of its
   * queue, or an operator.
   */
  readonly snoozeException: ExceptionPayload;
  /**
   * Says that nothing more is to be done although the cause lasts; it opens again when it grows more urgent. What has no
   * cause any more closes by itself. By the role of its queue, or an operator.
   */
  readonly resolveException: ExceptionPayload;
  /** Takes a published version of the forecast into the ERP: once per revision, however often it is asked for; one that was refused is judged anew. Answers at once with the command. For planners and operators, of every region and legal entity that the version plans for: FORBIDDEN otherwise, with `missingRegions` and `missingLegalEntities` in its extensions. */
  readonly publishForecast: SyncCommandPayload;
  /**
   * Takes pages of the journal again, oldest first: rows that are missing or were changed behind the graph's back become
   * what the journal tells; all others stay untouched. Answers at once with the command, whose progress and report
   * `syncCommand` shows. For operators without any row restriction.
   */
  readonly replayChanges: SyncCommandPayload;
  /**
   * Tells the whole journal into empty tables and compares them with what readers see, row for row, at one and the same
   * instant. Writes nothing. Answers at once with the command. For operators without any row restriction.
   */
  readonly verifyProjections: SyncCommandPayload;
  /**
   * Decides about a command that is UNKNOWN or REJECTED: it is tried again, or given up. Kept in the audit trail. Only for
   * operators (FORBIDDEN otherwise).
   */
  readonly resolveOutboundCommand: ResolveOutboundCommandPayload;
  /** Tries to take a parked record again, as it is or as `payload` corrects it. For operators without any row restriction. */
  readonly retryParkedRecord: RetryParkedRecordPayload;
  /** Gives a parked record up for good; it stays in the audit trail. For operators without any row restriction. */
  readonly discardParkedRecord: DiscardParkedRecordPayload;
};


export type MutationDecideApprovalsArgs = {
  input: DecideApprovalsInput;
};


export type MutationWithdrawApprovalsArgs = {
  input: WithdrawApprovalsInput;
};


export type MutationPlaceLegalHoldArgs = {
  input: PlaceLegalHoldInput;
};


export type MutationReleaseLegalHoldArgs = {
  input: ReleaseLegalHoldInput;
};


export type MutationMapCodeArgs = {
  input: MapCodeInput;
};


export type MutationRejectCodeArgs = {
  input: RejectCodeInput;
};


export type MutationReconcileFlowArgs = {
  input: ReconcileFlowInput;
};


export type MutationResolveDriftArgs = {
  input: ResolveDriftInput;
};


export type MutationClaimExceptionArgs = {
  input: ClaimExceptionInput;
};


export type MutationSnoozeExceptionArgs = {
  input: SnoozeExceptionInput;
};


export type MutationResolveExceptionArgs = {
  input: ResolveExceptionInput;
};


export type MutationPublishForecastArgs = {
  input: PublishForecastInput;
};


export type MutationReplayChangesArgs = {
  input: ReplayChangesInput;
};


export type MutationVerifyProjectionsArgs = {
  input: VerifyProjectionsInput;
};


export type MutationResolveOutboundCommandArgs = {
  input: ResolveOutboundCommandInput;
};


export type MutationRetryParkedRecordArgs = {
  input: RetryParkedRecordInput;
};


export type MutationDiscardParkedRecordArgs = {
  input: DiscardParkedRecordInput;
};

/** Which requests are no longer wanted. */
export type WithdrawApprovalsInput = {
  /** The requests, at most 100. */
  readonly ids: ReadonlyArray<Scalars['ID']['input']>;
  /** Why; kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** What came of taking back. */
export type WithdrawApprovalsPayload = {
  readonly __typename?: 'WithdrawApprovalsPayload';
  /** The requests as they are now, in the order of the ids; without those the caller may not see. */
  readonly approvals: ReadonlyArray<ApprovalRequest>;
  /** What was not taken back, and why; empty when all were. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which requests to decide, and how. Deciding again what was decided changes nothing. */
export type DecideApprovalsInput = {
  /** The requests, at most 100. */
  readonly ids: ReadonlyArray<Scalars['ID']['input']>;
  /** How. */
  readonly decision: ApprovalDecision;
  /** Why; kept in the audit trail. A rejection needs one. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** How a request is decided. */
export type ApprovalDecision =
  /** The action may be done, exactly as it is. */
  | 'APPROVE'
  /** It may not. */
  | 'REJECT';

/** What came of deciding. */
export type DecideApprovalsPayload = {
  readonly __typename?: 'DecideApprovalsPayload';
  /** The requests as they are now, in the order of the ids; without those the caller may not see. */
  readonly approvals: ReadonlyArray<ApprovalRequest>;
  /** What was not decided, and why; empty when all were. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An action on an outside system that policy lets nobody do without leave. */
export type ApprovalRequest = {
  readonly __typename?: 'ApprovalRequest';
  /** Identity of the request. */
  readonly id: Scalars['ID']['output'];
  /** What would be done. */
  readonly kind: ActionKind;
  /** The outside system that would change. */
  readonly system: Scalars['String']['output'];
  /** Who asks for it: a person, or the part of the house that does. */
  readonly requestedBy: Scalars['String']['output'];
  /** The person behind it, who cannot approve it either: who published the forecast; else the same. */
  readonly askedBy: Scalars['String']['output'];
  /** What would be written, as JSON: exactly this is approved. */
  readonly content: Scalars['String']['output'];
  /** SHA-256 of the canonical JSON of the action; the approval is signed for it. */
  readonly actionHash: Scalars['String']['output'];
  /** What it is about, for example a SKU at a location. */
  readonly subject: Scalars['String']['output'];
  /** Why it is asked for, with the numbers. */
  readonly reason: Scalars['String']['output'];
  /** One who has one of these roles decides. */
  readonly approverRoles: ReadonlyArray<Scalars['String']['output']>;
  /** The rules that were looked at, in their order. */
  readonly trace: ReadonlyArray<PolicyRuleTrace>;
  /** How it stands. */
  readonly state: ApprovalState;
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Until when it can be decided: a week. Then it is EXPIRED. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Who decided; null until then. */
  readonly decidedBy?: Maybe<Scalars['String']['output']>;
  /** When it was decided; null until then. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was decided so; null when nothing was said. */
  readonly decisionReason?: Maybe<Scalars['String']['output']>;
  /** How it stands, whom or what it waits for, and what hangs on it. */
  readonly workflow?: Maybe<WorkflowStatus>;
  /** What is sent to the outside system by it, or waits for it: how far each command is. Empty until a forecast's approval is taken up. */
  readonly commands: ReadonlyArray<OutboundCommand>;
};

/** One rule that was looked at on the way to a verdict. */
export type PolicyRuleTrace = {
  readonly __typename?: 'PolicyRuleTrace';
  /** The name of the rule. */
  readonly rule: Scalars['String']['output'];
  /** What it said. */
  readonly outcome: PolicyOutcome;
  /** Why, as the rule says. */
  readonly reason: Scalars['String']['output'];
};

/** What a rule says of an action. Values may be added. */
export type PolicyOutcome =
  /** It may be done. */
  | 'ALLOW'
  /** Somebody must approve it. */
  | 'NEEDS_APPROVAL'
  /** It may not be done. */
  | 'DENY'
  /** The rule is not about it. */
  | 'NOT_APPLICABLE';

/** What can be done to an outside system. Values may be added. */
export type ActionKind =
  /** A purchase order is made. */
  | 'CREATE_PURCHASE_ORDER'
  /** A purchase order is changed. */
  | 'CHANGE_PURCHASE_ORDER'
  /** A transfer between own locations is made. */
  | 'CREATE_TRANSFER'
  /** Reorder point, safety stock and the like are set. */
  | 'CHANGE_PLANNING_PARAMETERS';

/** How a request for approval stands. Values may be added. */
export type ApprovalState =
  /** Nobody has decided. */
  | 'PENDING'
  /** It may be done. */
  | 'APPROVED'
  /** It may not be done. */
  | 'REJECTED'
  /** It is no longer asked for. */
  | 'WITHDRAWN'
  /** Nobody decided in time. */
  | 'EXPIRED';

/** A page of requests for approval, newest first. */
export type ApprovalRequestConnection = {
  readonly __typename?: 'ApprovalRequestConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ApprovalRequestEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<ApprovalRequest>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of requests for approval, newest first. */
export type ApprovalRequestEdge = {
  readonly __typename?: 'ApprovalRequestEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: ApprovalRequest;
};

/** What is to be kept. */
export type PlaceLegalHoldInput = {
  /**
   * What was done to this target, as the trail names it, for example the id of a command. Left out: everything, the history
   * of changes, events and reads included.
   */
  readonly target?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for example the number of the proceedings. */
  readonly reason: Scalars['String']['input'];
};

/** Which hold ends. */
export type ReleaseLegalHoldInput = {
  /** The hold. */
  readonly id: Scalars['ID']['input'];
  /** Why. */
  readonly reason: Scalars['String']['input'];
};

/** What came of a change of a hold. */
export type LegalHoldPayload = {
  readonly __typename?: 'LegalHoldPayload';
  /** The hold; null when it was refused. */
  readonly hold?: Maybe<LegalHold>;
  /** Why it was refused; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that is kept from being forgotten. */
export type LegalHold = {
  readonly __typename?: 'LegalHold';
  /** Its name. */
  readonly id: Scalars['ID']['output'];
  /** The target whose entries it keeps; null: everything. */
  readonly target?: Maybe<Scalars['ID']['output']>;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** Who placed it. */
  readonly placedBy: Scalars['String']['output'];
  /** When. */
  readonly placedAt: Scalars['DateTime']['output'];
  /** When it was released; null while it stands. */
  readonly releasedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a trail begins whose oldest entries have been forgotten. */
export type AuditBeginning = {
  readonly __typename?: 'AuditBeginning';
  /** The position of the last forgotten entry. */
  readonly position: Scalars['Int']['output'];
  /** Its hash: the first entry that is there is computed from it. */
  readonly hash: Scalars['String']['output'];
  /** When it was forgotten. */
  readonly forgottenAt: Scalars['DateTime']['output'];
};

/**
 * Somebody did something. `hash` is the SHA-256, in hexadecimal, of the JSON text, without white space, of the array: hash of
 * the entry before (empty for position 1), id, at, actor, action, target, correlationId, and the members of detail as pairs of
 * name and value in the order of their names.
 */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** Its place in the trail, from 1 without gaps. */
  readonly position: Scalars['Int']['output'];
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** The hash that covers it and the entry before. */
  readonly hash: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who: the subject of the caller's token. */
  readonly actor: Scalars['String']['output'];
  /** What, for example parked.DISCARDED. */
  readonly action: Scalars['String']['output'];
  /** To what, by its id. */
  readonly target: Scalars['String']['output'];
  /** Further facts, as JSON text. */
  readonly detail: Scalars['String']['output'];
  /** The correlation id of the request. */
  readonly correlationId: Scalars['String']['output'];
};

/** Whether the audit trail is whole. */
export type AuditVerdict = {
  readonly __typename?: 'AuditVerdict';
  /** Whether every entry fits the one before it and the last one is the last that was written. */
  readonly whole: Scalars['Boolean']['output'];
  /** How many entries fit, counted from the very first, forgotten ones included. */
  readonly entries: Scalars['Int']['output'];
  /** Where the trail begins; null while nothing has been forgotten. */
  readonly begins?: Maybe<AuditBeginning>;
  /** The hash of the last entry that fits; kept elsewhere it proves later that nothing up to it was altered. */
  readonly hash: Scalars['String']['output'];
};

/** Where the audit trail ended once. */
export type AuditWitness = {
  /** How many entries it had: 0 or more. */
  readonly entries: Scalars['Int']['input'];
  /** The hash of the last of them, 64 hexadecimal digits. */
  readonly hash: Scalars['String']['input'];
};

/** What a code of an outside system can name. Values may be added. */
export type CodeKind =
  /** A product; it means a SKU. */
  | 'PRODUCT'
  /** A site; it means the code of a location. */
  | 'LOCATION'
  /** A supplier; it means a supplier's code. */
  | 'SUPPLIER'
  /** A customer; it means a customer's code. */
  | 'CUSTOMER'
  /** A unit of measure; it means a code of UN/ECE Recommendation 20. */
  | 'UNIT'
  /** A currency; it means a code of ISO 4217. */
  | 'CURRENCY';

/** A code of an outside system that nobody knows, and what waits for it. */
export type UnmappedCode = {
  readonly __typename?: 'UnmappedCode';
  /** Identity of the entry: system, kind and code. */
  readonly id: Scalars['ID']['output'];
  /** The system that uses the code, by its name. */
  readonly system: Scalars['String']['output'];
  /** What it names. */
  readonly kind: CodeKind;
  /** The code as the system writes it. */
  readonly code: Scalars['String']['output'];
  /** How many records are held for it; one that waits for several codes is counted under each. */
  readonly held: Scalars['Int']['output'];
  /** The names of the flows they came by. */
  readonly flows: ReadonlyArray<Scalars['String']['output']>;
  /** When the first of them was held. */
  readonly since: Scalars['DateTime']['output'];
  /** The first of them, at most three. */
  readonly examples: ReadonlyArray<ParkedRecord>;
};

/** What a steward decided of a code. */
export type CodeMapping = {
  readonly __typename?: 'CodeMapping';
  /** Identity of the decision: system, kind and code. */
  readonly id: Scalars['ID']['output'];
  /** The system that uses the code, by its name. */
  readonly system: Scalars['String']['output'];
  /** What it names. */
  readonly kind: CodeKind;
  /** The code as the system writes it. */
  readonly code: Scalars['String']['output'];
  /** What it means here; null when it was rejected. */
  readonly target?: Maybe<Scalars['String']['output']>;
  /** Who decided. */
  readonly decidedBy: Scalars['String']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** When. */
  readonly decidedAt: Scalars['DateTime']['output'];
};

/** A page of codes that nobody knows. */
export type UnmappedCodeConnection = {
  readonly __typename?: 'UnmappedCodeConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<UnmappedCodeEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<UnmappedCode>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of codes that nobody knows. */
export type UnmappedCodeEdge = {
  readonly __typename?: 'UnmappedCodeEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: UnmappedCode;
};

/** A page of decisions about codes. */
export type CodeMappingConnection = {
  readonly __typename?: 'CodeMappingConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<CodeMappingEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<CodeMapping>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of decisions about codes. */
export type CodeMappingEdge = {
  readonly __typename?: 'CodeMappingEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: CodeMapping;
};

/** Which code, and what it means. */
export type MapCodeInput = {
  /** Names this request: sent again with the same input it answers as it did, with another it is refused. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The system that uses the code, by its name. */
  readonly system: Scalars['String']['input'];
  /** What it names. */
  readonly kind: CodeKind;
  /** The code as the system writes it. */
  readonly code: Scalars['String']['input'];
  /** What it means here: a SKU, a code of a location, supplier or customer, of UN/ECE Recommendation 20 or of ISO 4217. */
  readonly target: Scalars['String']['input'];
  /** Why; kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** Which code means nothing, and why. */
export type RejectCodeInput = {
  /** Names this request: sent again with the same input it answers as it did, with another it is refused. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The system that uses the code, by its name. */
  readonly system: Scalars['String']['input'];
  /** What it names. */
  readonly kind: CodeKind;
  /** The code as the system writes it. */
  readonly code: Scalars['String']['input'];
  /** Why; kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** What came of a decision about a code. */
export type CodeDecisionPayload = {
  readonly __typename?: 'CodeDecisionPayload';
  /** The decision; null when it was refused. */
  readonly mapping?: Maybe<CodeMapping>;
  /** How many records were held for the code when it was decided; they are released, or given up, each once. */
  readonly held: Scalars['Int']['output'];
  /** Why it was refused; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of asking for a command: the command, or why it was refused. */
export type SyncCommandPayload = {
  readonly __typename?: 'SyncCommandPayload';
  /** The command; null when it was refused. */
  readonly command?: Maybe<SyncCommand>;
  /** Why it was refused; empty when it was taken. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something the platform was asked to do that takes longer than a request. */
export type SyncCommand = {
  readonly __typename?: 'SyncCommand';
  /** Identity of the command. */
  readonly id: Scalars['ID']['output'];
  /** What is to be done. */
  readonly kind: SyncCommandKind;
  /** How far it is. */
  readonly status: SyncCommandStatus;
  /** Who asked for it. */
  readonly requestedBy: Scalars['String']['output'];
  /** Why, as they said; null when they did not. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** When it was first taken up; null before that. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null before that. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How often it was taken up: more than once when a process went away in the middle of it. */
  readonly attempts: Scalars['Int']['output'];
  /** How many steps are done. */
  readonly done: Scalars['Int']['output'];
  /** How many steps there are; null while that is not known. */
  readonly total?: Maybe<Scalars['Int']['output']>;
  /** What came of a replay; null until it has ended, and for other commands. */
  readonly replay?: Maybe<ReplayReport>;
  /** What came of a comparison; null until it has ended, and for other commands. */
  readonly verification?: Maybe<VerificationReport>;
  /** What came of a comparison with a system; null until it has ended, and for other commands. */
  readonly reconciliation?: Maybe<ReconciliationRun>;
  /** The code of the error it ended with, or last met; null where there was none. */
  readonly errorCode?: Maybe<Scalars['String']['output']>;
  /** What went wrong, in words; null where nothing did. */
  readonly errorMessage?: Maybe<Scalars['String']['output']>;
  /** The correlation id by which logs and events of this command are found. */
  readonly correlationId: Scalars['String']['output'];
  /** What PUBLISH_FORECAST came to; null until it succeeded. */
  readonly publication?: Maybe<ForecastPublication>;
};

/** What the platform can be asked to do. Values may be added. */
export type SyncCommandKind =
  /** Take pages of the journal again. */
  | 'REPLAY_CHANGES'
  /** Compare what readers see with what the journal tells. */
  | 'VERIFY_PROJECTIONS'
  /** Compare what is here with what a system tells. */
  | 'RECONCILE'
  /** Takes a published version of the forecast into the ERP. */
  | 'PUBLISH_FORECAST';

/** How far a command is. Values may be added. */
export type SyncCommandStatus =
  /** Nobody has taken it up yet. */
  | 'QUEUED'
  /** It is being done. */
  | 'RUNNING'
  /** It is done. */
  | 'SUCCEEDED'
  /** It could not be done. */
  | 'FAILED';

/** A page of commands, newest first. */
export type SyncCommandConnection = {
  readonly __typename?: 'SyncCommandConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<SyncCommandEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<SyncCommand>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of commands. */
export type SyncCommandEdge = {
  readonly __typename?: 'SyncCommandEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: SyncCommand;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Every opening, correction, acceptance and closing of a drift, in the order it happened. Without `after`, from now on;
   * with it, everything since then first, without a gap. Told only to callers without any row restriction (FORBIDDEN otherwise).
   */
  readonly driftDetected?: Maybe<DriftEvent>;
  /**
   * Every opening, step, change and closing of an exception that `exceptions` would show: in the caller's regions and legal
   * entities, of the queues of the caller's roles; operators hear of all queues. In the order it happened. Without `after`, from
   * now on; with it, everything since then first, without a gap.
   */
  readonly exceptionChanged?: Maybe<BusinessExceptionEvent>;
  /** Every publication of a forecast that ended PUBLISHED or REFUSED, once each (one that was refused and is asked for again, once more), in the order it happened. Without `after`, from now on; with it, everything since then first, without a gap. For planners and operators (FORBIDDEN otherwise). */
  readonly planningStatusChanged?: Maybe<PlanningStatusEvent>;
  /**
   * Every opening, change and closing of an inventory exception the caller may see, in the order it happened. Without
   * `after`, from now on; with it, everything since then first, without a gap.
   */
  readonly inventoryExceptions?: Maybe<InventoryExceptionEvent>;
  /**
   * Every change of a command to an outside system, in the order it happened. Without `after`, from now on; with it,
   * everything since then first, without a gap. Told to those who see the command by `outboundCommand` as it is then; what
   * belongs to no one region is seen by callers without that restriction.
   */
  readonly outboundCommandChanged?: Maybe<OutboundCommandEvent>;
  /**
   * Tells a caller that a record they were given stood otherwise than in its system, and has been put right: one event for
   * each correction and caller, within a minute. Everybody hears of their own reads only, by the subject of their token.
   * Nothing is told where the log of reads is switched off (READ_LOG). Without `after`, from now on; with it, everything since then
   * first, without a gap.
   */
  readonly valueCorrected?: Maybe<ValueCorrectionEvent>;
  /**
   * Objectives whose alert has changed: called for, louder, softer, over. Told only to callers without any row restriction
   * (FORBIDDEN otherwise). Without `after`, from now on; with it, everything since then first, without a gap.
   */
  readonly serviceLevelChanged?: Maybe<ServiceLevelEvent>;
  /**
   * The latencies of every minute as it has ended, one event per flow and site that had changes, in the caller's regions and
   * legal entities. Without `after`, from now on; with it, everything since then first, without a gap.
   */
  readonly syncLatencyChanged?: Maybe<SyncLatencyEvent>;
};


export type SubscriptionDriftDetectedArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


export type SubscriptionExceptionChangedArgs = {
  filter?: InputMaybe<ExceptionChangeFilter>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


export type SubscriptionPlanningStatusChangedArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


export type SubscriptionInventoryExceptionsArgs = {
  filter?: InputMaybe<InventoryExceptionFilter>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


export type SubscriptionOutboundCommandChangedArgs = {
  filter?: InputMaybe<OutboundCommandChangeFilter>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


export type SubscriptionValueCorrectedArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


export type SubscriptionServiceLevelChangedArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


export type SubscriptionSyncLatencyChangedArgs = {
  filter?: InputMaybe<SyncLatencyFilter>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** Which flow to compare with its system. */
export type ReconcileFlowInput = {
  /** Makes the command one: asked twice with one key it is done once. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The name of the flow, for example inventory. */
  readonly flow: Scalars['String']['input'];
  /** Why; kept in the audit trail. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Which drift to decide about, and how. */
export type ResolveDriftInput = {
  /** Identity of the drift. */
  readonly id: Scalars['ID']['input'];
  /** How. */
  readonly resolution: DriftResolution;
  /** Why; kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** How a drift is decided. Values may be added. */
export type DriftResolution =
  /** The record here becomes what its system tells. */
  | 'TAKE_SOURCE'
  /** The record here stays as it is, and the drift does not open again while the two stand as they do. */
  | 'KEEP';

/** What came of deciding about a drift. */
export type ResolveDriftPayload = {
  readonly __typename?: 'ResolveDriftPayload';
  /** Whether it was decided now. */
  readonly resolved: Scalars['Boolean']['output'];
  /** Why it was not; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One comparison of a flow with its system. `compared` = `matched` + `withinTolerance` + `inFlight` + drifts found. */
export type ReconciliationRun = {
  readonly __typename?: 'ReconciliationRun';
  /** Identity of the comparison. */
  readonly id: Scalars['ID']['output'];
  /** The name of the flow. */
  readonly flow: Scalars['String']['output'];
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended; null while it runs. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it ended. */
  readonly outcome: ReconciliationOutcome;
  /** How many records were compared. */
  readonly compared: Scalars['Int']['output'];
  /** How many stood the same in both. */
  readonly matched: Scalars['Int']['output'];
  /** How many differed by no more than is allowed. */
  readonly withinTolerance: Scalars['Int']['output'];
  /** How many stood otherwise at first and agreed once the news on its way had come. */
  readonly inFlight: Scalars['Int']['output'];
  /** How many drifts opened. */
  readonly opened: Scalars['Int']['output'];
  /** How many drifts that were open before were found again. */
  readonly stillOpen: Scalars['Int']['output'];
  /** How many drifts closed because both agree again. */
  readonly closed: Scalars['Int']['output'];
  /** How many drifts were put right since, by policy or by a person. */
  readonly corrected: Scalars['Int']['output'];
  /** The correlation id by which logs and outside calls of this comparison are found. */
  readonly correlationId: Scalars['String']['output'];
  /** The system that is to take over the flow and tells it otherwise, by its code: nothing of it is taken. Null for the flow's own. */
  readonly shadow?: Maybe<Scalars['String']['output']>;
};

/** How a comparison ended. Values may be added. */
export type ReconciliationOutcome =
  /** It has not ended. */
  | 'RUNNING'
  /** Everything the system tells was compared. */
  | 'FINISHED'
  /** It failed or its process went away: it opened and closed nothing. */
  | 'ABANDONED';

/** A record that stands otherwise here than in its system; at most one is open per record. */
export type Drift = {
  readonly __typename?: 'Drift';
  /** Identity of the drift. */
  readonly id: Scalars['ID']['output'];
  /** The name of the flow. */
  readonly flow: Scalars['String']['output'];
  /** The kind of record, for example INVENTORY_POSITION. */
  readonly recordKind: Scalars['String']['output'];
  /** The key of the record, its parts with a space between. */
  readonly recordKey: Scalars['String']['output'];
  /** How it stands otherwise. */
  readonly kind: DriftKind;
  /** Who decides about it. */
  readonly review: DriftReview;
  /** Whether it is open, and how it ended. */
  readonly status: DriftStatus;
  /** The fields of which the two tell different things; empty when only one of them has the record. */
  readonly fields: ReadonlyArray<FieldDifference>;
  /** When it was first found. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** When it was last found. */
  readonly seenAt: Scalars['DateTime']['output'];
  /** When it ended; null while it is open. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who ended it; null while it is open. */
  readonly closedBy?: Maybe<Scalars['String']['output']>;
  /** Why it ended, in words; null while it is open. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The system that is to take over the flow and tells it otherwise, by its code: nothing of it is taken. Null for the flow's own. */
  readonly shadow?: Maybe<Scalars['String']['output']>;
  /**
   * Who was given the record while it stood otherwise than in its system: since the last comparison before that did not find
   * it, until it closed, or now. For operators (FORBIDDEN otherwise). Null for records that nobody reads by themselves.
   */
  readonly readers?: Maybe<ReaderConnection>;
};


/** A record that stands otherwise here than in its system; at most one is open per record. */
export type DriftReadersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** One field of which a record here and its system tell different things. */
export type FieldDifference = {
  readonly __typename?: 'FieldDifference';
  /** The name of the field. */
  readonly field: Scalars['String']['output'];
  /** The value here, as text; null where there is none. */
  readonly here?: Maybe<Scalars['String']['output']>;
  /** The value the system tells, as text; null where it tells none. */
  readonly there?: Maybe<Scalars['String']['output']>;
};

/** How a record stands otherwise here than in its system. Values may be added. */
export type DriftKind =
  /** The system has it, and it is not here. */
  | 'MISSING'
  /** Both have it in the same state, with other values. */
  | 'DIFFERENT'
  /** It is older here, although everything the system told was read since. */
  | 'OUTDATED'
  /** It is here, and the system has it no longer. */
  | 'EXTRA'
  /**
   * Of the stock that planning reckons with: ERP and warehouse agree about that instant, the plan has another. The field
   * `bookedOnHand` has the ERP's figure here and the plan's there, `movedOnHand` the sum of the warehouse's movements.
   */
  | 'PLANNING_DIFFERS'
  /** Plan and warehouse agree, the ERP's balance is another. */
  | 'ERP_DIFFERS'
  /** Plan and ERP agree, the warehouse's movements add up to another stock. */
  | 'WAREHOUSE_DIFFERS'
  /** All three tell another stock. */
  | 'ALL_DIFFER';

/** Who decides about a drift. Values may be added. */
export type DriftReview =
  /** Nobody has to: the record here follows its system at once. */
  | 'AUTO'
  /** A planner. */
  | 'PLANNER_REVIEW'
  /** Procurement. */
  | 'PROCUREMENT_APPROVAL'
  /** Finance. */
  | 'FINANCE_VALIDATION';

/** Whether a drift is open, and how it ended. Values may be added. */
export type DriftStatus =
  /** The two stand otherwise, and nobody has decided. */
  | 'OPEN'
  /** The record here was put right from its system. */
  | 'CORRECTED'
  /** Somebody decided to leave it. */
  | 'ACCEPTED'
  /** Both agree again. */
  | 'CLOSED';

/** One thing that happened to a drift. */
export type DriftEvent = {
  readonly __typename?: 'DriftEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The drift as it was right after the event. */
  readonly drift: Drift;
};

/** A page of comparisons, newest first. */
export type ReconciliationRunConnection = {
  readonly __typename?: 'ReconciliationRunConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ReconciliationRunEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<ReconciliationRun>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of comparisons. */
export type ReconciliationRunEdge = {
  readonly __typename?: 'ReconciliationRunEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: ReconciliationRun;
};

/** A page of drifts, newest first. */
export type DriftConnection = {
  readonly __typename?: 'DriftConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<DriftEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<Drift>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of drifts. */
export type DriftEdge = {
  readonly __typename?: 'DriftEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: Drift;
};

/**
 * A case somebody should work on. At most one that is not closed per kind and cause; what comes back soon after it was closed
 * goes on as the same one.
 */
export type BusinessException = {
  readonly __typename?: 'BusinessException';
  /** Identity of the exception. */
  readonly id: Scalars['ID']['output'];
  /** What is wrong. */
  readonly kind: BusinessExceptionKind;
  /** How urgent it is, by days to impact, value at stake and class of the customer. */
  readonly severity: Severity;
  /** How far it is dealt with. */
  readonly state: BusinessExceptionState;
  /** The role whose queue it is in. */
  readonly role: Scalars['String']['output'];
  /** What it is about, for example a flow, the number of an order or a SKU at a location. */
  readonly subject: Scalars['String']['output'];
  /** One sentence with the numbers that made it so. */
  readonly message: Scalars['String']['output'];
  /** Where it is written what to do about it: a heading in the documentation of this product. */
  readonly runbook: Scalars['String']['output'];
  /** The SKU of the product; null when it is about no single product. */
  readonly sku?: Maybe<Scalars['String']['output']>;
  /** The product; null when it is about no single product, or when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** The code of the location; null when it is about none. */
  readonly locationCode?: Maybe<Scalars['String']['output']>;
  /** The location; null when it is about none, or when the locations graph cannot tell it now. */
  readonly location?: Maybe<Location>;
  /** The supplier number; null when it is about no supplier. */
  readonly supplierCode?: Maybe<Scalars['String']['output']>;
  /** The supplier; null when it is about none, or when the supply graph cannot tell it now. */
  readonly supplier?: Maybe<Supplier>;
  /** The legal entity (company of the group) by its code; null for the platform's own work. */
  readonly legalEntity?: Maybe<Scalars['String']['output']>;
  /** The region by its code; null for the platform's own work. */
  readonly regionCode?: Maybe<Scalars['String']['output']>;
  /** Days until it hurts, begun ones counted as whole; 0 when it does already, null when waiting makes it no worse. */
  readonly daysToImpact?: Maybe<Scalars['Int']['output']>;
  /** What is at stake; null when it cannot be put in money. */
  readonly value?: Maybe<Money>;
  /** Service class of the customer it touches: A, B or C; null when it touches none in particular. */
  readonly customerClass?: Maybe<Scalars['String']['output']>;
  /** Who has it in hand, by subject; null when nobody has. */
  readonly assignee?: Maybe<Scalars['String']['output']>;
  /** Until when it is set aside; null unless it is snoozed. */
  readonly snoozedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was snoozed or resolved; null otherwise. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** How often it has opened: more than once when it came back soon after it was closed. */
  readonly timesOpened: Scalars['Int']['output'];
  /** One higher with every change; a mutation names the one it saw. */
  readonly version: Scalars['Int']['output'];
  /** When it was found first. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** When its cause was gone; null until then. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Who was given what the exception is about while it was so: of a DRIFT the record; of a FRESHNESS_BREACH any record of
   * the flow; of an exception about a product at a location the stock of it. For operators (FORBIDDEN otherwise). Null for what
   * nobody reads.
   */
  readonly readers?: Maybe<ReaderConnection>;
};


/**
 * A case somebody should work on. At most one that is not closed per kind and cause; what comes back soon after it was closed
 * goes on as the same one.
 */
export type BusinessExceptionReadersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** What is wrong in the business. Values may be added. */
export type BusinessExceptionKind =
  /** Available (on hand − held − allocated − reserved) is below safety stock. */
  | 'STOCKOUT_RISK'
  /** On hand is below zero: goods left that were never booked in. */
  | 'NEGATIVE_STOCK'
  /** More is on hand than planning allows at most. */
  | 'EXCESS'
  /** A lot on hand expires soon. */
  | 'EXPIRY_RISK'
  /** All shipments of a sales order were delivered, and a line got less than was ordered. */
  | 'SHORT_SHIP'
  /** Goods of a purchase order were expected and have not come. */
  | 'LATE_RECEIPT'
  /** A supplier has not answered a purchase order in time. */
  | 'ACK_OVERDUE'
  /** A supplier confirmed another price than was ordered at. */
  | 'PRICE_MISMATCH'
  /** A purchase order is told to have taken a step that no order takes, for example closed and open again. */
  | 'ILLEGAL_TRANSITION'
  /** A system took a change of planning parameters and has not told of it since. */
  | 'MASTER_STALLED'
  /** A system refused what it was to do, or it is not known whether it did it. */
  | 'OUTBOUND_FAILED'
  /** A record stands otherwise here than in its system. */
  | 'DRIFT'
  /** A flow is further behind than its freshness target. */
  | 'FRESHNESS_BREACH'
  /** Records wait for a code that nobody knows. */
  | 'UNMAPPED_CODE'
  /** One number came twice with different content. */
  | 'DUPLICATE'
  /** A published forecast raises expected demand by more than the threshold; one per product, location and revision. */
  | 'FORECAST_SPIKE'
  /** A supplier is to be asked whether more can come, for expected demand rose; one per product, location and revision. */
  | 'SUPPLIER_COLLABORATION'
  /** The forecast has been off to one side for long. */
  | 'BIAS'
  /** A promotion is planned that stock and open supply do not meet. */
  | 'PROMO_AT_RISK'
  /** The next version of the forecast is overdue. */
  | 'FORECAST_LATE'
  /** Series of a forecast version are held back: unknown items or places, not understood, or told twice; one per version. */
  | 'FORECAST_INCOMPLETE'
  /** The error budget of a service level burns too fast. */
  | 'SERVICE_LEVEL_BURN'
  /** A system tells of records or fields that another system owns. */
  | 'OWNERSHIP_VIOLATION'
  /** Records of a flow were refused and wait for a person: not understood, or against a rule, for example a place above itself. */
  | 'REFUSED_RECORD';

/** How far an exception is dealt with. Values may be added. */
export type BusinessExceptionState =
  /** Nobody has it in hand. */
  | 'OPEN'
  /** Somebody works on it. */
  | 'CLAIMED'
  /** Set aside until an instant. */
  | 'SNOOZED'
  /** Nothing more is to be done although the cause lasts. */
  | 'RESOLVED'
  /** The cause is gone. */
  | 'CLOSED';

/** How long an exception has been open, or was until it closed. Values may be added. */
export type ExceptionAge =
  /** Less than an hour. */
  | 'UNDER_1_HOUR'
  /** From an hour to less than a day. */
  | 'UNDER_1_DAY'
  /** From a day to less than 3 days. */
  | 'UNDER_3_DAYS'
  /** From 3 days to less than 7 days. */
  | 'UNDER_7_DAYS'
  /** 7 days and longer. */
  | 'FROM_7_DAYS';

/** What the exceptions of a group have in common. Values may be added. */
export type ExceptionDimension =
  /** The site, by its code. */
  | 'SITE'
  /** The supplier, by the supplier number. */
  | 'SUPPLIER'
  /** The first level of the category of the product, by its name. */
  | 'CATEGORY'
  /** What is wrong. */
  | 'KIND'
  /** The region, by its code. */
  | 'REGION'
  /** The role whose queue it is in. */
  | 'ROLE';

/** Which exceptions of the business a list shows. */
export type BusinessExceptionFilter = {
  /** Only exceptions of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<BusinessExceptionKind>>;
  /** Only exceptions in these states. */
  readonly states?: InputMaybe<ReadonlyArray<BusinessExceptionState>>;
  /** Only exceptions in the queues of these roles. */
  readonly roles?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions at least this urgent. */
  readonly severityAtLeast?: InputMaybe<Severity>;
  /** Only exceptions in these regions, by region code. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions at these locations, by location code, at most 1000. */
  readonly locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions with these suppliers, by supplier number, at most 1000. */
  readonly supplierCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions these people have in hand, by subject. */
  readonly assignees?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions that have been open for so long. */
  readonly ages?: InputMaybe<ReadonlyArray<ExceptionAge>>;
};

/** Which exceptions of the business a subscription tells of. */
export type ExceptionChangeFilter = {
  /** Only exceptions of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<BusinessExceptionKind>>;
  /** Only exceptions in these states. */
  readonly states?: InputMaybe<ReadonlyArray<BusinessExceptionState>>;
  /** Only exceptions in the queues of these roles. */
  readonly roles?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions at least this urgent. */
  readonly severityAtLeast?: InputMaybe<Severity>;
  /** Only exceptions in these regions, by region code. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions at these locations, by location code, at most 1000. */
  readonly locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions of these SKUs, at most 1000. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions with these suppliers, by supplier number, at most 1000. */
  readonly supplierCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only exceptions these people have in hand, by subject. */
  readonly assignees?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of exceptions of the business, newest first. */
export type BusinessExceptionConnection = {
  readonly __typename?: 'BusinessExceptionConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<BusinessExceptionEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<BusinessException>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** The head of the event stream just before this page was read: subscribe after it to miss nothing. */
  readonly eventCursor: Scalars['Cursor']['output'];
};

/** One row of a page of exceptions of the business. */
export type BusinessExceptionEdge = {
  readonly __typename?: 'BusinessExceptionEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: BusinessException;
};

/** One thing that happened to an exception of the business. */
export type BusinessExceptionEvent = {
  readonly __typename?: 'BusinessExceptionEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The exception as it was right after the event. */
  readonly exception: BusinessException;
};

/** Exceptions with one thing in common. */
export type ExceptionCluster = {
  readonly __typename?: 'ExceptionCluster';
  /** The code or name of it; null for the exceptions that have none. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** Their share of all that the filter finds, as a fraction with four digits. */
  readonly share: Scalars['Decimal']['output'];
  /** How many of them are CRITICAL. */
  readonly critical: Scalars['Int']['output'];
  /** When the oldest of them was found. */
  readonly oldestOpenedAt: Scalars['DateTime']['output'];
  /** How many there are of each age, youngest first. */
  readonly ages: ReadonlyArray<ExceptionAgeCount>;
};

/** How many exceptions have been open for so long. */
export type ExceptionAgeCount = {
  readonly __typename?: 'ExceptionAgeCount';
  /** How long. */
  readonly age: ExceptionAge;
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** Which exception somebody takes in hand. */
export type ClaimExceptionInput = {
  /** Identity of the exception. */
  readonly id: Scalars['ID']['input'];
  /** The version that was seen; VERSION_CONFLICT when it is another by now. */
  readonly version: Scalars['Int']['input'];
  /** Who takes it, by subject; the caller when left out. */
  readonly assignee?: InputMaybe<Scalars['String']['input']>;
  /** Why; kept in the audit trail. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Which exception is set aside. */
export type SnoozeExceptionInput = {
  /** Identity of the exception. */
  readonly id: Scalars['ID']['input'];
  /** The version that was seen; VERSION_CONFLICT when it is another by now. */
  readonly version: Scalars['Int']['input'];
  /** Until when: an instant to come. */
  readonly until: Scalars['DateTime']['input'];
  /** Why; shown with the exception and kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** Which exception is resolved. */
export type ResolveExceptionInput = {
  /** Identity of the exception. */
  readonly id: Scalars['ID']['input'];
  /** The version that was seen; VERSION_CONFLICT when it is another by now. */
  readonly version: Scalars['Int']['input'];
  /** Why; shown with the exception and kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** What came of a step with an exception. */
export type ExceptionPayload = {
  readonly __typename?: 'ExceptionPayload';
  /** The exception as it is after the step; when the step was refused, as it is now; null when the caller's queues have none such. */
  readonly exception?: Maybe<BusinessException>;
  /** Why the step was not taken; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that failed: where, how, what it has touched, what readers were given instead and what to do. */
export type Failure = {
  readonly __typename?: 'Failure';
  /** Identity of the attempt, the parked record, the drift or the exception. */
  readonly id: Scalars['ID']['output'];
  /** What of these it is. */
  readonly kind: FailureKind;
  /** The name of the flow; null where it is of none in particular. */
  readonly flow?: Maybe<Scalars['String']['output']>;
  /** Where it failed. */
  readonly stage: FailureStage;
  /** What kind of failure it is. */
  readonly class: FailureClass;
  /** The code of the error; of a drift or an exception its kind. */
  readonly code: Scalars['String']['output'];
  /** What went wrong, in words. */
  readonly message: Scalars['String']['output'];
  /** When it began. */
  readonly at: Scalars['DateTime']['output'];
  /** Whether it is settled: the flow has succeeded since, the record is taken or given up, both agree again, the cause is gone. */
  readonly isOver: Scalars['Boolean']['output'];
  /** What readers were given instead of the truth. */
  readonly fallback: FailureFallback;
  /** What to do. */
  readonly playbook: PlaybookStep;
  /** What it has touched. */
  readonly affected: BlastRadius;
};


/** Something that failed: where, how, what it has touched, what readers were given instead and what to do. */
export type FailureAffectedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be asked about. Values may be added. */
export type FailureKind =
  /** An attempt of a flow that failed. */
  | 'RUN'
  /** A record that could not be taken. */
  | 'PARKED_RECORD'
  /** A record that stands otherwise here than in its system. */
  | 'DRIFT'
  /** An exception of the business. */
  | 'EXCEPTION';

/** Where something failed on its way. Values may be added. */
export type FailureStage =
  /** At the door of an outside system: it did not answer, let us not in or refused. */
  | 'API'
  /** It came, and was not understood. */
  | 'TRANSFORMATION'
  /** It was understood, and could not be carried out. */
  | 'WORKFLOW'
  /** In the database of the graph itself. */
  | 'STORE';

/** What kind of failure it is, whatever it failed on. Values may be added. */
export type FailureClass =
  /** Nobody answered. */
  | 'CONNECTION'
  /** An answer did not come in time. */
  | 'INTERMITTENT'
  /** More was asked than is allowed. */
  | 'RATE_LIMIT'
  /** Who asked or told may not. */
  | 'PERMISSION'
  /** It was refused for a reason of the system. */
  | 'REFUSED'
  /** It was too large. */
  | 'TOO_LARGE'
  /** Its form is not the one agreed on. */
  | 'PARSE'
  /** A value in it is not possible. */
  | 'VALUE'
  /** What it refers to is not there. */
  | 'MISSING'
  /** It came twice with different content, or somebody was quicker. */
  | 'DUPLICATE'
  /** Two systems say different things. */
  | 'DISAGREEMENT'
  /** None of these: of a flow a mistake of the graph, of an exception the matter itself. */
  | 'INTERNAL';

/** What readers were given while the truth was not to be had. */
export type FailureFallback = {
  readonly __typename?: 'FailureFallback';
  /** What it was. */
  readonly kind: FailureFallbackKind;
  /** Up to which instant that was true; null where it is not known or there was none. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** When the truth took its place; null while it has not. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What is given instead of the truth. Values may be added. */
export type FailureFallbackKind =
  /** What was known last, marked with its age. */
  | 'LAST_KNOWN'
  /** Nothing: there was nothing to give, or no need to. */
  | 'NONE';

/** What to do about a failure. */
export type PlaybookStep = {
  readonly __typename?: 'PlaybookStep';
  /** In one sentence. */
  readonly action: Scalars['String']['output'];
  /** Where more of it is written, relative to the root of the repository. */
  readonly url: Scalars['String']['output'];
};

/** How exactly it is known what was touched. Values may be added. */
export type BlastRadiusExtent =
  /** The very records; of an attempt what the flow told once it had recovered. */
  | 'EXACT'
  /** All the flow tells of: what has changed meanwhile nobody knows until it recovers. */
  | 'WHOLE_FLOW';

/** What a failure has touched, as it stands now. */
export type BlastRadius = {
  readonly __typename?: 'BlastRadius';
  /** Whether what failed tells what it was about; where it does not, everything here is a lower bound. */
  readonly isKnown: Scalars['Boolean']['output'];
  /** How exactly it is known. */
  readonly extent: BlastRadiusExtent;
  /** Products it is about; of a whole site those that lie there. */
  readonly products: AffectedProducts;
  /** Sites it is about; of a product as such those where it lies. */
  readonly locations: AffectedLocations;
  /** Sales orders with an open line of such a product from such a site. */
  readonly salesOrders: AffectedSalesOrders;
  /** Purchase orders with an open line of such a product to such a site. */
  readonly purchaseOrders: AffectedPurchaseOrders;
  /** Such products at such sites whose replenishment is planned: with planning parameters. */
  readonly replenishment: AffectedReplenishments;
  /** Requests for approval that wait: changes of such replenishment that nobody has decided about. */
  readonly approvals: AffectedApprovals;
};

/** Products that were touched. */
export type AffectedProducts = {
  readonly __typename?: 'AffectedProducts';
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The first of them by their name. */
  readonly first: ReadonlyArray<AffectedProduct>;
};

/** One of them. */
export type AffectedProduct = {
  readonly __typename?: 'AffectedProduct';
  /** The number of the product. */
  readonly sku: Scalars['String']['output'];
  /** The product; null when it is not known (any more). */
  readonly product?: Maybe<Product>;
};

/** Sites that were touched. */
export type AffectedLocations = {
  readonly __typename?: 'AffectedLocations';
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The first of them by their name. */
  readonly first: ReadonlyArray<AffectedLocation>;
};

/** One of them. */
export type AffectedLocation = {
  readonly __typename?: 'AffectedLocation';
  /** The code of the site. */
  readonly code: Scalars['String']['output'];
  /** The site; null when it is not known (any more). */
  readonly location?: Maybe<Location>;
};

/** Sales orders that were touched. */
export type AffectedSalesOrders = {
  readonly __typename?: 'AffectedSalesOrders';
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The first of them by their name. */
  readonly first: ReadonlyArray<AffectedSalesOrder>;
};

/** One of them. */
export type AffectedSalesOrder = {
  readonly __typename?: 'AffectedSalesOrder';
  /** The number of the order. */
  readonly number: Scalars['String']['output'];
  /** The order; null when it is not known (any more). */
  readonly order?: Maybe<SalesOrder>;
};

/** Purchase orders that were touched. */
export type AffectedPurchaseOrders = {
  readonly __typename?: 'AffectedPurchaseOrders';
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The first of them by their name. */
  readonly first: ReadonlyArray<AffectedPurchaseOrder>;
};

/** One of them. */
export type AffectedPurchaseOrder = {
  readonly __typename?: 'AffectedPurchaseOrder';
  /** The number of the order. */
  readonly number: Scalars['String']['output'];
  /** The order; null when it is not known (any more). */
  readonly order?: Maybe<PurchaseOrder>;
};

/** Planned replenishment that was touched. */
export type AffectedReplenishments = {
  readonly __typename?: 'AffectedReplenishments';
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The first of them by their name. */
  readonly first: ReadonlyArray<AffectedReplenishment>;
};

/** One of them. */
export type AffectedReplenishment = {
  readonly __typename?: 'AffectedReplenishment';
  /** The number of the product. */
  readonly sku: Scalars['String']['output'];
  /** The code of the site. */
  readonly locationCode: Scalars['String']['output'];
  /** The safety stock planned, in the base unit. */
  readonly safetyStock: Scalars['Decimal']['output'];
};

/** Requests for approval that were touched. */
export type AffectedApprovals = {
  readonly __typename?: 'AffectedApprovals';
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** The first of them by their subject. */
  readonly first: ReadonlyArray<AffectedApproval>;
};

/** One of them. */
export type AffectedApproval = {
  readonly __typename?: 'AffectedApproval';
  /** Identity of the request, as `approvalRequests` has it. */
  readonly id: Scalars['ID']['output'];
  /** What it is about. */
  readonly subject: Scalars['String']['output'];
};

/** What a customer ordered from one legal entity, to be shipped from one location. */
export type SalesOrder = {
  readonly __typename?: 'SalesOrder';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
};

/** How a flow fares at one site, or with what belongs to none. */
export type FlowFigures = {
  readonly __typename?: 'FlowFigures';
  /** The name of the flow. */
  readonly flow: Scalars['String']['output'];
  /** The code of the site; null for what belongs to none. */
  readonly locationCode?: Maybe<Scalars['String']['output']>;
  /** The site; null as above, and for a site that is not known. */
  readonly location?: Maybe<Location>;
  /** Changes taken since ever, first loads left out: a whole number. */
  readonly changes: Scalars['Float']['output'];
  /** Records parked within the last hour, as a share of them and the changes that were taken; null when there was neither. */
  readonly failureRatio?: Maybe<Scalars['Float']['output']>;
  /** Records that wait now. */
  readonly parked: Scalars['Int']['output'];
  /** Records that stand otherwise here than in their system. */
  readonly openDrifts: Scalars['Int']['output'];
  /** Whether the flow agrees with its system. */
  readonly reconciliation: ReconciliationStatus;
  /** Exceptions of the business that are not closed. */
  readonly openExceptions: Scalars['Int']['output'];
};

/** Whether what is here agrees with its system. Values may be added. */
export type ReconciliationStatus =
  /** A comparison has finished, and no drift is open. */
  | 'AGREES'
  /** Drifts are open. */
  | 'DISAGREES'
  /** No comparison has finished yet. */
  | 'NEVER_COMPARED';

/** How the business is served, in figures. */
export type BusinessTelemetry = {
  readonly __typename?: 'BusinessTelemetry';
  /** Deliveries accepted and not applied yet. */
  readonly eventBacklog: Scalars['Int']['output'];
  /** Records that wait because they were not understood. */
  readonly transformationFailures: Scalars['Int']['output'];
  /** Seconds since the instant the flow of purchase orders vouches for; null before its first success. */
  readonly purchaseOrderLagSeconds?: Maybe<Scalars['Float']['output']>;
  /** Median seconds from the publication of a forecast to an order of what it plans, over the orders of 30 days; null without any. */
  readonly forecastToOrderSeconds?: Maybe<Scalars['Float']['output']>;
  /** Of the lines ordered in 30 days, the share that the newest version published before the order had planned; null without any line. */
  readonly forecastAlignment?: Maybe<Scalars['Float']['output']>;
  /** Of the stock records compared last, the share that stood here as in their system; null before a comparison. */
  readonly inventoryAccuracy?: Maybe<Scalars['Float']['output']>;
  /** Exceptions that are not closed, by region and age. */
  readonly exceptionAging: ReadonlyArray<ExceptionAging>;
  /** Commands to outside systems, by system and state. */
  readonly outboundCommands: ReadonlyArray<OutboundCommandsInState>;
  /** Publications of forecasts, by state. */
  readonly forecastPublications: ReadonlyArray<PublicationsInState>;
  /** Requests for approval, by state. */
  readonly approvalRequests: ReadonlyArray<ApprovalsInState>;
  /** For how many seconds the request for approval that waits longest has waited; null when none waits. */
  readonly oldestApprovalSeconds?: Maybe<Scalars['Float']['output']>;
};

/** Commands to one outside system in one state. */
export type OutboundCommandsInState = {
  readonly __typename?: 'OutboundCommandsInState';
  /** The system, by its name in the settings. */
  readonly system: Scalars['String']['output'];
  /** How far they are. */
  readonly state: OutboundState;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
};

/** Publications of forecasts in one state. */
export type PublicationsInState = {
  readonly __typename?: 'PublicationsInState';
  /** How far they are, or how they ended. */
  readonly state: ForecastPublicationState;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
};

/** Requests for approval in one state. */
export type ApprovalsInState = {
  readonly __typename?: 'ApprovalsInState';
  /** How they stand. */
  readonly state: ApprovalState;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
};

/** Exceptions of one region and age. */
export type ExceptionAging = {
  readonly __typename?: 'ExceptionAging';
  /** The code of the region; null for the own business of the house. */
  readonly regionCode?: Maybe<Scalars['String']['output']>;
  /** How long they have been open. */
  readonly age: ExceptionAge;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
  /** For how many seconds the oldest has been open. */
  readonly oldestSeconds: Scalars['Float']['output'];
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
  /** The system of record: what any other system tells of these records is refused with OWNERSHIP_VIOLATION and parked. */
  readonly owner: Scalars['String']['output'];
  /** Fields that another system owns than the record, by name: there its word is taken instead of the owner's. */
  readonly fieldOwners: ReadonlyArray<FieldOwner>;
  /** The systems that are read beside `system`, for the fields they own. */
  readonly contributors: ReadonlyArray<Scalars['String']['output']>;
  /** How old the flow's records may be, in seconds, before the flow counts as late. */
  readonly freshnessTargetSeconds: Scalars['Int']['output'];
  /** Targets of regions and sites that differ from `freshnessTargetSeconds`. */
  readonly freshnessTargets: ReadonlyArray<FreshnessTarget>;
  /** One system that takes the place of another, and how far that is; null when none does. */
  readonly replacement?: Maybe<FlowReplacement>;
  /** Recovery objective: seconds its data may lag at the very most, also while something is down. */
  readonly maxLatencySeconds: Scalars['Int']['output'];
  /** Recovery objective: minutes after which it has caught up once its system answers again. `lastOutage` measures it. */
  readonly recoveryMinutes: Scalars['Int']['output'];
  /**
   * Its declared fallback, while the flow lags by more than `maxLatencySeconds`: what is served of its records then. Null
   * while it is within its objective; answers say `servedFrom: FALLBACK` for as long as this is there.
   */
  readonly fallback?: Maybe<ServedFallback>;
  /** The last time the flow failed, once it had caught up; null when that has not been. */
  readonly lastOutage?: Maybe<FlowOutage>;
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
  /** What went wrong the last time, in words; null after a success, and for callers who may not see every row. */
  readonly lastErrorMessage?: Maybe<Scalars['String']['output']>;
};

/** How old a flow's records may be for one region or one site. */
export type FreshnessTarget = {
  readonly __typename?: 'FreshnessTarget';
  /** Whether it is a region or a site. */
  readonly scope: FreshnessScope;
  /** The code of the region or of the location. */
  readonly code: Scalars['String']['output'];
  /** How old the records may be, in seconds. */
  readonly seconds: Scalars['Int']['output'];
};

/** What a freshness target is for. Values may be added. */
export type FreshnessScope =
  /** All sites of a region. */
  | 'REGION'
  /** One site. */
  | 'SITE';

/** One system that takes the place of another for a flow. */
export type FlowReplacement = {
  readonly __typename?: 'FlowReplacement';
  /** How far that is. */
  readonly stage: FlowStage;
  /** The system whose place is taken, by its code. */
  readonly legacySystem: Scalars['String']['output'];
  /** The system that takes it, by its code. */
  readonly newSystem: Scalars['String']['output'];
};

/** How far a new system has taken the place of an old one. */
export type FlowStage =
  /** The old system's word is taken. */
  | 'LEGACY'
  /** The old system's word is taken; what the new one tells is compared with it (`drifts`, `shadow`) and never taken. */
  | 'SHADOW'
  /** The new system's word is taken. */
  | 'NEW';

/** A time in which a flow failed. */
export type FlowOutage = {
  readonly __typename?: 'FlowOutage';
  /** When its first attempt failed. */
  readonly failedAt: Scalars['DateTime']['output'];
  /** When the first attempt began that could read its system again. */
  readonly answeredAt: Scalars['DateTime']['output'];
  /** When it had read everything again. */
  readonly caughtUpAt: Scalars['DateTime']['output'];
  /** Seconds from `answeredAt` to `caughtUpAt`. */
  readonly catchUpSeconds: Scalars['Int']['output'];
  /** Whether that was within the flow's `recoveryMinutes`. */
  readonly withinObjective: Scalars['Boolean']['output'];
};

/** Who owns one field of a flow's records. */
export type FieldOwner = {
  readonly __typename?: 'FieldOwner';
  /** The name of the field, as a canonical record has it, for example shelfLifeDays. */
  readonly field: Scalars['String']['output'];
  /** The system whose word about it is taken, by its code. */
  readonly system: Scalars['String']['output'];
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
  /** Where it failed; null where it did not. */
  readonly failureStage?: Maybe<FailureStage>;
  /** What kind of failure it was; null where it did not fail. */
  readonly failureClass?: Maybe<FailureClass>;
  /** The correlation id by which logs and outside calls of this attempt are found. */
  readonly correlationId: Scalars['String']['output'];
  /** The contributor that was read, by its code; null when it was the flow's own system. */
  readonly contributor?: Maybe<Scalars['String']['output']>;
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

/** What is served of a flow that has missed its recovery objective. */
export type ServedFallback = {
  readonly __typename?: 'ServedFallback';
  /** What is served. */
  readonly kind: FlowFallbackKind;
  /** Since when: the instant at which it lagged by more than it may. */
  readonly since: Scalars['DateTime']['output'];
  /** Where it is written what to do, by hand too: a heading in the documentation of this product. */
  readonly runbook: Scalars['String']['output'];
};

/** What is served while a flow is not current. Values may be added. */
export type FlowFallbackKind =
  /** What was known last, marked with its age. */
  | 'LAST_KNOWN';

/** Which version of the forecast to publish. */
export type PublishForecastInput = {
  /** Makes the command one: asked twice with one key it is done once. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The planning platform's own name of the version. */
  readonly version: Scalars['String']['input'];
  /** Why; kept in the audit trail. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** One publication that ended. */
export type PlanningStatusEvent = {
  readonly __typename?: 'PlanningStatusEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The publication as it was when it ended. */
  readonly publication: ForecastPublication;
};

/** How one revision of one version of the forecast is taken into the ERP. */
export type ForecastPublication = {
  readonly __typename?: 'ForecastPublication';
  /** Identity of the publication. */
  readonly id: Scalars['ID']['output'];
  /** The planning platform's own name of the version. */
  readonly versionCode: Scalars['String']['output'];
  /** The version; null when the forecasts graph cannot tell it now, or it is gone. */
  readonly version?: Maybe<ForecastVersion>;
  /** The revision of the version: a higher one is newer. */
  readonly revision: Scalars['Float']['output'];
  /** How far it is, or how it ended. */
  readonly state: ForecastPublicationState;
  /** When the planning platform published the version. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** The first day it counts from: that on which it began (UTC), or the first day the version plans for when that is later. */
  readonly startsOn: Scalars['Date']['output'];
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended; null while it runs. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The newer version for which it was given up; null otherwise. */
  readonly supersededBy?: Maybe<Scalars['String']['output']>;
  /** Who asked for it; `forecast-publication` when it began by itself. */
  readonly requestedBy: Scalars['String']['output'];
  /** The steps that are done, in their order. */
  readonly steps: ReadonlyArray<ForecastPublicationStep>;
  /** How it stands, whom or what it waits for, and what hangs on it; null in events. */
  readonly workflow?: Maybe<WorkflowStatus>;
  /** The correlation id by which logs, audit and outside calls of it are found. */
  readonly correlationId: Scalars['String']['output'];
};

/** How far a publication is, or how it ended. Values may be added. */
export type ForecastPublicationState =
  /** It has steps to take. When its process dies, another one goes on. */
  | 'RUNNING'
  /** All steps are done. */
  | 'PUBLISHED'
  /** Too many of its series are faulty; the ERP goes on with the version before. Asked for again by publishForecast, with another idempotency key, it is judged anew. */
  | 'REFUSED'
  /** A newer version was published before it was done. */
  | 'SUPERSEDED'
  /** The planners took the version back before it was done. */
  | 'WITHDRAWN';

/** A step that is done; its effects were committed with it. */
export type ForecastPublicationStep = {
  readonly __typename?: 'ForecastPublicationStep';
  /** Which step. */
  readonly step: ForecastPublicationStepName;
  /** When it was done. */
  readonly finishedAt: Scalars['DateTime']['output'];
  /** What it came to, by name. */
  readonly counts: ReadonlyArray<ForecastPublicationCount>;
};

/** One figure of a step. */
export type ForecastPublicationCount = {
  readonly __typename?: 'ForecastPublicationCount';
  /** What was counted, for example changedBuckets or NEEDS_APPROVAL. */
  readonly name: Scalars['String']['output'];
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** What is done with a version, in this order. Values may be added. */
export type ForecastPublicationStepName =
  /** Faults are found: faulty series are left out, a version with too many is refused. */
  | 'QUALITY'
  /** Each series is compared with the version the ERP plans on for its product and location. */
  | 'DIFFERENCE'
  /** Policy is asked about each parameter that moves; approvals are asked for where it wants one. */
  | 'DECISION'
  /** What policy allows is on its way to the ERP. */
  | 'PARAMETERS'
  /** Uplift, bias and promotions at risk are raised. */
  | 'EXCEPTIONS'
  /** The planning status is told. */
  | 'STATUS';

/** One thing wrong with a version. */
export type ForecastFinding = {
  readonly __typename?: 'ForecastFinding';
  /** What is wrong. */
  readonly code: ForecastFindingCode;
  /** The SKU of the series. */
  readonly sku: Scalars['String']['output'];
  /** The code of the location of the series. */
  readonly locationCode: Scalars['String']['output'];
  /** What the series measures. */
  readonly measure: ForecastMeasure;
  /** The first day it is about; null when it is about the whole series. */
  readonly start?: Maybe<Scalars['Date']['output']>;
  /** The first day after it; null when it is about the whole series. */
  readonly end?: Maybe<Scalars['Date']['output']>;
  /** The quantity, in the unit of the series; null when it is about none. */
  readonly quantity?: Maybe<Scalars['Decimal']['output']>;
};

/** What can be wrong with a forecast. Values may be added. */
export type ForecastFindingCode =
  /** Nobody here knows the SKU. */
  | 'UNKNOWN_ITEM'
  /** Nobody here knows the location. */
  | 'UNKNOWN_LOCATION'
  /** The series could not be understood; what of it is parked says why. */
  | 'UNREADABLE'
  /** The same product, location and measure came before. */
  | 'DUPLICATE_KEY'
  /** Less than nothing is expected. */
  | 'NEGATIVE_QUANTITY'
  /** Days of the horizon have no number. */
  | 'MISSING_BUCKET'
  /** Far from the rest of its series: possible, and worth a look. It keeps nothing back. */
  | 'OUTLIER';

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

/** Which impacts of forecasts are wanted. */
export type ForecastImpactFilter = {
  /** Those of one publication. */
  readonly publicationId?: InputMaybe<Scalars['ID']['input']>;
  /** Those that came to one of these. */
  readonly outcomes?: InputMaybe<ReadonlyArray<ForecastImpactOutcome>>;
  /** Only these products, by SKU. */
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only these locations, by code. */
  readonly locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** True: of the newest published revision, with a change over the threshold that no decision has taken up yet. It empties as decisions arrive. */
  readonly isUnconsumed?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: unconsumed, and the time in which a decision was expected is over. */
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: replenishment has been given priority for an uplift over the threshold. */
  readonly isRaised?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What one revision of the forecast does to one product at one location. */
export type ForecastImpact = {
  readonly __typename?: 'ForecastImpact';
  /** Identity of the impact. */
  readonly id: Scalars['ID']['output'];
  /** The publication it belongs to. */
  readonly publicationId: Scalars['ID']['output'];
  /** The planning platform's own name of the version. */
  readonly versionCode: Scalars['String']['output'];
  /** The version; null when the forecasts graph cannot tell it now, or it is gone. */
  readonly version?: Maybe<ForecastVersion>;
  /** The revision of the version. */
  readonly revision: Scalars['Float']['output'];
  /** The SKU of the product. */
  readonly sku: Scalars['String']['output'];
  /** The product; null when the products graph cannot tell it now. */
  readonly product?: Maybe<Product>;
  /** The code of the location. */
  readonly locationCode: Scalars['String']['output'];
  /** The location; null when the locations graph cannot tell it now. */
  readonly location?: Maybe<Location>;
  /** The preferred supplier of the product; null when there is none. */
  readonly supplierCode?: Maybe<Scalars['String']['output']>;
  /** Demand over the horizon in the version the ERP planned on here before, over the days both plan; null when there was none. */
  readonly before?: Maybe<Quantity>;
  /** Demand over the same days in this version. */
  readonly after: Quantity;
  /** (after − before) ÷ before in per cent; null when there was nothing before. */
  readonly changePercent?: Maybe<Scalars['Decimal']['output']>;
  /** How urgently replenishment should look at it. */
  readonly priority: ReplenishmentPriority;
  /** The buckets that changed, in their order; empty for the first version the ERP plans on here. */
  readonly buckets: ReadonlyArray<ForecastBucketChange>;
  /** What it came to. */
  readonly outcome: ForecastImpactOutcome;
  /** The reorder point that was asked for; null when none moves. */
  readonly reorderPoint?: Maybe<Quantity>;
  /** The approval that was asked for; null when none was, or when it is not for the caller to see. */
  readonly approval?: Maybe<ApprovalRequest>;
  /** By what its way to the ERP is followed; null until it is on its way. */
  readonly outboundCommandId?: Maybe<Scalars['ID']['output']>;
  /** The first promotion that stock and open supply do not meet; null when there is none. */
  readonly promotion?: Maybe<PromotionAtRisk>;
  /** Whether the change is over the threshold from which a decision is expected. */
  readonly isInfluencing: Scalars['Boolean']['output'];
  /** Until when that decision is expected. */
  readonly dueAt: Scalars['DateTime']['output'];
  /** When the first decision took it up; null as long as none did. */
  readonly consumedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What took it up; null as long as nothing did. */
  readonly consumedBy?: Maybe<ForecastConsumer>;
  /** What the decision about it rests on, as it was then and as it is now. */
  readonly basedOn: ReadonlyArray<DecisionBasis>;
};

/** How urgently replenishment should look at a product at a location. Values may be added. */
export type ReplenishmentPriority =
  /** In its turn. */
  | 'NORMAL'
  /** First: expected demand rose by more than the threshold. */
  | 'RAISED';

/** What took up a change of the forecast. Values may be added. */
export type ForecastConsumer =
  /** A decision about the planning parameters, by policy or by an approver. */
  | 'PARAMETERS'
  /** An order to a supplier, made after the version was published. */
  | 'PURCHASE_ORDER'
  /**
   * A transfer to the location from another of our own, made after the version was published. One whose system does not say
   * when it was made counts only when it was asked for here.
   */
  | 'TRANSFER_ORDER';

/** What a revision came to for a product at a location. Values may be added. */
export type ForecastImpactOutcome =
  /** Not decided yet. */
  | 'NEW'
  /** The series is faulty: nothing moves. */
  | 'HELD'
  /** The first version the ERP plans on here: nothing moves. */
  | 'BASELINE'
  /** The ERP plans on it from now on, and nothing has to move. */
  | 'UNCHANGED'
  /**
   * The ERP keeps no reorder point here, nobody knows the lead time, the plan is shorter than it, or who published the plan keeps
   * the reorder point as well.
   */
  | 'NOT_PLANNED'
  /** Policy allows the change; it is about to be sent. */
  | 'ALLOWED'
  /** Somebody must approve the change. */
  | 'NEEDS_APPROVAL'
  /** The change is on its way to the ERP. */
  | 'SUBMITTED'
  /** The ERP refused it, or it was given up. The ERP plans on what it did before; the change is owed to the next version. */
  | 'FAILED'
  /** An approver rejected the change. */
  | 'REJECTED'
  /** Nobody decided before a newer revision came. */
  | 'WITHDRAWN'
  /** Policy denies the change. */
  | 'DENIED';

/** How one bucket of the plan changed. */
export type ForecastBucketChange = {
  readonly __typename?: 'ForecastBucketChange';
  /** The first day of the bucket. */
  readonly start: Scalars['Date']['output'];
  /** The first day after it. */
  readonly end: Scalars['Date']['output'];
  /** What the version before plans, in the unit of the impact; null where it plans no such bucket. */
  readonly before?: Maybe<Scalars['Decimal']['output']>;
  /** What this version plans; null where it plans no such bucket. */
  readonly after?: Maybe<Scalars['Decimal']['output']>;
};

/** A promotion that stock and open supply do not meet: an override that raises a bucket, whose reason names a promotion. */
export type PromotionAtRisk = {
  readonly __typename?: 'PromotionAtRisk';
  /** The first day of its bucket. */
  readonly startsOn: Scalars['Date']['output'];
  /** The reason of the override, in the planner's words. */
  readonly reason: Scalars['String']['output'];
  /** What will be missing by the end of its bucket: demand until then − available − open purchase orders expected before it begins. */
  readonly missing: Quantity;
  /** The last day on which a regular order still comes in time; null when nobody knows the lead time. */
  readonly orderBy?: Maybe<Scalars['Date']['output']>;
};

/** One thing a decision rests on. */
export type DecisionBasis = {
  readonly __typename?: 'DecisionBasis';
  /** What it is. */
  readonly kind: DecisionBasisKind;
  /** The outside system it comes from. */
  readonly source: Scalars['String']['output'];
  /** The version of a forecast, else the source's revision of the record. */
  readonly version: Scalars['String']['output'];
  /** Until when the source vouched for it when the decision was prepared. */
  readonly asOf: Scalars['DateTime']['output'];
  /** What it said then. */
  readonly quantity: Quantity;
  /** Whether it still stands; computed now. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** What stands now; null where nothing does. */
  readonly quantityNow?: Maybe<Quantity>;
};

/** What a decision can rest on. Values may be added. */
export type DecisionBasisKind =
  /** Expected demand over lead time and review period. */
  | 'FORECAST'
  /** The reorder point as the ERP told it. */
  | 'PARAMETERS'
  /** Available: on hand − held − allocated − reserved. */
  | 'BALANCE';

/** A page of publications of forecasts, newest first. */
export type ForecastPublicationConnection = {
  readonly __typename?: 'ForecastPublicationConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ForecastPublicationEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<ForecastPublication>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of publications of forecasts, newest first. */
export type ForecastPublicationEdge = {
  readonly __typename?: 'ForecastPublicationEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: ForecastPublication;
};

/** A page of impacts of forecasts. */
export type ForecastImpactConnection = {
  readonly __typename?: 'ForecastImpactConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ForecastImpactEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<ForecastImpact>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of impacts of forecasts. */
export type ForecastImpactEdge = {
  readonly __typename?: 'ForecastImpactEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: ForecastImpact;
};

/** A page of what is wrong with a version. */
export type ForecastFindingConnection = {
  readonly __typename?: 'ForecastFindingConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ForecastFindingEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<ForecastFinding>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of what is wrong with a version. */
export type ForecastFindingEdge = {
  readonly __typename?: 'ForecastFindingEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: ForecastFinding;
};

/** One published state of the whole plan. A version becomes visible only when all of it is there. */
export type ForecastVersion = {
  readonly __typename?: 'ForecastVersion';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
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

/** Which pages of the journal to take again. Bounds are instants at which pages were recorded, both inclusive. */
export type ReplayChangesInput = {
  /** Makes the command one: asked twice with one key it is done once. Another input under the same key is refused. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Only pages of this flow, by its name; of all flows when left out. */
  readonly flow?: InputMaybe<Scalars['String']['input']>;
  /** From when on; from the beginning when left out. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until when; to the end when left out. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only say what would change, and write nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** Why; kept in the audit trail. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What a comparison of the projections is known by. */
export type VerifyProjectionsInput = {
  /** Makes the command one: asked twice with one key it is done once. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why; kept in the audit trail. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What came of taking pages of the journal again. */
export type ReplayReport = {
  readonly __typename?: 'ReplayReport';
  /** How many pages were taken. */
  readonly pages: Scalars['Int']['output'];
  /** How many records they held. */
  readonly records: Scalars['Int']['output'];
  /** How many records changed something, by kind; with a dry run, would have. Empty when everything was as the journal tells. */
  readonly changed: ReadonlyArray<RecordCount>;
  /** Some of those records, each by kind and key; at most 100. */
  readonly examples: ReadonlyArray<Scalars['String']['output']>;
  /** How many records were refused, because what they name is gone. */
  readonly refused: Scalars['Int']['output'];
  /** How many pages were written by a release that this one does not understand. */
  readonly unreadable: Scalars['Int']['output'];
};

/** How many records of one kind. */
export type RecordCount = {
  readonly __typename?: 'RecordCount';
  /** The kind of record, for example INVENTORY_POSITION. */
  readonly kind: Scalars['String']['output'];
  /** How many. */
  readonly count: Scalars['Int']['output'];
};

/** Whether what readers see is what the journal tells. */
export type VerificationReport = {
  readonly __typename?: 'VerificationReport';
  /** Whether all of it is. */
  readonly equal: Scalars['Boolean']['output'];
  /** The page of the journal at which both were compared. */
  readonly position: Scalars['Int']['output'];
  /** How many pages were told. */
  readonly pages: Scalars['Int']['output'];
  /** How many pages were written by a release that this one does not understand. */
  readonly unreadable: Scalars['Int']['output'];
  /** Each projection by itself. */
  readonly projections: ReadonlyArray<ProjectionComparison>;
};

/** How one projection compares with what the journal tells. */
export type ProjectionComparison = {
  readonly __typename?: 'ProjectionComparison';
  /** The name of the projection. */
  readonly name: Scalars['String']['output'];
  /** Whether both are the same. */
  readonly equal: Scalars['Boolean']['output'];
  /** How many rows readers see. */
  readonly rows: Scalars['Int']['output'];
  /** How many the journal tells. */
  readonly replayedRows: Scalars['Int']['output'];
  /** A digest of all rows readers see, in no order. */
  readonly digest: Scalars['String']['output'];
  /** The digest of what the journal tells. */
  readonly replayedDigest: Scalars['String']['output'];
  /** Some of the rows that differ; at most 20. */
  readonly differences: ReadonlyArray<ProjectionDifference>;
};

/** One row that differs. */
export type ProjectionDifference = {
  readonly __typename?: 'ProjectionDifference';
  /** The key of the row, its parts with a space between. */
  readonly key: Scalars['String']['output'];
  /** How it differs. */
  readonly kind: ProjectionDifferenceKind;
};

/** How a row differs from what the journal tells. Values may be added. */
export type ProjectionDifferenceKind =
  /** Readers see it and the journal does not tell it. */
  | 'UNEXPECTED'
  /** The journal tells it and readers do not see it. */
  | 'MISSING'
  /** Both have it, with other values. */
  | 'DIFFERENT';

/** What the journal of changes holds: every page that changed a projection, in the order of the commits. */
export type ChangeJournal = {
  readonly __typename?: 'ChangeJournal';
  /** Whether it reaches back to the very first change: only then can everything be told again. */
  readonly complete: Scalars['Boolean']['output'];
  /** When its first page was recorded; null when it is empty. */
  readonly firstRecordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its last page was recorded; null when it is empty. */
  readonly lastRecordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many pages it holds. */
  readonly pages: Scalars['Int']['output'];
  /** How much room they take in MiB, rounded up. */
  readonly mebibytes: Scalars['Int']['output'];
};

/** Something that is to be done in an outside system, once, and what became of it. */
export type OutboundCommand = {
  readonly __typename?: 'OutboundCommand';
  /** Identity of the command. */
  readonly id: Scalars['ID']['output'];
  /** What is to be done. */
  readonly kind: OutboundKind;
  /** The system it is done in, by its name in the settings. */
  readonly system: Scalars['String']['output'];
  /** What it is about, in words. */
  readonly subject: Scalars['String']['output'];
  /** How far it is. */
  readonly state: OutboundState;
  /** What is to be done in full, as JSON: exactly what was approved. */
  readonly content: Scalars['String']['output'];
  /** All commands that were asked for at once have one; they are done one after the other, all or none. */
  readonly requestId: Scalars['String']['output'];
  /** Its place among them, from 1. */
  readonly step: Scalars['Int']['output'];
  /** The id of the command that this one takes back; null when it takes none back. */
  readonly compensates?: Maybe<Scalars['ID']['output']>;
  /** Who asked for it, by subject. */
  readonly requestedBy: Scalars['String']['output'];
  /** Why it was asked for; null when nobody said. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The key it was asked for under. */
  readonly idempotencyKey: Scalars['String']['output'];
  /** The key under which it is sent to the system: there it is looked up by this when an answer is lost. */
  readonly writeKey: Scalars['String']['output'];
  /**
   * The request for approval that it rests on or waits for; null where policy allowed it by itself, or the approval was brought
   * along.
   */
  readonly approvalId?: Maybe<Scalars['ID']['output']>;
  /** That request; null as above, and in events, which tell only its id. */
  readonly approval?: Maybe<ApprovalRequest>;
  /** How it stands, whom or what it waits for, and what hangs on it; null in events. */
  readonly workflow?: Maybe<WorkflowStatus>;
  /** Names the request it began with, in logs and in the systems. */
  readonly correlationId: Scalars['String']['output'];
  /**
   * The system in which the change was made that led to it, by its name in the settings; null where a person wants it. Nothing
   * is ever sent back to it.
   */
  readonly origin?: Maybe<Scalars['String']['output']>;
  /** The systems that change has come through since, in order. */
  readonly through: ReadonlyArray<Scalars['String']['output']>;
  /** How often it was sent, since a person last decided about it. */
  readonly attempts: Scalars['Int']['output'];
  /** How often what became of it was looked up, since a person last decided about it. */
  readonly lookups: Scalars['Int']['output'];
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** When it was last sent; null before. */
  readonly sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the system was known to have taken or refused it; null before. */
  readonly answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the change had come back by its flow; null before. */
  readonly confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it is tried again by itself; null when it is not. */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the system calls what it made, for example the number of the order; null when it has not said, or makes nothing. */
  readonly document?: Maybe<Scalars['String']['output']>;
  /** The code of the last failure; null when the last turn went well. */
  readonly errorCode?: Maybe<Scalars['String']['output']>;
  /** The last failure in words; null when the last turn went well. */
  readonly errorMessage?: Maybe<Scalars['String']['output']>;
  /** Where on its way the last failure was: at the system's door, in its answer, or before it was sent; null as above. */
  readonly failureStage?: Maybe<FailureStage>;
  /** What kind of failure that was; null as above. */
  readonly failureClass?: Maybe<FailureClass>;
};

/** What can be done in an outside system. Values may be added. */
export type OutboundKind =
  /** A new purchase order. */
  | 'CREATE_PURCHASE_ORDER'
  /** A new transfer between two of our locations. */
  | 'CREATE_TRANSFER'
  /** Other planning parameters for a product at a location. */
  | 'CHANGE_PLANNING_PARAMETERS'
  /** A purchase order taken back, because a later step of its request was refused. */
  | 'CANCEL_PURCHASE_ORDER'
  /** A transfer taken back, because a later step of its request was refused. */
  | 'CANCEL_TRANSFER';

/** How far a command to an outside system is. Values may be added. */
export type OutboundState =
  /** Policy asks for leave, and nobody has given it yet. */
  | 'AWAITING_APPROVAL'
  /** Waits for its turn. */
  | 'QUEUED'
  /** On its way: written down before the first byte left. */
  | 'SENT'
  /** Its answer was lost. It is looked up by its key before anything is sent again. */
  | 'UNKNOWN'
  /** The system took it. */
  | 'ACKNOWLEDGED'
  /** The system, or who checks approvals, refused it. */
  | 'REJECTED'
  /** The system took it, and the change has come back by its flow. */
  | 'CONFIRMED'
  /** It was done and then taken back, because a later step of its request was refused. */
  | 'COMPENSATED'
  /**
   * Never sent because another step was refused, leave was not given, or it would go back to where its change was made
   * (ECHO_SUPPRESSED); or given up by a person.
   */
  | 'ABANDONED';

/** Which commands to outside systems a list shows. */
export type OutboundCommandFilter = {
  /** Only commands in these states. */
  readonly states?: InputMaybe<ReadonlyArray<OutboundState>>;
  /** Only commands of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<OutboundKind>>;
  /** Only commands to these systems, by name. */
  readonly systems?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only the commands of this request. */
  readonly requestId?: InputMaybe<Scalars['String']['input']>;
};

/** Which commands to outside systems a subscription tells of. */
export type OutboundCommandChangeFilter = {
  /** Only commands in these states. */
  readonly states?: InputMaybe<ReadonlyArray<OutboundState>>;
  /** Only commands of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<OutboundKind>>;
  /** Only commands to these systems, by name. */
  readonly systems?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only commands that these subjects asked for. */
  readonly requestedBy?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only commands that rest on these requests for approval. */
  readonly approvalIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A page of commands to outside systems, newest first. */
export type OutboundCommandConnection = {
  readonly __typename?: 'OutboundCommandConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<OutboundCommandEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<OutboundCommand>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of commands to outside systems. */
export type OutboundCommandEdge = {
  readonly __typename?: 'OutboundCommandEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: OutboundCommand;
};

/** One change of a command to an outside system. */
export type OutboundCommandEvent = {
  readonly __typename?: 'OutboundCommandEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The command as it was right after the event. */
  readonly command: OutboundCommand;
};

/** What a person decides about a command that waits for it. Values may be added. */
export type OutboundAction =
  /** It is looked up and, when it was not done, sent again under its key. */
  | 'RETRY'
  /** It is given up; the steps before it are taken back. */
  | 'ABANDON';

/** What is decided about a command. */
export type ResolveOutboundCommandInput = {
  /** Identity of the command. */
  readonly id: Scalars['ID']['input'];
  /** What is decided. */
  readonly action: OutboundAction;
  /** Why; kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
  /** Another approval of exactly this action, when the one it had has expired. */
  readonly approval?: InputMaybe<Scalars['String']['input']>;
};

/** What came of a decision about a command. */
export type ResolveOutboundCommandPayload = {
  readonly __typename?: 'ResolveOutboundCommandPayload';
  /** The command as it is now; null when there is none. */
  readonly command?: Maybe<OutboundCommand>;
  /** Why nothing was decided; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

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
  /** At which stage of the whole way it failed, as `failure` says it. */
  readonly failureStage: FailureStage;
  /** What kind of failure it is. */
  readonly failureClass: FailureClass;
  /** The code of the reason, for example UNKNOWN_REFERENCE. */
  readonly errorCode: Scalars['String']['output'];
  /** The reason in words. */
  readonly errorMessage: Scalars['String']['output'];
  /** The record as it came, as text. */
  readonly payload: Scalars['String']['output'];
  /** When it was parked. */
  readonly parkedAt: Scalars['DateTime']['output'];
  /** Ties it to the log lines, run and events of what it came by; null for what an earlier release parked. */
  readonly correlationId?: Maybe<Scalars['String']['output']>;
};

/** Where a record failed. Values may be added. */
export type ParkedRecordStage =
  /** On the way in. */
  | 'RECEIVE'
  /** It could not be understood. */
  | 'PARSE'
  /** It was understood and could not be applied, for example because a record it names is not known. */
  | 'APPLY';

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

/** Which parked record to try again, and as what. */
export type RetryParkedRecordInput = {
  /** Identity of the parked record. */
  readonly id: Scalars['ID']['input'];
  /**
   * The record as it should have been: a canonical change as JSON text, as `payload` of a record parked at the stage APPLY
   * shows it. As it is when left out.
   */
  readonly payload?: InputMaybe<Scalars['String']['input']>;
  /** Why; kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** Which parked record to give up, and why. */
export type DiscardParkedRecordInput = {
  /** Identity of the parked record. */
  readonly id: Scalars['ID']['input'];
  /** Why; kept in the audit trail. */
  readonly reason: Scalars['String']['input'];
};

/** What came of trying a parked record again. */
export type RetryParkedRecordPayload = {
  readonly __typename?: 'RetryParkedRecordPayload';
  /** Whether the record is taken now: false when it is still parked, for the reason `record` shows, or was refused. */
  readonly settled: Scalars['Boolean']['output'];
  /** The record as it is still parked; null when it is settled or there is none. */
  readonly record?: Maybe<ParkedRecord>;
  /** Why nothing was tried; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came of giving a parked record up. */
export type DiscardParkedRecordPayload = {
  readonly __typename?: 'DiscardParkedRecordPayload';
  /** Whether it was given up now. */
  readonly discarded: Scalars['Boolean']['output'];
  /** Why it was not; empty otherwise. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which records were read, and when. */
export type ReadersOfInput = {
  /**
   * Ids of records, 1 to 100, of any type that is known by an id and says how old it is (`asOf`): whoever read one of them is
   * meant.
   */
  readonly ids: ReadonlyArray<Scalars['ID']['input']>;
  /** From when on; as far back as the log tells when left out. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Until when, this instant included; until now when left out. A read counts when some of it may have been within: it takes
   * its milliseconds.
   */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only operations that ask for one of these fields, as `Type.field`, for example `InventoryPosition.available`; at most 100. */
  readonly fields?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A caller is told of a correction. */
export type ValueCorrectionEvent = {
  readonly __typename?: 'ValueCorrectionEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** What was put right, and what the caller had read of it. */
  readonly correction: ValueCorrection;
};

/** A record that was given to a caller while it stood otherwise than in its system. */
export type ValueCorrection = {
  readonly __typename?: 'ValueCorrection';
  /** Identity of the drift that was found. */
  readonly driftId: Scalars['ID']['output'];
  /** Ids of the records in which the caller may have read it: read them again. */
  readonly recordIds: ReadonlyArray<Scalars['ID']['output']>;
  /** What kind of record stood otherwise, for example INVENTORY_POSITION. */
  readonly recordKind: Scalars['String']['output'];
  /** Its natural key, parts with a space between. */
  readonly recordKey: Scalars['String']['output'];
  /** The fields that were wrong, by the names of the record; empty when the record was missing here, or too much. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** Since when it may have been wrong: the last comparison that agreed; null when there was none. */
  readonly wrongSince?: Maybe<Scalars['DateTime']['output']>;
  /** When it was put right, or agreed again. */
  readonly correctedAt: Scalars['DateTime']['output'];
  /** The caller: the subject of the token. */
  readonly subject: Scalars['String']['output'];
  /** The operations with which the caller read it, by name; those without a name are left out. */
  readonly operationNames: ReadonlyArray<Scalars['String']['output']>;
  /** When the caller began to read it first, within that time. */
  readonly firstReadAt: Scalars['DateTime']['output'];
  /** When the caller had read it last, within that time. */
  readonly lastReadAt: Scalars['DateTime']['output'];
  /** In how many answers and events the caller was given it. */
  readonly reads: Scalars['Int']['output'];
};

/** A page of readers, those who read last first. */
export type ReaderConnection = {
  readonly __typename?: 'ReaderConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<ReaderEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<Reader>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /** The beginning of the stretch that was looked through; null when it has none. */
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  /** The end of the stretch. */
  readonly to: Scalars['DateTime']['output'];
  /** The oldest read the log still has, of any record; null when it has none. Who read before that is not told. */
  readonly toldSince?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How many reads, of any record, may fall in the stretch and were not kept, because the database could not be written to
   * for long. 0: the list is whole, except for what a gateway that was killed had not written yet, a second's reads at most.
   */
  readonly lostReads: Scalars['Int']['output'];
  /**
   * What was decided within the stretch and rests on the records: about the product at the location, of a product about it
   * anywhere. Newest first, at most 100; empty when the stretch is not about products or stock.
   */
  readonly decisions: ReadonlyArray<RestingDecision>;
};

/** Something that was decided, by what stood here at the time. */
export type RestingDecision = {
  readonly __typename?: 'RestingDecision';
  /** What was decided. */
  readonly kind: RestingDecisionKind;
  /**
   * Identity of what was decided: of the publication's impact, of the approval, of the outbound command; of a purchase check the
   * hash of its operation.
   */
  readonly id: Scalars['ID']['output'];
  /** What it is about, in words. */
  readonly subject: Scalars['String']['output'];
  /** Who decided or asked for it: the subject of a token, or the part of the house that did it by itself. */
  readonly by: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
};

/** What can be decided by what stands here. Values may be added. */
export type RestingDecisionKind =
  /** What a published forecast does to the product at the location. */
  | 'PUBLICATION'
  /** An approval that was asked for, given or refused. */
  | 'APPROVAL'
  /** An order that was checked against all rules (`validatePurchase`). */
  | 'PURCHASE_CHECK'
  /** A command that was handed in for an outside system. */
  | 'OUTBOUND';

/** One row of a page of readers. */
export type ReaderEdge = {
  readonly __typename?: 'ReaderEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: Reader;
};

/** A caller that was given one of the records, by one operation. */
export type Reader = {
  readonly __typename?: 'Reader';
  /** The subject of the caller's token; `anonymous` for one without. */
  readonly subject: Scalars['String']['output'];
  /** What the caller is. */
  readonly kind: ReaderKind;
  /** SHA-256 of the operation's document, hexadecimal: the name under which persisted operations are known. */
  readonly operationHash: Scalars['String']['output'];
  /** The operation's name; null when it has none. */
  readonly operationName?: Maybe<Scalars['String']['output']>;
  /** The fields the document asks for, as `Type.field`. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** When it began to read one of them first, within the stretch. */
  readonly firstReadAt: Scalars['DateTime']['output'];
  /** When it had read one of them last, within the stretch. */
  readonly lastReadAt: Scalars['DateTime']['output'];
  /** In how many answers of subgraphs, and events, it was given one of them. */
  readonly reads: Scalars['Int']['output'];
};

/** What a reader is. Values may be added. */
export type ReaderKind =
  /** Without a token, on this machine. */
  | 'ANONYMOUS'
  /** A person. */
  | 'USER'
  /** A program. */
  | 'SERVICE';

/** What became of forecasts and of orders. */
export type ReplenishmentOutcomes = {
  readonly __typename?: 'ReplenishmentOutcomes';
  /** Of the changes of the forecasts published in that time that were over the threshold. */
  readonly forecasts: ForecastReach;
  /** Of the orders placed in that time, drafts and cancelled ones aside. */
  readonly purchaseOrders: OrderMatch;
};

/**
 * How many changes of forecasts a decision took up in time: about parameters, or an order to a supplier. Per product, location and
 * version.
 */
export type ForecastReach = {
  readonly __typename?: 'ForecastReach';
  /** All of them. */
  readonly expected: Scalars['Int']['output'];
  /** Taken up within their window. */
  readonly inTime: Scalars['Int']['output'];
  /** Taken up after it, or not at all though it is over. */
  readonly late: Scalars['Int']['output'];
  /** Not taken up, and the window is not over. */
  readonly pending: Scalars['Int']['output'];
  /** Not taken up before a newer version took their place within the window; they count neither way. */
  readonly overtaken: Scalars['Int']['output'];
  /** inTime ÷ (inTime + late), per cent with two digits; null where neither is. */
  readonly percentInTime?: Maybe<Scalars['Decimal']['output']>;
};

/** How many orders came from something that was recommended and approved. */
export type OrderMatch = {
  readonly __typename?: 'OrderMatch';
  /** All orders. */
  readonly ordered: Scalars['Int']['output'];
  /** Made from here, by leave of policy or of a person. */
  readonly fromCommands: Scalars['Int']['output'];
  /** Ordered by the ERP, after the last decision about each of its products at its site had moved their parameters. */
  readonly fromParameters: Scalars['Int']['output'];
  /** Neither. */
  readonly unmatched: Scalars['Int']['output'];
  /** (fromCommands + fromParameters) ÷ ordered, per cent with two digits; null without any order. */
  readonly percentMatched?: Maybe<Scalars['Decimal']['output']>;
};

/** What one legal entity ordered from one supplier, to be delivered to one location. */
export type PurchaseOrder = {
  readonly __typename?: 'PurchaseOrder';
  /** Opaque identity, stable for good and the same whatever outside system the record comes from. */
  readonly id: Scalars['ID']['output'];
  /**
   * The approved recommendation it came from; null when it came from none, or the caller may not see the order. For planners,
   * procurement and operators.
   */
  readonly recommendation?: Maybe<OrderRecommendation>;
};

/** What an order came from. */
export type OrderRecommendation = {
  readonly __typename?: 'OrderRecommendation';
  /** In which way. */
  readonly kind: RecommendationKind;
  /** The command that made it; null unless COMMAND, and when the caller may not see it. */
  readonly command?: Maybe<OutboundCommand>;
  /** The approvals it rests on, of those the caller may see; empty where policy allowed it by itself. */
  readonly approvals: ReadonlyArray<ApprovalRequest>;
  /** The forecasts that moved the parameters, by their own names; empty unless PARAMETERS. */
  readonly versionCodes: ReadonlyArray<Scalars['String']['output']>;
};

/** In which way an order came from something approved. Values may be added. */
export type RecommendationKind =
  /** It was made from here. */
  | 'COMMAND'
  /** The ERP ordered by parameters that a forecast moved. */
  | 'PARAMETERS';

/** A page of orders that came from nothing approved, newest first. */
export type UnmatchedPurchaseOrderConnection = {
  readonly __typename?: 'UnmatchedPurchaseOrderConnection';
  /** The rows of this page with the cursor of each. */
  readonly edges: ReadonlyArray<UnmatchedPurchaseOrderEdge>;
  /** The rows of this page without their cursors. */
  readonly nodes: ReadonlyArray<PurchaseOrder>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One row of a page of orders that came from nothing approved. */
export type UnmatchedPurchaseOrderEdge = {
  readonly __typename?: 'UnmatchedPurchaseOrderEdge';
  /** Where this row stands in the list; pass it as `after` or `before`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The row itself. */
  readonly node: PurchaseOrder;
};

/** The alert of an objective has changed. */
export type ServiceLevelEvent = {
  readonly __typename?: 'ServiceLevelEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The objective as it was kept then. */
  readonly serviceLevel: ServiceLevel;
};

/** An objective and how it is kept. */
export type ServiceLevel = {
  readonly __typename?: 'ServiceLevel';
  /** The name it is configured under. */
  readonly name: Scalars['String']['output'];
  /** What it counts, and what of it is good. */
  readonly indicator: ServiceIndicator;
  /** The name of its flow; null for FORECAST_PUBLICATION and RECOMMENDATION_PROCESSING. */
  readonly flow?: Maybe<Scalars['String']['output']>;
  /** The code of the region it is about; null for all. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** The code of the site it is about; null for all. */
  readonly locationCode?: Maybe<Scalars['String']['output']>;
  /** Within so many seconds is good; null for RECONCILIATION. */
  readonly thresholdSeconds?: Maybe<Scalars['Int']['output']>;
  /** So many percent are to be good. */
  readonly targetPercent: Scalars['Decimal']['output'];
  /** Over so many days. */
  readonly windowDays: Scalars['Int']['output'];
  /** How much was good in that time: a whole number. */
  readonly good: Scalars['Float']['output'];
  /** How much was counted in that time: a whole number. */
  readonly total: Scalars['Float']['output'];
  /** good / total in percent, with four digits; null where nothing was counted. */
  readonly attainmentPercent?: Maybe<Scalars['Float']['output']>;
  /** What is left of the error budget (what may be bad) in percent of it; below 0 when more is used; null as above. */
  readonly budgetLeftPercent?: Maybe<Scalars['Float']['output']>;
  /** How fast the error budget goes, over windows of different length. */
  readonly burnRates: ReadonlyArray<BurnRate>;
  /** How loud an alert that calls for. */
  readonly alert: ServiceAlert;
  /** How often an alert has been called for where there was none, since the objective was set. */
  readonly breaches: Scalars['Int']['output'];
  /** The same by site, in the order of the codes; empty where the indicator knows no sites. */
  readonly sites: ReadonlyArray<ServiceLevelOfSite>;
};

/** What an objective counts. Values may be added. */
export type ServiceIndicator =
  /** Changes of the flow; good are those that stood here within the threshold of the instant their system gives them, to the accuracy of a bucket (19 %). */
  | 'ERP_UPDATE'
  /** Minutes; good are those at whose end the flow vouched for what was no older than the threshold. */
  | 'FRESHNESS'
  /** Minutes; good are those at whose end the newest published forecast version was no older than the threshold. */
  | 'FORECAST_PUBLICATION'
  /** Requests for approval; good are those decided within the threshold. One that is not counts when its time is over. */
  | 'RECOMMENDATION_PROCESSING'
  /** Records compared with their system; good are those that agreed. What is missing to 100 is the mismatch rate. */
  | 'RECONCILIATION';

/** How fast an error budget goes. */
export type BurnRate = {
  readonly __typename?: 'BurnRate';
  /** Over so many minutes back. */
  readonly windowMinutes: Scalars['Int']['output'];
  /** Bad / total, divided by what may be bad: 1 uses the budget up exactly by the end of the window; null where nothing was counted. */
  readonly rate?: Maybe<Scalars['Float']['output']>;
};

/** How loud an alert is: multiwindow, multi-burn-rate as in the Site Reliability Workbook, chapter 5. Values may be added. */
export type ServiceAlert =
  /** Nobody has to be told. */
  | 'NONE'
  /** Burns at 1 and more over 3 days and 6 hours: it will not last. */
  | 'TICKET'
  /** Burns at 14.4 over an hour and 5 minutes, or at 6 over 6 hours and 30 minutes: somebody is needed now. */
  | 'PAGE';

/** How an objective is kept at one site. */
export type ServiceLevelOfSite = {
  readonly __typename?: 'ServiceLevelOfSite';
  /** The code of the site. */
  readonly locationCode: Scalars['String']['output'];
  /** The site; null when it is not known. */
  readonly location?: Maybe<Location>;
  /** The code of its region; null when it is not known. */
  readonly regionCode?: Maybe<Scalars['String']['output']>;
  /** How much was good: a whole number. */
  readonly good: Scalars['Float']['output'];
  /** How much was counted: a whole number. */
  readonly total: Scalars['Float']['output'];
  /** good / total in percent, with four digits. */
  readonly attainmentPercent?: Maybe<Scalars['Float']['output']>;
};

/** What lies between the book and the floor. booked + the sum of the items + unexplained = onHand, in the base unit of the product. */
export type StockDifference = {
  readonly __typename?: 'StockDifference';
  /** The number of the product. */
  readonly sku: Scalars['String']['output'];
  /** The code of the site. */
  readonly locationCode: Scalars['String']['output'];
  /** On hand as the system of record booked it last; 0 when it never told. */
  readonly booked: Scalars['Decimal']['output'];
  /** Up to which instant everything is in that figure; null when it never told. */
  readonly bookedThrough?: Maybe<Scalars['DateTime']['output']>;
  /** On hand as it is here: what planning reckons with. */
  readonly onHand: Scalars['Decimal']['output'];
  /** onHand − booked. */
  readonly difference: Scalars['Decimal']['output'];
  /** What the system of record has not booked yet, by kind and reason. */
  readonly items: ReadonlyArray<ReconcilingItem>;
  /** difference − the sum of the items: 0, or the projection is wrong. */
  readonly unexplained: Scalars['Decimal']['output'];
  /** What planning reckons with, beside ERP and warehouse as of the same instant; null when planning told nothing of the position. */
  readonly assumption?: Maybe<AssumedDifference>;
};

/**
 * The stock a plan was made on, beside what the ERP booked and the warehouse moved up to the same instant: an old plan is not
 * a wrong one. Compared by `reconcileFlow(flow: "stock-assumptions")` and every day; what differs is a drift.
 */
export type AssumedDifference = {
  readonly __typename?: 'AssumedDifference';
  /** The planning system. */
  readonly source: Scalars['String']['output'];
  /** The instant of which planning takes this to be the stock. */
  readonly takenAt: Scalars['DateTime']['output'];
  /** On hand as the plan has it. */
  readonly planned: Scalars['Decimal']['output'];
  /** On hand as the ERP had it at that instant: its last figure, carried there by the movements between. */
  readonly booked: Scalars['Decimal']['output'];
  /** planned − booked. */
  readonly difference: Scalars['Decimal']['output'];
  /** The sum of all movements up to that instant; null where they do not begin with the first balance. */
  readonly moved?: Maybe<Scalars['Decimal']['output']>;
  /** Whether everything up to that instant has come here. Before that a difference is no drift. */
  readonly isJudged: Scalars['Boolean']['output'];
};

/** Movements of one kind and reason that are not booked yet. */
export type ReconcilingItem = {
  readonly __typename?: 'ReconcilingItem';
  /** What kind of movement they are. */
  readonly kind: InventoryMovementKind;
  /** The reason given for them; null where none was. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** How many there are. */
  readonly movements: Scalars['Int']['output'];
  /** Their sum; below 0 when stock has left. */
  readonly quantity: Scalars['Decimal']['output'];
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

/** What latencies of a flow are taken together. Values may be added. */
export type SyncLatencyGrouping =
  /** Those of one site; those of no site together. */
  | 'SITE'
  /** Those of the sites of one region; those of no site together. */
  | 'REGION'
  /** All of the flow. */
  | 'FLOW';

/** Which latencies a subscriber hears of. */
export type SyncLatencyFilter = {
  /** Only these flows, by name. */
  readonly flows?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only these sites, by code. */
  readonly locationCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only the sites of these regions, by code. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Latencies of a minute that has ended. */
export type SyncLatencyEvent = {
  readonly __typename?: 'SyncLatencyEvent';
  /** Where this event stands in the stream; pass it as `after` to go on behind it. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The latencies of that minute. */
  readonly latency: SyncLatency;
};

/**
 * How long changes of one flow took to come here. Percentiles are nearest rank, from buckets: never too low, and at most 19 %
 * too high.
 */
export type SyncLatency = {
  readonly __typename?: 'SyncLatency';
  /** The name of the flow. */
  readonly flow: Scalars['String']['output'];
  /** The code of the site; null for what belongs to none, and when not taken by site. */
  readonly locationCode?: Maybe<Scalars['String']['output']>;
  /** The site; null as above, and for a site that is not known. */
  readonly location?: Maybe<Location>;
  /** The code of the region; null for what belongs to no site, and when taken by flow. */
  readonly regionCode?: Maybe<Scalars['String']['output']>;
  /** The first minute that counts. */
  readonly from: Scalars['DateTime']['output'];
  /** The end of the last minute that counts. */
  readonly to: Scalars['DateTime']['output'];
  /** How many changes came. */
  readonly count: Scalars['Int']['output'];
  /** Half of them took at most so many seconds. */
  readonly p50Seconds: Scalars['Float']['output'];
  /** 95 in a hundred took at most so many seconds. */
  readonly p95Seconds: Scalars['Float']['output'];
  /** The slowest took so many seconds. */
  readonly maxSeconds: Scalars['Float']['output'];
  /** They took so many seconds on average. */
  readonly meanSeconds: Scalars['Float']['output'];
};

/**
 * An outside system, as every process that calls it sees it. Each process judges for itself; what is used of a quota all
 * share.
 */
export type OutsideSystem = {
  readonly __typename?: 'OutsideSystem';
  /** The code it is configured under, for example erp. */
  readonly name: Scalars['String']['output'];
  /** What it allows all processes together, and how much of that is used; empty when no limit is configured. */
  readonly quota: ReadonlyArray<OutsideSystemQuota>;
  /** The circuits of the endpoints called so far, per process: while one is open, the endpoint is left alone. */
  readonly circuits: ReadonlyArray<OutsideSystemCircuit>;
  /** What calls of each lane have of each process, and what they hold of it. */
  readonly lanes: ReadonlyArray<OutsideSystemLane>;
  /** How calls to each endpoint went of late, per process. */
  readonly statistics: ReadonlyArray<OutsideSystemStatistics>;
};

/** One limit of a system. */
export type OutsideSystemQuota = {
  readonly __typename?: 'OutsideSystemQuota';
  /** What is limited. */
  readonly kind: OutsideSystemQuotaKind;
  /** How many calls at most. */
  readonly limit: Scalars['Int']['output'];
  /** How many of them are used. */
  readonly used: Scalars['Int']['output'];
  /** How many there is room for. */
  readonly remaining: Scalars['Int']['output'];
  /** When all of it is free again if nothing is called meanwhile; null where that depends on the calls under way. */
  readonly resetsAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a limit of a system is about. Values may be added. */
export type OutsideSystemQuotaKind =
  /** Calls in any stretch of time of a set length. */
  | 'WINDOW'
  /** Calls at once after a rest, then so many per second. */
  | 'BUCKET'
  /** Calls under way at the same time. */
  | 'CONCURRENCY';

/** The circuit breaker of one endpoint in one process. */
export type OutsideSystemCircuit = {
  readonly __typename?: 'OutsideSystemCircuit';
  /** The process that judges. */
  readonly process: Scalars['String']['output'];
  /** What is called, for example Items. */
  readonly endpoint: Scalars['String']['output'];
  /** Whether calls pass. */
  readonly state: OutsideSystemCircuitState;
  /** Since when it stands so. */
  readonly since: Scalars['DateTime']['output'];
  /** From when on one call may see whether the endpoint answers again; null unless the circuit is open. */
  readonly nextProbeAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether calls to an endpoint pass. Values may be added. */
export type OutsideSystemCircuitState =
  /** They do. */
  | 'CLOSED'
  /** They are refused at once, for the endpoint failed. */
  | 'OPEN'
  /** One is on its way to see; all others are refused. */
  | 'HALF_OPEN';

/** What one lane of a system holds in one process now. */
export type OutsideSystemLane = {
  readonly __typename?: 'OutsideSystemLane';
  /** The process whose lane it is. */
  readonly process: Scalars['String']['output'];
  /** Which calls go by it. */
  readonly lane: OutsideSystemLaneName;
  /** How many calls it may have under way. */
  readonly slots: Scalars['Int']['output'];
  /** How many it has under way. */
  readonly running: Scalars['Int']['output'];
  /** How many wait for a slot. */
  readonly queued: Scalars['Int']['output'];
  /** How many were refused of late: by a circuit, a full queue, the quota or their own deadline. */
  readonly refused: Scalars['Int']['output'];
};

/** Whose calls go by a lane, the most urgent first. Values may be added. */
export type OutsideSystemLaneName =
  /** What moves goods. */
  | 'EXECUTION'
  /** What a person waits for. */
  | 'INTERACTIVE'
  /** What can wait. */
  | 'ANALYTICS';

/** How calls of one process to one endpoint went of late. */
export type OutsideSystemStatistics = {
  readonly __typename?: 'OutsideSystemStatistics';
  /** The process that called. */
  readonly process: Scalars['String']['output'];
  /** What was called, for example Items. */
  readonly endpoint: Scalars['String']['output'];
  /** Over how many seconds back. */
  readonly windowSeconds: Scalars['Int']['output'];
  /** How many calls left. */
  readonly calls: Scalars['Int']['output'];
  /** What went wrong how often, calls that never left included. */
  readonly errors: ReadonlyArray<OutsideSystemErrorCount>;
  /** Half of the calls that left took at most so many milliseconds; null when none left. */
  readonly p50Ms?: Maybe<Scalars['Float']['output']>;
  /** 95 in a hundred took at most so many milliseconds; null when none left. */
  readonly p95Ms?: Maybe<Scalars['Float']['output']>;
};

/** How often calls ended with one error. */
export type OutsideSystemErrorCount = {
  readonly __typename?: 'OutsideSystemErrorCount';
  /** The code of the error, for example UPSTREAM_TIMEOUT. */
  readonly code: Scalars['String']['output'];
  /** How often. */
  readonly count: Scalars['Int']['output'];
};

/** How one instance of work that takes long stands: the publication of a forecast, a command to an outside system, an approval. */
export type WorkflowStatus = {
  readonly __typename?: 'WorkflowStatus';
  /** What is done next, or was done last when it has ended: a step of a publication, else the state. */
  readonly step: Scalars['String']['output'];
  /** How far it is, or how it ended. */
  readonly state: Scalars['String']['output'];
  /** What it waits for; null when it has ended. A publication that is PUBLISHED waits as long as approvals or commands of it do. */
  readonly waitingOn?: Maybe<WaitingOn>;
  /** Whom or what exactly: the roles that may decide, the system, what another command is about; null when it has ended. */
  readonly waitingFor?: Maybe<Scalars['String']['output']>;
  /** Since when it stands so. */
  readonly since: Scalars['DateTime']['output'];
  /** What hangs on it in the business. */
  readonly impact: WorkflowImpact;
};

/** What an instance of work waits for. Values may be added. */
export type WaitingOn =
  /** Somebody must decide. */
  | 'PERSON'
  /** An outside system must answer, or tell by its flow of what it took. */
  | 'SYSTEM'
  /** Another command goes first. */
  | 'COMMAND'
  /** Its turn comes by itself. */
  | 'PLATFORM';

/**
 * What hangs on an instance of work: of a command or an approval all that it would order, move or change; of a publication what has
 * not reached the ERP yet.
 */
export type WorkflowImpact = {
  readonly __typename?: 'WorkflowImpact';
  /** Products at locations. */
  readonly positions: Scalars['Int']['output'];
  /** What is ordered or moved, or by how much reorder points change, whichever way; one per unit. */
  readonly quantities: ReadonlyArray<Quantity>;
  /**
   * The same in money, at the price of the order, else of the preferred supplier; one per currency. What nobody knows a price of is
   * not in it.
   */
  readonly values: ReadonlyArray<Money>;
  /**
   * Days of cover at risk: quantity ÷ demand a day that the newest forecast expects there, cut to one digit; of the position where it
   * is most. Null where no demand is known.
   */
  readonly daysOfCoverAtRisk?: Maybe<Scalars['Decimal']['output']>;
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
  SyncFlow: SyncFlow;
  Product: Product;
  InventoryException: InventoryException;
  OutboundCommand: OutboundCommand;
  PurchaseOrder: PurchaseOrder;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  SyncFlow:
    ( { __typename: 'SyncFlow' }
    & ( GraphQLRecursivePick<FederationTypes['SyncFlow'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['SyncFlow'], {"name":true}> ) );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  InventoryException:
    ( { __typename: 'InventoryException' }
    & GraphQLRecursivePick<FederationTypes['InventoryException'], {"id":true}> );
  OutboundCommand:
    ( { __typename: 'OutboundCommand' }
    & GraphQLRecursivePick<FederationTypes['OutboundCommand'], {"id":true}> );
  PurchaseOrder:
    ( { __typename: 'PurchaseOrder' }
    & GraphQLRecursivePick<FederationTypes['PurchaseOrder'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  EventMatch: EventMatch;
  Severity: Severity;
  UserError: ResolverTypeWrapper<UserError>;
  Money: ResolverTypeWrapper<MoneyParent>;
  Supplier: ResolverTypeWrapper<SupplierRefParent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Location: ResolverTypeWrapper<LocationRefParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Quantity: ResolverTypeWrapper<QuantityParent>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  WithdrawApprovalsInput: WithdrawApprovalsInput;
  WithdrawApprovalsPayload: ResolverTypeWrapper<Omit<WithdrawApprovalsPayload, 'approvals'> & { approvals: ReadonlyArray<ResolversTypes['ApprovalRequest']> }>;
  DecideApprovalsInput: DecideApprovalsInput;
  ApprovalDecision: ApprovalDecision;
  DecideApprovalsPayload: ResolverTypeWrapper<Omit<DecideApprovalsPayload, 'approvals'> & { approvals: ReadonlyArray<ResolversTypes['ApprovalRequest']> }>;
  ApprovalRequest: ResolverTypeWrapper<ApprovalRequestParent>;
  PolicyRuleTrace: ResolverTypeWrapper<PolicyRuleTrace>;
  PolicyOutcome: PolicyOutcome;
  ActionKind: ActionKind;
  ApprovalState: ApprovalState;
  ApprovalRequestConnection: ResolverTypeWrapper<Omit<ApprovalRequestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ApprovalRequestEdge']>, nodes: ReadonlyArray<ResolversTypes['ApprovalRequest']> }>;
  ApprovalRequestEdge: ResolverTypeWrapper<Omit<ApprovalRequestEdge, 'node'> & { node: ResolversTypes['ApprovalRequest'] }>;
  PlaceLegalHoldInput: PlaceLegalHoldInput;
  ReleaseLegalHoldInput: ReleaseLegalHoldInput;
  LegalHoldPayload: ResolverTypeWrapper<Omit<LegalHoldPayload, 'hold'> & { hold?: Maybe<ResolversTypes['LegalHold']> }>;
  LegalHold: ResolverTypeWrapper<LegalHoldParent>;
  AuditBeginning: ResolverTypeWrapper<AuditBeginningParent>;
  AuditEntry: ResolverTypeWrapper<AuditEntryParent>;
  AuditVerdict: ResolverTypeWrapper<AuditVerdictParent>;
  AuditWitness: AuditWitness;
  CodeKind: CodeKind;
  UnmappedCode: ResolverTypeWrapper<UnmappedCodeParent>;
  CodeMapping: ResolverTypeWrapper<CodeMappingParent>;
  UnmappedCodeConnection: ResolverTypeWrapper<Omit<UnmappedCodeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UnmappedCodeEdge']>, nodes: ReadonlyArray<ResolversTypes['UnmappedCode']> }>;
  UnmappedCodeEdge: ResolverTypeWrapper<Omit<UnmappedCodeEdge, 'node'> & { node: ResolversTypes['UnmappedCode'] }>;
  CodeMappingConnection: ResolverTypeWrapper<Omit<CodeMappingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CodeMappingEdge']>, nodes: ReadonlyArray<ResolversTypes['CodeMapping']> }>;
  CodeMappingEdge: ResolverTypeWrapper<Omit<CodeMappingEdge, 'node'> & { node: ResolversTypes['CodeMapping'] }>;
  MapCodeInput: MapCodeInput;
  RejectCodeInput: RejectCodeInput;
  CodeDecisionPayload: ResolverTypeWrapper<Omit<CodeDecisionPayload, 'mapping'> & { mapping?: Maybe<ResolversTypes['CodeMapping']> }>;
  SyncCommandPayload: ResolverTypeWrapper<Omit<SyncCommandPayload, 'command'> & { command?: Maybe<ResolversTypes['SyncCommand']> }>;
  SyncCommand: ResolverTypeWrapper<SyncCommandParent>;
  SyncCommandKind: SyncCommandKind;
  SyncCommandStatus: SyncCommandStatus;
  SyncCommandConnection: ResolverTypeWrapper<Omit<SyncCommandConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SyncCommandEdge']>, nodes: ReadonlyArray<ResolversTypes['SyncCommand']> }>;
  SyncCommandEdge: ResolverTypeWrapper<Omit<SyncCommandEdge, 'node'> & { node: ResolversTypes['SyncCommand'] }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReconcileFlowInput: ReconcileFlowInput;
  ResolveDriftInput: ResolveDriftInput;
  DriftResolution: DriftResolution;
  ResolveDriftPayload: ResolverTypeWrapper<ResolveDriftPayload>;
  ReconciliationRun: ResolverTypeWrapper<ReconciliationRunParent>;
  ReconciliationOutcome: ReconciliationOutcome;
  Drift: ResolverTypeWrapper<DriftParent>;
  FieldDifference: ResolverTypeWrapper<FieldDifferenceParent>;
  DriftKind: DriftKind;
  DriftReview: DriftReview;
  DriftStatus: DriftStatus;
  DriftEvent: ResolverTypeWrapper<Omit<DriftEvent, 'drift'> & { drift: ResolversTypes['Drift'] }>;
  ReconciliationRunConnection: ResolverTypeWrapper<Omit<ReconciliationRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReconciliationRunEdge']>, nodes: ReadonlyArray<ResolversTypes['ReconciliationRun']> }>;
  ReconciliationRunEdge: ResolverTypeWrapper<Omit<ReconciliationRunEdge, 'node'> & { node: ResolversTypes['ReconciliationRun'] }>;
  DriftConnection: ResolverTypeWrapper<Omit<DriftConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DriftEdge']>, nodes: ReadonlyArray<ResolversTypes['Drift']> }>;
  DriftEdge: ResolverTypeWrapper<Omit<DriftEdge, 'node'> & { node: ResolversTypes['Drift'] }>;
  BusinessException: ResolverTypeWrapper<BusinessExceptionParent>;
  BusinessExceptionKind: BusinessExceptionKind;
  BusinessExceptionState: BusinessExceptionState;
  ExceptionAge: ExceptionAge;
  ExceptionDimension: ExceptionDimension;
  BusinessExceptionFilter: BusinessExceptionFilter;
  ExceptionChangeFilter: ExceptionChangeFilter;
  BusinessExceptionConnection: ResolverTypeWrapper<Omit<BusinessExceptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BusinessExceptionEdge']>, nodes: ReadonlyArray<ResolversTypes['BusinessException']> }>;
  BusinessExceptionEdge: ResolverTypeWrapper<Omit<BusinessExceptionEdge, 'node'> & { node: ResolversTypes['BusinessException'] }>;
  BusinessExceptionEvent: ResolverTypeWrapper<Omit<BusinessExceptionEvent, 'exception'> & { exception: ResolversTypes['BusinessException'] }>;
  ExceptionCluster: ResolverTypeWrapper<ExceptionClusterParent>;
  ExceptionAgeCount: ResolverTypeWrapper<ExceptionAgeCount>;
  ClaimExceptionInput: ClaimExceptionInput;
  SnoozeExceptionInput: SnoozeExceptionInput;
  ResolveExceptionInput: ResolveExceptionInput;
  ExceptionPayload: ResolverTypeWrapper<Omit<ExceptionPayload, 'exception'> & { exception?: Maybe<ResolversTypes['BusinessException']> }>;
  Failure: ResolverTypeWrapper<FailureParent>;
  FailureKind: FailureKind;
  FailureStage: FailureStage;
  FailureClass: FailureClass;
  FailureFallback: ResolverTypeWrapper<FailureFallbackParent>;
  FailureFallbackKind: FailureFallbackKind;
  PlaybookStep: ResolverTypeWrapper<PlaybookStepParent>;
  BlastRadiusExtent: BlastRadiusExtent;
  BlastRadius: ResolverTypeWrapper<BlastRadiusParent>;
  AffectedProducts: ResolverTypeWrapper<Omit<AffectedProducts, 'first'> & { first: ReadonlyArray<ResolversTypes['AffectedProduct']> }>;
  AffectedProduct: ResolverTypeWrapper<Omit<AffectedProduct, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  AffectedLocations: ResolverTypeWrapper<Omit<AffectedLocations, 'first'> & { first: ReadonlyArray<ResolversTypes['AffectedLocation']> }>;
  AffectedLocation: ResolverTypeWrapper<Omit<AffectedLocation, 'location'> & { location?: Maybe<ResolversTypes['Location']> }>;
  AffectedSalesOrders: ResolverTypeWrapper<AffectedSalesOrders>;
  AffectedSalesOrder: ResolverTypeWrapper<AffectedSalesOrder>;
  AffectedPurchaseOrders: ResolverTypeWrapper<Omit<AffectedPurchaseOrders, 'first'> & { first: ReadonlyArray<ResolversTypes['AffectedPurchaseOrder']> }>;
  AffectedPurchaseOrder: ResolverTypeWrapper<Omit<AffectedPurchaseOrder, 'order'> & { order?: Maybe<ResolversTypes['PurchaseOrder']> }>;
  AffectedReplenishments: ResolverTypeWrapper<AffectedReplenishments>;
  AffectedReplenishment: ResolverTypeWrapper<AffectedReplenishment>;
  AffectedApprovals: ResolverTypeWrapper<AffectedApprovals>;
  AffectedApproval: ResolverTypeWrapper<AffectedApproval>;
  SalesOrder: ResolverTypeWrapper<SalesOrder>;
  FlowFigures: ResolverTypeWrapper<FlowFiguresParent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ReconciliationStatus: ReconciliationStatus;
  BusinessTelemetry: ResolverTypeWrapper<BusinessTelemetryParent>;
  OutboundCommandsInState: ResolverTypeWrapper<OutboundCommandsInState>;
  PublicationsInState: ResolverTypeWrapper<PublicationsInState>;
  ApprovalsInState: ResolverTypeWrapper<ApprovalsInState>;
  ExceptionAging: ResolverTypeWrapper<ExceptionAgingParent>;
  SyncFlow: ResolverTypeWrapper<SyncFlowParent>;
  FreshnessTarget: ResolverTypeWrapper<FreshnessTargetParent>;
  FreshnessScope: FreshnessScope;
  FlowReplacement: ResolverTypeWrapper<FlowReplacementParent>;
  FlowStage: FlowStage;
  FlowOutage: ResolverTypeWrapper<FlowOutage>;
  FieldOwner: ResolverTypeWrapper<FieldOwner>;
  SyncFlowMode: SyncFlowMode;
  SyncFlowStatus: SyncFlowStatus;
  SyncRun: ResolverTypeWrapper<SyncRunParent>;
  SyncRunTrigger: SyncRunTrigger;
  SyncRunOutcome: SyncRunOutcome;
  SyncRunConnection: ResolverTypeWrapper<Omit<SyncRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SyncRunEdge']>, nodes: ReadonlyArray<ResolversTypes['SyncRun']> }>;
  SyncRunEdge: ResolverTypeWrapper<Omit<SyncRunEdge, 'node'> & { node: ResolversTypes['SyncRun'] }>;
  ServedFallback: ResolverTypeWrapper<ServedFallback>;
  FlowFallbackKind: FlowFallbackKind;
  PublishForecastInput: PublishForecastInput;
  PlanningStatusEvent: ResolverTypeWrapper<Omit<PlanningStatusEvent, 'publication'> & { publication: ResolversTypes['ForecastPublication'] }>;
  ForecastPublication: ResolverTypeWrapper<ForecastPublicationParent>;
  ForecastPublicationState: ForecastPublicationState;
  ForecastPublicationStep: ResolverTypeWrapper<ForecastPublicationStep>;
  ForecastPublicationCount: ResolverTypeWrapper<ForecastPublicationCount>;
  ForecastPublicationStepName: ForecastPublicationStepName;
  ForecastFinding: ResolverTypeWrapper<ForecastFinding>;
  ForecastFindingCode: ForecastFindingCode;
  ForecastMeasure: ForecastMeasure;
  ForecastImpactFilter: ForecastImpactFilter;
  ForecastImpact: ResolverTypeWrapper<ForecastImpactParent>;
  ReplenishmentPriority: ReplenishmentPriority;
  ForecastConsumer: ForecastConsumer;
  ForecastImpactOutcome: ForecastImpactOutcome;
  ForecastBucketChange: ResolverTypeWrapper<ForecastBucketChange>;
  PromotionAtRisk: ResolverTypeWrapper<Omit<PromotionAtRisk, 'missing'> & { missing: ResolversTypes['Quantity'] }>;
  DecisionBasis: ResolverTypeWrapper<Omit<DecisionBasis, 'quantity' | 'quantityNow'> & { quantity: ResolversTypes['Quantity'], quantityNow?: Maybe<ResolversTypes['Quantity']> }>;
  DecisionBasisKind: DecisionBasisKind;
  ForecastPublicationConnection: ResolverTypeWrapper<Omit<ForecastPublicationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ForecastPublicationEdge']>, nodes: ReadonlyArray<ResolversTypes['ForecastPublication']> }>;
  ForecastPublicationEdge: ResolverTypeWrapper<Omit<ForecastPublicationEdge, 'node'> & { node: ResolversTypes['ForecastPublication'] }>;
  ForecastImpactConnection: ResolverTypeWrapper<Omit<ForecastImpactConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ForecastImpactEdge']>, nodes: ReadonlyArray<ResolversTypes['ForecastImpact']> }>;
  ForecastImpactEdge: ResolverTypeWrapper<Omit<ForecastImpactEdge, 'node'> & { node: ResolversTypes['ForecastImpact'] }>;
  ForecastFindingConnection: ResolverTypeWrapper<ForecastFindingConnection>;
  ForecastFindingEdge: ResolverTypeWrapper<ForecastFindingEdge>;
  ForecastVersion: ResolverTypeWrapper<ForecastVersion>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  InventoryExceptionEvent: ResolverTypeWrapper<Omit<InventoryExceptionEvent, 'exception'> & { exception: ResolversTypes['InventoryException'] }>;
  Product: ResolverTypeWrapper<ProductRefParent>;
  InventoryException: ResolverTypeWrapper<InventoryExceptionParent>;
  InventoryExceptionKind: InventoryExceptionKind;
  InventoryExceptionStatus: InventoryExceptionStatus;
  InventoryExceptionFilter: InventoryExceptionFilter;
  InventoryExceptionConnection: ResolverTypeWrapper<Omit<InventoryExceptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InventoryExceptionEdge']>, nodes: ReadonlyArray<ResolversTypes['InventoryException']> }>;
  InventoryExceptionEdge: ResolverTypeWrapper<Omit<InventoryExceptionEdge, 'node'> & { node: ResolversTypes['InventoryException'] }>;
  ReplayChangesInput: ReplayChangesInput;
  VerifyProjectionsInput: VerifyProjectionsInput;
  ReplayReport: ResolverTypeWrapper<ReplayReportParent>;
  RecordCount: ResolverTypeWrapper<RecordCount>;
  VerificationReport: ResolverTypeWrapper<VerificationReportParent>;
  ProjectionComparison: ResolverTypeWrapper<ProjectionComparisonParent>;
  ProjectionDifference: ResolverTypeWrapper<ProjectionDifference>;
  ProjectionDifferenceKind: ProjectionDifferenceKind;
  ChangeJournal: ResolverTypeWrapper<ChangeJournalParent>;
  OutboundCommand: ResolverTypeWrapper<OutboundCommandParent>;
  OutboundKind: OutboundKind;
  OutboundState: OutboundState;
  OutboundCommandFilter: OutboundCommandFilter;
  OutboundCommandChangeFilter: OutboundCommandChangeFilter;
  OutboundCommandConnection: ResolverTypeWrapper<Omit<OutboundCommandConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OutboundCommandEdge']>, nodes: ReadonlyArray<ResolversTypes['OutboundCommand']> }>;
  OutboundCommandEdge: ResolverTypeWrapper<Omit<OutboundCommandEdge, 'node'> & { node: ResolversTypes['OutboundCommand'] }>;
  OutboundCommandEvent: ResolverTypeWrapper<Omit<OutboundCommandEvent, 'command'> & { command: ResolversTypes['OutboundCommand'] }>;
  OutboundAction: OutboundAction;
  ResolveOutboundCommandInput: ResolveOutboundCommandInput;
  ResolveOutboundCommandPayload: ResolverTypeWrapper<Omit<ResolveOutboundCommandPayload, 'command'> & { command?: Maybe<ResolversTypes['OutboundCommand']> }>;
  ParkedRecord: ResolverTypeWrapper<ParkedRecordParent>;
  ParkedRecordStage: ParkedRecordStage;
  ParkedRecordConnection: ResolverTypeWrapper<Omit<ParkedRecordConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ParkedRecordEdge']>, nodes: ReadonlyArray<ResolversTypes['ParkedRecord']> }>;
  ParkedRecordEdge: ResolverTypeWrapper<Omit<ParkedRecordEdge, 'node'> & { node: ResolversTypes['ParkedRecord'] }>;
  RetryParkedRecordInput: RetryParkedRecordInput;
  DiscardParkedRecordInput: DiscardParkedRecordInput;
  RetryParkedRecordPayload: ResolverTypeWrapper<Omit<RetryParkedRecordPayload, 'record'> & { record?: Maybe<ResolversTypes['ParkedRecord']> }>;
  DiscardParkedRecordPayload: ResolverTypeWrapper<DiscardParkedRecordPayload>;
  ReadersOfInput: ReadersOfInput;
  ValueCorrectionEvent: ResolverTypeWrapper<Omit<ValueCorrectionEvent, 'correction'> & { correction: ResolversTypes['ValueCorrection'] }>;
  ValueCorrection: ResolverTypeWrapper<ValueCorrectionParent>;
  ReaderConnection: ResolverTypeWrapper<ReaderConnectionParent>;
  RestingDecision: ResolverTypeWrapper<RestingDecisionParent>;
  RestingDecisionKind: RestingDecisionKind;
  ReaderEdge: ResolverTypeWrapper<Omit<ReaderEdge, 'node'> & { node: ResolversTypes['Reader'] }>;
  Reader: ResolverTypeWrapper<ReaderParent>;
  ReaderKind: ReaderKind;
  ReplenishmentOutcomes: ResolverTypeWrapper<ReplenishmentOutcomesParent>;
  ForecastReach: ResolverTypeWrapper<ForecastReachParent>;
  OrderMatch: ResolverTypeWrapper<OrderMatchParent>;
  PurchaseOrder: ResolverTypeWrapper<PurchaseOrderParent>;
  OrderRecommendation: ResolverTypeWrapper<OrderRecommendationParent>;
  RecommendationKind: RecommendationKind;
  UnmatchedPurchaseOrderConnection: ResolverTypeWrapper<Omit<UnmatchedPurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UnmatchedPurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversTypes['PurchaseOrder']> }>;
  UnmatchedPurchaseOrderEdge: ResolverTypeWrapper<Omit<UnmatchedPurchaseOrderEdge, 'node'> & { node: ResolversTypes['PurchaseOrder'] }>;
  ServiceLevelEvent: ResolverTypeWrapper<Omit<ServiceLevelEvent, 'serviceLevel'> & { serviceLevel: ResolversTypes['ServiceLevel'] }>;
  ServiceLevel: ResolverTypeWrapper<ServiceLevelParent>;
  ServiceIndicator: ServiceIndicator;
  BurnRate: ResolverTypeWrapper<BurnRate>;
  ServiceAlert: ServiceAlert;
  ServiceLevelOfSite: ResolverTypeWrapper<Omit<ServiceLevelOfSite, 'location'> & { location?: Maybe<ResolversTypes['Location']> }>;
  StockDifference: ResolverTypeWrapper<StockDifferenceParent>;
  AssumedDifference: ResolverTypeWrapper<AssumedDifferenceParent>;
  ReconcilingItem: ResolverTypeWrapper<ReconcilingItemParent>;
  InventoryMovementKind: InventoryMovementKind;
  SyncLatencyGrouping: SyncLatencyGrouping;
  SyncLatencyFilter: SyncLatencyFilter;
  SyncLatencyEvent: ResolverTypeWrapper<Omit<SyncLatencyEvent, 'latency'> & { latency: ResolversTypes['SyncLatency'] }>;
  SyncLatency: ResolverTypeWrapper<SyncLatencyParent>;
  OutsideSystem: ResolverTypeWrapper<OutsideSystemParent>;
  OutsideSystemQuota: ResolverTypeWrapper<OutsideSystemQuotaParent>;
  OutsideSystemQuotaKind: OutsideSystemQuotaKind;
  OutsideSystemCircuit: ResolverTypeWrapper<OutsideSystemCircuit>;
  OutsideSystemCircuitState: OutsideSystemCircuitState;
  OutsideSystemLane: ResolverTypeWrapper<OutsideSystemLane>;
  OutsideSystemLaneName: OutsideSystemLaneName;
  OutsideSystemStatistics: ResolverTypeWrapper<OutsideSystemStatistics>;
  OutsideSystemErrorCount: ResolverTypeWrapper<OutsideSystemErrorCount>;
  WorkflowStatus: ResolverTypeWrapper<WorkflowStatusParent>;
  WaitingOn: WaitingOn;
  WorkflowImpact: ResolverTypeWrapper<WorkflowImpactParent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  UserError: UserError;
  Money: MoneyParent;
  Supplier: SupplierRefParent;
  ID: Scalars['ID']['output'];
  Location: LocationRefParent;
  PageInfo: PageInfo;
  DateTime: Scalars['DateTime']['output'];
  Cursor: Scalars['Cursor']['output'];
  Decimal: Scalars['Decimal']['output'];
  Date: Scalars['Date']['output'];
  Quantity: QuantityParent;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  WithdrawApprovalsInput: WithdrawApprovalsInput;
  WithdrawApprovalsPayload: Omit<WithdrawApprovalsPayload, 'approvals'> & { approvals: ReadonlyArray<ResolversParentTypes['ApprovalRequest']> };
  DecideApprovalsInput: DecideApprovalsInput;
  DecideApprovalsPayload: Omit<DecideApprovalsPayload, 'approvals'> & { approvals: ReadonlyArray<ResolversParentTypes['ApprovalRequest']> };
  ApprovalRequest: ApprovalRequestParent;
  PolicyRuleTrace: PolicyRuleTrace;
  ApprovalRequestConnection: Omit<ApprovalRequestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ApprovalRequestEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ApprovalRequest']> };
  ApprovalRequestEdge: Omit<ApprovalRequestEdge, 'node'> & { node: ResolversParentTypes['ApprovalRequest'] };
  PlaceLegalHoldInput: PlaceLegalHoldInput;
  ReleaseLegalHoldInput: ReleaseLegalHoldInput;
  LegalHoldPayload: Omit<LegalHoldPayload, 'hold'> & { hold?: Maybe<ResolversParentTypes['LegalHold']> };
  LegalHold: LegalHoldParent;
  AuditBeginning: AuditBeginningParent;
  AuditEntry: AuditEntryParent;
  AuditVerdict: AuditVerdictParent;
  AuditWitness: AuditWitness;
  UnmappedCode: UnmappedCodeParent;
  CodeMapping: CodeMappingParent;
  UnmappedCodeConnection: Omit<UnmappedCodeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UnmappedCodeEdge']>, nodes: ReadonlyArray<ResolversParentTypes['UnmappedCode']> };
  UnmappedCodeEdge: Omit<UnmappedCodeEdge, 'node'> & { node: ResolversParentTypes['UnmappedCode'] };
  CodeMappingConnection: Omit<CodeMappingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CodeMappingEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CodeMapping']> };
  CodeMappingEdge: Omit<CodeMappingEdge, 'node'> & { node: ResolversParentTypes['CodeMapping'] };
  MapCodeInput: MapCodeInput;
  RejectCodeInput: RejectCodeInput;
  CodeDecisionPayload: Omit<CodeDecisionPayload, 'mapping'> & { mapping?: Maybe<ResolversParentTypes['CodeMapping']> };
  SyncCommandPayload: Omit<SyncCommandPayload, 'command'> & { command?: Maybe<ResolversParentTypes['SyncCommand']> };
  SyncCommand: SyncCommandParent;
  SyncCommandConnection: Omit<SyncCommandConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SyncCommandEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SyncCommand']> };
  SyncCommandEdge: Omit<SyncCommandEdge, 'node'> & { node: ResolversParentTypes['SyncCommand'] };
  Subscription: Record<PropertyKey, never>;
  ReconcileFlowInput: ReconcileFlowInput;
  ResolveDriftInput: ResolveDriftInput;
  ResolveDriftPayload: ResolveDriftPayload;
  ReconciliationRun: ReconciliationRunParent;
  Drift: DriftParent;
  FieldDifference: FieldDifferenceParent;
  DriftEvent: Omit<DriftEvent, 'drift'> & { drift: ResolversParentTypes['Drift'] };
  ReconciliationRunConnection: Omit<ReconciliationRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReconciliationRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ReconciliationRun']> };
  ReconciliationRunEdge: Omit<ReconciliationRunEdge, 'node'> & { node: ResolversParentTypes['ReconciliationRun'] };
  DriftConnection: Omit<DriftConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DriftEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Drift']> };
  DriftEdge: Omit<DriftEdge, 'node'> & { node: ResolversParentTypes['Drift'] };
  BusinessException: BusinessExceptionParent;
  BusinessExceptionFilter: BusinessExceptionFilter;
  ExceptionChangeFilter: ExceptionChangeFilter;
  BusinessExceptionConnection: Omit<BusinessExceptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BusinessExceptionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BusinessException']> };
  BusinessExceptionEdge: Omit<BusinessExceptionEdge, 'node'> & { node: ResolversParentTypes['BusinessException'] };
  BusinessExceptionEvent: Omit<BusinessExceptionEvent, 'exception'> & { exception: ResolversParentTypes['BusinessException'] };
  ExceptionCluster: ExceptionClusterParent;
  ExceptionAgeCount: ExceptionAgeCount;
  ClaimExceptionInput: ClaimExceptionInput;
  SnoozeExceptionInput: SnoozeExceptionInput;
  ResolveExceptionInput: ResolveExceptionInput;
  ExceptionPayload: Omit<ExceptionPayload, 'exception'> & { exception?: Maybe<ResolversParentTypes['BusinessException']> };
  Failure: FailureParent;
  FailureFallback: FailureFallbackParent;
  PlaybookStep: PlaybookStepParent;
  BlastRadius: BlastRadiusParent;
  AffectedProducts: Omit<AffectedProducts, 'first'> & { first: ReadonlyArray<ResolversParentTypes['AffectedProduct']> };
  AffectedProduct: Omit<AffectedProduct, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  AffectedLocations: Omit<AffectedLocations, 'first'> & { first: ReadonlyArray<ResolversParentTypes['AffectedLocation']> };
  AffectedLocation: Omit<AffectedLocation, 'location'> & { location?: Maybe<ResolversParentTypes['Location']> };
  AffectedSalesOrders: AffectedSalesOrders;
  AffectedSalesOrder: AffectedSalesOrder;
  AffectedPurchaseOrders: Omit<AffectedPurchaseOrders, 'first'> & { first: ReadonlyArray<ResolversParentTypes['AffectedPurchaseOrder']> };
  AffectedPurchaseOrder: Omit<AffectedPurchaseOrder, 'order'> & { order?: Maybe<ResolversParentTypes['PurchaseOrder']> };
  AffectedReplenishments: AffectedReplenishments;
  AffectedReplenishment: AffectedReplenishment;
  AffectedApprovals: AffectedApprovals;
  AffectedApproval: AffectedApproval;
  SalesOrder: SalesOrder;
  FlowFigures: FlowFiguresParent;
  Float: Scalars['Float']['output'];
  BusinessTelemetry: BusinessTelemetryParent;
  OutboundCommandsInState: OutboundCommandsInState;
  PublicationsInState: PublicationsInState;
  ApprovalsInState: ApprovalsInState;
  ExceptionAging: ExceptionAgingParent;
  SyncFlow: SyncFlowParent;
  FreshnessTarget: FreshnessTargetParent;
  FlowReplacement: FlowReplacementParent;
  FlowOutage: FlowOutage;
  FieldOwner: FieldOwner;
  SyncRun: SyncRunParent;
  SyncRunConnection: Omit<SyncRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SyncRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SyncRun']> };
  SyncRunEdge: Omit<SyncRunEdge, 'node'> & { node: ResolversParentTypes['SyncRun'] };
  ServedFallback: ServedFallback;
  PublishForecastInput: PublishForecastInput;
  PlanningStatusEvent: Omit<PlanningStatusEvent, 'publication'> & { publication: ResolversParentTypes['ForecastPublication'] };
  ForecastPublication: ForecastPublicationParent;
  ForecastPublicationStep: ForecastPublicationStep;
  ForecastPublicationCount: ForecastPublicationCount;
  ForecastFinding: ForecastFinding;
  ForecastImpactFilter: ForecastImpactFilter;
  ForecastImpact: ForecastImpactParent;
  ForecastBucketChange: ForecastBucketChange;
  PromotionAtRisk: Omit<PromotionAtRisk, 'missing'> & { missing: ResolversParentTypes['Quantity'] };
  DecisionBasis: Omit<DecisionBasis, 'quantity' | 'quantityNow'> & { quantity: ResolversParentTypes['Quantity'], quantityNow?: Maybe<ResolversParentTypes['Quantity']> };
  ForecastPublicationConnection: Omit<ForecastPublicationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ForecastPublicationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ForecastPublication']> };
  ForecastPublicationEdge: Omit<ForecastPublicationEdge, 'node'> & { node: ResolversParentTypes['ForecastPublication'] };
  ForecastImpactConnection: Omit<ForecastImpactConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ForecastImpactEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ForecastImpact']> };
  ForecastImpactEdge: Omit<ForecastImpactEdge, 'node'> & { node: ResolversParentTypes['ForecastImpact'] };
  ForecastFindingConnection: ForecastFindingConnection;
  ForecastFindingEdge: ForecastFindingEdge;
  ForecastVersion: ForecastVersion;
  Duration: Scalars['Duration']['output'];
  InventoryExceptionEvent: Omit<InventoryExceptionEvent, 'exception'> & { exception: ResolversParentTypes['InventoryException'] };
  Product: ProductRefParent;
  InventoryException: InventoryExceptionParent;
  InventoryExceptionFilter: InventoryExceptionFilter;
  InventoryExceptionConnection: Omit<InventoryExceptionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InventoryExceptionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InventoryException']> };
  InventoryExceptionEdge: Omit<InventoryExceptionEdge, 'node'> & { node: ResolversParentTypes['InventoryException'] };
  ReplayChangesInput: ReplayChangesInput;
  VerifyProjectionsInput: VerifyProjectionsInput;
  ReplayReport: ReplayReportParent;
  RecordCount: RecordCount;
  VerificationReport: VerificationReportParent;
  ProjectionComparison: ProjectionComparisonParent;
  ProjectionDifference: ProjectionDifference;
  ChangeJournal: ChangeJournalParent;
  OutboundCommand: OutboundCommandParent;
  OutboundCommandFilter: OutboundCommandFilter;
  OutboundCommandChangeFilter: OutboundCommandChangeFilter;
  OutboundCommandConnection: Omit<OutboundCommandConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OutboundCommandEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OutboundCommand']> };
  OutboundCommandEdge: Omit<OutboundCommandEdge, 'node'> & { node: ResolversParentTypes['OutboundCommand'] };
  OutboundCommandEvent: Omit<OutboundCommandEvent, 'command'> & { command: ResolversParentTypes['OutboundCommand'] };
  ResolveOutboundCommandInput: ResolveOutboundCommandInput;
  ResolveOutboundCommandPayload: Omit<ResolveOutboundCommandPayload, 'command'> & { command?: Maybe<ResolversParentTypes['OutboundCommand']> };
  ParkedRecord: ParkedRecordParent;
  ParkedRecordConnection: Omit<ParkedRecordConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ParkedRecordEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ParkedRecord']> };
  ParkedRecordEdge: Omit<ParkedRecordEdge, 'node'> & { node: ResolversParentTypes['ParkedRecord'] };
  RetryParkedRecordInput: RetryParkedRecordInput;
  DiscardParkedRecordInput: DiscardParkedRecordInput;
  RetryParkedRecordPayload: Omit<RetryParkedRecordPayload, 'record'> & { record?: Maybe<ResolversParentTypes['ParkedRecord']> };
  DiscardParkedRecordPayload: DiscardParkedRecordPayload;
  ReadersOfInput: ReadersOfInput;
  ValueCorrectionEvent: Omit<ValueCorrectionEvent, 'correction'> & { correction: ResolversParentTypes['ValueCorrection'] };
  ValueCorrection: ValueCorrectionParent;
  ReaderConnection: ReaderConnectionParent;
  RestingDecision: RestingDecisionParent;
  ReaderEdge: Omit<ReaderEdge, 'node'> & { node: ResolversParentTypes['Reader'] };
  Reader: ReaderParent;
  ReplenishmentOutcomes: ReplenishmentOutcomesParent;
  ForecastReach: ForecastReachParent;
  OrderMatch: OrderMatchParent;
  PurchaseOrder: PurchaseOrderParent;
  OrderRecommendation: OrderRecommendationParent;
  UnmatchedPurchaseOrderConnection: Omit<UnmatchedPurchaseOrderConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UnmatchedPurchaseOrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PurchaseOrder']> };
  UnmatchedPurchaseOrderEdge: Omit<UnmatchedPurchaseOrderEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrder'] };
  ServiceLevelEvent: Omit<ServiceLevelEvent, 'serviceLevel'> & { serviceLevel: ResolversParentTypes['ServiceLevel'] };
  ServiceLevel: ServiceLevelParent;
  BurnRate: BurnRate;
  ServiceLevelOfSite: Omit<ServiceLevelOfSite, 'location'> & { location?: Maybe<ResolversParentTypes['Location']> };
  StockDifference: StockDifferenceParent;
  AssumedDifference: AssumedDifferenceParent;
  ReconcilingItem: ReconcilingItemParent;
  SyncLatencyFilter: SyncLatencyFilter;
  SyncLatencyEvent: Omit<SyncLatencyEvent, 'latency'> & { latency: ResolversParentTypes['SyncLatency'] };
  SyncLatency: SyncLatencyParent;
  OutsideSystem: OutsideSystemParent;
  OutsideSystemQuota: OutsideSystemQuotaParent;
  OutsideSystemCircuit: OutsideSystemCircuit;
  OutsideSystemLane: OutsideSystemLane;
  OutsideSystemStatistics: OutsideSystemStatistics;
  OutsideSystemErrorCount: OutsideSystemErrorCount;
  WorkflowStatus: WorkflowStatusParent;
  WorkflowImpact: WorkflowImpactParent;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type EventStreamDirectiveArgs = {
  topic: Scalars['String']['input'];
  roles?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  rolesAt?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  subjectsAt?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  unrestrictedOnly?: Maybe<Scalars['Boolean']['input']>;
};

export type EventStreamDirectiveResolver<Result, Parent, ContextType = Context, Args = EventStreamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EventCursorDirectiveArgs = { };

export type EventCursorDirectiveResolver<Result, Parent, ContextType = Context, Args = EventCursorDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EventFilterDirectiveArgs = {
  path: Scalars['String']['input'];
  match: EventMatch;
};

export type EventFilterDirectiveResolver<Result, Parent, ContextType = Context, Args = EventFilterDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type MaxStalenessDirectiveArgs = {
  of: Scalars['Duration']['input'];
};

export type MaxStalenessDirectiveResolver<Result, Parent, ContextType = Context, Args = MaxStalenessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export type QuantityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  approvals?: Resolver<ResolversTypes['ApprovalRequestConnection'], ParentType, ContextType, Partial<QueryApprovalsArgs>>;
  approval?: Resolver<Maybe<ResolversTypes['ApprovalRequest']>, ParentType, ContextType, RequireFields<QueryApprovalArgs, 'id'>>;
  auditTrail?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType, Partial<QueryAuditTrailArgs>>;
  auditVerdict?: Resolver<ResolversTypes['AuditVerdict'], ParentType, ContextType, Partial<QueryAuditVerdictArgs>>;
  auditExport?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType, RequireFields<QueryAuditExportArgs, 'after' | 'first'>>;
  legalHolds?: Resolver<ReadonlyArray<ResolversTypes['LegalHold']>, ParentType, ContextType>;
  unmappedCodes?: Resolver<ResolversTypes['UnmappedCodeConnection'], ParentType, ContextType, Partial<QueryUnmappedCodesArgs>>;
  codeMappings?: Resolver<ResolversTypes['CodeMappingConnection'], ParentType, ContextType, Partial<QueryCodeMappingsArgs>>;
  syncCommand?: Resolver<Maybe<ResolversTypes['SyncCommand']>, ParentType, ContextType, RequireFields<QuerySyncCommandArgs, 'id'>>;
  syncCommands?: Resolver<ResolversTypes['SyncCommandConnection'], ParentType, ContextType, Partial<QuerySyncCommandsArgs>>;
  reconciliationRuns?: Resolver<ResolversTypes['ReconciliationRunConnection'], ParentType, ContextType, Partial<QueryReconciliationRunsArgs>>;
  drifts?: Resolver<ResolversTypes['DriftConnection'], ParentType, ContextType, Partial<QueryDriftsArgs>>;
  exception?: Resolver<Maybe<ResolversTypes['BusinessException']>, ParentType, ContextType, RequireFields<QueryExceptionArgs, 'id'>>;
  exceptions?: Resolver<ResolversTypes['BusinessExceptionConnection'], ParentType, ContextType, Partial<QueryExceptionsArgs>>;
  exceptionClusters?: Resolver<ReadonlyArray<ResolversTypes['ExceptionCluster']>, ParentType, ContextType, RequireFields<QueryExceptionClustersArgs, 'by'>>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType, RequireFields<QueryFailureArgs, 'id'>>;
  flowFigures?: Resolver<ReadonlyArray<ResolversTypes['FlowFigures']>, ParentType, ContextType, Partial<QueryFlowFiguresArgs>>;
  businessTelemetry?: Resolver<ResolversTypes['BusinessTelemetry'], ParentType, ContextType>;
  syncFlows?: Resolver<ReadonlyArray<ResolversTypes['SyncFlow']>, ParentType, ContextType>;
  syncFlow?: Resolver<Maybe<ResolversTypes['SyncFlow']>, ParentType, ContextType, RequireFields<QuerySyncFlowArgs, 'name'>>;
  syncRuns?: Resolver<ResolversTypes['SyncRunConnection'], ParentType, ContextType, Partial<QuerySyncRunsArgs>>;
  forecastPublication?: Resolver<Maybe<ResolversTypes['ForecastPublication']>, ParentType, ContextType, Partial<QueryForecastPublicationArgs>>;
  forecastPublications?: Resolver<ResolversTypes['ForecastPublicationConnection'], ParentType, ContextType, Partial<QueryForecastPublicationsArgs>>;
  forecastFindings?: Resolver<ResolversTypes['ForecastFindingConnection'], ParentType, ContextType, RequireFields<QueryForecastFindingsArgs, 'publicationId'>>;
  forecastImpacts?: Resolver<ResolversTypes['ForecastImpactConnection'], ParentType, ContextType, Partial<QueryForecastImpactsArgs>>;
  forecastImpact?: Resolver<Maybe<ResolversTypes['ForecastImpact']>, ParentType, ContextType, RequireFields<QueryForecastImpactArgs, 'id'>>;
  inventoryException?: Resolver<Maybe<ResolversTypes['InventoryException']>, ParentType, ContextType, RequireFields<QueryInventoryExceptionArgs, 'id'>>;
  inventoryExceptions?: Resolver<ResolversTypes['InventoryExceptionConnection'], ParentType, ContextType, Partial<QueryInventoryExceptionsArgs>>;
  changeJournal?: Resolver<ResolversTypes['ChangeJournal'], ParentType, ContextType>;
  outboundCommand?: Resolver<Maybe<ResolversTypes['OutboundCommand']>, ParentType, ContextType, RequireFields<QueryOutboundCommandArgs, 'id'>>;
  outboundCommands?: Resolver<ResolversTypes['OutboundCommandConnection'], ParentType, ContextType, Partial<QueryOutboundCommandsArgs>>;
  parkedRecords?: Resolver<ResolversTypes['ParkedRecordConnection'], ParentType, ContextType, Partial<QueryParkedRecordsArgs>>;
  readersOf?: Resolver<ResolversTypes['ReaderConnection'], ParentType, ContextType, RequireFields<QueryReadersOfArgs, 'input'>>;
  replenishmentOutcomes?: Resolver<ResolversTypes['ReplenishmentOutcomes'], ParentType, ContextType, RequireFields<QueryReplenishmentOutcomesArgs, 'from' | 'to'>>;
  unmatchedPurchaseOrders?: Resolver<ResolversTypes['UnmatchedPurchaseOrderConnection'], ParentType, ContextType, RequireFields<QueryUnmatchedPurchaseOrdersArgs, 'from' | 'to'>>;
  serviceLevels?: Resolver<ReadonlyArray<ResolversTypes['ServiceLevel']>, ParentType, ContextType>;
  stockDifference?: Resolver<Maybe<ResolversTypes['StockDifference']>, ParentType, ContextType, RequireFields<QueryStockDifferenceArgs, 'sku' | 'locationCode'>>;
  syncLatency?: Resolver<ReadonlyArray<ResolversTypes['SyncLatency']>, ParentType, ContextType, RequireFields<QuerySyncLatencyArgs, 'windowMinutes' | 'by' | 'first'>>;
  systems?: Resolver<ReadonlyArray<ResolversTypes['OutsideSystem']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  decideApprovals?: Resolver<ResolversTypes['DecideApprovalsPayload'], ParentType, ContextType, RequireFields<MutationDecideApprovalsArgs, 'input'>>;
  withdrawApprovals?: Resolver<ResolversTypes['WithdrawApprovalsPayload'], ParentType, ContextType, RequireFields<MutationWithdrawApprovalsArgs, 'input'>>;
  placeLegalHold?: Resolver<ResolversTypes['LegalHoldPayload'], ParentType, ContextType, RequireFields<MutationPlaceLegalHoldArgs, 'input'>>;
  releaseLegalHold?: Resolver<ResolversTypes['LegalHoldPayload'], ParentType, ContextType, RequireFields<MutationReleaseLegalHoldArgs, 'input'>>;
  mapCode?: Resolver<ResolversTypes['CodeDecisionPayload'], ParentType, ContextType, RequireFields<MutationMapCodeArgs, 'input'>>;
  rejectCode?: Resolver<ResolversTypes['CodeDecisionPayload'], ParentType, ContextType, RequireFields<MutationRejectCodeArgs, 'input'>>;
  reconcileFlow?: Resolver<ResolversTypes['SyncCommandPayload'], ParentType, ContextType, RequireFields<MutationReconcileFlowArgs, 'input'>>;
  resolveDrift?: Resolver<ResolversTypes['ResolveDriftPayload'], ParentType, ContextType, RequireFields<MutationResolveDriftArgs, 'input'>>;
  claimException?: Resolver<ResolversTypes['ExceptionPayload'], ParentType, ContextType, RequireFields<MutationClaimExceptionArgs, 'input'>>;
  snoozeException?: Resolver<ResolversTypes['ExceptionPayload'], ParentType, ContextType, RequireFields<MutationSnoozeExceptionArgs, 'input'>>;
  resolveException?: Resolver<ResolversTypes['ExceptionPayload'], ParentType, ContextType, RequireFields<MutationResolveExceptionArgs, 'input'>>;
  publishForecast?: Resolver<ResolversTypes['SyncCommandPayload'], ParentType, ContextType, RequireFields<MutationPublishForecastArgs, 'input'>>;
  replayChanges?: Resolver<ResolversTypes['SyncCommandPayload'], ParentType, ContextType, RequireFields<MutationReplayChangesArgs, 'input'>>;
  verifyProjections?: Resolver<ResolversTypes['SyncCommandPayload'], ParentType, ContextType, RequireFields<MutationVerifyProjectionsArgs, 'input'>>;
  resolveOutboundCommand?: Resolver<ResolversTypes['ResolveOutboundCommandPayload'], ParentType, ContextType, RequireFields<MutationResolveOutboundCommandArgs, 'input'>>;
  retryParkedRecord?: Resolver<ResolversTypes['RetryParkedRecordPayload'], ParentType, ContextType, RequireFields<MutationRetryParkedRecordArgs, 'input'>>;
  discardParkedRecord?: Resolver<ResolversTypes['DiscardParkedRecordPayload'], ParentType, ContextType, RequireFields<MutationDiscardParkedRecordArgs, 'input'>>;
};

export type WithdrawApprovalsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawApprovalsPayload'] = ResolversParentTypes['WithdrawApprovalsPayload']> = {
  approvals?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DecideApprovalsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideApprovalsPayload'] = ResolversParentTypes['DecideApprovalsPayload']> = {
  approvals?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApprovalRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRequest'] = ResolversParentTypes['ApprovalRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActionKind'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  askedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actionHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  approverRoles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  trace?: Resolver<ReadonlyArray<ResolversTypes['PolicyRuleTrace']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ApprovalState'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decisionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflow?: Resolver<Maybe<ResolversTypes['WorkflowStatus']>, ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['OutboundCommand']>, ParentType, ContextType>;
};

export type PolicyRuleTraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyRuleTrace'] = ResolversParentTypes['PolicyRuleTrace']> = {
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['PolicyOutcome'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApprovalRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRequestConnection'] = ResolversParentTypes['ApprovalRequestConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApprovalRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRequestEdge'] = ResolversParentTypes['ApprovalRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApprovalRequest'], ParentType, ContextType>;
};

export type LegalHoldPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegalHoldPayload'] = ResolversParentTypes['LegalHoldPayload']> = {
  hold?: Resolver<Maybe<ResolversTypes['LegalHold']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LegalHoldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegalHold'] = ResolversParentTypes['LegalHold']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  releasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AuditBeginningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditBeginning'] = ResolversParentTypes['AuditBeginning']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  forgottenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditVerdictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditVerdict'] = ResolversParentTypes['AuditVerdict']> = {
  whole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  begins?: Resolver<Maybe<ResolversTypes['AuditBeginning']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnmappedCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmappedCode'] = ResolversParentTypes['UnmappedCode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CodeKind'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flows?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  examples?: Resolver<ReadonlyArray<ResolversTypes['ParkedRecord']>, ParentType, ContextType>;
};

export type CodeMappingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeMapping'] = ResolversParentTypes['CodeMapping']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CodeKind'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UnmappedCodeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmappedCodeConnection'] = ResolversParentTypes['UnmappedCodeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UnmappedCodeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['UnmappedCode']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UnmappedCodeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmappedCodeEdge'] = ResolversParentTypes['UnmappedCodeEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UnmappedCode'], ParentType, ContextType>;
};

export type CodeMappingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeMappingConnection'] = ResolversParentTypes['CodeMappingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CodeMappingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CodeMapping']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CodeMappingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeMappingEdge'] = ResolversParentTypes['CodeMappingEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CodeMapping'], ParentType, ContextType>;
};

export type CodeDecisionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeDecisionPayload'] = ResolversParentTypes['CodeDecisionPayload']> = {
  mapping?: Resolver<Maybe<ResolversTypes['CodeMapping']>, ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SyncCommandPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncCommandPayload'] = ResolversParentTypes['SyncCommandPayload']> = {
  command?: Resolver<Maybe<ResolversTypes['SyncCommand']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SyncCommandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncCommand'] = ResolversParentTypes['SyncCommand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SyncCommandKind'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SyncCommandStatus'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  replay?: Resolver<Maybe<ResolversTypes['ReplayReport']>, ParentType, ContextType>;
  verification?: Resolver<Maybe<ResolversTypes['VerificationReport']>, ParentType, ContextType>;
  reconciliation?: Resolver<Maybe<ResolversTypes['ReconciliationRun']>, ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publication?: Resolver<Maybe<ResolversTypes['ForecastPublication']>, ParentType, ContextType>;
};

export type SyncCommandConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncCommandConnection'] = ResolversParentTypes['SyncCommandConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SyncCommandEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SyncCommand']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SyncCommandEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncCommandEdge'] = ResolversParentTypes['SyncCommandEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SyncCommand'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  driftDetected?: SubscriptionResolver<Maybe<ResolversTypes['DriftEvent']>, "driftDetected", ParentType, ContextType, Partial<SubscriptionDriftDetectedArgs>>;
  exceptionChanged?: SubscriptionResolver<Maybe<ResolversTypes['BusinessExceptionEvent']>, "exceptionChanged", ParentType, ContextType, Partial<SubscriptionExceptionChangedArgs>>;
  planningStatusChanged?: SubscriptionResolver<Maybe<ResolversTypes['PlanningStatusEvent']>, "planningStatusChanged", ParentType, ContextType, Partial<SubscriptionPlanningStatusChangedArgs>>;
  inventoryExceptions?: SubscriptionResolver<Maybe<ResolversTypes['InventoryExceptionEvent']>, "inventoryExceptions", ParentType, ContextType, Partial<SubscriptionInventoryExceptionsArgs>>;
  outboundCommandChanged?: SubscriptionResolver<Maybe<ResolversTypes['OutboundCommandEvent']>, "outboundCommandChanged", ParentType, ContextType, Partial<SubscriptionOutboundCommandChangedArgs>>;
  valueCorrected?: SubscriptionResolver<Maybe<ResolversTypes['ValueCorrectionEvent']>, "valueCorrected", ParentType, ContextType, Partial<SubscriptionValueCorrectedArgs>>;
  serviceLevelChanged?: SubscriptionResolver<Maybe<ResolversTypes['ServiceLevelEvent']>, "serviceLevelChanged", ParentType, ContextType, Partial<SubscriptionServiceLevelChangedArgs>>;
  syncLatencyChanged?: SubscriptionResolver<Maybe<ResolversTypes['SyncLatencyEvent']>, "syncLatencyChanged", ParentType, ContextType, Partial<SubscriptionSyncLatencyChangedArgs>>;
};

export type ResolveDriftPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveDriftPayload'] = ResolversParentTypes['ResolveDriftPayload']> = {
  resolved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReconciliationRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconciliationRun'] = ResolversParentTypes['ReconciliationRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  flow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ReconciliationOutcome'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withinTolerance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inFlight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stillOpen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  corrected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shadow?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DriftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Drift'] = ResolversParentTypes['Drift']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  flow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordKind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DriftKind'], ParentType, ContextType>;
  review?: Resolver<ResolversTypes['DriftReview'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DriftStatus'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldDifference']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  seenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shadow?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readers?: Resolver<Maybe<ResolversTypes['ReaderConnection']>, ParentType, ContextType, Partial<DriftReadersArgs>>;
};

export type FieldDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldDifference'] = ResolversParentTypes['FieldDifference']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  here?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  there?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DriftEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriftEvent'] = ResolversParentTypes['DriftEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  drift?: Resolver<ResolversTypes['Drift'], ParentType, ContextType>;
};

export type ReconciliationRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconciliationRunConnection'] = ResolversParentTypes['ReconciliationRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReconciliationRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ReconciliationRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReconciliationRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconciliationRunEdge'] = ResolversParentTypes['ReconciliationRunEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReconciliationRun'], ParentType, ContextType>;
};

export type DriftConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriftConnection'] = ResolversParentTypes['DriftConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DriftEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Drift']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DriftEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriftEdge'] = ResolversParentTypes['DriftEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Drift'], ParentType, ContextType>;
};

export type BusinessExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BusinessException'] = ResolversParentTypes['BusinessException']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BusinessExceptionKind'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BusinessExceptionState'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runbook?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  locationCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  supplierCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  legalEntity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  daysToImpact?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  customerClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assignee?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  snoozedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timesOpened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readers?: Resolver<Maybe<ResolversTypes['ReaderConnection']>, ParentType, ContextType, Partial<BusinessExceptionReadersArgs>>;
};

export type BusinessExceptionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BusinessExceptionConnection'] = ResolversParentTypes['BusinessExceptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BusinessExceptionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BusinessException']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  eventCursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
};

export type BusinessExceptionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BusinessExceptionEdge'] = ResolversParentTypes['BusinessExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BusinessException'], ParentType, ContextType>;
};

export type BusinessExceptionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BusinessExceptionEvent'] = ResolversParentTypes['BusinessExceptionEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  exception?: Resolver<ResolversTypes['BusinessException'], ParentType, ContextType>;
};

export type ExceptionClusterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExceptionCluster'] = ResolversParentTypes['ExceptionCluster']> = {
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  critical?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestOpenedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ages?: Resolver<ReadonlyArray<ResolversTypes['ExceptionAgeCount']>, ParentType, ContextType>;
};

export type ExceptionAgeCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExceptionAgeCount'] = ResolversParentTypes['ExceptionAgeCount']> = {
  age?: Resolver<ResolversTypes['ExceptionAge'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExceptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExceptionPayload'] = ResolversParentTypes['ExceptionPayload']> = {
  exception?: Resolver<Maybe<ResolversTypes['BusinessException']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Failure'] = ResolversParentTypes['Failure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FailureKind'], ParentType, ContextType>;
  flow?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['FailureStage'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['FailureClass'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isOver?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fallback?: Resolver<ResolversTypes['FailureFallback'], ParentType, ContextType>;
  playbook?: Resolver<ResolversTypes['PlaybookStep'], ParentType, ContextType>;
  affected?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<FailureAffectedArgs, 'first'>>;
};

export type FailureFallbackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FailureFallback'] = ResolversParentTypes['FailureFallback']> = {
  kind?: Resolver<ResolversTypes['FailureFallbackKind'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PlaybookStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaybookStep'] = ResolversParentTypes['PlaybookStep']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BlastRadiusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlastRadius'] = ResolversParentTypes['BlastRadius']> = {
  isKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  extent?: Resolver<ResolversTypes['BlastRadiusExtent'], ParentType, ContextType>;
  products?: Resolver<ResolversTypes['AffectedProducts'], ParentType, ContextType>;
  locations?: Resolver<ResolversTypes['AffectedLocations'], ParentType, ContextType>;
  salesOrders?: Resolver<ResolversTypes['AffectedSalesOrders'], ParentType, ContextType>;
  purchaseOrders?: Resolver<ResolversTypes['AffectedPurchaseOrders'], ParentType, ContextType>;
  replenishment?: Resolver<ResolversTypes['AffectedReplenishments'], ParentType, ContextType>;
  approvals?: Resolver<ResolversTypes['AffectedApprovals'], ParentType, ContextType>;
};

export type AffectedProductsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedProducts'] = ResolversParentTypes['AffectedProducts']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<ReadonlyArray<ResolversTypes['AffectedProduct']>, ParentType, ContextType>;
};

export type AffectedProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedProduct'] = ResolversParentTypes['AffectedProduct']> = {
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
};

export type AffectedLocationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedLocations'] = ResolversParentTypes['AffectedLocations']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<ReadonlyArray<ResolversTypes['AffectedLocation']>, ParentType, ContextType>;
};

export type AffectedLocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedLocation'] = ResolversParentTypes['AffectedLocation']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
};

export type AffectedSalesOrdersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedSalesOrders'] = ResolversParentTypes['AffectedSalesOrders']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<ReadonlyArray<ResolversTypes['AffectedSalesOrder']>, ParentType, ContextType>;
};

export type AffectedSalesOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedSalesOrder'] = ResolversParentTypes['AffectedSalesOrder']> = {
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['SalesOrder']>, ParentType, ContextType>;
};

export type AffectedPurchaseOrdersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedPurchaseOrders'] = ResolversParentTypes['AffectedPurchaseOrders']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<ReadonlyArray<ResolversTypes['AffectedPurchaseOrder']>, ParentType, ContextType>;
};

export type AffectedPurchaseOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedPurchaseOrder'] = ResolversParentTypes['AffectedPurchaseOrder']> = {
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
};

export type AffectedReplenishmentsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedReplenishments'] = ResolversParentTypes['AffectedReplenishments']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<ReadonlyArray<ResolversTypes['AffectedReplenishment']>, ParentType, ContextType>;
};

export type AffectedReplenishmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedReplenishment'] = ResolversParentTypes['AffectedReplenishment']> = {
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  safetyStock?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type AffectedApprovalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedApprovals'] = ResolversParentTypes['AffectedApprovals']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<ReadonlyArray<ResolversTypes['AffectedApproval']>, ParentType, ContextType>;
};

export type AffectedApprovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedApproval'] = ResolversParentTypes['AffectedApproval']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SalesOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesOrder'] = ResolversParentTypes['SalesOrder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type FlowFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowFigures'] = ResolversParentTypes['FlowFigures']> = {
  flow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locationCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failureRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  parked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openDrifts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reconciliation?: Resolver<ResolversTypes['ReconciliationStatus'], ParentType, ContextType>;
  openExceptions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BusinessTelemetryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BusinessTelemetry'] = ResolversParentTypes['BusinessTelemetry']> = {
  eventBacklog?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  transformationFailures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  purchaseOrderLagSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  forecastToOrderSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  forecastAlignment?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  inventoryAccuracy?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  exceptionAging?: Resolver<ReadonlyArray<ResolversTypes['ExceptionAging']>, ParentType, ContextType>;
  outboundCommands?: Resolver<ReadonlyArray<ResolversTypes['OutboundCommandsInState']>, ParentType, ContextType>;
  forecastPublications?: Resolver<ReadonlyArray<ResolversTypes['PublicationsInState']>, ParentType, ContextType>;
  approvalRequests?: Resolver<ReadonlyArray<ResolversTypes['ApprovalsInState']>, ParentType, ContextType>;
  oldestApprovalSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OutboundCommandsInStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutboundCommandsInState'] = ResolversParentTypes['OutboundCommandsInState']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OutboundState'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PublicationsInStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublicationsInState'] = ResolversParentTypes['PublicationsInState']> = {
  state?: Resolver<ResolversTypes['ForecastPublicationState'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApprovalsInStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalsInState'] = ResolversParentTypes['ApprovalsInState']> = {
  state?: Resolver<ResolversTypes['ApprovalState'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExceptionAgingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExceptionAging'] = ResolversParentTypes['ExceptionAging']> = {
  regionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  age?: Resolver<ResolversTypes['ExceptionAge'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SyncFlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncFlow'] = ResolversParentTypes['SyncFlow'], FederationReferenceType extends FederationReferenceTypes['SyncFlow'] = FederationReferenceTypes['SyncFlow']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SyncFlow']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['SyncFlowMode'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fieldOwners?: Resolver<ReadonlyArray<ResolversTypes['FieldOwner']>, ParentType, ContextType>;
  contributors?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  freshnessTargetSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  freshnessTargets?: Resolver<ReadonlyArray<ResolversTypes['FreshnessTarget']>, ParentType, ContextType>;
  replacement?: Resolver<Maybe<ResolversTypes['FlowReplacement']>, ParentType, ContextType>;
  maxLatencySeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recoveryMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fallback?: Resolver<Maybe<ResolversTypes['ServedFallback']>, ParentType, ContextType>;
  lastOutage?: Resolver<Maybe<ResolversTypes['FlowOutage']>, ParentType, ContextType>;
  lastAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SyncFlowStatus'], ParentType, ContextType>;
  lastErrorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastErrorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FreshnessTargetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FreshnessTarget'] = ResolversParentTypes['FreshnessTarget']> = {
  scope?: Resolver<ResolversTypes['FreshnessScope'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FlowReplacementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowReplacement'] = ResolversParentTypes['FlowReplacement']> = {
  stage?: Resolver<ResolversTypes['FlowStage'], ParentType, ContextType>;
  legacySystem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newSystem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FlowOutageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowOutage'] = ResolversParentTypes['FlowOutage']> = {
  failedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  answeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  caughtUpAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  catchUpSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withinObjective?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FieldOwnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldOwner'] = ResolversParentTypes['FieldOwner']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  failureStage?: Resolver<Maybe<ResolversTypes['FailureStage']>, ParentType, ContextType>;
  failureClass?: Resolver<Maybe<ResolversTypes['FailureClass']>, ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contributor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type ServedFallbackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServedFallback'] = ResolversParentTypes['ServedFallback']> = {
  kind?: Resolver<ResolversTypes['FlowFallbackKind'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  runbook?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlanningStatusEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanningStatusEvent'] = ResolversParentTypes['PlanningStatusEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  publication?: Resolver<ResolversTypes['ForecastPublication'], ParentType, ContextType>;
};

export type ForecastPublicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastPublication'] = ResolversParentTypes['ForecastPublication']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  versionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['ForecastVersion']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ForecastPublicationState'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['ForecastPublicationStep']>, ParentType, ContextType>;
  workflow?: Resolver<Maybe<ResolversTypes['WorkflowStatus']>, ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ForecastPublicationStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastPublicationStep'] = ResolversParentTypes['ForecastPublicationStep']> = {
  step?: Resolver<ResolversTypes['ForecastPublicationStepName'], ParentType, ContextType>;
  finishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['ForecastPublicationCount']>, ParentType, ContextType>;
};

export type ForecastPublicationCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastPublicationCount'] = ResolversParentTypes['ForecastPublicationCount']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ForecastFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastFinding'] = ResolversParentTypes['ForecastFinding']> = {
  code?: Resolver<ResolversTypes['ForecastFindingCode'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ForecastMeasure'], ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ForecastImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastImpact'] = ResolversParentTypes['ForecastImpact']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  publicationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  versionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['ForecastVersion']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  supplierCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  after?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  changePercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['ReplenishmentPriority'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['ForecastBucketChange']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ForecastImpactOutcome'], ParentType, ContextType>;
  reorderPoint?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  approval?: Resolver<Maybe<ResolversTypes['ApprovalRequest']>, ParentType, ContextType>;
  outboundCommandId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  promotion?: Resolver<Maybe<ResolversTypes['PromotionAtRisk']>, ParentType, ContextType>;
  isInfluencing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  consumedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  consumedBy?: Resolver<Maybe<ResolversTypes['ForecastConsumer']>, ParentType, ContextType>;
  basedOn?: Resolver<ReadonlyArray<ResolversTypes['DecisionBasis']>, ParentType, ContextType>;
};

export type ForecastBucketChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastBucketChange'] = ResolversParentTypes['ForecastBucketChange']> = {
  start?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PromotionAtRiskResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromotionAtRisk'] = ResolversParentTypes['PromotionAtRisk']> = {
  startsOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  orderBy?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type DecisionBasisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecisionBasis'] = ResolversParentTypes['DecisionBasis']> = {
  kind?: Resolver<ResolversTypes['DecisionBasisKind'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quantityNow?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
};

export type ForecastPublicationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastPublicationConnection'] = ResolversParentTypes['ForecastPublicationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ForecastPublicationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ForecastPublication']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ForecastPublicationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastPublicationEdge'] = ResolversParentTypes['ForecastPublicationEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ForecastPublication'], ParentType, ContextType>;
};

export type ForecastImpactConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastImpactConnection'] = ResolversParentTypes['ForecastImpactConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ForecastImpactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ForecastImpact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ForecastImpactEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastImpactEdge'] = ResolversParentTypes['ForecastImpactEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ForecastImpact'], ParentType, ContextType>;
};

export type ForecastFindingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastFindingConnection'] = ResolversParentTypes['ForecastFindingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ForecastFindingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ForecastFinding']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ForecastFindingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastFindingEdge'] = ResolversParentTypes['ForecastFindingEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ForecastFinding'], ParentType, ContextType>;
};

export type ForecastVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastVersion'] = ResolversParentTypes['ForecastVersion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

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

export type ReplayReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayReport'] = ResolversParentTypes['ReplayReport']> = {
  pages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ReadonlyArray<ResolversTypes['RecordCount']>, ParentType, ContextType>;
  examples?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecordCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordCount'] = ResolversParentTypes['RecordCount']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VerificationReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerificationReport'] = ResolversParentTypes['VerificationReport']> = {
  equal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projections?: Resolver<ReadonlyArray<ResolversTypes['ProjectionComparison']>, ParentType, ContextType>;
};

export type ProjectionComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectionComparison'] = ResolversParentTypes['ProjectionComparison']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  equal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replayedDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  differences?: Resolver<ReadonlyArray<ResolversTypes['ProjectionDifference']>, ParentType, ContextType>;
};

export type ProjectionDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectionDifference'] = ResolversParentTypes['ProjectionDifference']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProjectionDifferenceKind'], ParentType, ContextType>;
};

export type ChangeJournalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeJournal'] = ResolversParentTypes['ChangeJournal']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  firstRecordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastRecordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mebibytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OutboundCommandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutboundCommand'] = ResolversParentTypes['OutboundCommand'], FederationReferenceType extends FederationReferenceTypes['OutboundCommand'] = FederationReferenceTypes['OutboundCommand']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutboundCommand']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OutboundKind'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OutboundState'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  compensates?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writeKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  approvalId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  approval?: Resolver<Maybe<ResolversTypes['ApprovalRequest']>, ParentType, ContextType>;
  workflow?: Resolver<Maybe<ResolversTypes['WorkflowStatus']>, ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  through?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lookups?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failureStage?: Resolver<Maybe<ResolversTypes['FailureStage']>, ParentType, ContextType>;
  failureClass?: Resolver<Maybe<ResolversTypes['FailureClass']>, ParentType, ContextType>;
};

export type OutboundCommandConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutboundCommandConnection'] = ResolversParentTypes['OutboundCommandConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OutboundCommandEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OutboundCommand']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OutboundCommandEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutboundCommandEdge'] = ResolversParentTypes['OutboundCommandEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OutboundCommand'], ParentType, ContextType>;
};

export type OutboundCommandEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutboundCommandEvent'] = ResolversParentTypes['OutboundCommandEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  command?: Resolver<ResolversTypes['OutboundCommand'], ParentType, ContextType>;
};

export type ResolveOutboundCommandPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveOutboundCommandPayload'] = ResolversParentTypes['ResolveOutboundCommandPayload']> = {
  command?: Resolver<Maybe<ResolversTypes['OutboundCommand']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ParkedRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParkedRecord'] = ResolversParentTypes['ParkedRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  flow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ParkedRecordStage'], ParentType, ContextType>;
  failureStage?: Resolver<ResolversTypes['FailureStage'], ParentType, ContextType>;
  failureClass?: Resolver<ResolversTypes['FailureClass'], ParentType, ContextType>;
  errorCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errorMessage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type RetryParkedRecordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryParkedRecordPayload'] = ResolversParentTypes['RetryParkedRecordPayload']> = {
  settled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['ParkedRecord']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DiscardParkedRecordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscardParkedRecordPayload'] = ResolversParentTypes['DiscardParkedRecordPayload']> = {
  discarded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ValueCorrectionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValueCorrectionEvent'] = ResolversParentTypes['ValueCorrectionEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  correction?: Resolver<ResolversTypes['ValueCorrection'], ParentType, ContextType>;
};

export type ValueCorrectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValueCorrection'] = ResolversParentTypes['ValueCorrection']> = {
  driftId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  recordKind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  wrongSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  correctedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  firstReadAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastReadAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReaderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReaderConnection'] = ResolversParentTypes['ReaderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReaderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Reader']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  toldSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lostReads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  decisions?: Resolver<ReadonlyArray<ResolversTypes['RestingDecision']>, ParentType, ContextType>;
};

export type RestingDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestingDecision'] = ResolversParentTypes['RestingDecision']> = {
  kind?: Resolver<ResolversTypes['RestingDecisionKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReaderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReaderEdge'] = ResolversParentTypes['ReaderEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reader'], ParentType, ContextType>;
};

export type ReaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reader'] = ResolversParentTypes['Reader']> = {
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReaderKind'], ParentType, ContextType>;
  operationHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  firstReadAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastReadAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReplenishmentOutcomesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplenishmentOutcomes'] = ResolversParentTypes['ReplenishmentOutcomes']> = {
  forecasts?: Resolver<ResolversTypes['ForecastReach'], ParentType, ContextType>;
  purchaseOrders?: Resolver<ResolversTypes['OrderMatch'], ParentType, ContextType>;
};

export type ForecastReachResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastReach'] = ResolversParentTypes['ForecastReach']> = {
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inTime?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overtaken?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  percentInTime?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type OrderMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderMatch'] = ResolversParentTypes['OrderMatch']> = {
  ordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromCommands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromParameters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  percentMatched?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PurchaseOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'], FederationReferenceType extends FederationReferenceTypes['PurchaseOrder'] = FederationReferenceTypes['PurchaseOrder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PurchaseOrder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recommendation?: Resolver<Maybe<ResolversTypes['OrderRecommendation']>, ParentType, ContextType>;
};

export type OrderRecommendationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderRecommendation'] = ResolversParentTypes['OrderRecommendation']> = {
  kind?: Resolver<ResolversTypes['RecommendationKind'], ParentType, ContextType>;
  command?: Resolver<Maybe<ResolversTypes['OutboundCommand']>, ParentType, ContextType>;
  approvals?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRequest']>, ParentType, ContextType>;
  versionCodes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UnmatchedPurchaseOrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmatchedPurchaseOrderConnection'] = ResolversParentTypes['UnmatchedPurchaseOrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UnmatchedPurchaseOrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UnmatchedPurchaseOrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmatchedPurchaseOrderEdge'] = ResolversParentTypes['UnmatchedPurchaseOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PurchaseOrder'], ParentType, ContextType>;
};

export type ServiceLevelEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceLevelEvent'] = ResolversParentTypes['ServiceLevelEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  serviceLevel?: Resolver<ResolversTypes['ServiceLevel'], ParentType, ContextType>;
};

export type ServiceLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceLevel'] = ResolversParentTypes['ServiceLevel']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['ServiceIndicator'], ParentType, ContextType>;
  flow?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locationCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thresholdSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  targetPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  windowDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  good?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  attainmentPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  budgetLeftPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  burnRates?: Resolver<ReadonlyArray<ResolversTypes['BurnRate']>, ParentType, ContextType>;
  alert?: Resolver<ResolversTypes['ServiceAlert'], ParentType, ContextType>;
  breaches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['ServiceLevelOfSite']>, ParentType, ContextType>;
};

export type BurnRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BurnRate'] = ResolversParentTypes['BurnRate']> = {
  windowMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ServiceLevelOfSiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceLevelOfSite'] = ResolversParentTypes['ServiceLevelOfSite']> = {
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  regionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  good?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  attainmentPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type StockDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockDifference'] = ResolversParentTypes['StockDifference']> = {
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  booked?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  bookedThrough?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ReconcilingItem']>, ParentType, ContextType>;
  unexplained?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  assumption?: Resolver<Maybe<ResolversTypes['AssumedDifference']>, ParentType, ContextType>;
};

export type AssumedDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssumedDifference'] = ResolversParentTypes['AssumedDifference']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  takenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  planned?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  booked?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  moved?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  isJudged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReconcilingItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconcilingItem'] = ResolversParentTypes['ReconcilingItem']> = {
  kind?: Resolver<ResolversTypes['InventoryMovementKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  movements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type SyncLatencyEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncLatencyEvent'] = ResolversParentTypes['SyncLatencyEvent']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  latency?: Resolver<ResolversTypes['SyncLatency'], ParentType, ContextType>;
};

export type SyncLatencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncLatency'] = ResolversParentTypes['SyncLatency']> = {
  flow?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locationCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  regionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  p50Seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95Seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  maxSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  meanSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type OutsideSystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutsideSystem'] = ResolversParentTypes['OutsideSystem']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quota?: Resolver<ReadonlyArray<ResolversTypes['OutsideSystemQuota']>, ParentType, ContextType>;
  circuits?: Resolver<ReadonlyArray<ResolversTypes['OutsideSystemCircuit']>, ParentType, ContextType>;
  lanes?: Resolver<ReadonlyArray<ResolversTypes['OutsideSystemLane']>, ParentType, ContextType>;
  statistics?: Resolver<ReadonlyArray<ResolversTypes['OutsideSystemStatistics']>, ParentType, ContextType>;
};

export type OutsideSystemQuotaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutsideSystemQuota'] = ResolversParentTypes['OutsideSystemQuota']> = {
  kind?: Resolver<ResolversTypes['OutsideSystemQuotaKind'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OutsideSystemCircuitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutsideSystemCircuit'] = ResolversParentTypes['OutsideSystemCircuit']> = {
  process?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OutsideSystemCircuitState'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  nextProbeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OutsideSystemLaneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutsideSystemLane'] = ResolversParentTypes['OutsideSystemLane']> = {
  process?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lane?: Resolver<ResolversTypes['OutsideSystemLaneName'], ParentType, ContextType>;
  slots?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  running?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  queued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OutsideSystemStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutsideSystemStatistics'] = ResolversParentTypes['OutsideSystemStatistics']> = {
  process?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  windowSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['OutsideSystemErrorCount']>, ParentType, ContextType>;
  p50Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OutsideSystemErrorCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutsideSystemErrorCount'] = ResolversParentTypes['OutsideSystemErrorCount']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkflowStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowStatus'] = ResolversParentTypes['WorkflowStatus']> = {
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waitingOn?: Resolver<Maybe<ResolversTypes['WaitingOn']>, ParentType, ContextType>;
  waitingFor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  impact?: Resolver<ResolversTypes['WorkflowImpact'], ParentType, ContextType>;
};

export type WorkflowImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowImpact'] = ResolversParentTypes['WorkflowImpact']> = {
  positions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantities?: Resolver<ReadonlyArray<ResolversTypes['Quantity']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
  daysOfCoverAtRisk?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  UserError?: UserErrorResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  WithdrawApprovalsPayload?: WithdrawApprovalsPayloadResolvers<ContextType>;
  DecideApprovalsPayload?: DecideApprovalsPayloadResolvers<ContextType>;
  ApprovalRequest?: ApprovalRequestResolvers<ContextType>;
  PolicyRuleTrace?: PolicyRuleTraceResolvers<ContextType>;
  ApprovalRequestConnection?: ApprovalRequestConnectionResolvers<ContextType>;
  ApprovalRequestEdge?: ApprovalRequestEdgeResolvers<ContextType>;
  LegalHoldPayload?: LegalHoldPayloadResolvers<ContextType>;
  LegalHold?: LegalHoldResolvers<ContextType>;
  AuditBeginning?: AuditBeginningResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditVerdict?: AuditVerdictResolvers<ContextType>;
  UnmappedCode?: UnmappedCodeResolvers<ContextType>;
  CodeMapping?: CodeMappingResolvers<ContextType>;
  UnmappedCodeConnection?: UnmappedCodeConnectionResolvers<ContextType>;
  UnmappedCodeEdge?: UnmappedCodeEdgeResolvers<ContextType>;
  CodeMappingConnection?: CodeMappingConnectionResolvers<ContextType>;
  CodeMappingEdge?: CodeMappingEdgeResolvers<ContextType>;
  CodeDecisionPayload?: CodeDecisionPayloadResolvers<ContextType>;
  SyncCommandPayload?: SyncCommandPayloadResolvers<ContextType>;
  SyncCommand?: SyncCommandResolvers<ContextType>;
  SyncCommandConnection?: SyncCommandConnectionResolvers<ContextType>;
  SyncCommandEdge?: SyncCommandEdgeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  ResolveDriftPayload?: ResolveDriftPayloadResolvers<ContextType>;
  ReconciliationRun?: ReconciliationRunResolvers<ContextType>;
  Drift?: DriftResolvers<ContextType>;
  FieldDifference?: FieldDifferenceResolvers<ContextType>;
  DriftEvent?: DriftEventResolvers<ContextType>;
  ReconciliationRunConnection?: ReconciliationRunConnectionResolvers<ContextType>;
  ReconciliationRunEdge?: ReconciliationRunEdgeResolvers<ContextType>;
  DriftConnection?: DriftConnectionResolvers<ContextType>;
  DriftEdge?: DriftEdgeResolvers<ContextType>;
  BusinessException?: BusinessExceptionResolvers<ContextType>;
  BusinessExceptionConnection?: BusinessExceptionConnectionResolvers<ContextType>;
  BusinessExceptionEdge?: BusinessExceptionEdgeResolvers<ContextType>;
  BusinessExceptionEvent?: BusinessExceptionEventResolvers<ContextType>;
  ExceptionCluster?: ExceptionClusterResolvers<ContextType>;
  ExceptionAgeCount?: ExceptionAgeCountResolvers<ContextType>;
  ExceptionPayload?: ExceptionPayloadResolvers<ContextType>;
  Failure?: FailureResolvers<ContextType>;
  FailureFallback?: FailureFallbackResolvers<ContextType>;
  PlaybookStep?: PlaybookStepResolvers<ContextType>;
  BlastRadius?: BlastRadiusResolvers<ContextType>;
  AffectedProducts?: AffectedProductsResolvers<ContextType>;
  AffectedProduct?: AffectedProductResolvers<ContextType>;
  AffectedLocations?: AffectedLocationsResolvers<ContextType>;
  AffectedLocation?: AffectedLocationResolvers<ContextType>;
  AffectedSalesOrders?: AffectedSalesOrdersResolvers<ContextType>;
  AffectedSalesOrder?: AffectedSalesOrderResolvers<ContextType>;
  AffectedPurchaseOrders?: AffectedPurchaseOrdersResolvers<ContextType>;
  AffectedPurchaseOrder?: AffectedPurchaseOrderResolvers<ContextType>;
  AffectedReplenishments?: AffectedReplenishmentsResolvers<ContextType>;
  AffectedReplenishment?: AffectedReplenishmentResolvers<ContextType>;
  AffectedApprovals?: AffectedApprovalsResolvers<ContextType>;
  AffectedApproval?: AffectedApprovalResolvers<ContextType>;
  SalesOrder?: SalesOrderResolvers<ContextType>;
  FlowFigures?: FlowFiguresResolvers<ContextType>;
  BusinessTelemetry?: BusinessTelemetryResolvers<ContextType>;
  OutboundCommandsInState?: OutboundCommandsInStateResolvers<ContextType>;
  PublicationsInState?: PublicationsInStateResolvers<ContextType>;
  ApprovalsInState?: ApprovalsInStateResolvers<ContextType>;
  ExceptionAging?: ExceptionAgingResolvers<ContextType>;
  SyncFlow?: SyncFlowResolvers<ContextType>;
  FreshnessTarget?: FreshnessTargetResolvers<ContextType>;
  FlowReplacement?: FlowReplacementResolvers<ContextType>;
  FlowOutage?: FlowOutageResolvers<ContextType>;
  FieldOwner?: FieldOwnerResolvers<ContextType>;
  SyncRun?: SyncRunResolvers<ContextType>;
  SyncRunConnection?: SyncRunConnectionResolvers<ContextType>;
  SyncRunEdge?: SyncRunEdgeResolvers<ContextType>;
  ServedFallback?: ServedFallbackResolvers<ContextType>;
  PlanningStatusEvent?: PlanningStatusEventResolvers<ContextType>;
  ForecastPublication?: ForecastPublicationResolvers<ContextType>;
  ForecastPublicationStep?: ForecastPublicationStepResolvers<ContextType>;
  ForecastPublicationCount?: ForecastPublicationCountResolvers<ContextType>;
  ForecastFinding?: ForecastFindingResolvers<ContextType>;
  ForecastImpact?: ForecastImpactResolvers<ContextType>;
  ForecastBucketChange?: ForecastBucketChangeResolvers<ContextType>;
  PromotionAtRisk?: PromotionAtRiskResolvers<ContextType>;
  DecisionBasis?: DecisionBasisResolvers<ContextType>;
  ForecastPublicationConnection?: ForecastPublicationConnectionResolvers<ContextType>;
  ForecastPublicationEdge?: ForecastPublicationEdgeResolvers<ContextType>;
  ForecastImpactConnection?: ForecastImpactConnectionResolvers<ContextType>;
  ForecastImpactEdge?: ForecastImpactEdgeResolvers<ContextType>;
  ForecastFindingConnection?: ForecastFindingConnectionResolvers<ContextType>;
  ForecastFindingEdge?: ForecastFindingEdgeResolvers<ContextType>;
  ForecastVersion?: ForecastVersionResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  InventoryExceptionEvent?: InventoryExceptionEventResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  InventoryException?: InventoryExceptionResolvers<ContextType>;
  InventoryExceptionConnection?: InventoryExceptionConnectionResolvers<ContextType>;
  InventoryExceptionEdge?: InventoryExceptionEdgeResolvers<ContextType>;
  ReplayReport?: ReplayReportResolvers<ContextType>;
  RecordCount?: RecordCountResolvers<ContextType>;
  VerificationReport?: VerificationReportResolvers<ContextType>;
  ProjectionComparison?: ProjectionComparisonResolvers<ContextType>;
  ProjectionDifference?: ProjectionDifferenceResolvers<ContextType>;
  ChangeJournal?: ChangeJournalResolvers<ContextType>;
  OutboundCommand?: OutboundCommandResolvers<ContextType>;
  OutboundCommandConnection?: OutboundCommandConnectionResolvers<ContextType>;
  OutboundCommandEdge?: OutboundCommandEdgeResolvers<ContextType>;
  OutboundCommandEvent?: OutboundCommandEventResolvers<ContextType>;
  ResolveOutboundCommandPayload?: ResolveOutboundCommandPayloadResolvers<ContextType>;
  ParkedRecord?: ParkedRecordResolvers<ContextType>;
  ParkedRecordConnection?: ParkedRecordConnectionResolvers<ContextType>;
  ParkedRecordEdge?: ParkedRecordEdgeResolvers<ContextType>;
  RetryParkedRecordPayload?: RetryParkedRecordPayloadResolvers<ContextType>;
  DiscardParkedRecordPayload?: DiscardParkedRecordPayloadResolvers<ContextType>;
  ValueCorrectionEvent?: ValueCorrectionEventResolvers<ContextType>;
  ValueCorrection?: ValueCorrectionResolvers<ContextType>;
  ReaderConnection?: ReaderConnectionResolvers<ContextType>;
  RestingDecision?: RestingDecisionResolvers<ContextType>;
  ReaderEdge?: ReaderEdgeResolvers<ContextType>;
  Reader?: ReaderResolvers<ContextType>;
  ReplenishmentOutcomes?: ReplenishmentOutcomesResolvers<ContextType>;
  ForecastReach?: ForecastReachResolvers<ContextType>;
  OrderMatch?: OrderMatchResolvers<ContextType>;
  PurchaseOrder?: PurchaseOrderResolvers<ContextType>;
  OrderRecommendation?: OrderRecommendationResolvers<ContextType>;
  UnmatchedPurchaseOrderConnection?: UnmatchedPurchaseOrderConnectionResolvers<ContextType>;
  UnmatchedPurchaseOrderEdge?: UnmatchedPurchaseOrderEdgeResolvers<ContextType>;
  ServiceLevelEvent?: ServiceLevelEventResolvers<ContextType>;
  ServiceLevel?: ServiceLevelResolvers<ContextType>;
  BurnRate?: BurnRateResolvers<ContextType>;
  ServiceLevelOfSite?: ServiceLevelOfSiteResolvers<ContextType>;
  StockDifference?: StockDifferenceResolvers<ContextType>;
  AssumedDifference?: AssumedDifferenceResolvers<ContextType>;
  ReconcilingItem?: ReconcilingItemResolvers<ContextType>;
  SyncLatencyEvent?: SyncLatencyEventResolvers<ContextType>;
  SyncLatency?: SyncLatencyResolvers<ContextType>;
  OutsideSystem?: OutsideSystemResolvers<ContextType>;
  OutsideSystemQuota?: OutsideSystemQuotaResolvers<ContextType>;
  OutsideSystemCircuit?: OutsideSystemCircuitResolvers<ContextType>;
  OutsideSystemLane?: OutsideSystemLaneResolvers<ContextType>;
  OutsideSystemStatistics?: OutsideSystemStatisticsResolvers<ContextType>;
  OutsideSystemErrorCount?: OutsideSystemErrorCountResolvers<ContextType>;
  WorkflowStatus?: WorkflowStatusResolvers<ContextType>;
  WorkflowImpact?: WorkflowImpactResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  eventStream?: EventStreamDirectiveResolver<any, any, ContextType>;
  eventCursor?: EventCursorDirectiveResolver<any, any, ContextType>;
  eventFilter?: EventFilterDirectiveResolver<any, any, ContextType>;
  maxStaleness?: MaxStalenessDirectiveResolver<any, any, ContextType>;
};
