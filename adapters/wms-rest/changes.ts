import type { SourceCursor } from '@distribution/model/erp/change';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import type { SystemCode } from '@distribution/model/origin';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import type { WmsRequester } from './client.ts';
import { MOVEMENTS, SHIP_NOTICES, SHIPMENTS, type Stream, translateRows } from './translate-rows.ts';
import { pageWire } from './wire.ts';

const STREAM_OF_FLOW: Readonly<Partial<Record<FlowName, Stream>>> = {
  movements: MOVEMENTS,
  shipments: SHIPMENTS,
  'advance-ship-notices': SHIP_NOTICES,
};

/** The stream a row version belongs to, and the row version read last. */
const cursorSchema = z.strictObject({ stream: z.string().min(1), after: z.number().int().nonnegative() });
type Place = z.infer<typeof cursorSchema>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor): Place => {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the warehouse adapter', { cause });
  }
};

/** Reads movements, shipments and announced goods in the order of change, after the last row version read. */
export const createWmsChanges = (
  system: SystemCode,
  request: WmsRequester,
  units: UnitLookup,
  pageSize: number,
): ChangeSource => ({
  flows: FLOW_NAMES.filter((flow) => STREAM_OF_FLOW[flow] !== undefined),
  readChanges: async (flow, cursor, call) => {
    const stream = STREAM_OF_FLOW[flow];
    if (stream === undefined) throw new AppError('INVALID_ARGUMENT', `${system} has no flow "${flow}"`);
    const read = (place: Place | null) =>
      request(
        {
          path: `${stream.path}?limit=${pageSize}${place === null ? '' : `&after=${place.after}&stream=${encodeURIComponent(place.stream)}`}`,
          endpoint: stream.path,
          answer: pageWire,
        },
        call,
      );
    // A row version of another stream (the system was set up anew) says nothing: read everything again.
    const page = (cursor === null ? null : await read(readCursor(cursor))) ?? (await read(null));
    if (page === null)
      throw new AppError('UPSTREAM_PROTOCOL', `${system} refuses to read ${stream.path} from the beginning`);
    return {
      ...translateRows(stream, page.items, { system, asOf: page.asOf, units }),
      cursor: writeCursor({ stream: page.stream, after: page.next }),
      complete: !page.hasMore,
      confirmedAt: page.asOf,
      remaining: page.remaining,
    };
  },
});
