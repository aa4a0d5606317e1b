import type { CanonicalChange, ChangePage, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import { epochMicrosOfLocal, localOfEpochMicros } from '@distribution/model/time/local-date-time';
import { epochMillisOf, type Instant } from '@distribution/model/time/instant';
import type { ZoneId } from '@distribution/model/time/zone-id';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import { z } from 'zod';
import { readUoms } from './read-uoms.ts';
import type { SourceParts } from './source-parts.ts';
import { reasonOf } from './translation.ts';
import { type BufferWire, bufferWire, rowsWire } from './wire.ts';

// Buffers carry the time of their last change. frePPLe sets it when it saves and shows it when it commits, so a change may
// turn up that is dated before one that was read already: every round reads a stretch again that the round before has
// read, and leaves out what it has told. Lists have no pages: a round is one list, told page by page from what is kept of
// it; another process that goes on asks for the rest by id.
const cursorSchema = z.strictObject({
  /** Microseconds; `null` in the first round, which reads everything. */
  since: z.number().int().nullable(),
  /** Revisions of the buffers told lately, by id. */
  told: z.record(z.string(), z.number().int()),
  /** Inside a round: the last id told, and the server's clock at its beginning. */
  round: z.strictObject({ afterId: z.number().int(), startedAt: z.number().int() }).nullable(),
});
type Place = z.infer<typeof cursorSchema>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor | null): Place => {
  if (cursor === null) return { since: null, told: {}, round: null };
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the frePPLe adapter', { cause });
  }
};

/** More than these are not remembered; what was forgotten is told again, which changes nothing. */
const MAX_TOLD = 2000;

type Row = Readonly<Record<string, unknown>>;
/** What is left of a round, from the next page on. */
interface Rest {
  readonly ids: readonly number[];
  readonly uoms: ReadonlyMap<string, string | null>;
}

const idOf = (row: Row): number => (typeof row['id'] === 'number' ? row['id'] : 0);

/** What a buffer is told as; `null` where it says nothing of that. */
export type TellBuffer = (buffer: BufferWire, uom: string | null, asOf: Instant) => CanonicalChange | null;

/** Reads a flow that buffers tell of. */
export const createBufferChanges = (parts: SourceParts, tell: TellBuffer) => {
  const { config, request } = parts;
  const { pageSize, timeZone, overlapSeconds } = config;
  /** The rest of the round that the cursor stands in. Without it the rest is asked for once more. */
  let kept: { readonly cursor: SourceCursor; readonly rest: Rest } | null = null;

  const stampOf = (row: Row): number | null => {
    const parsed = bufferWire.shape.lastmodified.safeParse(row['lastmodified']);
    return parsed.success ? epochMicrosOfLocal(parsed.data, timeZone) : null;
  };

  /** The rows after the place, in the order of their ids, up to one of them perhaps. */
  const ask = async ({ since: from, round }: Place, upTo: number | null, call: SourceCall) => {
    const since = from === null ? null : from - setBackMicros(from, timeZone);
    const query = {
      ...(since === null ? {} : { lastmodified__gte: localOfEpochMicros(since, timeZone) }),
      ...(round === null ? {} : { id__gt: String(round.afterId) }),
      ...(upTo === null ? {} : { id__lte: String(upTo) }),
    };
    const { value, answeredAt } = await request(
      { path: 'api/input/buffer/', query, endpoint: 'buffer', take: (body) => rowsWire.parse(parseReceivedJson(body)) },
      call,
    );
    // A filter that a version does not know is ignored there: what was not asked for is left out here.
    const asked = value.filter((row) => {
      const stamp = stampOf(row);
      const isInRange = idOf(row) > (round?.afterId ?? 0) && (upTo === null || idOf(row) <= upTo);
      return isInRange && (since === null || stamp === null || stamp >= since);
    });
    return { rows: asked.sort((left, right) => idOf(left) - idOf(right)), answeredAt };
  };

  return async (cursor: SourceCursor | null, call: SourceCall): Promise<ChangePage> => {
    const place = readCursor(cursor);
    const known = kept !== null && kept.cursor === cursor ? kept.rest : null;
    const upTo = known === null ? null : (known.ids[pageSize - 1] ?? known.ids.at(-1) ?? null);
    const { rows, answeredAt } = await ask(place, upTo, call);
    const { ids, uoms } = known ?? {
      ids: rows.map(idOf),
      uoms: rows.length === 0 ? new Map<string, null>() : await readUoms(parts, call),
    };
    const page = rows.slice(0, pageSize);
    const lastId = ids[pageSize - 1] ?? null;
    const changes: CanonicalChange[] = [];
    const untranslatable: UntranslatableRecord[] = [];
    const seen: Record<string, number> = {};
    for (const row of page) {
      const stamp = stampOf(row);
      if (stamp !== null && place.told[idOf(row)] === stamp) continue;
      if (stamp !== null) seen[idOf(row)] = stamp;
      try {
        const buffer = bufferWire.parse(row);
        const change = tell(buffer, uoms.get(buffer.item) ?? null, answeredAt);
        if (change !== null) changes.push(change);
      } catch (error) {
        const key = `buffer ${String(row['item'])}/${String(row['location'])}`;
        untranslatable.push({ key, reason: reasonOf(error), ...unknownCodesIn(error), payload: JSON.stringify(row) });
      }
    }
    const startedAt = place.round?.startedAt ?? epochMillisOf(answeredAt) * 1000;
    const told = newest({ ...place.told, ...seen });
    const left = ids.slice(pageSize);
    const complete = lastId === null || left.length === 0;
    const next = complete
      ? endRound(told, startedAt, overlapSeconds)
      : { since: place.since, told, round: { afterId: lastId, startedAt } };
    const nextCursor = writeCursor(next);
    kept = complete ? null : { cursor: nextCursor, rest: { ids: left, uoms } };
    return {
      changes,
      untranslatable,
      cursor: nextCursor,
      complete,
      confirmedAt: new Date(startedAt / 1000).toISOString(),
      remaining: left.length,
    };
  };
};

/** Those changed last. */
const newest = (told: Place['told']): Place['told'] => {
  const entries = Object.entries(told);
  if (entries.length <= MAX_TOLD) return told;
  return Object.fromEntries(entries.sort(([, left], [, right]) => right - left).slice(0, MAX_TOLD));
};

const HOUR_MICROS = 3_600_000_000;
/**
 * How far the zone's clocks are set back in the hours that follow: for as long a time two different hours have the same
 * name, and a change in the second may be dated before one in the first.
 */
const setBackMicros = (micros: number, zone: ZoneId): number => {
  const offsetAt = (at: number): number =>
    Date.parse(`${localOfEpochMicros(at, zone)}Z`) * 1000 - Math.floor(at / 1000) * 1000;
  return Math.max(0, offsetAt(micros) - offsetAt(micros + 3 * HOUR_MICROS));
};

/** The place from which the next round reads: before the latest change seen, and before this round began. */
const endRound = (told: Place['told'], startedAt: number, overlapSeconds: number): Place => {
  const highest = Math.max(0, ...Object.values(told));
  const since = Math.max(0, Math.min(highest === 0 ? startedAt : highest, startedAt) - overlapSeconds * 1_000_000);
  const remembered = Object.entries(told).filter(([, stamp]) => stamp >= since);
  return { since, told: Object.fromEntries(remembered), round: null };
};
