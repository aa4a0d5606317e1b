import type { CanonicalChange, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import { FLOW_NAMES, type FlowName } from '@distribution/model/operations/sync-flow';
import type { Instant } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { type Place, type Sighting, readCursor, wasTold } from './change-cursor.ts';
import { createPositionChanges } from './position-changes.ts';
import type { PositionReader } from './read-positions.ts';
import { type FlowRecordType, RECORD_TYPE_OF_FLOW } from './record-types.ts';
import { type SourceParts, contextAt } from './source-parts.ts';
import { type Found, lastStampIn, sweep } from './sweep.ts';
import { reasonOf } from './translation.ts';
import type { Row } from './wire.ts';

/** Records of one model: each row is a record, or several, or none. */
const takeRecords =
  (parts: SourceParts, type: FlowRecordType, place: Place, call: SourceCall) =>
  async (rows: readonly Row[], answeredAt: Instant): Promise<Found> => {
    const context = await contextAt(parts, answeredAt, call);
    const changes: CanonicalChange[] = [];
    const untranslatable: UntranslatableRecord[] = [];
    const sightings: Sighting[] = [];
    for (const row of await type.complete(rows, parts.client, call)) {
      const sighting = { id: row.id, stamp: lastStampIn(row) };
      sightings.push(sighting);
      if (wasTold(place, sighting)) continue;
      try {
        changes.push(...type.upsertsOf(row, context));
      } catch (error) {
        const key = `${type.model} ${String(row[type.key])}`;
        untranslatable.push({ key, reason: reasonOf(error), ...unknownCodesIn(error), payload: JSON.stringify(row) });
      }
    }
    return { changes, untranslatable, sightings };
  };

/** Reads changes by poll. */
export const createTrytonChanges = (parts: SourceParts, reader: PositionReader): ChangeSource => {
  const readPositionChanges = createPositionChanges(parts, reader);
  return {
    flows: FLOW_NAMES.filter((flow) => flow === 'inventory' || RECORD_TYPE_OF_FLOW[flow] !== undefined),
    readChanges: async (flow: FlowName, cursor: SourceCursor | null, call) => {
      const place = readCursor(cursor);
      if (flow === 'inventory') return readPositionChanges(place, call);
      const type = RECORD_TYPE_OF_FLOW[flow];
      if (type === undefined) throw new AppError('INVALID_ARGUMENT', `${parts.config.system} has no flow "${flow}"`);
      const swept = { ...type, domain: type.domain(parts.config) };
      return sweep(parts, swept, place, takeRecords(parts, type, place, call), call);
    },
  };
};
