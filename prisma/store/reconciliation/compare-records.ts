import { isDeepStrictEqual } from 'node:util';
import type { RecordKind, Upsert } from '@distribution/model/erp/change';
import { FLOW_OF_RECORD, removalSchema } from '@distribution/model/erp/change';
import type { RulesOfPositions } from '@distribution/model/operations/journal';
import type { Discrepancy, FieldDifference } from '@distribution/model/operations/reconciliation';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SystemCode } from '@distribution/model/origin';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { setApplyMode } from '../journal/apply-mode.ts';
import { undone } from '../journal/undone.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { raw, sql } from '../sql/statement.ts';
import { countAsKnown } from '../write/repeated-series.ts';
import { takeTurn } from '../write/apply-batch.ts';
import { applyRecords } from '../write/apply-records.ts';
import { hearFieldOwners, readOwnerships } from '../write/field-words.ts';
import { createBatchState } from '../write/batch-state.ts';
import { columnOf, fieldOf, keyOfRecord, RECORD_TABLES, removableKinds, toldKeyOf } from './record-table.ts';

interface RecordRow {
  readonly key: readonly string[];
  readonly revision: string;
  readonly body: Readonly<Record<string, unknown>> | null;
  /** All columns as text. */
  readonly columns: Readonly<Record<string, string | null>>;
}

