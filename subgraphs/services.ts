// What the domain graphs are handed by whoever starts them: ports to read from, systems of record to ask, and tools.
// In: one value, built in processes/. Out: each subgraph takes the part it names in its context.ts. A source that is
// null or down costs nothing but freshness: the projection answers with its older `asOf`.
import type { ApprovalDesk } from '@distribution/model/decision/approval-request';
import type { OutcomesReader } from '@distribution/model/decision/replenishment-outcomes';
import type { ApprovalSigner } from '@distribution/model/decision/ports';
import type { ImpactReader } from '@distribution/model/forecasts/forecast-impact';
import type { PublicationReader } from '@distribution/model/forecasts/publication';
import type { ForecastReader, ForecastSource } from '@distribution/model/forecasts/ports';
import type { InventoryReader, InventorySource } from '@distribution/model/inventory/ports';
import type { LocationCode } from '@distribution/model/locations/location';
import type { LocationReader, LocationSource } from '@distribution/model/locations/ports';
import type { Money } from '@distribution/model/measure/money';
import type { AuditReader, LegalHolds } from '@distribution/model/operations/audit';
import type { CommandDesk } from '@distribution/model/operations/command';
import type { DeadLetters } from '@distribution/model/operations/dead-letters';
import type { ExceptionDesk } from '@distribution/model/operations/exception-desk';
import type { FiguresReader } from '@distribution/model/operations/flow-figures';
import type { StockDifferenceReader } from '@distribution/model/operations/stock-difference';
import type { ServiceLevels } from '@distribution/model/operations/service-level';
import type { FailureReader } from '@distribution/model/operations/failure';
import type { ChangeJournal } from '@distribution/model/operations/journal';
import type { ReadersReader } from '@distribution/model/operations/readers';
import type { ReconciliationStore } from '@distribution/model/operations/reconciliation';
import type { Stewardship } from '@distribution/model/operations/stewardship';
import type { OutboundDesk } from '@distribution/model/operations/outbound';
import type { OperationsReader } from '@distribution/model/operations/ports';
import type { LatencyReader } from '@distribution/model/operations/sync-latency';
import type { WorkflowReader } from '@distribution/model/operations/workflow';
import type { SystemsReader } from '@distribution/model/operations/system-state';
import type { OrderReader, OrderSource } from '@distribution/model/orders/ports';
import type { ProductReader, ProductSource } from '@distribution/model/products/ports';
import type { SupplyReader, SupplySource } from '@distribution/model/supply/ports';
import type { Cache } from '@distribution/platform/cache/cache-domain';
import type { Clock } from '@distribution/platform/clock/clock';
import type { CursorSealer } from '@distribution/platform/cursor/cursor';
import type { EventLogReader } from '@distribution/platform/event-log/event-log';
import type { Log } from '@distribution/platform/log/log';
import type { CacheLimitsByDomain } from './record-cache.ts';

/** The projections in the store. */
export interface Readers {
  readonly products: ProductReader;
  readonly locations: LocationReader;
  readonly inventory: InventoryReader;
  readonly orders: OrderReader;
  readonly supply: SupplyReader;
  readonly forecasts: ForecastReader;
  readonly operations: OperationsReader;
}

/** The systems of record; `null` where no system offers one. */
export interface Sources {
  readonly products: ProductSource | null;
  readonly locations: LocationSource | null;
  readonly inventory: InventorySource | null;
  readonly orders: OrderSource | null;
  readonly supply: SupplySource | null;
  readonly forecasts: ForecastSource | null;
}

/** How old a single record may be, in milliseconds, before its system of record is asked instead. */
export type FreshnessBudgetsMs = Readonly<Record<Exclude<keyof Sources, 'forecasts'>, number>>;

/** Where work on the platform itself is handed in, and what was done is looked up. */
export interface OperationsDesk {
  readonly commands: CommandDesk;
  readonly deadLetters: DeadLetters;
  readonly stewardship: Pick<Stewardship, 'listUnmapped' | 'listMappings' | 'decide'>;
  readonly journal: Pick<ChangeJournal, 'extent'>;
  readonly audit: AuditReader & Omit<LegalHolds, 'isAllHeld'>;
  readonly exceptions: ExceptionDesk;
  readonly latencies: LatencyReader;
  readonly failures: FailureReader;
  readonly approvals: ApprovalDesk;
  readonly outcomes: OutcomesReader;
  readonly workflows: WorkflowReader;
  readonly publications: PublicationReader & ImpactReader;
  readonly serviceLevels: Pick<ServiceLevels, 'read'>;
  readonly figures: FiguresReader;
  readonly stockDifferences: StockDifferenceReader;
  readonly outbound: Pick<OutboundDesk, 'load' | 'list' | 'loadOfApprovals' | 'decide'>;
  readonly readLog: ReadersReader;
  readonly reconciliation: Pick<ReconciliationStore, 'listRuns' | 'listDrifts' | 'loadDrift' | 'correct' | 'accept'>;
}

/** Where purchase orders are handed in that are to be made. */
export interface Ordering {
  /** Refuses what policy does not allow. */
  readonly submit: OutboundDesk['submit'];
  /** The systems that make them; the first one where nobody says which. */
  readonly purchasingSystems: readonly string[];
}

/** Tools every subgraph may use. */
export interface Tools {
  readonly cache: Cache;
  /** What was set of the cache, by domain; by default it follows from the freshness budgets. */
  readonly cacheLimits?: CacheLimitsByDomain;
  readonly clock: Clock;
  readonly cursors: CursorSealer;
  readonly log: Log;
}

/** By what orders to suppliers are checked, beside what systems say. */
export interface PurchasingPolicy {
  /** Milliseconds within which systems of record must answer. */
  readonly checkMs: number;
  /** What a site may order for in a calendar month of its own zone. */
  readonly budgets: readonly { readonly site: LocationCode; readonly money: Money }[];
}

/** Everything the domain graphs need. */
export interface SubgraphServices extends Tools {
  readonly readers: Readers;
  readonly sources: Sources;
  readonly freshnessBudgetsMs: FreshnessBudgetsMs;
  /** How old one may be at most, in milliseconds, when that system cannot be asked; any age where nothing is set. */
  readonly freshnessLimitsMs?: Partial<FreshnessBudgetsMs>;
  /** What a person may do about the platform's own work. */
  readonly desk: OperationsDesk;
  /** Where purchase orders are handed in; nothing is ordered without. */
  readonly ordering?: Ordering;
  /** How the outside systems fare. */
  readonly systems: SystemsReader;
  /** Length of a season in weeks: what stands in for a late forecast. */
  readonly seasonWeeks: number;
  /** Signs what approvers approve. */
  readonly approvalSigner: Pick<ApprovalSigner, 'signApproval'>;
  readonly purchasing: PurchasingPolicy;
  /** Whether answers say which records are in them, for the log of reads; false when left out. */
  readonly tellsServed?: boolean;
  /** Where the event log stands: the list of exceptions says from where to subscribe. */
  readonly events: Pick<EventLogReader, 'head'>;
}

/** What a subgraph of these domains takes of it. */
export type ServicesOf<D extends keyof Readers> = Tools & {
  readonly readers: Pick<Readers, D>;
  readonly sources: Pick<Sources, D & keyof Sources>;
  readonly freshnessBudgetsMs: Pick<FreshnessBudgetsMs, D & keyof FreshnessBudgetsMs>;
  readonly freshnessLimitsMs?: Partial<Pick<FreshnessBudgetsMs, D & keyof FreshnessBudgetsMs>>;
};
