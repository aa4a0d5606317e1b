import type { ApprovalState } from '../decision/approval-request.ts';
import type { Ref } from '../entity-id.ts';
import type { PublicationState } from '../forecasts/publication.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Instant } from '../time/instant.ts';
import type { BusinessExceptionKind, ExceptionAge } from './business-exception.ts';
import type { OutboundState } from './outbound.ts';
import type { FlowName } from './sync-flow.ts';
import type { LatencyBucket } from './sync-latency.ts';

/** NEVER_COMPARED until a comparison has finished; DISAGREES while drifts are open. */
export const RECONCILIATION_STATUSES = ['AGREES', 'DISAGREES', 'NEVER_COMPARED'] as const;
export type ReconciliationStatus = (typeof RECONCILIATION_STATUSES)[number];

/** How a flow fares at one site, or with what belongs to none. Every flow has at least the latter. */
export interface FlowFigures {
  readonly flow: FlowName;
  readonly locationCode: LocationCode | null;
  readonly location: Ref<'Location'> | null;
  /** Latencies since ever, without the largest. */
  readonly latencies: readonly Omit<LatencyBucket, 'maxMs'>[];
  /** Changes since ever. */
  readonly changes: number;
  /** Records parked within the last hour, as a share of them and the changes that were taken; `null` when there was neither. */
  readonly failureRatio: number | null;
  /** Records parked now. */
  readonly parked: number;
  readonly openDrifts: number;
  readonly reconciliation: ReconciliationStatus;
  /** Exceptions of the business that are not closed. */
  readonly openExceptions: number;
}

/** The flow an exception of the business is counted with, where its kind says it; else its cause does. */
export const FLOW_OF_EXCEPTION: Readonly<Partial<Record<BusinessExceptionKind, FlowName>>> = {
  STOCKOUT_RISK: 'inventory',
  NEGATIVE_STOCK: 'inventory',
  EXCESS: 'inventory',
  EXPIRY_RISK: 'inventory',
  SHORT_SHIP: 'shipments',
  LATE_RECEIPT: 'purchase-orders',
  ACK_OVERDUE: 'purchase-orders',
  PRICE_MISMATCH: 'supplier-confirmations',
};

/** How the business is served, in figures. Formulas: docs/service-levels.md. */
export interface BusinessTelemetry {
  /** Deliveries accepted and not applied yet. */
  readonly eventBacklog: number;
  /** Records parked because they were not understood. */
  readonly transformationFailures: number;
  /** Seconds since the instant the flow of purchase orders vouches for; `null` before its first success. */
  readonly purchaseOrderLagSeconds: number | null;
  /** Median seconds from the publication of a forecast to an order of what it plans, over 30 days; `null` without any. */
  readonly forecastToOrderSeconds: number | null;
  /** Of the lines ordered in 30 days, how many the newest version before the order had planned. */
  readonly forecastAlignment: number | null;
  /** Of the stock compared last, how much stands here as in its system. */
  readonly inventoryAccuracy: number | null;
  readonly exceptionAging: readonly ExceptionAging[];
  /** Commands to outside systems, by system and state. */
  readonly outboundCommands: readonly {
    readonly system: string;
    readonly state: OutboundState;
    readonly count: number;
  }[];
  /** Publications of forecasts, by state. */
  readonly forecastPublications: readonly { readonly state: PublicationState; readonly count: number }[];
  /** Requests for approval, by state. */
  readonly approvalRequests: readonly { readonly state: ApprovalState; readonly count: number }[];
  /** For how many seconds the request that waits longest has; `null` when none does. */
  readonly oldestApprovalSeconds: number | null;
}

/** Exceptions that are not closed, of one region (`null`: the house's own) and age. */
export interface ExceptionAging {
  readonly regionCode: string | null;
  readonly age: ExceptionAge;
  readonly count: number;
  readonly oldestSeconds: number;
}

/** Reads figures as they stand now. */
export interface FiguresReader {
  /** Of every flow, in the order of flow and site. */
  flows(now: Instant): Promise<readonly FlowFigures[]>;
  business(now: Instant): Promise<BusinessTelemetry>;
}
