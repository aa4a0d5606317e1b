import type { SourceCursor } from '@distribution/model/erp/change';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';

/** Where inside a document a reader stands. */
const insideSchema = z.strictObject({
  /** By which of the layouts that fit the document it is being read. */
  layout: z.number().int().nonnegative(),
  /** REMOVALS: the rows are told; what the snapshot before had and this one has not is being told. */
  part: z.enum(['ROWS', 'REMOVALS']),
  /** Records of that part that are done. */
  at: z.number().int().nonnegative(),
  /** How many of them made sense. */
  told: z.number().int().nonnegative(),
});
export type Inside = z.infer<typeof insideSchema>;

const placeSchema = z.strictObject({
  /** Number of the last document that is done. */
  after: z.number().int().nonnegative(),
  inside: insideSchema,
  /** The moment the last document of the flow speaks of. */
  asOf: z.iso.datetime(),
});
/** Where a reader of a flow stands in a drop folder. */
export type Place = z.infer<typeof placeSchema>;

export const BEGINNING: Inside = { layout: 0, part: 'ROWS', at: 0, told: 0 };
/** Before the first document; nothing is vouched for. */
export const START: Place = { after: 0, inside: BEGINNING, asOf: new Date(0).toISOString() };

export const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
/** Throws CURSOR_INVALID for a cursor that this adapter did not write. */
export const readCursor = (cursor: SourceCursor): Place => {
  try {
    return placeSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the flat file adapter', { cause });
  }
};
