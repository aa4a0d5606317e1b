import type { Reader, ReadersReader, ReadWindow } from '@distribution/model/operations/readers';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { windowOfDrift } from './drift-window.ts';

interface ReaderRow extends Pick<Reader, 'id' | 'kind' | 'subject' | 'fields'> {
  readonly operation_hash: string;
  readonly operation_name: string | null;
  readonly first_read_at: Date;
  readonly last_read_at: Date;
  readonly reads: string;
}

const readerOf = (row: ReaderRow): Reader => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  operationHash: row.operation_hash,
  operationName: row.operation_name,
  fields: row.fields,
  firstReadAt: instantOf(row.first_read_at.getTime()),
  lastReadAt: instantOf(row.last_read_at.getTime()),
  reads: Number(row.reads),
});

const fromOf = ({ from }: ReadWindow): Statement => sql`coalesce(${from}::timestamptz, '-infinity')`;

/** Callers by what they read in the window. A read counts when some of it may have been in the window: it took a while. */
const readersIn = (window: ReadWindow): Statement => {
  const [from, to] = [fromOf(window), sql`${window.to}::timestamptz`];
  return sql`(
    SELECT c.id, c.kind, c.subject, c.operation_hash, c.operation_name, c.fields, min(r.begun_at) AS first_read_at,
      max(r.ended_at) AS last_read_at, count(*) AS reads
    FROM read_set s
    JOIN read_note n ON n.set_id = s.id AND n.first_at <= ${to} AND n.last_at >= ${from}
    LEFT JOIN read_audience a ON a.id = n.audience_id
    CROSS JOIN LATERAL unnest(coalesce(a.callers, ARRAY[n.caller_id])) AS by(caller_id)
    JOIN read_caller c ON c.id = by.caller_id
    CROSS JOIN LATERAL (
      SELECT n.first_at + t.begun * interval '1 millisecond' AS begun_at,
        n.first_at + t.ended * interval '1 millisecond' AS ended_at
      FROM unnest(n.begun, n.ended) AS t(begun, ended)) r
    WHERE s.entities && ${[...window.entityIds]}::text[] AND r.begun_at <= ${to} AND r.ended_at >= ${from}
      AND ${window.fields === null ? sql`TRUE` : sql`c.fields && ${[...window.fields]}::text[]`}
    GROUP BY c.id) t`;
};

export const createReadersReader = (database: Database): ReadersReader => ({
  listReaders: (window, page) =>
    readPage<ReaderRow, Reader>(
      database,
      {
        select: sql`t.id, t.kind, t.subject, t.operation_hash, t.operation_name, t.fields, t.first_read_at,
          t.last_read_at, t.reads`,
        from: readersIn(window),
        where: sql`TRUE`,
        order: newestFirst('t.last_read_at'),
      },
      page,
      readerOf,
    ),
  coverOf: async (window) => {
    const [row] = await database.query<{ since: Date | null; lost: string }>(sql`
      SELECT (SELECT min(first_at) FROM read_note) AS since, coalesce(sum(reads), 0) AS lost FROM read_loss
      WHERE from_at <= ${window.to}::timestamptz AND to_at >= ${fromOf(window)}`);
    return { since: row?.since ? instantOf(row.since.getTime()) : null, lostReads: Number(row?.lost ?? 0) };
  },
  windowOfDrift: (driftId) => windowOfDrift(database, driftId),
});
