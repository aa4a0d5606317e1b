import type { Reader, ReadersReader } from '@distribution/model/operations/readers';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { sql } from '../sql/statement.ts';
import { decisionsOn } from './decisions-on.ts';
import { windowOfDrift } from './drift-window.ts';
import { windowOfException } from './exception-window.ts';
import { fromOf, readersIn } from './readers-in.ts';

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
  windowOfException: (exceptionId) => windowOfException(database, exceptionId),
  decisionsOn: (window, limit) => decisionsOn(database, window, limit),
});
