import { isDeepStrictEqual } from 'node:util';
import type { CanonicalChange, Upsert } from '@distribution/model/erp/change';
import { saysNothing } from '@distribution/model/operations/ownership';
import { keyOfRecord, RECORD_TABLES } from '../reconciliation/record-table.ts';
import type { Database } from '../sql/database.ts';
import { fieldsOfRecord } from './field-words.ts';
import { loadRows } from './load-rows.ts';
import { keyTextOf } from './natural-key.ts';

/**
 * Of what systems tell that do not own it, the records that say what is here already: copies of the owner's word on their
 * way back. They contradict nobody; nothing is parked for them, and they go no further.
 */
export const findEchoes = async (
  database: Database,
  foreign: readonly CanonicalChange[],
): Promise<ReadonlySet<CanonicalChange>> => {
  const upserts = foreign.filter(
    (change): change is Upsert => change.operation === 'UPSERT' && RECORD_TABLES[change.of].hasBody,
  );
  const echoes = new Set<CanonicalChange>();
  for (const kind of new Set(upserts.map(({ of }) => of))) {
    const ofKind = upserts.filter(({ of }) => of === kind);
    const rows = await loadRows(database, kind, ofKind);
    for (const told of ofKind) {
      const row = rows.get(keyTextOf(keyOfRecord(told)));
      if (row === undefined) continue;
      const here: Readonly<Record<string, unknown>> = { ...row.body };
      const says = Object.entries(fieldsOfRecord(told)).filter(([field]) => field !== 'origin');
      if (says.every(([field, value]) => saysNothing(value) || isDeepStrictEqual(value, here[field]))) echoes.add(told);
    }
  }
  return echoes;
};
