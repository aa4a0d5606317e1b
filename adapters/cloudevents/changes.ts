import { readFile } from 'node:fs/promises';
import type { CanonicalChange, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import { instantOf, parseInstant } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Inbox, InboxDocument } from '@distribution/platform/inbox/inbox';
import { ensureWanted } from '@distribution/platform/request/ensure-wanted';
import { z } from 'zod';
import type { CloudEventsConfig } from './config.ts';
import { type Received, eventsOfText } from './envelope.ts';
import { type SortedEvent, readEvents, sortEvent } from './read-events.ts';

// Where a reading stands: documents up to `document` are done, and of the next one so many events of the flow.
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
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the CloudEvents adapter', { cause });
  }
};

const DOCUMENTS_PER_READ = 50;

/** Reads events out of files. `inbox` is `null` where nothing comes by files: then there is never anything new. */
export const createEventChanges = (inbox: Inbox | null, config: CloudEventsConfig, now: () => number): ChangeSource => {
  const { flows, system, pageSize } = config;
  const [first] = flows;

  // A file is told page by page: the one that is being read is kept as it was parsed.
  let kept: { readonly sequence: number; readonly events: readonly SortedEvent[] } | null = null;
  const parse = async (document: InboxDocument): Promise<readonly SortedEvent[]> => {
    if (kept?.sequence === document.sequence) return kept.events;
    const text = await readFile(document.file, 'utf8').catch((cause: unknown) => {
      throw new AppError('UPSTREAM_UNAVAILABLE', `document ${document.sequence} of ${system} cannot be read`, {
        cause,
      });
    });
    const events = eventsOfText(text, document.name).map((received) => sortEvent(received, config));
    kept = { sequence: document.sequence, events };
    return events;
  };

  const eventsOf = async (document: InboxDocument, flow: string): Promise<readonly Received[]> => {
    if (document.repeats !== null) {
      const original = (await inbox?.find(document.repeats)) ?? null;
      // Shown in the flows that read it then, and not read again.
      if (flow !== first && (original === null || (await eventsOf(original, flow)).length === 0)) return [];
      const reason = `it has the bytes of document ${document.repeats}; it was not read again`;
      return [{ envelope: null, name: document.name, reason, raw: `${document.name} sha256:${document.sha256}` }];
    }
    return (await parse(document)).filter((sorted) => (sorted.flow ?? first) === flow).map(({ received }) => received);
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
      for (const document of (await inbox?.read(place.document, DOCUMENTS_PER_READ)) ?? []) {
        ensureWanted(call, now());
        if (room === 0) break;
        const own = await eventsOf(document, flow);
        const taken = own.slice(place.events, place.events + room);
        const page = readEvents(taken, config, parseInstant(document.acceptedAt));
        changes.push(...page.changes);
        untranslatable.push(...page.untranslatable);
        room -= taken.length;
        const events = place.events + taken.length;
        place = events < own.length ? { ...place, events } : { document: document.sequence, events: 0 };
      }
      const complete = inbox === null || inbox.countAfter(place.document) === 0;
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