const readRows = async (
  database: Database,
  kind: RecordKind,
  keys: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, RecordRow>> => {
  const { table, key, hasBody } = RECORD_TABLES[kind];
  const names = key.map((column) => `t.${column}::text`).join(', ');
  const wanted = keys.map((parts) => Object.fromEntries(parts.map((part, index) => [`k${index}`, part])));
  const rows = await database.query<RecordRow>(sql`
    SELECT jsonb_build_array(${raw(names)}) AS key, t.revision, ${raw(hasBody ? 't.body' : 'NULL')} AS body,
      ${raw(hasBody ? `'{}'::jsonb` : `(SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each_text(to_jsonb(t)) c)`)} AS columns
    FROM ${raw(table)} t JOIN jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS r(${raw(key.map((_, index) => `k${index} text`).join(', '))})
      ON ${raw(key.map((column, index) => `t.${column}::text = r.k${index}`).join(' AND '))}`);
  return new Map(rows.map((row) => [toldKeyOf(kind, row.key), row]));
};

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** Columns that say when and by whom a row was told, not what. */
const ABOUT = new Set(['system', 'as_of', 'revision', 'changed_at', 'recorded_at', 'booked_on_hand', 'booked_through']);

/** Fields of which the row here and the row as the system has it tell different things. */
const differencesOf = (here: RecordRow | undefined, there: RecordRow | undefined): readonly FieldDifference[] => {
  if (here === undefined || there === undefined) return [];
  const [ours, theirs] = [here.body ?? here.columns, there.body ?? there.columns];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((field) => !ABOUT.has(field) && !isDeepStrictEqual(ours[field] ?? null, theirs[field] ?? null))
    .map((field) => ({ field: fieldOf(field), here: textOf(ours[field]), there: textOf(theirs[field]) }));
};

/** A fact the ledger has otherwise: the row as it would be, could it be another. */
const conflictOf = ({ record }: Upsert, here: RecordRow | undefined): RecordRow | undefined => {
  if (here === undefined) return undefined;
  const told = Object.entries({ ...record }).map(([field, value]) => [columnOf(field), textOf(value)] as const);
  const known = told.filter(([column, value]) => column in here.columns && !sameInstant(here.columns[column], value));
  return { ...here, columns: { ...here.columns, ...Object.fromEntries(known) } };
};
const sameInstant = (left: string | null | undefined, right: string | null): boolean =>
  typeof left === 'string' &&
  right !== null &&
  /^\d{4}-\d\d-\d\dT/.test(left) &&
  Date.parse(left) === Date.parse(right);

/**
 * Which records stand otherwise here than a system tells. The records are applied by the rules of the house, taking all
 * that differs, and undone: so what is compared is what readers would see, whatever the tables look like. A record whose
 * master is not here is parked and known to be; one the ledger has otherwise is a difference.
 */
export const compareRecords = async (
  database: TransactionalDatabase,
  records: readonly Upsert[],
  rules: RulesOfPositions,
): Promise<readonly Discrepancy[]> => {
  const byKind = new Map<RecordKind, Upsert[]>();
  const there = new Map<string, RecordRow>();
  await undone(database, async (transaction) => {
    await takeTurn(transaction, records);
    await setApplyMode(transaction, 'DIFFERENT');
    const now = instantOf(Date.now());
    const state = createBatchState({ now, correlationId: 'reconciliation', isFirstLoad: false });
    const heard = await hearFieldOwners(transaction, await readOwnerships(transaction, records), records);
    const changes = await countAsKnown(
      transaction,
      state,
      heard.map(({ change }) => change),
    );
    await applyRecords(transaction, state, changes, rules);
    for (const upsert of state.taken) byKind.set(upsert.of, [...(byKind.get(upsert.of) ?? []), upsert]);
    for (const [kind, upserts] of byKind)
      for (const [key, row] of await readRows(transaction, kind, upserts.map(keyOfRecord))) there.set(key, row);
    for (const { code, change } of state.refused) {
      if (code !== 'IDEMPOTENCY_CONFLICT' || change.operation !== 'UPSERT') continue;
      byKind.set(change.of, [...(byKind.get(change.of) ?? []), change]);
    }
  });
  const found: Discrepancy[] = [];
  for (const [kind, upserts] of byKind) {
    const rows = await readRows(database, kind, upserts.map(keyOfRecord));
    for (const upsert of upserts) {
      const key = keyOfRecord(upsert);
      const name = toldKeyOf(kind, key);
      const here = rows.get(name);
      found.push({
        recordKind: kind,
        recordKey: key.join(' '),
        here: here === undefined ? null : Number(here.revision),
        there: upsert.record.origin.revision,
        fields: differencesOf(here, there.get(name) ?? conflictOf(upsert, here)),
        remedy: upsert,
      });
    }
  }
  return found;
};

const STEP = 1_000;

/**
 * Rows of the system that were here before the instant and that it did not tell of; also those of the systems whose place
 * it has taken. Putting them right is the word of the system: it is the owner now.
 */
export const findUntold = async (
  database: Database,
  flow: FlowName,
  [system, ...former]: readonly [SystemCode, ...SystemCode[]],
  told: ReadonlySet<string>,
  before: Instant,
): Promise<readonly Discrepancy[]> => {
  const found: Discrepancy[] = [];
  for (const kind of removableKinds(flow, FLOW_OF_RECORD)) {
    const { table, key, naturalKey } = RECORD_TABLES[kind];
    const names = (columns: readonly string[]): string => columns.map((column) => `t.${column}::text`).join(', ');
    let after: readonly string[] = key.map(() => '');
    for (;;) {
      const rows = await database.query<{ key: string[]; natural: string[]; revision: string; early: boolean }>(sql`
        SELECT jsonb_build_array(${raw(names(key))}) AS key, jsonb_build_array(${raw(names(naturalKey))}) AS natural,
          t.revision, t.changed_at < ${before}::timestamptz AS early
        FROM ${raw(table)} t WHERE t.system = ANY(${[system, ...former]}::text[]) AND (${raw(names(key))}) > (
          SELECT ${raw(key.map((_, index) => `a ->> ${index}`).join(', '))} FROM (SELECT ${JSON.stringify(after)}::jsonb AS a) given)
        ORDER BY ${raw(names(key))} LIMIT ${STEP}`);
      for (const row of rows) {
        after = row.key;
        if (!row.early || told.has(toldKeyOf(kind, row.key))) continue;
        const origin = { system, asOf: before, revision: Number(row.revision) };
        found.push({
          recordKind: kind,
          recordKey: row.key.join(' '),
          here: Number(row.revision),
          there: null,
          fields: [],
          remedy: removalSchema.parse({ of: kind, operation: 'DELETE', key: row.natural, origin }),
        });
      }
      if (rows.length < STEP) break;
    }
  }
  return found;
};
