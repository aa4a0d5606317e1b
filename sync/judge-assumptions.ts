import type { JudgedDiscrepancy, ReconciliationStore, RunCounts } from '@distribution/model/operations/reconciliation';
import type { Tolerance } from '@distribution/model/operations/tolerance';
import { type AssumedStock, type StockDriftKind, stockDriftOf } from '@distribution/model/operations/stock-drift';

/** What was found of the stock that planning reckons with. */
export interface JudgedAssumptions {
  readonly drifts: readonly JudgedDiscrepancy[];
  readonly counts: RunCounts;
}

/** A drift among plan, ERP and warehouse. Planning's word is never corrected here, so a person decides. */
const driftOf = (kind: StockDriftKind, stock: AssumedStock): JudgedDiscrepancy => {
  const { planned, booked, moved, told } = stock;
  const { revision } = told.record.origin;
  return {
    kind,
    review: 'PLANNER_REVIEW',
    recordKind: 'STOCK_ASSUMPTION',
    recordKey: `${stock.sku} ${stock.locationCode}`,
    here: revision,
    there: revision,
    fields: [
      { field: 'bookedOnHand', here: booked, there: planned },
      ...(moved === null ? [] : [{ field: 'movedOnHand', here: moved, there: planned }]),
    ],
    remedy: told,
  };
};

/** Compares what the plan reckons with, what the ERP booked and what the warehouse moved, all as of when the plan took it. */
export const judgeAssumptions = async (
  tolerance: Tolerance,
  store: ReconciliationStore,
): Promise<JudgedAssumptions> => {
  const { compared, inFlight, different } = await store.compareAssumptions();
  const drifts = different.flatMap((stock) => {
    const kind = stockDriftOf(stock, tolerance);
    return kind === null ? [] : [driftOf(kind, stock)];
  });
  const withinTolerance = different.length - drifts.length;
  return { drifts, counts: { compared, inFlight, withinTolerance, matched: compared - inFlight - different.length } };
};
