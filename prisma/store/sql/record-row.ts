import type { Origin, SystemCode } from '@distribution/model/origin';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from './database.ts';
import { join, raw, sql, type Statement } from './statement.ts';

/** Where a row came from, as `originColumns` selects it. */
export interface OriginRow {
  readonly system: string;
  readonly as_of: Date;
  readonly revision: string;
}

/** A record kept as its canonical JSON, as `recordColumns` selects it. */
export interface RecordRow extends OriginRow {
  readonly body: object;
}

/** System, revision and the instant the row is true for: its own, or the later one up to which its flow vouches for all it has. */
export const originColumns = (alias: string, flow: FlowName): Statement =>
  sql`${raw(alias)}.system, ${raw(alias)}.revision,
    greatest(${raw(alias)}.as_of, (SELECT confirmed_at FROM sync_flow WHERE name = ${flow})) AS as_of`;

export const recordColumns = (alias: string, flow: FlowName): Statement =>
  sql`${raw(alias)}.body, ${originColumns(alias, flow)}`;

export const originOf = (row: OriginRow): Origin => ({
  system: row.system as SystemCode, // was one when it was written
  asOf: instantOf(row.as_of.getTime()),
  revision: Number(row.revision),
});

/** The canonical record of a row: what was written was parsed, so it is not parsed again. */
export const recordOf = <T extends { readonly origin: Origin }>(row: RecordRow): T =>
  ({ ...row.body, origin: originOf(row) }) as unknown as T;

/** Answers of a batch in the order of its keys, `null` where there is none; the first row of a key wins. */
export const inOrderOf = <K extends string, Row, T>(
  keys: readonly K[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  read: (row: Row) => T,
): readonly (T | null)[] => {
  const byKey = new Map<string, Row>();
  for (const row of rows) if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), row);
  return keys.map((key) => {
    const row = byKey.get(key);
    return row === undefined ? null : read(row);
  });
};

/** Lists of a batch in the order of its keys. */
export const groupedBy = <K extends string, Row, T>(
  keys: readonly K[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  read: (row: Row) => T,
): readonly (readonly T[])[] => {
  const lists = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) lists.get(keyOf(row))?.push(read(row));
  return keys.map((key) => lists.get(key) ?? []);
};

/** How records of one table are read by one of its key columns. */
export interface RecordTable {
  readonly table: string;
  readonly flow: FlowName;
  readonly scope: Statement;
}

/** Records by the values of a column, in one statement. */
export const loadRecords = async <T extends { readonly origin: Origin }>(
  database: Database,
  { table, flow, scope }: RecordTable,
  column: string,
  keys: readonly (string | null)[],
): Promise<readonly (T | null)[]> => {
  const known = [...new Set(keys.filter((key) => key !== null))];
  if (known.length === 0) return keys.map(() => null);
  const rows = await database.query<RecordRow & { readonly wanted: string }>(sql`
    SELECT t.${raw(column)} AS wanted, ${recordColumns('t', flow)} FROM ${raw(table)} t
    WHERE t.${raw(column)} = ANY(${known}::text[]) AND ${scope}
    ORDER BY ${join([raw(`t.${column}`), sql`t.revision DESC`])}`);
  return inOrderOf(
    keys.map((key) => key ?? ''),
    rows,
    (row) => row.wanted,
    (row) => recordOf<T>(row),
  );
};
