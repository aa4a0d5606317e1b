import type { CanonicalChange, SourceCursor, UntranslatableRecord } from '../erp/change.ts';
import type { PlannedPosition } from '../inventory/ports.ts';
import type { ExceptionKind, Severity } from './exception.ts';
import type { FlowReplacement } from './flow-replacement.ts';
import type { FreshnessTarget } from './freshness-target.ts';
import type { FlowOwnership } from './ownership.ts';
import type { SystemCode } from '../origin.ts';
import type { FlowName, SyncFlow, SyncRun } from './sync-flow.ts';

/** What a rule found wrong with one position. */
export interface Finding {
  readonly kind: ExceptionKind;
  readonly severity: Severity;
  readonly message: string;
}
/** Judges one position; pure. An open exception of a kind no longer found is closed. */
export type PositionRule = (planned: PlannedPosition) => Finding | null;

/** One page on its way into the store. Everything in it happens in one transaction, or nothing does. */
export interface ChangeBatch {
  readonly flow: FlowName;
  readonly runId: string;
  readonly changes: readonly CanonicalChange[];
  readonly untranslatable: readonly UntranslatableRecord[];
  /** The system that was read, where it is not the flow's own: it has a place of its own. */
  readonly contributor?: SystemCode;
  /** Where the next read goes on; `null` leaves the stored cursor alone (a webhook). */
  readonly cursor: SourceCursor | null;
  /** Set when the page completes the read: the flow vouches for everything up to then. */
  readonly confirmedAt: string | null;
  /** The delivery this batch settles, if it came in by webhook. */
  readonly deliveryId: string | null;
  readonly rules: Readonly<Record<ExceptionKind, PositionRule>>;
  readonly correlationId: string;
}

/** What one delivery brings; hints bring nothing and are settled all the same. */
export interface DeliveredPage extends Pick<ChangeBatch, 'changes' | 'untranslatable' | 'correlationId'> {
  readonly deliveryId: string;
}

/** Deliveries of one flow on their way into the store together, in the order in which they came. */
export interface DeliveryBatch extends Pick<ChangeBatch, 'flow' | 'runId' | 'rules' | 'correlationId'> {
  readonly deliveries: readonly DeliveredPage[];
}

/** What became of a batch: `applied` changed something, `unchanged` was known or older, `parked` waits with its reason. */
export interface BatchOutcome {
  readonly applied: number;
  readonly unchanged: number;
  readonly parked: number;
  readonly exceptionsOpened: number;
  readonly exceptionsClosed: number;
  /** Of the unchanged: copies of what is here already, told by systems that do not own it. None when left out. */
  readonly echoes?: number;
}

/** What became of deliveries: those in `taken` are settled, the others wait as before. */
export interface DeliveriesOutcome extends BatchOutcome {
  readonly taken: ReadonlySet<string>;
}

/** A webhook delivery that was accepted (durably) and not yet applied. */
export interface PendingDelivery {
  readonly deliveryId: string;
  readonly system: string;
  readonly flow: FlowName;
  readonly body: string;
  readonly correlationId: string;
  readonly attempts: number;
}

/** Parked records to be brought in by another reading, and when (by the store's clock) they were found. */
export interface ReadableRecords {
  readonly parkedIds: readonly string[];
  readonly foundAt: string;
}

/** The write side of the projections, used by sync alone. */
export interface SyncStore {
  /**
   * Makes the flow known (its row in the graph) and updates what is declared of it. From then on only the word of its
   * owners is taken; without `ownership` the owner is its system.
   */
  declareFlow(
    flow: Pick<SyncFlow, 'name' | 'mode' | 'system' | 'freshnessTargetSeconds'> & {
      readonly ownership?: FlowOwnership;
      readonly replacement?: FlowReplacement | null;
      readonly freshnessTargets?: readonly FreshnessTarget[];
    },
  ): Promise<void>;
  /** Runs the work while no other process runs the same flow; `null` when another holds it. Lost leases abort the signal. */
  withFlowLease<T>(flow: FlowName, work: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
  /** Where the flow stands in its system, or in that of a contributor. */
  readCursor(flow: FlowName, contributor?: SystemCode | null): Promise<SourceCursor | null>;
  /** Opens a run record; runs of the flow that a killed process left RUNNING become ABANDONED. */
  startRun(
    flow: FlowName,
    trigger: SyncRun['trigger'],
    correlationId: string,
    contributor?: SystemCode | null,
  ): Promise<string>;
  applyBatch(batch: ChangeBatch): Promise<BatchOutcome>;
  /**
   * Applies in one transaction, as if one after the other, the first delivery and every other that touches nothing which
   * one before it touches; at least one is taken. What is kept of each (journal, parked records, events) has its own
   * correlation id. Whatever the store refuses, it refuses for all: the caller tries fewer.
   */
  applyDeliveries(batch: DeliveryBatch): Promise<DeliveriesOutcome>;
  finishRun(
    runId: string,
    result: { readonly read: number; readonly error: { readonly code: string; readonly message: string } | null },
  ): Promise<void>;
  /** Accepts a delivery durably. REPEATED: same id and body seen before; CONFLICT: same id, another body. */
  acceptDelivery(delivery: Omit<PendingDelivery, 'attempts'>): Promise<'ACCEPTED' | 'REPEATED' | 'CONFLICT'>;
  /** How many accepted deliveries wait to be applied, counted no further than `most`. */
  countPending(most: number): Promise<number>;
  /** Whether a delivery was taken to its end: what it brought is applied, or the poll it asked for was made after it came. */
  isDeliverySettled(deliveryId: string): Promise<boolean>;
  /** Oldest first, of one flow; a delivery stays pending until a batch settles it. */
  listPendingDeliveries(flow: FlowName, limit: number): Promise<readonly PendingDelivery[]>;
  /** Counts a failed attempt; after `maxAttempts` the delivery is parked and no longer pending. */
  failDelivery(
    deliveryId: string,
    error: { readonly code: string; readonly message: string },
    maxAttempts: number,
  ): Promise<void>;
  /** Whether any parked record of the flow waits for a master or the meaning of a code, found or not. */
  hasWaiting(flow: FlowName): Promise<boolean>;
  /** Parked changes that waited for a master record which has since come, made ready to be applied again. */
  takeRetryable(
    flow: FlowName,
    limit: number,
  ): Promise<readonly { readonly parkedId: string; readonly change: CanonicalChange }[]>;
  /**
   * Records of the flow that its adapter could not understand for want of codes that are known by now: reading the flow
   * again from its beginning brings them in. `null` when there are none.
   */
  findReadable(flow: FlowName): Promise<ReadableRecords | null>;
  /** Settles those of them that were not refused again since; the others wait for a person from now on. */
  settleReadable(readable: ReadableRecords): Promise<void>;
  /** Marks parked records as settled by a later application. */
  settleParked(parkedIds: readonly string[]): Promise<void>;
}
