import { readFile } from 'node:fs/promises';
import type { CanonicalChange, SourceCursor, UntranslatableRecord } from '@distribution/model/erp/change';
import type { ChangeSource } from '@distribution/model/erp/system-adapter';
import { unknownCodesIn } from '@distribution/model/erp/unknown-code';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Inbox, InboxDocument } from '@distribution/platform/inbox/inbox';
import { ensureWanted } from '@distribution/platform/request/ensure-wanted';
import { z } from 'zod';
import { type DocumentStep, type Reception, receiveDocument, refuseStep } from './receive-document.ts';
import { reasonOf } from './translation-error.ts';

// Where a reading stands: documents up to `document` are done, and of the next one so many steps.
const cursorSchema = z.strictObject({
  document: z.number().int().nonnegative(),
  steps: z.number().int().nonnegative(),
});
type Place = z.infer<typeof cursorSchema>;

const writeCursor = (place: Place): SourceCursor => JSON.stringify(place) as SourceCursor; // only this file writes cursors
const readCursor = (cursor: SourceCursor): Place => {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (cause) {
    throw new AppError('CURSOR_INVALID', 'the stored cursor was not written by the X12 adapter', { cause });
  }
};

/** Documents looked at for one page: most are of other flows. */
const DOCUMENTS_PER_READ = 50;
/** Documents kept as they were cut: flows read the same ones one after the other. */
const KEPT_DOCUMENTS = 16;

/** X12 says nothing of its character set: UTF-8 where the bytes are such, else Latin-1, in which every byte is a sign. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
};

/** Reads what partners sent, flow by flow, document by document. */
export const createX12Changes = (inbox: Inbox, reception: Reception): ChangeSource => {
  const { system, pageSize, flows } = reception.config;
  const received = new Map<number, Promise<readonly DocumentStep[]>>();

  const cut = async (document: InboxDocument): Promise<readonly DocumentStep[]> => {
    const bytes = await readFile(document.file).catch((cause: unknown) => {
      throw new AppError('UPSTREAM_UNAVAILABLE', `document ${document.sequence} of ${system} cannot be read`, {
        cause,
      });
    });
    return receiveDocument(document, decode(bytes), reception);
  };

  /** A document that came before is shown in the flows that read it then, and not read again. */
  const repetitionOf = async ({ name, sha256 }: InboxDocument, repeats: number): Promise<readonly DocumentStep[]> => {
    const original = await inbox.find(repeats);
    const told = original === null ? [] : (await stepsOf(original)).map(({ flow }) => flow);
    const reason = `it has the bytes of document ${repeats}; it was not read again`;
    return [...new Set([...told, ...flows.slice(0, told.length === 0 ? 1 : 0)])].map((flow) =>
      refuseStep(flow, name, reason, `${name} sha256:${sha256}`),
    );
  };

  const stepsOf = (document: InboxDocument): Promise<readonly DocumentStep[]> => {
    const known = received.get(document.sequence);
    if (known !== undefined) return known;
    const steps = document.repeats === null ? cut(document) : repetitionOf(document, document.repeats);
    for (const oldest of received.keys()) if (received.size >= KEPT_DOCUMENTS) received.delete(oldest);
    received.set(document.sequence, steps);
    steps.catch(() => received.delete(document.sequence));
    return steps;
  };

  return {
    flows,
    readChanges: async (flow, cursor, call) => {
      if (!flows.some((each) => each === flow))
        throw new AppError('INVALID_ARGUMENT', `${system} has no flow "${flow}"`);
      let place: Place = cursor === null ? { document: 0, steps: 0 } : readCursor(cursor);
      ensureWanted(call, reception.now());
      const confirmedAt = instantOf(reception.now());
      const documents = await inbox.read(place.document, DOCUMENTS_PER_READ);
      const changes: CanonicalChange[] = [];
      const untranslatable: UntranslatableRecord[] = [];
      let room = pageSize;
      for (const document of documents) {
        ensureWanted(call, reception.now());
        if (room === 0) break;
        const own = (await stepsOf(document)).filter((step) => step.flow === flow);
        const taken = own.slice(place.steps, place.steps + room);
        for (const { key, payload, changes: make } of taken) {
          try {
            changes.push(...(await make()));
          } catch (error) {
            untranslatable.push({ key, reason: reasonOf(error), ...unknownCodesIn(error), payload });
          }
        }
        room -= taken.length;
        const steps = place.steps + taken.length;
        place = steps < own.length ? { ...place, steps } : { document: document.sequence, steps: 0 };
      }
      const waiting = inbox.countAfter(place.document);
      return {
        changes,
        untranslatable,
        cursor: writeCursor(place),
        complete: waiting === 0,
        confirmedAt,
        remaining: waiting === 0 ? 0 : null,
      };
    },
  };
};
