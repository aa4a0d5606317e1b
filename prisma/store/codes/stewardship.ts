// The steward's queue, read from what is parked, and what stewards decided. In: decisions. Out: the queue, the meanings
// (map-known-codes.ts applies them to every batch), and records given up with a rejected code.
import type { CodeFilter, CodeMapping, Stewardship, UnmappedCode } from '@distribution/model/operations/stewardship';
import { CODE_KINDS } from '@distribution/model/operations/stewardship';
import { instantOf } from '@distribution/model/time/instant';
import { PARKED_COLUMNS, parkedOf, type ParkedRow } from '../read/flow-row.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';
import { isKnownCode } from '../write/references.ts';
import { decideCode, MAPPING_COLUMNS, type MappingRow, mappingOf } from './decide-code.ts';

/** How many records of a code are shown. */
const MOST_EXAMPLES = 3;

const matching = ({ system, kinds }: CodeFilter): Statement =>
  allOf([system === null ? null : sql`t.system = ${system}`, isOneOf('t.kind', kinds)]);

interface UnmappedRow extends Pick<UnmappedCode, 'id' | 'system' | 'kind' | 'code' | 'flows'> {
  readonly held: string;
  readonly since: Date;
  readonly example_ids: readonly string[];
}

/** Every code that open records wait for, nobody knows and nobody rejected, as the row `t`. */
const UNMAPPED = sql`(
  SELECT concat_ws(':', r.system, missed.kind, wanted.code) AS id, r.system, missed.kind, wanted.code,
    count(*) AS held, min(r.parked_at) AS since, array_agg(DISTINCT r.flow) AS flows,
    (array_agg(r.id ORDER BY r.parked_at, r.record_key, r.id))[1:${MOST_EXAMPLES}] AS example_ids
  FROM parked_record r, jsonb_each(r.missing) AS missed(kind, codes), jsonb_array_elements_text(missed.codes) AS wanted(code)
  WHERE r.settled_at IS NULL AND r.missing IS NOT NULL AND missed.kind = ANY(${[...CODE_KINDS]}::text[])
    AND NOT ${isKnownCode(sql`r.system`, sql`missed.kind`, sql`wanted.code`)}
  GROUP BY r.system, missed.kind, wanted.code) AS t`;

export const createStewardship = (database: TransactionalDatabase): Stewardship => {
  const loadExamples = async (ids: readonly string[]) => {
    const rows = await database.query<ParkedRow>(
      sql`SELECT ${PARKED_COLUMNS} FROM parked_record t WHERE t.id = ANY(${[...ids]}::text[])`,
    );
    return new Map(rows.map((row) => [row.id, parkedOf(row)]));
  };
  return {
    listUnmapped: async (filter, page) => {
      const found = await readPage<UnmappedRow, UnmappedRow>(
        database,
        {
          select: sql`t.*`,
          from: UNMAPPED,
          where: matching(filter),
          order: {
            columns: [
              { column: 't.since', type: 'timestamptz' },
              { column: 't.id', type: 'text' },
            ],
            descending: false,
          },
        },
        page,
        (row) => row,
      );
      const examples = await loadExamples(found.rows.flatMap(({ row }) => row.example_ids));
      return {
        ...found,
        rows: found.rows.map(({ row, sortKey }) => ({
          sortKey,
          row: {
            id: row.id,
            system: row.system,
            kind: row.kind,
            code: row.code,
            held: Number(row.held),
            flows: row.flows,
            since: instantOf(row.since.getTime()),
            examples: row.example_ids.flatMap((id) => examples.get(id) ?? []),
          },
        })),
      };
    },
    listMappings: (filter, page) =>
      readPage<MappingRow, CodeMapping>(
        database,
        {
          select: MAPPING_COLUMNS,
          from: sql`code_mapping t`,
          where: matching(filter),
          order: newestFirst('t.decided_at'),
        },
        page,
        mappingOf,
      ),
    readMeanings: () =>
      database.query(sql`SELECT t.system, t.kind, t.code, t.target FROM code_mapping t WHERE t.target IS NOT NULL`),
    decide: (name, target, idempotencyKey, by) =>
      database.transaction((transaction) => decideCode(transaction, name, target, idempotencyKey, by)),
  };
};
