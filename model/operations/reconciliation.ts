import { z } from 'zod';
import type { CanonicalChange, RecordKind, Upsert } from '../erp/change.ts';
import type { Page, PageRequest } from '../page.ts';
import type { SystemCode } from '../origin.ts';
import type { Instant } from '../time/instant.ts';
import type { RulesOfPositions } from './journal.ts';
import type { AssumptionComparison, StockDriftKind } from './stock-drift.ts';
import type { FlowName } from './sync-flow.ts';

/** Who decides about a drift: nobody has to, or a person of a role. */
export const DRIFT_REVIEWS = ['AUTO', 'PLANNER_REVIEW', 'PROCUREMENT_APPROVAL', 'FINANCE_VALIDATION'] as const;
export const driftReviewSchema = z.enum(DRIFT_REVIEWS);
export type DriftReview = z.infer<typeof driftReviewSchema>;

/**
 * How a record stands otherwise here than in its system: MISSING here; DIFFERENT values under a state both should have;
 * OUTDATED here although everything the system tells was read since; EXTRA here and no longer there. Of stock that plan, ERP
 * and warehouse tell of: who stands alone.
 */
export type DriftKind = RecordDriftKind | StockDriftKind;
export type RecordDriftKind = 'MISSING' | 'DIFFERENT' | 'OUTDATED' | 'EXTRA';
/** OPEN until it is CORRECTED from the system, ACCEPTED as it is, or CLOSED because both agree again. */
export type DriftStatus = 'OPEN' | 'CORRECTED' | 'ACCEPTED' | 'CLOSED';

/** One field of which the two tell different things; as text, `null` where one has nothing. */
export interface FieldDifference {
  readonly field: string;
  readonly here: string | null;
  readonly there: string | null;
}

/** What a comparison found about one record, before anybody has judged it. */
export interface Discrepancy {
  readonly recordKind: RecordKind;
  /** Natural key for people, parts with a space between. */
  readonly recordKey: string;
  /** Revision of the row here; `null` when there is none. */
  readonly here: number | null;
  /** Revision the system told; `null` when it told nothing. */
  readonly there: number | null;
  readonly fields: readonly FieldDifference[];
  /** What would put the row right. */
  readonly remedy: CanonicalChange;
}

export interface Drift {
  readonly id: string;
  readonly flow: FlowName;
  readonly recordKind: RecordKind;
  readonly recordKey: string;
  readonly kind: DriftKind;
  readonly review: DriftReview;
  readonly status: DriftStatus;
  readonly fields: readonly FieldDifference[];
  readonly openedAt: Instant;
  /** When a run last found it. */
  readonly seenAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  readonly reason: string | null;
  /** The system that is to take over and tells it otherwise; `null` for the flow's own. Such a drift is never corrected. */
  readonly shadow: SystemCode | null;
}

/** A discrepancy that is no news on its way: what kind it is and who decides. */
export interface JudgedDiscrepancy extends Discrepancy {
  readonly kind: DriftKind;
  readonly review: DriftReview;
}

/** One comparison of a flow with its system. `compared` = `matched` + `withinTolerance` + `inFlight` + drifts found. */
export interface ReconciliationRun {
  readonly id: string;
  readonly flow: FlowName;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly outcome: 'RUNNING' | 'FINISHED' | 'ABANDONED';
  readonly compared: number;
  readonly matched: number;
  readonly withinTolerance: number;
  /** Stood otherwise at first and agreed once the news on its way had come. */
  readonly inFlight: number;
  readonly opened: number;
  readonly stillOpen: number;
  readonly closed: number;
  readonly corrected: number;
  readonly correlationId: string;
  /** The system that is to take over and was compared; `null` for the flow's own. */
  readonly shadow: SystemCode | null;
}

/** What a run counted by itself; the rest comes of what it found. */
export type RunCounts = Pick<ReconciliationRun, 'compared' | 'matched' | 'withinTolerance' | 'inFlight'>;

/** The store's side of a comparison. */
export interface ReconciliationStore {
  /** Compares all that planning assumes of stock with what ERP and warehouse told of the same instants. */
  compareAssumptions(): Promise<AssumptionComparison>;
  /** Opens a run, the only one of its flow: one that is still RUNNING, or was left so by a killed process, becomes ABANDONED. */
  startRun(flow: FlowName, correlationId: string, shadow?: SystemCode | null): Promise<string>;
  /** Records as they are taken: with what stewards said their codes mean. */
  meant(records: readonly Upsert[]): Promise<readonly Upsert[]>;
  /** A record as one text, among those a system told (see {@link findUntold}). */
  toldKeyOf(record: Upsert): string;
  /** Which of these records stand otherwise here. Writes nothing. */
  compare(records: readonly Upsert[], rules: RulesOfPositions): Promise<readonly Discrepancy[]>;
  /**
   * Rows of the systems that were here before the instant and that were not told of. The first system owns them now; the
   * others are those whose place it has taken.
   */
  findUntold(
    flow: FlowName,
    systems: readonly [SystemCode, ...SystemCode[]],
    told: ReadonlySet<string>,
    before: Instant,
  ): Promise<readonly Discrepancy[]>;
  /**
   * Ends the run: opens drifts, keeps those seen again, closes those not found any more; answers what to correct at once.
   * Rejects with VERSION_CONFLICT, and changes nothing, when a later run of the flow has taken its place.
   */
  finishRun(
    runId: string,
    flow: FlowName,
    counts: RunCounts,
    found: readonly JudgedDiscrepancy[],
    correlationId: string,
    shadow?: SystemCode | null,
  ): Promise<readonly Drift[]>;
  /** Puts the row right from what the system told, and the drift is CORRECTED; `false` when it is no longer open. */
  correct(
    driftId: string,
    rules: RulesOfPositions,
    by: { readonly actor: string; readonly reason: string; readonly correlationId: string },
  ): Promise<boolean>;
  /** Leaves the row as it is; the drift does not open again while the two stand as they do. */
  accept(
    driftId: string,
    by: { readonly actor: string; readonly reason: string; readonly correlationId: string },
  ): Promise<boolean>;
  loadDrift(id: string): Promise<Drift | null>;
  loadRun(id: string): Promise<ReconciliationRun | null>;
  listRuns(flow: FlowName | null, page: PageRequest): Promise<Page<ReconciliationRun>>;
  /** Newest first; of one flow or all, of one status or all. */
  listDrifts(flow: FlowName | null, status: DriftStatus | null, page: PageRequest): Promise<Page<Drift>>;
}
