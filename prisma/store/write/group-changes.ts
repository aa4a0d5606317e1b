import type { CanonicalChange, RecordKind } from '@distribution/model/erp/change';
import type { KindChanges, UpsertOf } from './batch-state.ts';
import { originOfChange, recordKeyOf } from './natural-key.ts';

const BY_KEY = ([left]: readonly [string, CanonicalChange], [right]: readonly [string, CanonicalChange]): number =>
  left < right ? -1 : left > right ? 1 : 0;

/**
 * The changes of a kind with each record once: the one with the highest revision, among equals the last. In the order
 * of the key, so that transactions take their row locks in one order and cannot wait for each other in a circle.
 * Movements are left as they are: each is a fact of its own, and a repeated number has to be compared.
 */
export const changesOfKind = <K extends RecordKind>(changes: readonly CanonicalChange[], kind: K): KindChanges<K> => {
  const ofKind = changes.filter((change) => change.of === kind);
  const newest = new Map<string, CanonicalChange>();
  for (const change of ofKind) {
    const key = recordKeyOf(change);
    const known = newest.get(key);
    if (known === undefined || originOfChange(change).revision >= originOfChange(known).revision)
      newest.set(key, change);
  }
  const kept = kind === 'INVENTORY_MOVEMENT' ? ofKind : [...newest].sort(BY_KEY).map(([, change]) => change);
  return {
    // Narrowed by `of` above; the compiler does not follow a generic kind through the union.
    upserts: kept.filter((change) => change.operation === 'UPSERT') as UpsertOf<K>[],
    removals: kept.filter((change) => change.operation === 'DELETE'),
  };
};
