import { readFile } from 'node:fs/promises';
import type { CanonicalChange, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import { instantOf, parseInstant } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Inbox, InboxDocument } from '@distribution/platform/inbox/inbox';
import { ensureWanted } from '@distribution/platform/request/ensure-wanted';
import { z } from 'zod';
import type { EpcisConfig } from './config.ts';
import { type ReceivedEvent, readDocument } from './read-document.ts';
import type { ShipmentHistory } from './shipment-history.ts';
import { movementsOf } from './translate-movements.ts';
import { TranslationError, reasonOf } from './translation-error.ts';

// Where a reading stands: documents up to `document` are done, and of the next one so many events.
const cursorSchema = z.strictObject({
  document: z.number().int().nonnegative(),
  events: z.number().int().nonnegative(),
});
type Place = z.infer<typeof cursorSchema>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor): Place => {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the EPCIS adapter', { cause });
  }
};

const DOCUMENTS_PER_READ = 50;

/** Reads events out of documents. What is no event is told by the first flow alone. */
export const createEpcisChanges = (
  inbox: Inbox,
  config: EpcisConfig,
  shipments: ShipmentHistory,
  now: () => number,
): ChangeSource => {
  const { flows, system, pageSize } = config;
  const [first] = flows;

  // A document is told page by page: the one that is being read is kept as it was parsed.
  let kept: { readonly sequence: number; readonly events: readonly ReceivedEvent[] } | null = null;
  const eventsOf = async (document: InboxDocument): Promise<readonly ReceivedEvent[]> => {
    if (document.repeats !== null) {
      const reason = `it has the bytes of document ${document.repeats}; it was not read again`;
      return [{ id: '', raw: `${document.name} sha256:${document.sha256}`, event: null, reason }];
    }
    if (kept?.sequence === document.sequence) return kept.events;
    const text = await readFile(document.file, 'utf8').catch((cause: unknown) => {
      throw new AppError('UPSTREAM_UNAVAILABLE', `document ${document.sequence} of ${system} cannot be read`, {
        cause,
      });
    });
    kept = { sequence: document.sequence, events: readDocument(text === '' ? document.name : text) };
    return kept.events;
  };

  const changesOf = async (
    flow: string,
    received: ReceivedEvent,
    document: InboxDocument,
  ): Promise<readonly CanonicalChange[]> => {
    const { event, reason } = received;
    if (event === null) {
      // A document that came before is shown to every flow, since each read it then.
      if (flow === first || document.repeats !== null) throw new TranslationError(reason);
      return [];
    }
    const asOf = event.recordTime ?? parseInstant(document.acceptedAt);
    if (flow === 'shipments') {
      const record = await shipments.apply(received, event, asOf);
      return record === null ? [] : [{ of: 'SHIPMENT', operation: 'UPSERT', record }];
    }
    const movements = movementsOf(config, received, event, { system, asOf, revision: document.sequence });
    return movements.map((record) => ({ of: 'INVENTORY_MOVEMENT', operation: 'UPSERT', record }));
  };

  return {
    flows,
    readChanges: async (flow, cursor, call) => {
      if (!flows.some((each) => each === flow))
        throw new AppError('INVALID_ARGUMENT', `${system} has no flow "${flow}"`);
      let place: Place = cursor === null ? { document: 0, events: 0 } : readCursor(cursor);
      ensureWanted(call, now());
      const confirmedAt = instantOf(now());
      const changes: CanonicalChange[] = [];
      const untranslatable: UntranslatableRecord[] = [];
      let room = pageSize;
      for (const document of await inbox.read(place.document, DOCUMENTS_PER_READ)) {
        ensureWanted(call, now());
        if (room <= 0) break;
        const events = await eventsOf(document);
        let done = place.events;
        while (done < events.length && room > 0) {
          const received = events[done];
          done += 1;
          if (received === undefined) break;
          try {
            const made = await changesOf(flow, received, document);
            changes.push(...made);
            room -= made.length;
          } catch (error) {
            const key = received.event === null ? `${document.name} ${received.id}` : received.id;
            untranslatable.push({ key, reason: reasonOf(error), payload: received.raw });
            room -= 1;
          }
        }
        place = done < events.length ? { ...place, events: done } : { document: document.sequence, events: 0 };
      }
      const complete = inbox.countAfter(place.document) === 0;
      return {
        changes,
        untranslatable,
        cursor: writeCursor(place),
        complete,
        confirmedAt,
        remaining: complete ? 0 : null,
      };
    },
  };
};
