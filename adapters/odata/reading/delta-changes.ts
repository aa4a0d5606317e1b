import type { Removal, SourceCursor } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { ODataAnswer } from '../protocol/client.ts';
import type { Row, RowPage } from '../protocol/protocol.ts';
import { queryOf } from '../protocol/query.ts';
import { type FlowRecordType, keyOf } from '../record-type.ts';
import { type SourceParts, contextAt } from '../source-parts.ts';
import type { TranslationContext } from '../translation.ts';
import { type FlowReading, readCursor, writeCursor } from './flow.ts';
import { prepareRows, takeRows } from './take-rows.ts';

/** A tombstone of a delta: the key's parts stand beside it. */
const removedSchema = z.object({
  '@removed': z.object({ reason: z.string().optional() }),
  RowVersion: z.coerce.number().int().nonnegative(),
});

// A cursor holds the link the ERP gave, below its root (so the ERP may move to another address), and how far the
// first read has come, for the progress line.
const placeSchema = z.strictObject({
  path: z.string().min(1),
  read: z.number().int(),
  total: z.number().int().nullable(),
});
type Place = z.infer<typeof placeSchema>;

/** A tombstone as the removal it tells of. */
export const removalIn =
  (type: FlowRecordType, { system, answeredAt }: Pick<TranslationContext, 'system' | 'answeredAt'>) =>
  (row: Row): Removal | null => {
    if (!('@removed' in row)) return null;
    const { RowVersion: revision } = removedSchema.parse(row);
    const origin = { system, asOf: answeredAt, revision };
    return { of: type.kind, operation: 'DELETE', key: keyOf(type, row), origin };
  };

/** Reads changes by delta links: the first read takes everything with change tracking, later ones what changed since. */
export const readByDelta = (
  parts: SourceParts,
  type: FlowRecordType,
  options: { readonly refreshesSites?: boolean } = {},
): FlowReading => {
  const { system, client, sites, pageSize } = parts;
  const first = {
    path: queryOf(type, { count: client.protocol.countOption }),
    endpoint: type.set,
    headers: { prefer: `odata.track-changes, odata.maxpagesize=${pageSize}` },
  };

  const readPage = async (
    place: Place | null,
    call: SourceCall,
  ): Promise<ODataAnswer & { page: RowPage; place: Place | null }> => {
    if (place !== null) {
      const answer = await client.readPage({ path: place.path, endpoint: type.set, accepts: [410] }, call);
      if (answer.status !== 410) return { ...answer, place };
    }
    // At the beginning, or too old: everything again.
    const answer = await client.readPage(first, call);
    if (answer.headers['preference-applied']?.includes('odata.track-changes') !== true) {
      // Servers that know no change tracking ignore the wish silently and would answer everything every time.
      throw new AppError('UPSTREAM_PROTOCOL', `${system} does not track changes of ${type.set}`);
    }
    return { ...answer, place: null };
  };

  return async (cursor: SourceCursor | null, call) => {
    const from = cursor === null ? null : readCursor(placeSchema, cursor);
    const { page, place, answeredAt } = await readPage(from, call);
    if (options.refreshesSites === true && page.rows.length > 0) await sites.refresh(call);
    const link = page.next ?? page.delta;
    if (link === null) throw new AppError('UPSTREAM_PROTOCOL', `${system} ended ${type.set} without a delta link`);
    const rows = await prepareRows(parts, type, page.rows, call);
    const context = contextAt(parts, answeredAt);
    const more = page.next !== null;
    const read = (place?.read ?? 0) + page.rows.length;
    const total = page.count;
    return {
      ...takeRows(type, rows, context, removalIn(type, context)),
      cursor: writeCursor({ path: client.pathOfLink(link), read: more ? read : 0, total: more ? total : null }),
      complete: !more,
      confirmedAt: answeredAt,
      remaining: !more ? 0 : total === null ? null : Math.max(0, total - read),
    };
  };
};
