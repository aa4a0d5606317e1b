import type { RecordKind } from '@distribution/model/erp/change';
import type { Database } from '../sql/database.ts';
import type { BatchState, UpsertOf } from './batch-state.ts';
import { nameOfChange } from './natural-key.ts';
import { findUnknown, type MasterKind, referencesOf } from './references.ts';

const wordsOf = (missing: Readonly<Partial<Record<MasterKind, readonly string[]>>>): string =>
  Object.entries(missing)
    .map(
      ([kind, keys]) =>
        `${kind} ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ` and ${keys.length - 5} more` : ''}`,
    )
    .join('; ');

/** Sets aside the records that refer to something unknown; they are parked and come back when it has arrived. */
export const refuseUnknown = async <K extends RecordKind>(
  database: Database,
  state: BatchState,
  upserts: readonly UpsertOf<K>[],
): Promise<readonly UpsertOf<K>[]> => {
  const references = upserts.map(referencesOf);
  const unknown = await findUnknown(database, references);
  return upserts.filter((change, index) => {
    const missing = Object.fromEntries(
      Object.entries(references[index] ?? {})
        .map(([kind, keys]) => [kind, keys.filter((key) => unknown[kind as MasterKind].has(key))] as const) // keys of References
        .filter(([, keys]) => keys.length > 0),
    );
    if (Object.keys(missing).length === 0) return true;
    const message = `${nameOfChange(change)} refers to what is not known yet: ${wordsOf(missing)}`;
    state.refused.push({ change, code: 'UNKNOWN_REFERENCE', message, missing });
    return false;
  });
};
