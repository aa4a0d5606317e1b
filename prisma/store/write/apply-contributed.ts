import { FLOW_OF_RECORD, type Upsert, upsertSchema } from '@distribution/model/erp/change';
import { fieldsOwnedBy } from '@distribution/model/operations/ownership';
import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import { setApplyMode } from '../journal/apply-mode.ts';
import { keyOfRecord, RECORD_TABLES } from '../reconciliation/record-table.ts';
import type { Database } from '../sql/database.ts';
import { originOf } from '../sql/record-row.ts';
import { applyRecords } from './apply-records.ts';
import { type BatchState, follow } from './batch-state.ts';
import { type OwnedChanges, refuseFields } from './enforce-ownership.ts';
import { contradictedFields, fieldsOfRecord, hearFieldOwners } from './field-words.ts';
import { loadRows } from './load-rows.ts';
import { keyTextOf } from './natural-key.ts';

/**
 * Brings what field owners said anew into the records that are here; of the others it waits until they come. Answers the
 * records as they are now: they keep the origin of their owner, and what else the field owner says of them is refused.
 */
export const applyContributed = async (
  database: Database,
  state: BatchState,
  { contributed, ownerships }: OwnedChanges,
  rules: ChangeBatch['rules'],
): Promise<readonly Upsert[]> => {
  const known: Upsert[] = [];
  for (const kind of new Set(contributed.map(({ of }) => of))) {
    const ofKind = contributed.filter(({ of }) => of === kind);
    const ownership = ownerships.get(FLOW_OF_RECORD[kind]);
    if (ownership === undefined || !RECORD_TABLES[kind].hasBody) continue;
    const rows = await loadRows(database, kind, ofKind);
    for (const told of ofKind) {
      const row = rows.get(keyTextOf(keyOfRecord(told)));
      if (row === undefined) continue;
      const body = { ...row.body };
      const owned = fieldsOwnedBy(ownership, told.record.origin.system);
      const others = Object.keys(body).filter((field) => !owned.includes(field));
      refuseFields(state, told, contradictedFields(fieldsOfRecord(told), body, others));
      const whole = upsertSchema.parse({ of: kind, operation: 'UPSERT', record: { ...body, origin: originOf(row) } });
      follow(state, told, whole);
      known.push(whole);
    }
  }
  if (known.length === 0) return [];
  const heard = await hearFieldOwners(database, ownerships, known);
  for (const { told, change } of heard) follow(state, told, change);
  const changes = heard.map(({ change }) => change).filter((change): change is Upsert => change.operation === 'UPSERT');
  await setApplyMode(database, 'DIFFERENT');
  await applyRecords(database, state, changes, rules);
  await setApplyMode(database, 'NEWER');
  return changes;
};
