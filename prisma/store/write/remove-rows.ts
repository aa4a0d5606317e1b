import type { Removal } from '@distribution/model/erp/change';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { raw, sql } from '../sql/statement.ts';
import { keyTextOf } from './natural-key.ts';

/** Columns of a table that make the natural key, and the columns of a deleted row the caller wants to know. */
export interface RemovalTable {
  readonly table: string;
  readonly naturalKey: readonly string[];
  readonly returning: readonly string[];
}

/** Remembers removals, so that an older version that arrives later stays out. */
export const buryRemoved = async (database: Database, removals: readonly Removal[], now: Instant): Promise<void> => {
  const graves = removals.map(({ of, key, origin }) => ({
    kind: of,
    system: origin.system,
    key: keyTextOf(key),
    as_of: origin.asOf,
    revision: origin.revision,
  }));
  await database.query(sql`
    INSERT INTO tombstone AS t (kind, system, key, as_of, revision, removed_at)
    SELECT r.kind, r.system, r.key, r.as_of, r.revision, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(graves)}::jsonb)
      AS r(kind text, system text, key text, as_of timestamptz, revision bigint)
    ORDER BY r.kind, r.system, r.key
    ON CONFLICT (kind, system, key) DO UPDATE
      SET as_of = excluded.as_of, revision = excluded.revision, removed_at = excluded.removed_at
    WHERE excluded.revision > t.revision`);
};

/** Deletes rows that are not newer than their removal; answers the deleted ones. */
export const removeRows = async (
  database: Database,
  { table, naturalKey, returning }: RemovalTable,
  removals: readonly Removal[],
  now: Instant,
): Promise<readonly Readonly<Record<string, string>>[]> => {
  if (removals.length === 0) return [];
  await buryRemoved(database, removals, now);
  const wanted = removals.map(({ key, origin }) => ({
    ...Object.fromEntries(naturalKey.map((column, index) => [column, key[index] ?? ''])),
    system: origin.system,
    revision: origin.revision,
  }));
  return database.query<Record<string, string>>(sql`
    DELETE FROM ${raw(table)} t
    USING jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS r(${raw(naturalKey.map((column) => `${column} text`).join(', '))}, system text, revision bigint)
    WHERE ${raw(naturalKey.map((column) => `t.${column} = r.${column}`).join(' AND '))}
      AND CASE WHEN t.system = r.system THEN t.revision <= r.revision
        ELSE coalesce(current_setting('distribution.apply_mode', true), '') <> 'REPLAY' END
    RETURNING ${raw(returning.map((column) => `t.${column}`).join(', '))}`);
};
