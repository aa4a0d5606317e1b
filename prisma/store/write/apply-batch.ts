// One page of changes on its way in: projections, exceptions, parked records, cursor, flow, run and events in one
// transaction. Applying a page twice changes nothing the second time.
import type { BatchOutcome, ChangeBatch } from '@distribution/model/operations/sync-store';
import { instantOf } from '@distribution/model/time/instant';
import { appendEvents } from '../log/append-events.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { applyForecasts } from './apply-forecasts.ts';
import { applyMasters } from './apply-masters.ts';
import { applyMovements } from './apply-movements.ts';
import { applyPurchaseOrders, applySalesOrders } from './apply-orders.ts';
import { applyPositions } from './apply-positions.ts';
import { applyShipments } from './apply-shipments.ts';
import { applyTransfers } from './apply-transfers.ts';
import { eventsOfBatch } from './batch-events.ts';
import type { BatchState } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';
import { judgePositions } from './judge-positions.ts';
import { parkRefused } from './park-refused.ts';
import { recordProgress } from './record-progress.ts';

/**
 * Stock figures, movements and parameters meet in one position and its exceptions, and come from three flows: their
 * batches take turns, so that a rule never judges a position beside a parameter it cannot see yet.
 */
const STOCK_LOCK = 727_001;
const STOCK_KINDS: readonly string[] = ['INVENTORY_POSITION', 'INVENTORY_MOVEMENT', 'PLANNING_PARAMETERS'];

const begin = async (database: Database, batch: ChangeBatch): Promise<BatchState> => {
  if (batch.changes.some(({ of }) => STOCK_KINDS.includes(of)))
    await database.query(sql`SELECT pg_advisory_xact_lock(${STOCK_LOCK})`);
  const [row] = await database.query<{ now: Date; is_first_load: boolean }>(sql`
    SELECT clock_timestamp() AS now,
      NOT EXISTS (SELECT 1 FROM sync_flow WHERE name = ${batch.flow} AND confirmed_at IS NOT NULL) AS is_first_load`);
  return {
    now: instantOf(row?.now.getTime() ?? Date.now()),
    correlationId: batch.correlationId,
    isFirstLoad: row?.is_first_load ?? true,
    applied: 0,
    refused: [],
    touchedPositions: new Set(),
    events: [],
    stale: new Map(),
    positions: [],
    opened: [],
    closed: [],
  };
};

const apply = async (database: Database, batch: ChangeBatch): Promise<BatchOutcome> => {
  const state = await begin(database, batch);
  const { changes } = batch;
  await applyMasters(database, state, changes);
  await applyPositions(database, state, changesOfKind(changes, 'INVENTORY_POSITION'));
  await applyMovements(database, state, changesOfKind(changes, 'INVENTORY_MOVEMENT'));
  await judgePositions(database, state, batch.rules);
  await applySalesOrders(database, state, changes);
  await applyShipments(database, state, changes);
  await applyPurchaseOrders(database, state, changes);
  await applyTransfers(database, state, changes);
  await applyForecasts(database, state, changes);
  const parked = await parkRefused(database, state, batch);
  const outcome: BatchOutcome = {
    applied: state.applied,
    unchanged: changes.length - state.applied - state.refused.length,
    parked,
    exceptionsOpened: state.opened.length,
    exceptionsClosed: state.closed.length,
  };
  await recordProgress(database, batch, outcome, state.now);
  await appendEvents(database, eventsOfBatch(state, batch), batch.correlationId); // the last statement: see append-events.ts
  return outcome;
};

/** Applies a batch, all of it or nothing; after a deadlock, once more. */
export const applyBatch = (database: TransactionalDatabase, batch: ChangeBatch): Promise<BatchOutcome> =>
  database.transaction((transaction) => apply(transaction, batch));
