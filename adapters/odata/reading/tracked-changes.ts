import type { CanonicalChange, Removal, SourceCursor } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { epochMillisOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { Row } from '../protocol/protocol.ts';
import { queryOf } from '../protocol/query.ts';
import { type FlowRecordType, keyOf } from '../record-type.ts';
import { type SourceParts, contextAt } from '../source-parts.ts';
import { readChangedSince } from './changed-since.ts';
import { type FlowReading, readCursor, writeCursor } from './flow.ts';
import { pack, packedSchema } from './packed.ts';
import { SWEEP_BEGINNING, type Swept, sweepPlaceSchema } from './sweep.ts';
import { prepareRows, takeRows } from './take-rows.ts';

// Delta links as Business Central has them. What is deleted comes with nothing but its technical id, so the cursor keeps
// the natural key of every id. Whether a set can be tracked shows only at the end of the first read, by a delta link; one
// that cannot is read on by the time of the last change. After 410 everything is read again, and what was known before
// and does not come again is gone.

const SEPARATOR = '\u001f';

const placeSchema = z.strictObject({
  path: z.string().min(1),
  /** Natural keys by id. */
  ids: packedSchema,
  /** Those known before a new baseline that have not come again; `null` outside of one. */
  missing: packedSchema.nullable(),
  /** The ERP's clock at the beginning of the first read, in epoch milliseconds. */
  startedAt: z.number().int(),
  read: z.number().int(),
  total: z.number().int().nullable(),
});
type Place = z.infer<typeof placeSchema>;

const deletedSchema = z.object({ id: z.string().min(1), '@odata.context': z.string().endsWith('/$deletedEntity') });

/** Reads changes by delta links, or where there are none by `how`. */
export const readTracked = (
  parts: SourceParts,
  type: FlowRecordType,
  how: Pick<Swept, 'order' | 'literal' | 'changedSince' | 'stampOf'>,
  options: { readonly overlapMs: number; readonly refreshesSites?: boolean },
): FlowReading => {
  const { client, pageSize, sites, system } = parts;
  const readOn = readChangedSince(parts, type, how, options.overlapMs);
  const first = {
    path: queryOf(type, { count: client.protocol.countOption }),
    endpoint: type.set,
    headers: { prefer: `odata.track-changes, odata.maxpagesize=${pageSize}` },
  };

  const readPage = async (from: Place | null, call: SourceCall) => {
    if (from === null) return { ...(await client.readPage(first, call)), place: null, missing: null };
    const headers = { prefer: `odata.maxpagesize=${pageSize}` };
    const answer = await client.readPage({ path: from.path, endpoint: type.set, headers, accepts: [410] }, call);
    if (answer.status !== 410) return { ...answer, place: from, missing: from.missing };
    const missing = new Map([...(from.missing ?? []), ...from.ids]);
    return { ...(await client.readPage(first, call)), place: null, missing };
  };

  const readPlace = async (from: Place | null, call: SourceCall) => {
    const { page, place, answeredAt, missing: before } = await readPage(from, call);
    if (options.refreshesSites === true && page.rows.length > 0) await sites.refresh(call);
    const ids = new Map(place?.ids);
    const missing = before === null ? null : new Map(before);
    const removalOf = (key: string): Removal => {
      // The clock tells whole seconds, and the last change may be of this one: the removal comes after it.
      const origin = { system, asOf: answeredAt, revision: (epochMillisOf(answeredAt) + 1000) * 1000 };
      return { of: type.kind, operation: 'DELETE', key: key.split(SEPARATOR), origin };
    };
    const removals: CanonicalChange[] = [];
    const live: Row[] = [];
    for (const row of page.rows) {
      const deleted = deletedSchema.safeParse(row);
      const id = String(row['id']);
      const known = ids.get(id);
      if (!deleted.success) {
        live.push(row);
        const key = keyOf(type, row).join(SEPARATOR);
        if (known !== undefined && known !== key) removals.push(removalOf(known)); // renamed: the old number is gone
        ids.set(id, key);
        missing?.delete(id);
      } else if (known !== undefined) {
        removals.push(removalOf(known));
        ids.delete(id);
      }
    }
    const more = page.next !== null;
    const alive = new Set(ids.values());
    if (!more) for (const key of missing?.values() ?? []) if (!alive.has(key)) removals.push(removalOf(key));
    const { changes, untranslatable } = takeRows(
      type,
      await prepareRows(parts, type, live, call),
      contextAt(parts, answeredAt),
    );

    const startedAt = place?.startedAt ?? epochMillisOf(answeredAt);
    const read = (place?.read ?? 0) + page.rows.length;
    const total = page.count;
    const link = page.next ?? page.delta;
    if (link === null && from !== null && place !== null && place.total === null && place.read === 0) {
      throw new AppError('UPSTREAM_PROTOCOL', `${system} ended the delta of ${type.set} without a new delta link`);
    }
    const cursor: SourceCursor =
      link === null
        ? writeCursor({ ...SWEEP_BEGINNING, since: Math.max(0, startedAt - options.overlapMs) })
        : writeCursor({
            path: client.pathOfLink(link),
            ids: pack(ids),
            missing: more && missing !== null ? pack(missing) : null,
            startedAt,
            read: more ? read : 0,
            total: more ? total : null,
          });
    return {
      changes: [...removals, ...changes],
      untranslatable,
      cursor,
      complete: !more,
      confirmedAt: answeredAt,
      remaining: !more ? 0 : total === null ? null : Math.max(0, total - read),
    };
  };

  const cursorSchema = z.union([placeSchema, sweepPlaceSchema]);
  return async (cursor, call) => {
    const place = cursor === null ? null : readCursor(cursorSchema, cursor);
    return place !== null && 'since' in place && cursor !== null
      ? readOn(cursor, call)
      : readPlace(place as Place | null, call); // the union's other half
  };
};
