import type {
  ProjectionComparison,
  ReplayProgress,
  RulesOfPositions,
  VerificationReport,
} from '@distribution/model/operations/journal';
import { instantOf } from '@distribution/model/time/instant';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { raw, sql, type Statement } from '../sql/statement.ts';
import { applyRecords } from '../write/apply-records.ts';
import { createBatchState } from '../write/batch-state.ts';
import { setApplyMode } from './apply-mode.ts';
import { readExtent, refuseIncomplete } from './extent.ts';
import { readPages } from './journal-page.ts';
import { PROJECTIONS, type ProjectionTableInfo } from './projection-tables.ts';
import { undone } from './undone.ts';

const MOST_DIFFERENCES = 20;

/** Empty tables of the same names, which hide the real ones from here on; they go with the transaction. */
const hideProjections = async (transaction: Database): Promise<string> => {
  const [row] = await transaction.query<{ schema: string }>(sql`SELECT current_schema() AS schema`);
  const schema = `"${(row?.schema ?? 'public').replaceAll('"', '""')}"`;
  for (const { table } of PROJECTIONS)
    await transaction.query(sql`CREATE TEMP TABLE ${raw(table)} (LIKE ${raw(`${schema}.${table}`)} INCLUDING ALL)`);
  return schema;
};

/** The rows of a table without what may differ, as one JSON document each. */
const contentOf = (alias: string, { volatile }: ProjectionTableInfo): Statement =>
  sql`(to_jsonb(${raw(alias)}) - ${[...volatile]}::text[])`;

/**
 * Count and digest of the rows: two sums of 60 bits each of every row's SHA-256, so that the order of the rows does not
 * matter and a table of any size is summed in one pass.
 */
const digestOf = async (
  transaction: Database,
  of: string,
  table: ProjectionTableInfo,
): Promise<{ readonly rows: number; readonly digest: string }> => {
  const half = (from: number): Statement =>
    sql`coalesce(sum(('x' || substr(h.hash, ${from}::int, 15))::bit(60)::bigint), 0)::text`;
  const [row] = await transaction.query<{ rows: string; left: string; right: string }>(sql`
    SELECT count(*) AS rows, ${half(1)} AS left, ${half(16)} AS right FROM (
      SELECT encode(sha256(convert_to(${contentOf('t', table)}::text, 'UTF8')), 'hex') AS hash
      FROM ${raw(of)} t WHERE ${raw(table.where ?? 'TRUE')}) h`);
  return { rows: Number(row?.rows ?? 0), digest: `${row?.left ?? '0'}.${row?.right ?? '0'}` };
};

const differencesOf = (
  transaction: Database,
  live: string,
  table: ProjectionTableInfo,
): Promise<ProjectionComparison['differences']> => {
  const keys = table.key.join(', ');
  const shown = table.key.map((column) => `coalesce(live.${column}, told.${column})::text`).join(`, ' ', `);
  const rowsOf = (from: string): Statement =>
    sql`(SELECT ${raw(keys)}, ${contentOf('t', table)} AS content FROM ${raw(from)} t WHERE ${raw(table.where ?? 'TRUE')})`;
  return transaction.query<ProjectionComparison['differences'][number]>(sql`
    SELECT concat(${raw(shown)}) AS key,
      CASE WHEN told.content IS NULL THEN 'UNEXPECTED' WHEN live.content IS NULL THEN 'MISSING' ELSE 'DIFFERENT' END AS kind
    FROM ${rowsOf(live)} live FULL JOIN ${rowsOf(`pg_temp.${table.table}`)} told USING (${raw(keys)})
    WHERE live.content IS DISTINCT FROM told.content ORDER BY 1 LIMIT ${MOST_DIFFERENCES}`);
};

const compare = async (
  transaction: Database,
  schema: string,
  table: ProjectionTableInfo,
): Promise<ProjectionComparison> => {
  const live = `${schema}.${table.table}`;
  const { rows, digest } = await digestOf(transaction, live, table);
  const told = await digestOf(transaction, `pg_temp.${table.table}`, table);
  const equal = rows === told.rows && digest === told.digest;
  const differences = equal ? [] : await differencesOf(transaction, live, table);
  return {
    table: table.table,
    rows,
    digest,
    replayedRows: told.rows,
    replayedDigest: told.digest,
    equal,
    differences,
  };
};

/**
 * Tells the whole journal into empty tables and compares. All of it is one transaction on one snapshot: the last page that
 * can be seen in it is the last one the projections seen in it have taken. It takes no lock that anybody waits for and is
 * undone at the end, also when the process is killed.
 */
export const verifyProjections = (
  database: TransactionalDatabase,
  rules: RulesOfPositions,
  { signal, onPages }: ReplayProgress,
): Promise<VerificationReport> =>
  undone(database, async (transaction) => {
    await transaction.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
    await refuseIncomplete(transaction, null);
    const { lastPosition: position, pages: total } = await readExtent(transaction);
    const schema = await hideProjections(transaction);
    let [pages, unreadable, analyzeAt] = [0, 0, 1];
    for await (const { correlationId, changes, restates } of readPages(transaction, sql`TRUE`)) {
      signal.throwIfAborted();
      if (changes === null) unreadable += 1;
      else {
        const state = createBatchState({ now: instantOf(Date.now()), correlationId, isFirstLoad: false });
        await setApplyMode(transaction, restates ? 'DIFFERENT' : 'NEWER');
        await applyRecords(transaction, state, changes, rules);
      }
      pages += 1;
      if (pages === analyzeAt) {
        // Nobody else analyses these tables, and plans made for empty ones do not serve full ones.
        for (const { table } of PROJECTIONS) await transaction.query(sql`ANALYZE pg_temp.${raw(table)}`);
        analyzeAt *= 4;
      }
      onPages(pages, total);
    }
    const projections: ProjectionComparison[] = [];
    for (const table of PROJECTIONS) projections.push(await compare(transaction, schema, table));
    const equal = unreadable === 0 && projections.every((projection) => projection.equal);
    return { position, pages, equal, unreadable, projections };
  });
