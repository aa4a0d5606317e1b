import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import { keyOfRecord, RECORD_TABLES } from '../reconciliation/record-table.ts';
import type { Database } from '../sql/database.ts';
import type { RecordRow } from '../sql/record-row.ts';
import { raw, sql } from '../sql/statement.ts';
import { keyTextOf } from './natural-key.ts';

/** The rows of these records, as far as they are here, by key; only of kinds that are kept whole. */
export const loadRows = async (
  database: Database,
  kind: RecordKind,
  upserts: readonly Upsert[],
): Promise<ReadonlyMap<string, RecordRow>> => {
  const { table, key } = RECORD_TABLES[kind];
  const columns = key.map((column) => `t.${column}`).join(', ');
  const wanted = upserts.map((upsert) => {
    const values = keyOfRecord(upsert);
    return Object.fromEntries(key.map((column, index) => [column, values[index]]));
  });
  const rows = await database.query<RecordRow & { readonly key: readonly string[] }>(sql`
    SELECT jsonb_build_array(${raw(columns)}) AS key, t.body, t.system, t.as_of, t.revision FROM ${raw(table)} t
    JOIN jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS r(${raw(key.map((column) => `${column} text`).join(', '))})
      USING (${raw(key.join(', '))})`);
  return new Map(rows.map((row) => [keyTextOf(row.key), row]));
};
