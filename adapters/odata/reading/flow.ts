import type { ChangePage, SourceCursor } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import { AppError } from '@distribution/platform/errors/app-error';
import type { z } from 'zod';

/** How the changes of one flow are read. */
export type FlowReading = (cursor: SourceCursor | null, call: SourceCall) => Promise<ChangePage>;
export type FlowReadings = Readonly<Partial<Record<FlowName, FlowReading>>>;

export const writeCursor = (place: object): SourceCursor => JSON.stringify(place) as SourceCursor; // only this folder writes cursors

/** Throws CURSOR_INVALID for text that was not written by this way of reading. */
export const readCursor = <T>(schema: z.ZodType<T>, cursor: SourceCursor): T => {
  try {
    return schema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by this flow of the OData adapter', {
      cause,
    });
  }
};

/** The flows of a profile as the house reads changes. */
export const createODataChanges = (system: string, flows: FlowReadings): ChangeSource => ({
  flows: FLOW_NAMES.filter((flow) => flows[flow] !== undefined),
  readChanges: async (flow, cursor, call) => {
    const read = flows[flow];
    if (read === undefined) throw new AppError('INVALID_ARGUMENT', `${system} has no flow "${flow}"`);
    return read(cursor, call);
  },
});
