import type { ReadWindow } from '@distribution/model/operations/readers';
import { sql, type Statement } from '../sql/statement.ts';

/** The beginning of the window in SQL. */
export const fromOf = ({ from }: ReadWindow): Statement => sql`coalesce(${from}::timestamptz, '-infinity')`;

const asksFor = (fields: readonly string[]): Statement => {
  const types = fields.filter((field) => field.endsWith('.*')).map((field) => field.slice(0, -2));
  const plain = fields.filter((field) => !field.endsWith('.*'));
  return sql`(c.fields && ${plain}::text[]
    OR EXISTS (SELECT 1 FROM unnest(c.fields) AS f(name) WHERE split_part(f.name, '.', 1) = ANY(${types}::text[])))`;
};

/** Callers by what they read in the window. A read counts when some of it may have been in the window: it took a while. */
export const readersIn = (window: ReadWindow): Statement => {
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
    WHERE ${window.entityIds === null ? sql`TRUE` : sql`s.entities && ${[...window.entityIds]}::text[]`} AND r.begun_at <= ${to} AND r.ended_at >= ${from}
      AND ${window.fields === null ? sql`TRUE` : asksFor(window.fields)}
    GROUP BY c.id) t`;
};
