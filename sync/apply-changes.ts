import type { CanonicalChange, UntranslatableRecord } from '@distribution/model/erp/change';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { BatchOutcome, ChangeBatch, SyncStore } from '@distribution/model/operations/sync-store';
import { describeFailure } from './failure.ts';

/** A batch without the rules, which are the same for all. */
export type Changes = Omit<ChangeBatch, 'rules'>;

const NOTHING: BatchOutcome = { applied: 0, unchanged: 0, parked: 0, exceptionsOpened: 0, exceptionsClosed: 0 };

const sum = (left: BatchOutcome, right: BatchOutcome): BatchOutcome => ({
  applied: left.applied + right.applied,
  unchanged: left.unchanged + right.unchanged,
  parked: left.parked + right.parked,
  exceptionsOpened: left.exceptionsOpened + right.exceptionsOpened,
  exceptionsClosed: left.exceptionsClosed + right.exceptionsClosed,
  echoes: (left.echoes ?? 0) + (right.echoes ?? 0),
});

const nameOf = (change: CanonicalChange): string => {
  if (change.operation === 'DELETE') return `${change.of} ${change.key.join(' ')}`;
  const { record } = change;
  const key = Object.entries({ ...record })
    .filter(([field, value]) => /^(sku|code|number|.*Code)$/.test(field) && typeof value === 'string')
    .map(([, value]) => String(value));
  return `${change.of} ${key.slice(0, 3).join(' ')}`.trim();
};

const parkable = (change: CanonicalChange, reason: string): UntranslatableRecord => ({
  key: nameOf(change),
  reason: `the store refused it: ${reason}`,
  payload: JSON.stringify(change),
});

/**
 * Applies a batch in one transaction. When the store refuses it for something in the data (and not because it cannot be
 * reached), the batch is halved until the one record that is refused stands alone; that one is parked with its reason
 * and all others are applied. The cursor and the settled delivery go with the last part, so a crash in between only
 * means that the parts are applied again, which changes nothing.
 */
export const applyChanges = async (store: SyncStore, batch: Changes): Promise<BatchOutcome> => {
  try {
    return await store.applyBatch({ ...batch, rules: INVENTORY_RULES });
  } catch (error) {
    const failure = describeFailure(error);
    const [only] = batch.changes;
    if (failure.retryable || only === undefined) throw error;
    if (batch.changes.length === 1) {
      const untranslatable = [...batch.untranslatable, parkable(only, failure.message)];
      return store.applyBatch({ ...batch, changes: [], untranslatable, rules: INVENTORY_RULES });
    }
    const middle = Math.ceil(batch.changes.length / 2);
    const unfinished = { cursor: null, confirmedAt: null, deliveryId: null };
    const first = { ...batch, ...unfinished, changes: batch.changes.slice(0, middle), untranslatable: [] };
    const rest = { ...batch, changes: batch.changes.slice(middle) };
    return sum(sum(NOTHING, await applyChanges(store, first)), await applyChanges(store, rest));
  }
};
