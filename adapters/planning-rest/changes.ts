import type { CanonicalChange, ChangePage, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import type { Instant } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { PlanningParts } from './planning-parts.ts';
import { createStockChanges } from './stock-changes.ts';
import { reasonOf, translateSeries, translateVersion } from './translate.ts';
import { type VersionWire, seriesPageWire, seriesWire, versionListWire } from './wire.ts';

// A version is told as: LOADING, its series page by page, PUBLISHED with the last page. Where a reading stands:
//   between versions   { loading: null }   the next read takes the first version that is not in `done`
//   inside a version   { loading: … }      the next read takes series from `offset`
// `done` holds versions that were told whole, `withdrawn` those whose withdrawal was told; both only as far as the
// platform still lists them.
const cursorSchema = z.strictObject({
  done: z.array(z.string()),
  withdrawn: z.array(z.string()),
  loading: z.strictObject({ versionId: z.string(), offset: z.number().int().nonnegative() }).nullable(),
});
type Place = z.infer<typeof cursorSchema>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor): Place => {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the planning adapter', { cause });
  }
};

/** Reads the forecast flow: whole versions, resumable inside one; and the stock that planning reckons with. */
export const createPlanningChanges = (parts: PlanningParts): ChangeSource => {
  const { system, request, units, pageSize } = parts;
  const readStock = createStockChanges(parts);

  const listVersions = async (call: SourceCall): Promise<{ versions: readonly VersionWire[]; asOf: Instant }> => {
    const answer = await request({ path: 'versions', endpoint: 'versions', answer: versionListWire }, call);
    if (answer === null) throw new AppError('UPSTREAM_PROTOCOL', `${system} has no list of versions`);
    return answer;
  };

  /** The very first read leaves old versions alone. */
  const begin = (versions: readonly VersionWire[]): Place => {
    const published = versions.filter(({ status }) => status === 'PUBLISHED');
    const passedOver = new Set(
      versions.filter((version) => !published.slice(-parts.initialVersions).includes(version)),
    );
    const ids = [...passedOver].map(({ versionId }) => versionId);
    return { done: ids, withdrawn: ids, loading: null };
  };

  const readSeries = async (
    version: VersionWire,
    offset: number,
    call: SourceCall,
  ): Promise<Pick<ChangePage, 'changes' | 'untranslatable'> & { readonly nextOffset: number | null }> => {
    const path = `versions/${encodeURIComponent(version.versionId)}/series?offset=${offset}&limit=${pageSize}`;
    const page = await request({ path, endpoint: 'series', answer: seriesPageWire }, call);
    if (page === null)
      throw new AppError('UPSTREAM_UNAVAILABLE', `${system} no longer has version ${version.versionId}`);
    const changes: CanonicalChange[] = [];
    const untranslatable: UntranslatableRecord[] = [];
    for (const raw of page.series) {
      try {
        const record = translateSeries(seriesWire.parse(raw), version, { system, asOf: page.asOf, units });
        changes.push({ of: 'FORECAST_SERIES', operation: 'UPSERT', record });
      } catch (error) {
        const key = `${version.versionId}/${String(raw['item'])}/${String(raw['site'])}`;
        const series = {
          versionCode: version.versionId,
          sku: String(raw['item']),
          locationCode: String(raw['site']),
          measure: String(raw['measure']),
        };
        const reason = reasonOf(error);
        untranslatable.push({ key, reason, ...unknownCodesIn(error), series, payload: JSON.stringify(raw) });
      }
    }
    const nextOffset = offset + page.series.length;
    if (page.series.length === 0 && nextOffset < page.total) {
      throw new AppError(
        'UPSTREAM_PROTOCOL',
        `${system} has ${page.total} series in ${version.versionId} and gave only ${nextOffset}`,
      );
    }
    return { changes, untranslatable, nextOffset: nextOffset < page.total ? nextOffset : null };
  };

  return {
    flows: ['forecasts', 'stock-assumptions'],
    readChanges: async (flow, cursor, call) => {
      if (flow === 'stock-assumptions') return readStock(cursor, call);
      if (flow !== 'forecasts') throw new AppError('INVALID_ARGUMENT', `${system} has no flow "${flow}"`);
      const { versions, asOf } = await listVersions(call);
      const place = cursor === null ? begin(versions) : readCursor(cursor);
      const listed = new Set(versions.map(({ versionId }) => versionId));
      const done = place.done.filter((id) => listed.has(id));
      const told = (version: VersionWire, status: 'LOADING' | 'PUBLISHED' | 'WITHDRAWN'): CanonicalChange => ({
        of: 'FORECAST_VERSION',
        operation: 'UPSERT',
        record: translateVersion(version, status, { system, asOf }),
      });

      const taken = versions.filter(
        ({ versionId, status }) => status === 'WITHDRAWN' && !place.withdrawn.includes(versionId),
      );
      const withdrawals = taken.map((version) => told(version, 'WITHDRAWN'));
      const withdrawn = [...place.withdrawn.filter((id) => listed.has(id)), ...taken.map(({ versionId }) => versionId)];

      const waiting = versions.filter(({ versionId, status }) => status === 'PUBLISHED' && !done.includes(versionId));
      const version = waiting.find(({ versionId }) => versionId === place.loading?.versionId) ?? waiting[0];
      if (version === undefined) {
        const rest = { done, withdrawn, loading: null };
        return {
          changes: withdrawals,
          untranslatable: [],
          cursor: writeCursor(rest),
          complete: true,
          confirmedAt: asOf,
          remaining: 0,
        };
      }
      const offset = place.loading?.versionId === version.versionId ? place.loading.offset : 0;
      const { changes, untranslatable, nextOffset } = await readSeries(version, offset, call);
      const isLast = nextOffset === null;
      const next: Place = isLast
        ? { done: [...done, version.versionId], withdrawn, loading: null }
        : { done, withdrawn, loading: { versionId: version.versionId, offset: nextOffset } };
      const later = waiting.filter((other) => other !== version).reduce((sum, { seriesCount }) => sum + seriesCount, 0);
      return {
        changes: [
          ...withdrawals,
          ...(offset === 0 ? [told(version, 'LOADING')] : []),
          ...changes,
          ...(isLast ? [told(version, 'PUBLISHED')] : []),
        ],
        untranslatable,
        cursor: writeCursor(next),
        complete: isLast && waiting.length === 1,
        confirmedAt: asOf,
        remaining: later + (isLast ? 0 : Math.max(0, version.seriesCount - nextOffset)),
      };
    },
  };
};
