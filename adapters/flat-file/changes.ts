import type { CanonicalChange, ChangePage, UntranslatableRecord } from '@distribution/model/erp/change';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { SystemCode } from '@distribution/model/origin';
import { AppError, toAppError } from '@distribution/platform/errors/app-error';
import type { Inbox, InboxDocument } from '@distribution/platform/inbox/inbox';
import { openDeadline } from '@distribution/platform/request/deadline';
import { untilAborted } from '@distribution/platform/request/until-aborted';
import type { CompiledLayout } from './layout/compile-layout.ts';
import { BEGINNING, type Place, START, readCursor, writeCursor } from './place.ts';
import { type Inspection, inspectDocument } from './reading/inspect-document.ts';
import { type Telling, type Told, labelOf, parkedDocument, tellDocument } from './tell-document.ts';

/** What reading needs. */
export interface FlatFileParts {
  readonly system: SystemCode;
  readonly inbox: Inbox;
  readonly layouts: readonly CompiledLayout[];
  readonly pageSize: number;
  readonly now: () => number;
}

/** Reads the flows of a drop folder, and lets go of open files. */
export interface FlatFileChanges extends ChangeSource {
  close(): Promise<void>;
}

/** Documents looked at in one go. */
const AT_ONCE = 100;

/** A document that was read up to a place and is still open there. */
interface OpenReading {
  readonly at: string;
  readonly steps: AsyncGenerator<Told, void, undefined>;
  /** A step that a call began and did not wait for: passing over what is done may take longer than one call has. */
  begun: Promise<IteratorResult<Told, void>> | null;
}

/**
 * A page is filled document after document, record after record; its cursor says how far. The reading of a document is
 * kept open between two pages of a flow; a reader that comes from elsewhere passes over what is done.
 */
