import { deflateSync, inflateSync } from 'node:zlib';
import type { SourceCursor } from '@distribution/model/erp/change';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { Stamp } from './wire-values.ts';

// Odoo dates a change when its transaction begins, tells whole seconds, and shows it when it commits: a change may turn up
// that is dated before one that was read already, and two changes may bear one date. So every round reads a stretch again
// that the round before has read, and leaves out what it has told with the same content. Deletions leave no trace: the
// place remembers which records there are, and the end of a round looks for those that have gone.

const revision = z.number().int();
/** Where a reader stands: in a round over all records that changed since an instant, in the order of their ids. */
const placeSchema = z.strictObject({
  /** Microseconds; `null` in the first round, which reads everything. */
  since: z.number().int().nullable(),
  /** Odoo's clock at the beginning of the round, in microseconds; `null` before its first page. */
  startedAt: z.number().int().nullable(),
  afterId: z.number().int(),
  /** The latest revision that was told or seen. */
  highest: revision,
  /** What was told lately: revision and digest of the content, by key. */
  told: z.record(z.string(), z.tuple([revision, z.string()])),
  /** The rows whose records may vanish, by id: of how many parts each is made, and the keys of its records. */
  known: z.record(z.string(), z.tuple([z.number().int()]).rest(z.string())),
  /** Rows that were refused because an older one has their key, by id. */
  waiting: z.record(z.string(), z.string()),
  /** Keys that a row of this round no longer has. */
  vacated: z.array(z.string()),
  /** Revisions of removals told lately, by key: a record that comes again comes after them. */
  gone: z.record(z.string(), revision),
  /** When it was looked for what has gone, in microseconds of Odoo's clock. */
  sweptAt: z.number().int(),
  read: z.number().int(),
  total: z.number().int().nullable(),
});
export type Place = z.infer<typeof placeSchema>;

export const BEGINNING: Place = {
  since: null,
  startedAt: null,
  afterId: 0,
  highest: 0,
  told: {},
  known: {},
  waiting: {},
  vacated: [],
  gone: {},
  sweptAt: 0,
  read: 0,
  total: null,
};

/** More than these are not remembered as told; what was forgotten is told again, which changes nothing. */
const MAX_TOLD = 5000;
/** How far the clocks of Odoo's web server and of its database may lie apart. */
const CLOCKS_APART_MICROS = 3_600_000_000;

/** Only what the next round can meet again has to be remembered: entries from an instant on, the latest of too many. */
const recent = <T>(entries: Readonly<Record<string, T>>, at: (entry: T) => number, since: Stamp): Record<string, T> => {
  const kept = Object.entries(entries).filter(([, entry]) => at(entry) >= since);
  if (kept.length <= MAX_TOLD) return Object.fromEntries(kept);
  return Object.fromEntries(kept.sort(([, left], [, right]) => at(right) - at(left)).slice(0, MAX_TOLD));
};

interface PageFacts {
  /** When the round began. */
  readonly startedAt: Stamp;
  /** Where the round goes on; `null` at its end. */
  readonly lastId: number | null;
  readonly rows: number;
  readonly overlapMicros: number;
}

/** The place after a page: further on in the round, or at the beginning of the next one. */
export const advance = (place: Place, { startedAt, lastId, rows, overlapMicros }: PageFacts): Place => {
  // No later than what was seen, if the clocks differ; no much earlier, or a large change long ago is read for ever.
  const seen = place.highest === 0 ? startedAt : Math.min(place.highest, startedAt);
  const since = Math.max(0, Math.max(seen, startedAt - CLOCKS_APART_MICROS) - overlapMicros);
  const kept = {
    ...place,
    told: recent(place.told, ([at]) => at, since),
    gone: recent(place.gone, (at) => at, since),
  };
  if (lastId !== null) return { ...kept, startedAt, afterId: lastId, read: place.read + rows };
  return { ...kept, since, startedAt: null, afterId: 0, vacated: [], read: 0, total: null };
};

/** A place as text; short, since it names every record. */
export const writeCursor = (place: Place): SourceCursor =>
  deflateSync(JSON.stringify(place)).toString('base64') as SourceCursor; // only this file writes cursors

/** Throws CURSOR_INVALID for text that was not written here. */
export const readCursor = (cursor: SourceCursor | null): Place => {
  if (cursor === null) return BEGINNING;
  try {
    return placeSchema.parse(JSON.parse(inflateSync(Buffer.from(cursor, 'base64')).toString('utf8')));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the Odoo adapter', { cause });
  }
};
