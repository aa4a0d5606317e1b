import type { CanonicalChange } from '@distribution/model/erp/change';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import type { BatchOutcome, ChangeBatch, SyncStore } from '@distribution/model/operations/sync-store';
import { systemCodeSchema } from '@distribution/model/origin';
import type { PageRequest } from '@distribution/model/page';

/** The first page of so many rows. */
export const first = (limit: number, after: PageRequest['after'] = null): PageRequest => ({
  limit,
  after,
  before: null,
  backward: false,
});

/** Declares every flow and, unless told otherwise, marks it complete: what follows is news, not the first load. */
export const declareFlows = async (store: SyncStore, confirmedAt: string | null): Promise<void> => {
  for (const name of FLOW_NAMES) {
    const system = systemCodeSchema.parse(
      name === 'movements' || name === 'shipments' || name === 'advance-ship-notices'
        ? 'wms'
        : name === 'forecasts' || name === 'stock-assumptions'
          ? 'planning'
          : 'erp',
    );
    await store.declareFlow({ name, mode: 'EVENT', system, freshnessTargetSeconds: 60 });
    if (confirmedAt !== null) await applyChanges(store, name, [], { confirmedAt });
  }
};

/** Applies changes as one batch of a flow, with the house's rules. */
export const applyChanges = (
  store: SyncStore,
  flow: FlowName,
  changes: readonly CanonicalChange[],
  more: Partial<ChangeBatch> = {},
): Promise<BatchOutcome> =>
  store.applyBatch({
    flow,
    runId: 'none',
    changes,
    untranslatable: [],
    cursor: null,
    confirmedAt: null,
    deliveryId: null,
    rules: INVENTORY_RULES,
    correlationId: 'test',
    ...more,
  });
