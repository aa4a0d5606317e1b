import type { RecordKind } from '../erp/change.ts';
import type { Instant } from '../time/instant.ts';
import type { PositionRule } from './sync-store.ts';
import type { ExceptionKind } from './exception.ts';
import type { FlowName } from './sync-flow.ts';

/**
 * The journal: every page that changed a projection, as it was taken, in the order of the commits. From it any projection
 * can be told again; what is not in it was never taken.
 */
export interface ChangeJournal {
  extent(): Promise<JournalExtent>;
  /**
   * Takes the pages of a stretch again, oldest first. Rows that are as the journal tells them stay untouched; rows that
   * are missing or were changed behind the graph's back become what it tells. With `dryRun` nothing is written: each page
   * is tried by itself, and the answer says what would change. Throws JOURNAL_INCOMPLETE when the stretch begins before
   * the journal does.
   */
  replay(request: ReplayRequest, progress: ReplayProgress): Promise<ReplayReport>;
  /**
   * Tells the whole journal into empty tables and compares them, row for row, with the projections at one and the same
   * instant. Writes nothing that stays, holds nobody up, and needs a journal that reaches back to the beginning
   * (JOURNAL_INCOMPLETE otherwise).
   */
  verify(rules: RulesOfPositions, progress: ReplayProgress): Promise<VerificationReport>;
  /** Forgets pages recorded before the instant; afterwards only what is left can be replayed. Answers how many. */
  prune(before: Instant): Promise<number>;
}

/** What the journal holds: the first and last page by position, both inclusive; `complete` from the very first change on. */
export interface JournalExtent {
  readonly firstPosition: number | null;
  readonly lastPosition: number;
  readonly firstRecordedAt: Instant | null;
  readonly lastRecordedAt: Instant | null;
  readonly complete: boolean;
  readonly pages: number;
  readonly bytes: number;
}

export type RulesOfPositions = Readonly<Record<ExceptionKind, PositionRule>>;

/** Which pages to take again. Bounds are instants of recording, both inclusive; `null` does not bound. */
export interface ReplayRequest {
  readonly flow: FlowName | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly dryRun: boolean;
  readonly rules: RulesOfPositions;
  readonly correlationId: string;
}

/** Told now and then while it works; `signal` ends it between two pages. */
export interface ReplayProgress {
  readonly signal: AbortSignal;
  readonly onPages: (done: number, total: number) => void;
}

/** What came of a replay. `changed` counts records, by kind; `unreadable` pages were written by a release unknown here. */
export interface ReplayReport {
  readonly pages: number;
  readonly records: number;
  readonly changed: Readonly<Partial<Record<RecordKind, number>>>;
  readonly refused: number;
  readonly unreadable: number;
  /** Some of the changed records, for people: `PRODUCT W-1001`. At most 100. */
  readonly examples: readonly string[];
}

/** How one projection compares. `digest` is SHA-256 over its rows in key order, without the instants of our own writing. */
export interface ProjectionComparison {
  readonly table: string;
  readonly rows: number;
  readonly digest: string;
  readonly replayedRows: number;
  readonly replayedDigest: string;
  readonly equal: boolean;
  /** Keys of some rows that differ, with how: only in the projection, only told by the journal, or different. At most 20. */
  readonly differences: readonly {
    readonly key: string;
    readonly kind: 'UNEXPECTED' | 'MISSING' | 'DIFFERENT';
  }[];
}

/** Whether what readers see is what the journal tells. `position` is the page both were compared at. */
export interface VerificationReport {
  readonly position: number;
  readonly pages: number;
  readonly equal: boolean;
  readonly unreadable: number;
  readonly projections: readonly ProjectionComparison[];
}
