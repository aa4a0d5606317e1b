import type { Removal } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { epochMillisOf, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { quote, type Row } from '../protocol/protocol.ts';
import { queryOf } from '../protocol/query.ts';
import { type FlowRecordType, keyOf } from '../record-type.ts';
import { type SourceParts, contextAt } from '../source-parts.ts';
import { type FlowReading, readCursor, writeCursor } from './flow.ts';
import { pack, packedSchema } from './packed.ts';
import { readAll } from './read-by-key.ts';
import { hashOfRow } from './row-hash.ts';
import { prepareRows, takeRows } from './take-rows.ts';

// Changes of a set that does not say what changed: every round reads all of it and tells what differs from the round
// before. What the rounds saw is kept in the cursor, a short hash for each record.

const placeSchema = z.strictObject({
  /** What the round before saw. */
  known: packedSchema,
  /** What this round has seen so far. */
  seen: packedSchema,
  after: z.string().nullable(),
  /** The ERP's clock at the beginning of the round, in epoch milliseconds; `null` before its first page. */
  startedAt: z.number().int().nullable(),
  /** The last revision that was given out. */
  revision: z.number().int(),
});
type Place = z.infer<typeof placeSchema>;

const BEGINNING: Place = { known: new Map(), seen: new Map(), after: null, startedAt: null, revision: 0 };
const SEPARATOR = '\u001f';

/** Rows of whole records: of those that share `order`, either all or none. */
const wholeGroups = async (
  parts: SourceParts,
  type: FlowRecordType,
  order: string,
  rows: readonly Row[],
  more: boolean,
  call: SourceCall,
): Promise<{ readonly rows: readonly Row[]; readonly after: string }> => {
  const last = String(rows.at(-1)?.[order]);
  if (!more || type.gather === null) return { rows, after: last };
  const before = rows.filter((row) => String(row[order]) !== last);
  if (before.length > 0) return { rows: before, after: String(before.at(-1)?.[order]) };
  const path = queryOf(type, { filter: `${order} eq ${quote(last)}` });
  return { rows: (await readAll(parts, type.set, path, call)).rows, after: last };
};

/** Reads changes by comparison. Rows come in the order of the text `order`, which all rows of one record share. */
export const readByComparison =
  (parts: SourceParts, type: FlowRecordType, order: string): FlowReading =>
  async (cursor, call) => {
    const { client, pageSize, revisions, system } = parts;
    const place = cursor === null ? BEGINNING : readCursor(placeSchema, cursor);
    revisions.continueAfter(place.revision);
    const filter = place.after === null ? null : `${order} gt ${quote(place.after)}`;
    const path = queryOf(type, { filter, orderBy: order, top: pageSize });
    const { page, answeredAt } = await client.readPage({ path, endpoint: type.set }, call);
    const more = page.rows.length > 0 && (page.next !== null || page.rows.length >= pageSize);
    const whole = await wholeGroups(parts, type, order, page.rows, more, call);

    const rows = await prepareRows(parts, type, whole.rows, call);
    const hashed = rows.map((row) => ({ row, key: keyOf(type, row).join(SEPARATOR), hash: hashOfRow(row) }));
    const seen = new Map([...place.seen, ...hashed.map(({ key, hash }) => [key, hash] as const)]);
    const differing = hashed.filter(({ key, hash }) => place.known.get(key) !== hash).map(({ row }) => row);
    const { changes, untranslatable } = takeRows(type, differing, contextAt(parts, answeredAt));

    const gone = more ? [] : [...place.known.keys()].filter((key) => !seen.has(key));
    if (gone.length > 1 && seen.size === 0) {
      // A user who lost a right sees an empty set, not a refusal.
      throw new AppError('UPSTREAM_PROTOCOL', `${system} has no row of ${type.set} where there were ${gone.length}`, {
        nextStep:
          'Check what the configured user may read; if they are really gone, have the flow read from the beginning.',
      });
    }
    const removals = gone.map((key): Removal => ({
      of: type.kind,
      operation: 'DELETE',
      key: key.split(SEPARATOR),
      origin: { system, asOf: answeredAt, revision: revisions.next(answeredAt) },
    }));
    const startedAt = place.startedAt ?? epochMillisOf(answeredAt);
    const none = pack(new Map());
    const next = more
      ? { known: pack(place.known), seen: pack(seen), after: whole.after, startedAt }
      : { known: pack(seen), seen: none, after: null, startedAt: null };
    return {
      changes: [...changes, ...removals],
      untranslatable,
      cursor: writeCursor({ ...next, revision: revisions.last }),
      complete: !more,
      confirmedAt: instantOf(startedAt),
      remaining: more ? null : 0,
    };
  };
