import { createHash } from 'node:crypto';
import type { ReadingCaller, ReadNote, ReadOperation, ReadSink } from '@distribution/platform/read-log/read-log';
import { instantOf } from '@distribution/model/time/instant';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/** Notes that go in one statement. */
const NOTES_AT_ONCE = 1_000;

/** What stands for a text of any length: 128 bits of its SHA-256. */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const setOf = ({ ids }: ReadNote) => {
  const entities = [...ids].sort();
  return { id: nameOf(entities.join(' ')), entities };
};
const callerOf = ({ kind, subject }: ReadingCaller, { hash, name, fields }: ReadOperation) => ({
  id: nameOf(JSON.stringify([kind, subject, hash, name])),
  kind,
  subject,
  operation_hash: hash,
  operation_name: name,
  fields,
});
const timesOf = ({ begunAt, endedAt }: ReadNote) => {
  const firstAt = begunAt.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const lastAt = endedAt.reduce((most, at) => Math.max(most, at), 0);
  const after = (at: number): number => at - firstAt;
  return {
    first_at: instantOf(firstAt),
    last_at: instantOf(lastAt),
    begun: begunAt.map(after),
    ended: endedAt.map(after),
  };
};

/** Each once and in order: two gateways that write the same at a time must not wait for each other crosswise. */
const distinct = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()].sort((left, right) => (left.id < right.id ? -1 : 1));

/** So long an audience is not written again: what is forgotten is older by days. */
const AUDIENCE_HOLDS_MS = 30 * 60_000;

/** Those who read the same, and when they were written down; an audience is the same array for as long as it lasts. */
class Audience {
  readonly callers: readonly ReturnType<typeof callerOf>[];
  readonly id: string;
  writtenAt = Number.NEGATIVE_INFINITY;

  constructor(callers: ReadNote['callers'], operation: ReadOperation) {
    this.callers = callers.map((caller) => callerOf(caller, operation));
    this.id = nameOf(
      this.callers
        .map(({ id }) => id)
        .sort()
        .join(' '),
    );
  }
}
type Audiences = WeakMap<ReadNote['callers'], Audience>;

const audienceOf = (known: Audiences, { callers, operation }: ReadNote): Audience => {
  let audience = known.get(callers);
  if (audience === undefined) known.set(callers, (audience = new Audience(callers, operation)));
  return audience;
};

const writeSome = async (transaction: Database, notes: readonly ReadNote[], known: Audiences): Promise<void> => {
  const rows = notes.map((note) => ({
    id: note.id,
    set: setOf(note),
    audience: audienceOf(known, note),
    ...timesOf(note),
  }));
  const sets = distinct(rows.map(({ set }) => set));
  const unwritten = [...new Set(rows.map(({ audience }) => audience))].filter(
    ({ writtenAt }) => Date.now() - writtenAt > AUDIENCE_HOLDS_MS,
  );
  const callers = distinct(unwritten.flatMap((audience) => audience.callers));
  const audiences = distinct(
    unwritten.flatMap(({ id, callers: members }) =>
      members.length === 1 ? [] : [{ id, callers: members.map((member) => member.id) }],
    ),
  );
  const own = rows.map(({ set, audience, ...row }) => {
    const [only, ...others] = audience.callers;
    const who = only !== undefined && others.length === 0 ? { caller_id: only.id } : { audience_id: audience.id };
    return { ...row, ...who, set_id: set.id };
  });
  // Most are there already; that they are still used is written down once an hour.
  await transaction.query(sql`
    INSERT INTO read_set AS s (id, entities, used_at)
    SELECT r.id, r.entities, now() FROM jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) AS r(id text, entities text[])
    ON CONFLICT (id) DO UPDATE SET used_at = now() WHERE s.used_at < now() - interval '1 hour'`);
  await transaction.query(sql`
    INSERT INTO read_caller AS c (id, kind, subject, operation_hash, operation_name, fields, used_at)
    SELECT r.id, r.kind, r.subject, r.operation_hash, r.operation_name, r.fields, now()
    FROM jsonb_to_recordset(${JSON.stringify(callers)}::jsonb) AS r(id text, kind text, subject text,
      operation_hash text, operation_name text, fields text[])
    ON CONFLICT (id) DO UPDATE SET used_at = now() WHERE c.used_at < now() - interval '1 hour'`);
  await transaction.query(sql`
    INSERT INTO read_audience AS a (id, callers, used_at)
    SELECT r.id, r.callers, now() FROM jsonb_to_recordset(${JSON.stringify(audiences)}::jsonb) AS r(id text, callers text[])
    ON CONFLICT (id) DO UPDATE SET used_at = now() WHERE a.used_at < now() - interval '1 hour'`);
  await transaction.query(sql`
    INSERT INTO read_note (id, caller_id, audience_id, set_id, first_at, last_at, begun, ended)
    SELECT r.id, r.caller_id, r.audience_id, r.set_id, r.first_at, r.last_at, r.begun, r.ended
    FROM jsonb_to_recordset(${JSON.stringify(own)}::jsonb) AS r(id text, caller_id text, audience_id text, set_id text,
      first_at timestamptz, last_at timestamptz, begun int[], ended int[])
    ON CONFLICT (id) DO NOTHING`);
};

/** Keeps batches of notes, each batch whole or not at all. */
export const createReadSink = (database: TransactionalDatabase): ReadSink => {
  const known: Audiences = new WeakMap();
  return {
    write: async (notes, loss) => {
      await database.transaction(async (transaction) => {
        for (let at = 0; at < notes.length; at += NOTES_AT_ONCE) {
          await writeSome(transaction, notes.slice(at, at + NOTES_AT_ONCE), known);
        }
        if (loss === null) return;
        await transaction.query(sql`
          INSERT INTO read_loss (from_at, to_at, reads)
          VALUES (${instantOf(loss.fromAt)}::timestamptz, ${instantOf(loss.toAt)}::timestamptz, ${loss.reads})`);
      });
      for (const note of notes) {
        const audience = audienceOf(known, note);
        if (Date.now() - audience.writtenAt > AUDIENCE_HOLDS_MS) audience.writtenAt = Date.now();
      }
    },
  };
};

/** Forgets reads from before the ISO instant, and who and what then nobody has read since. */
export const pruneReads = async (database: Database, before: string): Promise<{ readonly reads: number }> => {
  const gone = await database.query<{ pruned: string }>(sql`
    WITH gone AS (DELETE FROM read_note WHERE first_at < ${before}::timestamptz RETURNING cardinality(begun) AS reads)
    SELECT coalesce(sum(reads), 0) AS pruned FROM gone`);
  await database.query(sql`DELETE FROM read_loss WHERE to_at < ${before}::timestamptz`);
  // They may have been used for an hour and some beyond what is written down.
  const unused = sql`used_at < ${before}::timestamptz - interval '2 hours'`;
  await database.query(sql`DELETE FROM read_set WHERE ${unused}`);
  await database.query(sql`DELETE FROM read_audience WHERE ${unused}`);
  await database.query(sql`DELETE FROM read_caller WHERE ${unused}`);
  return { reads: Number(gone[0]?.pruned ?? 0) };
};
