import type { CanonicalChange } from '@distribution/model/erp/change';
import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import type { Database } from '../sql/database.ts';
import { applyDemand } from './apply-demand.ts';
import { applyForecasts } from './apply-forecasts.ts';
import { applyInvoices } from './apply-invoices.ts';
import { applyMasters } from './apply-masters.ts';
import { applyMovements } from './apply-movements.ts';
import { applyPurchaseOrders, applySalesOrders } from './apply-orders.ts';
import { applyPositions } from './apply-positions.ts';
import { applyShipments } from './apply-shipments.ts';
import { applyStockAssumptions } from './apply-stock-assumptions.ts';
import { applyConfirmations, applyShipNotices } from './apply-supplier-news.ts';
import { applyTransfers } from './apply-transfers.ts';
import type { BatchState } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';
import { judgePositions } from './judge-positions.ts';

/**
 * Brings records into their projections, each kind after those it refers to, and runs the rules on the positions they
 * touched. What came of it is in the state; nothing else is written.
 */
export const applyRecords = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
  rules: ChangeBatch['rules'],
): Promise<void> => {
  await applyMasters(database, state, changes);
  await applyPositions(database, state, changesOfKind(changes, 'INVENTORY_POSITION'));
  await applyMovements(database, state, changesOfKind(changes, 'INVENTORY_MOVEMENT'));
  await judgePositions(database, state, rules);
  await applySalesOrders(database, state, changes);
  await applyShipments(database, state, changes);
  await applyPurchaseOrders(database, state, changes);
  await applyTransfers(database, state, changes);
  await applyConfirmations(database, state, changes);
  await applyShipNotices(database, state, changes);
  await applyInvoices(database, state, changes);
  await applyForecasts(database, state, changes);
  await applyDemand(database, state, changes);
  await applyStockAssumptions(database, state, changes);
};
