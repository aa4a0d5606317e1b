import type { CanonicalChange, RecordKind, Removal, Upsert } from '@distribution/model/erp/change';
import type { PlannedPosition } from '@distribution/model/inventory/ports';
import type { InventoryException } from '@distribution/model/operations/exception';
import type { Origin } from '@distribution/model/origin';
import type { Instant } from '@distribution/model/time/instant';
import type { NewEvent } from '../log/append-events.ts';
import type { PositionRow } from '../read/position-row.ts';
import type { Page } from './pages.ts';
import type { PositionStep } from './position-steps.ts';
import type { MasterKind } from './references.ts';

/** The upserts of one kind. */
export type UpsertOf<K extends RecordKind> = Extract<Upsert, { of: K }>;

/** Why a change could not be taken, and what it waits for. */
export interface Refusal {
  readonly change: CanonicalChange;
  readonly code:
    'UNKNOWN_REFERENCE' | 'IDEMPOTENCY_CONFLICT' | 'INVALID_ARGUMENT' | 'OWNERSHIP_VIOLATION' | 'ILLEGAL_TRANSITION';
  readonly message: string;
  /** Masters it waits for, by kind; `null` when waiting does not help. */
  readonly missing: Readonly<Partial<Record<MasterKind, readonly string[]>>> | null;
  /** Whether the rest of the record was taken all the same. */
  readonly inPart?: boolean;
}

/** The changes of one kind, each natural key once. */
export interface KindChanges<K extends RecordKind = RecordKind> {
  readonly upserts: readonly UpsertOf<K>[];
  readonly removals: readonly Removal[];
}

/** A position as rules judge it, and subscribers hear of it. */
export interface JudgedPosition {
  readonly planned: PlannedPosition;
  /** By which it is followed, where it is not by that of what last touched it. */
  readonly correlationId?: string;
}

/** What a batch has done so far, inside its transaction. */
export interface BatchState {
  readonly now: Instant;
  readonly correlationId: string;
  /**
   * The flow has never been complete: only exceptions and one invalidation per kind and page are logged. Nobody can
   * have seen a state before the first one, and a seed of a million rows would bury the log under events nobody reads.
   */
  readonly isFirstLoad: boolean;
  /** The page each change came with, under every form it takes on its way; those of a replay came with none. */
  readonly pageOf: Map<CanonicalChange, Page>;
  applied: number;
  /** Natural keys, as people read them, of the records that changed something, by kind. */
  readonly changed: Map<RecordKind, string[]>;
  /** The changes among those that told something else than what was here. */
  readonly taken: Upsert[];
  readonly refused: Refusal[];
  /** `sku US location` of positions whose stock or parameters changed. */
  readonly touchedPositions: Set<string>;
  readonly events: NewEvent[];
  /**
   * What is no longer as it may be cached, by kind: its ids, each with the revision it has now where revisions tell all of
   * its versions apart, else -1.
   */
  readonly stale: Map<string, Map<string, number>>;
  /** Positions at which several pages move goods, as they were before. */
  before: ReadonlyMap<string, PositionRow>;
  /** What each of those pages left of them, by position, in order; of all other positions only what they are now is told. */
  steps: ReadonlyMap<string, readonly PositionStep[]>;
  /** The touched positions as each page left them, the last time as they are now; known when the rules were run. */
  positions: readonly JudgedPosition[];
  readonly opened: InventoryException[];
  readonly closed: InventoryException[];
}

/** The state of a batch that has not begun. */
export const createBatchState = (batch: Pick<BatchState, 'now' | 'correlationId' | 'isFirstLoad'>): BatchState => ({
  ...batch,
  pageOf: new Map(),
  applied: 0,
  changed: new Map(),
  taken: [],
  refused: [],
  touchedPositions: new Set(),
  events: [],
  stale: new Map(),
  before: new Map(),
  steps: new Map(),
  positions: [],
  opened: [],
  closed: [],
});

/** Notes that what came as one change goes on as another. */
export const follow = (state: BatchState, told: CanonicalChange, change: CanonicalChange): void => {
  const page = state.pageOf.get(told);
  if (page !== undefined) state.pageOf.set(change, page);
};

/** By which correlation id a change is followed. */
export const correlationOf = (state: BatchState, change: CanonicalChange): string =>
  state.pageOf.get(change)?.correlationId ?? state.correlationId;

/** Counts records that changed their projection; each is given by the columns of its key. */
export const markApplied = (
  state: BatchState,
  kind: RecordKind,
  rows: readonly Readonly<Record<string, string>>[],
  taken: readonly Upsert[],
): void => {
  const known = state.changed.get(kind) ?? [];
  for (const row of rows) known.push(Object.values(row).join(' '));
  state.changed.set(kind, known);
  state.applied += rows.length;
  state.taken.push(...taken);
};

/** Notes that what a cache holds of these entities is no longer true. */
export const markStale = (state: BatchState, kind: string, ids: Iterable<string>): void => {
  const known = state.stale.get(kind) ?? new Map<string, number>();
  for (const id of ids) known.set(id, -1);
  state.stale.set(kind, known);
};

/** The same of records as they are now: what is older than that may not be cached any more, whenever it was read. */
export const markReplaced = (
  state: BatchState,
  kind: string,
  records: readonly { readonly id: string; readonly origin: Origin }[],
): void => {
  const known = state.stale.get(kind) ?? new Map<string, number>();
  for (const { id, origin } of records) known.set(id, origin.revision);
  state.stale.set(kind, known);
};

/** Revisions did not tell the records of this batch apart from what was here: whatever is cached of them goes. */
export const forgetRevisions = (state: BatchState): void => {
  for (const ids of state.stale.values()) for (const id of ids.keys()) ids.set(id, -1);
};
