import type { FlowRecordType } from '../record-type.ts';
import { type SourceParts, contextAt } from '../source-parts.ts';
import { type FlowReading, readCursor } from './flow.ts';
import { SWEEP_BEGINNING, type Swept, sweep, sweepPlaceSchema } from './sweep.ts';
import { prepareRows, takeRows } from './take-rows.ts';

/** Reads changes by the time of the last change that every row carries. What is deleted leaves no trace. */
export const readChangedSince =
  (
    parts: SourceParts,
    type: FlowRecordType,
    how: Pick<Swept, 'order' | 'literal' | 'changedSince' | 'stampOf'>,
    overlapMs: number,
  ): FlowReading =>
  async (cursor, call) => {
    const place = cursor === null ? SWEEP_BEGINNING : readCursor(sweepPlaceSchema, cursor);
    return sweep(
      parts,
      { ...type, ...how },
      place,
      overlapMs,
      async (rows, answeredAt) =>
        takeRows(type, await prepareRows(parts, type, rows, call), contextAt(parts, answeredAt)),
      call,
    );
  };
