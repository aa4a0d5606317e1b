import type { CanonicalChange, ChangePage, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import { epochMicrosOfLocal } from '@distribution/model/time/local-date-time';
import { type Instant, epochMillisOf, instantOf, instantSchema } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { type Look, look } from './fence.ts';
import type { Plan } from './plan.ts';
import type { PlanShelf, ReadPlan } from './plan-shelf.ts';
import type { SourceParts } from './source-parts.ts';
import { removalOriginOf, seriesCountOf, translateSeries, translateVersion } from './translate-forecasts.ts';
import { reasonOf } from './translation.ts';
import { codeOf } from './version-code.ts';

// frePPLe has one live plan and no versions. A version here is one whole state of that plan, named by when the plan was
// made and by what is in it; a state that was told already makes no new one. It is told as LOADING, its series page by
// page, PUBLISHED with the last page. Where a reading stands:
//   between versions   { loading: null }   the next read looks whether there is another state
//   inside a version   { loading: … }      the next read goes on at `offset`, in the plan that is kept for it
// When that plan is not kept any more (another process goes on) and the server has another one by now, the version can
// never be ended: it is removed, and the new one begins.
const nameSchema = z.strictObject({ publishedAt: instantSchema, digest: z.string() });
const cursorSchema = z.strictObject({
  /** The version told last, and the run it was made by. */
  told: nameSchema.extend({ marker: z.string(), lookedAt: instantSchema }).nullable(),
  loading: nameSchema
    .extend({ marker: z.string(), readAt: instantSchema, offset: z.number().int().nonnegative() })
    .nullable(),
});
type Place = z.infer<typeof cursorSchema>;
type Loading = NonNullable<Place['loading']>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor | null): Place => {
  if (cursor === null) return { told: null, loading: null };
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the frePPLe adapter', { cause });
  }
};

const EMPTY: Pick<ChangePage, 'changes' | 'untranslatable'> = { changes: [], untranslatable: [] };

/** Reads the forecast flow: one version per state of the plan, resumable inside one. */
export const createForecastChanges = (parts: SourceParts, shelf: PlanShelf) => {
  const { pageSize, timeZone, editsEverySeconds } = parts.config;

  const nothing = (place: Place, confirmedAt: Instant): ChangePage => ({
    ...EMPTY,
    cursor: writeCursor(place),
    complete: true,
    confirmedAt,
    remaining: 0,
  });

  /** A new state is as old as its run; what was edited since is as old as its being seen. Never as old as the one before. */
  const publishedAtOf = (marker: string, seenAt: Instant, before: Place['told'] | Loading): Instant => {
    const madeAt =
      before?.marker === marker ? seenAt : instantOf(Math.floor(epochMicrosOfLocal(marker, timeZone) / 1000));
    return before !== null && madeAt <= before.publishedAt ? instantOf(epochMillisOf(before.publishedAt) + 1) : madeAt;
  };

  /** A page of a version. `isLatest` says that no run has been since. */
  const tell = (plan: Plan, loading: Loading, told: Place['told'], isLatest: boolean): ChangePage => {
    const { publishedAt, digest, marker, readAt: asOf } = loading;
    const all = [...plan.series, ...plan.rejects];
    const changes: CanonicalChange[] = [];
    const untranslatable: UntranslatableRecord[] = [];
    for (const each of all.slice(loading.offset, loading.offset + pageSize)) {
      const key = `${codeOf(loading)}/${each.item}/${each.location}`;
      if ('reason' in each) {
        untranslatable.push({ key, reason: each.reason, payload: each.payload });
        continue;
      }
      try {
        const record = translateSeries(each, loading, parts, asOf);
        changes.push({ of: 'FORECAST_SERIES', operation: 'UPSERT', record });
      } catch (error) {
        untranslatable.push({ key, reason: reasonOf(error), ...unknownCodesIn(error), payload: JSON.stringify(each) });
      }
    }
    const next = loading.offset + pageSize;
    const isLast = next >= all.length;
    const version = (status: 'LOADING' | 'PUBLISHED'): CanonicalChange => ({
      of: 'FORECAST_VERSION',
      operation: 'UPSERT',
      record: translateVersion(plan, loading, status, parts, asOf),
    });
    return {
      changes: [
        ...(loading.offset === 0 ? [version('LOADING')] : []),
        ...changes,
        ...(isLast ? [version('PUBLISHED')] : []),
      ],
      untranslatable,
      cursor: writeCursor(
        isLast
          ? { told: { publishedAt, digest, marker, lookedAt: asOf }, loading: null }
          : { told, loading: { ...loading, offset: next } },
      ),
      complete: isLast && isLatest,
      confirmedAt: asOf,
      remaining: isLast ? 0 : seriesCountOf(plan) - next,
    };
  };

  /** Begins a version when the plan is another than the one told last. `before` is the version that was begun last. */
  const begin = (
    { plan, look: { marker, at } }: ReadPlan,
    { told }: Place,
    before: Place['told'] | Loading,
  ): ChangePage => {
    // A plan of nothing is one that was emptied to be filled again.
    if (marker === null || seriesCountOf(plan) === 0) return nothing({ told, loading: null }, at);
    if (told?.digest === plan.digest) return nothing({ told: { ...told, marker, lookedAt: at }, loading: null }, at);
    const publishedAt = publishedAtOf(marker, at, before);
    return tell(plan, { publishedAt, digest: plan.digest, marker, readAt: at, offset: 0 }, told, true);
  };

  const goOn = async (loading: Loading, place: Place, call: SourceCall): Promise<ChangePage> => {
    const kept = shelf.find(loading.digest);
    if (kept !== null) return tell(kept, loading, place.told, (await look(parts, call)).marker === loading.marker);
    const reading = await shelf.read(call);
    if (reading.kind === 'BUSY') return nothing(place, reading.since);
    const { plan, look: seen } = reading;
    if (plan.digest === loading.digest) return tell(plan, loading, place.told, seen.marker === loading.marker);
    const instead = begin(reading, place, loading);
    const origin = removalOriginOf(loading, parts, seen.at);
    const removal: CanonicalChange = { of: 'FORECAST_VERSION', operation: 'DELETE', key: [codeOf(loading)], origin };
    return { ...instead, changes: [removal, ...instead.changes] };
  };

  /** Whether the plan need not be downloaded: no run since, and looked through for edits lately. */
  const isStill = ({ marker, at, busySince }: Look, told: Place['told']): boolean =>
    busySince === null &&
    told?.marker === marker &&
    epochMillisOf(at) - epochMillisOf(told.lookedAt) < editsEverySeconds * 1000;

  return async (cursor: SourceCursor | null, call: SourceCall): Promise<ChangePage> => {
    const place = readCursor(cursor);
    if (place.loading !== null) return goOn(place.loading, place, call);
    const { told } = place;
    if (told !== null && editsEverySeconds > 0) {
      const seen = await look(parts, call);
      if (seen.busySince !== null) return nothing(place, seen.busySince);
      if (isStill(seen, told)) return nothing(place, told.lookedAt);
    }
    const reading = await shelf.read(call);
    return reading.kind === 'BUSY' ? nothing(place, reading.since) : begin(reading, place, told);
  };
};
