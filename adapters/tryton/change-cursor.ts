import type { SourceCursor } from '@distribution/model/erp/change';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { Stamp } from './wire-values.ts';

// Tryton dates a change when its transaction begins, and shows it when it commits: a change may turn up that is dated
// before one that was read already. So every round reads a stretch again that the round before has read, and leaves out
// what it has told. Deletions leave no trace.

/** Where a reader stands: in a round over all records that changed since an instant, in the order of their ids. */
const placeSchema = z.strictObject({
  /** Microseconds; `null` in the first round, which reads everything. */
  since: z.number().int().nullable(),
  /** Tryton's clock at the beginning of the round, in microseconds; `null` before its first page. */
  startedAt: z.number().int().nullable(),
  afterId: z.number().int(),
  /** The latest change that was seen. */
  highest: z.number().int(),
  /** Revisions of the records told lately, by id. */
  told: z.record(z.string(), z.number().int()),
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
  read: 0,
  total: null,
};

/** More than these are not remembered; what was forgotten is told again, which changes nothing. */
export const MAX_TOLD = 2000;

/** One record of a page: which, and when it was changed last. */
export interface Sighting {
  readonly id: number;
  readonly stamp: Stamp;
}

/** Whether the record was told in this very version already. */
export const wasTold = ({ told: known }: Place, { id, stamp }: Sighting): boolean => known[id] === stamp;

interface PageFacts {
  /** When the round began. */
  readonly startedAt: Stamp;
  /** Where the round goes on; `null` at its end. */
  readonly lastId: number | null;
  readonly rows: number;
  readonly overlapMicros: number;
}

/** The place after a page: further on in the round, or at the beginning of the next one. */
export const advance = (
  place: Place,
  page: readonly Sighting[],
  { startedAt, lastId, rows, overlapMicros }: PageFacts,
): Place => {
  const highest = page.reduce((latest, { stamp }) => Math.max(latest, stamp), place.highest);
  const known = { ...place.told, ...Object.fromEntries(page.map(({ id, stamp }) => [String(id), stamp])) };
  if (lastId !== null) {
    return { ...place, startedAt, afterId: lastId, highest, told: known, read: place.read + rows };
  }
  // What changed while the round went on is later than its beginning, and no later than what was seen if time ran apart.
  const since = Math.max(0, Math.min(highest === 0 ? startedAt : highest, startedAt) - overlapMicros);
  const remembered = Object.entries(known)
    .filter(([, stamp]) => stamp >= since)
    .sort(([, left], [, right]) => right - left)
    .slice(0, MAX_TOLD);
  return { ...BEGINNING, since, highest, told: Object.fromEntries(remembered) };
};

export const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors

/** Throws CURSOR_INVALID for text that was not written here. */
export const readCursor = (cursor: SourceCursor | null): Place => {
  if (cursor === null) return BEGINNING;
  try {
    return placeSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the Tryton adapter', { cause });
  }
};
