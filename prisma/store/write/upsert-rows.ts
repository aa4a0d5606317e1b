import type { RecordKind } from '@distribution/model/erp/change';
import type { Origin } from '@distribution/model/origin';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { raw, sql, type Statement } from '../sql/statement.ts';

/** How records of a kind lie in their table. */
export interface ProjectionTable {
  readonly kind: RecordKind;
  readonly table: string;
  /** Columns of the primary key, then the others, each with its SQL type. Origin and `changed_at` come of themselves. */
  readonly key: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  /** Further reason to take a record over the row, as SQL over `t` (the row) and `excluded`. */
  readonly alsoNewer?: string;
  /** Columns set when the row is made and left alone afterwards. */
  readonly insertOnly?: readonly string[];
}

/** One record on its way into its table: values by column. */
export interface ProjectionRow {
  readonly values: Readonly<Record<string, unknown>>;
  /** Natural key as removals name it. */
  readonly naturalKey: string;
  readonly origin: Origin;
}

/** A record without its origin, which lies in columns of its own. */
export const bodyOf = <T extends { readonly origin: Origin }>({ origin: _, ...body }: T): Omit<T, 'origin'> => body;

/**
 * Newer than the row: by revision within one system. Another system is heard here only when it owns the record now, and
 * then its word stands; but what a former owner once said is not told again over it.
 */
export const NEWER = raw(
  `(CASE WHEN t.system = excluded.system THEN excluded.revision > t.revision
    ELSE coalesce(current_setting('distribution.apply_mode', true), '') <> 'REPLAY' OR excluded.as_of > t.as_of END)`,
);

/**
 * Whether the record of `excluded` is taken over the row `t`. Normally when it is newer. In a replay also when it has the
 * row's own revision and the row is not as it says: somebody changed it behind the graph's back. In a comparison, and when it is to follow its system, when the
 * row is not as it says, whichever is newer. See journal/apply-mode.ts.
 */
export const isTaken = (newer: Statement, restored: readonly string[], compared: readonly string[]): Statement => {
  const differs = (columns: readonly string[]): string => {
    const of = (alias: string): string => columns.map((column) => `${alias}.${column}`).join(', ');
    return `((${of('t')}) IS DISTINCT FROM (${of('excluded')}))`;
  };
  const sameRevision = 't.system = excluded.system AND excluded.revision = t.revision';
  return sql`(CASE coalesce(current_setting('distribution.apply_mode', true), '')
    WHEN 'DIFFERENT' THEN ${raw(differs(compared))}
    WHEN 'REPLAY' THEN ${newer} OR (${raw(sameRevision)} AND ${raw(differs(restored))})
    ELSE ${newer} END)`;
};

const ORIGIN_COLUMNS = { system: 'text', as_of: 'timestamptz', revision: 'bigint' };

/**
 * Inserts records or replaces older ones, in one statement, and answers the values of the key columns of the rows that
 * changed. Records older than or equal to their row, or removed since, change nothing.
 */
export const upsertRows = async (
  database: Database,
  table: ProjectionTable,
  rows: readonly ProjectionRow[],
  now: Instant,
): Promise<readonly Readonly<Record<string, string>>[]> => {
  if (rows.length === 0) return [];
  const keys = Object.keys(table.key);
  const updated = Object.keys(table.columns).filter((column) => !(table.insertOnly ?? []).includes(column));
  const stored = [...keys, ...Object.keys(table.columns), ...Object.keys(ORIGIN_COLUMNS)];
  const types = Object.entries({ ...table.key, ...table.columns, ...ORIGIN_COLUMNS, natural_key: 'text' });
  const incoming = rows.map(({ values, naturalKey, origin }) => ({
    ...values,
    natural_key: naturalKey,
    system: origin.system,
    as_of: origin.asOf,
    revision: origin.revision,
  }));
  return database.query<Record<string, string>>(sql`
    INSERT INTO ${raw(table.table)} AS t (${raw(stored.join(', '))}, changed_at)
    SELECT ${raw(stored.map((column) => `r.${column}`).join(', '))}, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(incoming)}::jsonb)
      AS r(${raw(types.map(([column, type]) => `${column} ${type}`).join(', '))})
    WHERE NOT EXISTS (SELECT 1 FROM tombstone d
      WHERE d.kind = ${table.kind} AND d.system = r.system AND d.key = r.natural_key AND d.revision >= r.revision)
    ORDER BY ${raw(keys.map((column) => `r.${column}`).join(', '))}
    ON CONFLICT (${raw(keys.join(', '))}) DO UPDATE SET
      ${raw([...updated, ...Object.keys(ORIGIN_COLUMNS), 'changed_at'].map((column) => `${column} = excluded.${column}`).join(', '))}
    WHERE ${isTaken(sql`(${NEWER} OR ${raw(table.alsoNewer ?? 'FALSE')})`, [...updated, 'as_of'], updated)}
    RETURNING ${raw(keys.map((column) => `t.${column}`).join(', '))}`);
};
