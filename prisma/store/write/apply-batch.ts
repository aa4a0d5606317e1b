// Changes on their way in, a page of a poll or deliveries that may be taken together: projections, exceptions, parked
// records, journal, cursor, flow, run and events in one transaction. Applying them twice changes nothing the second time.
import type { CanonicalChange } from '@distribution/model/erp/change';
import type {
  BatchOutcome,
  ChangeBatch,
  DeliveriesOutcome,
  DeliveryBatch,
} from '@distribution/model/operations/sync-store';
import { epochMillisOf, instantOf } from '@distribution/model/time/instant';
import { appendJournal } from '../journal/append-journal.ts';
import { setApplyMode } from '../journal/apply-mode.ts';
import { appendEvents } from '../log/append-events.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { recordLatency } from '../insight/record-latency.ts';
import { settleHeld } from './apply-forecasts.ts';
import { applyContributed } from './apply-contributed.ts';
import { applyRecords } from './apply-records.ts';
import { eventsOfBatch } from './batch-events.ts';
import { type BatchState, createBatchState, forgetRevisions } from './batch-state.ts';
import { enforceOwnership } from './enforce-ownership.ts';
import { heldVersions } from './held-series.ts';
import { journalPagesOf, tellingPages } from './journal-pages.ts';
import { changesOf, mapPages, onePageOf, type Page, type PagesBatch, pagesOf } from './pages.ts';
import { parkRefused } from './park-refused.ts';
import { recordProgress } from './record-progress.ts';
import { countSeriesOnce } from './repeated-series.ts';

/**
 * Stock figures, movements and parameters meet in one position and its exceptions, and come from three flows: their
 * batches take turns, so that a rule never judges a position beside a parameter it cannot see yet.
 */
const STOCK_LOCK = 727_001;
const STOCK_KINDS: readonly string[] = ['INVENTORY_POSITION', 'INVENTORY_MOVEMENT', 'PLANNING_PARAMETERS'];

/** Waits for its turn when the changes are of stock; the turn ends with the transaction. */
export const takeTurn = async (database: Database, changes: readonly CanonicalChange[]): Promise<void> => {
  if (changes.some(({ of }) => STOCK_KINDS.includes(of)))
    await database.query(sql`SELECT pg_advisory_xact_lock(${STOCK_LOCK})`);
};

interface Begun {
  readonly state: BatchState;
  /** Whether rows follow their system wherever it stands: somebody said so, or it is the first reading under new owners. */
  readonly restates: boolean;
  /** When the last of the flows had been read for the first time: what happened before is the backlog of the first load. */
  readonly loadedAtMs: number;
}

const begin = async (database: Database, { flow, pages, cursor, correlationId }: PagesBatch): Promise<Begun> => {
  await takeTurn(database, changesOf(pages));
  const [row] = await database.query<{
    now: Date;
    is_first_load: boolean;
    restates: boolean;
    loaded_at: Date | null;
  }>(sql`
    SELECT clock_timestamp() AS now,
      NOT EXISTS (SELECT 1 FROM sync_flow WHERE name = ${flow} AND confirmed_at IS NOT NULL) AS is_first_load,
      coalesce(current_setting('distribution.apply_mode', true), '') = 'DIFFERENT'
        OR (${cursor !== null} AND EXISTS (SELECT 1 FROM sync_flow WHERE name = ${flow} AND restating)) AS restates,
      (SELECT max(loaded_at) FROM sync_flow) AS loaded_at`);
  const now = instantOf(row?.now.getTime() ?? Date.now());
  const state = createBatchState({ now, correlationId, isFirstLoad: row?.is_first_load ?? true });
  return { state, restates: row?.restates ?? false, loadedAtMs: row?.loaded_at?.getTime() ?? 0 };
};

/** What the pages of one transaction came to. */
interface AppliedPages {
  readonly outcome: BatchOutcome;
  readonly refused: BatchState['refused'];
  readonly pages: readonly Page[];
}

/** Applies pages as part of a transaction, whose last statements it makes. */
const applyPages = async (database: Database, batch: PagesBatch): Promise<AppliedPages> => {
  const { state, restates, loadedAtMs } = await begin(database, batch);
  const begunMs = performance.now();
  const { pages, before } = await mapPages(database, batch.pages);
  state.before = before;
  for (const page of pages) for (const change of page.changes) state.pageOf.set(change, page);
  const changes = changesOf(pages);
  const owned = await enforceOwnership(database, state, changes);
  const { changes: own, keep: keepRepeats } = await countSeriesOnce(database, state, owned.own, batch.runId);
  if (restates) await setApplyMode(database, 'DIFFERENT');
  await applyRecords(database, state, own, batch.rules);
  await keepRepeats();
  const telling = tellingPages(state, own);
  const heard = await applyContributed(database, state, owned, batch.rules);
  if (restates || heard.length > 0) forgetRevisions(state);
  const parked = await parkRefused(database, state, { flow: batch.flow, pages });
  await settleHeld(database, state, heldVersions(state, pages));
  const outcome: BatchOutcome = {
    applied: state.applied,
    unchanged: Math.max(
      0,
      changes.length - state.applied - state.refused.filter(({ inPart }) => inPart !== true).length,
    ),
    parked,
    exceptionsOpened: state.opened.length,
    exceptionsClosed: state.closed.length,
    ...(owned.echoes === 0 ? {} : { echoes: owned.echoes }),
  };
  await recordProgress(database, { ...batch, pages }, outcome, state.now);
  const appliedAt = instantOf(Math.round(epochMillisOf(state.now) + performance.now() - begunMs));
  const news = state.isFirstLoad
    ? []
    : state.taken.filter(({ record }) => epochMillisOf(record.origin.asOf) >= loadedAtMs);
  await recordLatency(database, batch.flow, news, appliedAt);
  const journal = journalPagesOf(state, pages, { telling, own, heard, restates });
  await appendJournal(database, batch.flow, journal, state.now);
  await appendEvents(database, eventsOfBatch(state, batch), batch.correlationId); // the last statement: see append-events.ts
  return { outcome, refused: state.refused, pages };
};

/** A batch as part of a transaction, whose last statements it makes; answers also what was refused. */
export const applyInTransaction = async (
  database: Database,
  batch: ChangeBatch,
): Promise<BatchOutcome & Pick<BatchState, 'refused'>> => {
  const { outcome, refused } = await applyPages(database, onePageOf(batch));
  return { ...outcome, refused };
};

/** Applies a batch, all of it or nothing; after a deadlock, once more. */
export const applyBatch = (database: TransactionalDatabase, batch: ChangeBatch): Promise<BatchOutcome> =>
  database.transaction(async (transaction) => (await applyPages(transaction, onePageOf(batch))).outcome);

/** Applies, all or none, those of the deliveries that touch nothing of each other. */
export const applyDeliveries = (database: TransactionalDatabase, batch: DeliveryBatch): Promise<DeliveriesOutcome> =>
  database.transaction(async (transaction) => {
    const { outcome, pages } = await applyPages(transaction, pagesOf(batch));
    return { ...outcome, taken: new Set(pages.flatMap(({ deliveryId }) => deliveryId ?? [])) };
  });