export const createFlatFileChanges = ({ system, inbox, layouts, pageSize, now }: FlatFileParts): FlatFileChanges => {
  const flows: readonly FlowName[] = [...new Set(layouts.map(({ layout }) => layout.flow))];
  const inspections = new Map<string, Promise<Inspection>>();
  const open = new Map<FlowName, OpenReading>();

  const inspect = (document: InboxDocument, compiled: CompiledLayout): Promise<Inspection> => {
    const name = `${document.sequence} ${compiled.layout.name}`;
    const known = inspections.get(name);
    if (known !== undefined) return known;
    const inspection = inspectDocument(document, compiled);
    inspection.catch(() => inspections.delete(name));
    inspections.set(name, inspection);
    const [oldest] = inspections.keys();
    if (inspections.size > AT_ONCE && oldest !== undefined) inspections.delete(oldest);
    return inspection;
  };

  /** The snapshot by the same layout that was accepted before and could be read. */
  const findEarlier = async (document: InboxDocument, compiled: CompiledLayout) => {
    for (let at = document.sequence - 1; ; at -= 1) {
      const earlier = await inbox.find(at);
      if (earlier === null) return null;
      if (earlier.repeats !== null || compiled.groupsOf(earlier.name) === null) continue;
      const inspection = await inspect(earlier, compiled);
      if (inspection.ok) return { document: earlier, scattered: inspection.scattered };
    }
  };

  /** By which layouts a document is to be read for the flow, or why nothing of it is. */
  const judge = (
    document: InboxDocument,
    flow: FlowName,
  ): { readonly fitting: readonly CompiledLayout[]; readonly refusal: UntranslatableRecord | null } => {
    const all = layouts.filter((each) => each.groupsOf(document.name) !== null);
    if (all.length === 0) {
      const reason = 'no layout is for files of this name; nothing of it was read';
      return { fitting: [], refusal: flow === flows[0] ? parkedDocument(document, labelOf(document), reason) : null };
    }
    const fitting = all.filter(({ layout }) => layout.flow === flow);
    if (fitting.length === 0 || document.repeats === null) return { fitting, refusal: null };
    // Under its name alone: a sender that repeats itself every day is one line to look at, not a hundred.
    const reason = `it has the bytes of document ${document.repeats}; it was not read again`;
    return { fitting: [], refusal: parkedDocument(document, document.name, reason) };
  };

  const placeName = (place: Place): string => JSON.stringify([place.after, place.inside]);

  const beginReading = (
    flow: FlowName,
    place: Place,
    what: Pick<Telling, 'document' | 'compiled' | 'inspection'>,
  ): OpenReading => {
    const kept = open.get(flow);
    const at = placeName(place);
    if (kept?.at === at) {
      open.delete(flow);
      return kept;
    }
    const telling = { ...what, system, findEarlier: () => findEarlier(what.document, what.compiled) };
    return { at, steps: tellDocument(telling, place.inside), begun: null };
  };

  const drop = (reading: OpenReading | undefined): void => {
    reading?.begun?.catch(() => undefined); // nobody waits for it any more
    reading?.steps.return().catch(() => undefined);
  };

  const keep = (flow: FlowName, reading: OpenReading): void => {
    drop(open.get(flow));
    open.set(flow, reading);
  };

  const readPage = async (
    flow: FlowName,
    from: Place,
    wait: <T>(work: Promise<T>) => Promise<T>,
    hasEnded: () => boolean,
  ): Promise<ChangePage> => {
    const changes: CanonicalChange[] = [];
    const untranslatable: UntranslatableRecord[] = [];
    let place = from;
    const isFull = (): boolean => changes.length + untranslatable.length >= pageSize;
    const page = (complete: boolean): ChangePage => {
      const cursor = writeCursor(place);
      return { changes, untranslatable, cursor, complete, confirmedAt: place.asOf, remaining: complete ? 0 : null };
    };

    /** Tells a document by one layout; answers whether it came to its end. */
    const tell = async (document: InboxDocument, compiled: CompiledLayout): Promise<boolean> => {
      const inspection = await wait(inspect(document, compiled));
      if (!inspection.ok) {
        untranslatable.push(
          parkedDocument(document, labelOf(document), `nothing of it was taken: ${inspection.reason}`),
        );
        return true;
      }
      const reading = beginReading(flow, place, { document, compiled, inspection });
      while (!isFull()) {
        const begun = reading.begun ?? reading.steps.next();
        const step = await wait(begun).catch((error: unknown) => {
          if (hasEnded()) keep(flow, { ...reading, at: placeName(place), begun });
          else drop(reading);
          throw error;
        });
        reading.begun = null;
        if (step.done === true) {
          place = { ...place, asOf: place.asOf > inspection.asOf ? place.asOf : inspection.asOf };
          return true;
        }
        changes.push(...step.value.changes);
        untranslatable.push(...step.value.untranslatable);
        place = { ...place, inside: step.value.next };
      }
      keep(flow, { ...reading, at: placeName(place) });
      return false;
    };

    for (;;) {
      const documents = await wait(inbox.read(place.after, AT_ONCE));
      if (documents.length === 0) return page(true);
      for (const document of documents) {
        const { fitting, refusal } = judge(document, flow);
        if (refusal !== null) untranslatable.push(refusal);
        for (const compiled of fitting.slice(place.inside.layout)) {
          if (!(await tell(document, compiled))) return page(false);
          place = { ...place, inside: { ...BEGINNING, layout: place.inside.layout + 1 } };
        }
        place = { ...place, after: document.sequence, inside: BEGINNING };
        if (isFull()) return page(false);
      }
    }
  };

  return {
    flows,
    readChanges: async (flow, cursor, call) => {
      if (!flows.includes(flow)) throw new AppError('INVALID_ARGUMENT', `${system} has no flow "${flow}"`);
      const from = cursor === null ? START : readCursor(cursor);
      const deadline = openDeadline({ parent: call.signal, timeoutMs: Math.max(0, call.deadlineAt - now()) });
      const wait = <T>(work: Promise<T>): Promise<T> => untilAborted(work, deadline.aborts, toAppError);
      try {
        return await readPage(flow, from, wait, () => deadline.aborts.aborted);
      } finally {
        deadline.close();
      }
    },
    close: async () => {
      const left = [...open.values()];
      await Promise.allSettled(left.map(({ begun }) => begun ?? Promise.resolve()));
      await Promise.allSettled(left.map(({ steps }) => steps.return()));
      open.clear();
    },
  };
};
