import { renameSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ChangePage, UntranslatableRecord } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { keyPartsOfChange, stateAfter } from '../../../contract/state.ts';
import { type Reading, failureOf, patientCall, readToEnd, shown } from '../../asking.ts';
import { ensure } from '../../rule.ts';
import { ensureSameState } from '../../rules/same-state.ts';
import type { DocumentRule } from '../check-document-rule.ts';
import type { Channel, DocumentStand } from '../document-stand.ts';
import type { SampleDocument } from '../document-subject.ts';
import { flowsOf } from './reading.ts';

const parkedIn = ({ pages }: Pick<Reading, 'pages'>): readonly UntranslatableRecord[] =>
  pages.flatMap(({ untranslatable }) => untranslatable);

const ensureSpeaks = (flow: string, parked: readonly UntranslatableRecord[]): void => {
  const poor = parked.find(({ key, reason, payload }) => key === '' || reason === '' || payload === '');
  ensure(poor === undefined, () => `${flow}: what is parked lacks key, reason or payload: ${shown(poor)}`);
};

/** Whether a document of the flow is told whole when it comes next; what was wrong before must not be in its way. */
const ensureGoesOn = async (
  { world }: DocumentStand,
  channel: Channel,
  adapter: SystemAdapter,
  flow: FlowName,
  { cursor }: Reading,
): Promise<void> => {
  channel.place(world.document(flow));
  const next = await readToEnd(adapter, flow, cursor);
  ensure(next.changes.length >= 2, () => `${flow}: the good document after it was told as ${shown(next.changes)}`);
  ensure(parkedIn(next).length === 0, () => `${flow}: it was parked again: ${shown(parkedIn(next)[0])}`);
};

const twice: DocumentRule = {
  id: 'documents.twice',
  title: 'does not read a document that is sent twice, and shows that it came',
  needs: [],
  advice: "Look at `repeats` of the inbox, or at the document's own number; put a line into `untranslatable`.",
  check: async (stand) => {
    for (const flow of flowsOf(stand)) {
      const channel = stand.openChannel();
      const adapter = channel.connect();
      const document = stand.world.document(flow);
      channel.place(document);
      const first = await readToEnd(adapter, flow);
      for (const name of [document.name, `again-${document.name}`]) {
        channel.place({ ...document, name });
        const again = await readToEnd(adapter, flow, first.cursor);
        ensure(again.changes.length === 0, () => `${flow}: sent twice, it told ${again.changes.length} changes more`);
      }
      const all = await readToEnd(channel.connect(), flow);
      ensureSameState(flow, 'sent thrice', stateAfter(all.changes), 'sent once', stateAfter(first.changes));
      ensure(parkedIn(all).length > 0, () => `${flow}: nobody can see that the document was sent again`);
      ensureSpeaks(flow, parkedIn(all));
    }
  },
};

/** Hours, so that no stillness a subject insists on is longer. */
const STILL_MS = 3_600_000;

const partial: DocumentRule = {
  id: 'documents.partial',
  title: 'takes nothing of a file that is still being written, and all of it when it is whole',
  needs: [],
  advice: "Take files by platform/inbox: partial names and stillness are settings, a trailer is the format's to know.",
  check: async (stand) => {
    let clock = Date.now();
    const read = async (adapter: SystemAdapter, flow: FlowName): Promise<ChangePage> =>
      adapter.changes.readChanges(flow, null, { ...patientCall(), deadlineAt: clock + 20_000 });
    for (const flow of flowsOf(stand)) {
      const channel = stand.openChannel();
      const adapter = channel.connect({ stillMs: STILL_MS, pageSize: 1_000 }, { now: () => clock });
      const { name, bytes } = stand.world.document(flow);
      const steps = [
        ['half of it', name, bytes.subarray(0, Math.floor(bytes.length / 2))],
        ['most of it', name, bytes.subarray(0, bytes.length - 2)],
        ['all of it under a partial name', `${name}.part`, bytes],
      ] as const;
      for (const [what, written, content] of steps) {
        channel.write(written, content);
        const page = await read(adapter, flow);
        ensure(
          page.changes.length + page.untranslatable.length === 0,
          () =>
            `${flow}: with ${what} written it told ${shown(page.changes)}, and parked ${shown(page.untranslatable)}`,
        );
        clock += STILL_MS - 1;
      }
      channel.write(name, bytes);
      await read(adapter, flow);
      clock += STILL_MS + 1;
      const page = await read(adapter, flow);
      ensure(page.changes.length > 0, () => `${flow}: whole and still, nothing of the file was told`);
      ensure(
        page.untranslatable.length === 0,
        () => `${flow}: whole and still, it parked ${shown(page.untranslatable)}`,
      );
    }
  },
};

const badRecord: DocumentRule = {
  id: 'documents.bad-record',
  title: 'parks a record that makes no sense alone, with key, reason and payload, and tells the others',
  needs: ['BAD_RECORDS'],
  advice: 'Translate each record in a try of its own; never guess a unit or a code.',
  check: async (stand) => {
    for (const flow of flowsOf(stand)) {
      const channel = stand.openChannel();
      const adapter = channel.connect();
      const document = stand.world.withBadRecord?.(flow);
      if (document === undefined) continue;
      channel.place(document);
      const reading = await readToEnd(adapter, flow);
      const parked = parkedIn(reading);
      ensure(parked.length === 1, () => `${flow}: one record makes no sense, and ${parked.length} were parked`);
      ensureSpeaks(flow, parked);
      ensure(reading.changes.length > 0, () => `${flow}: the good records beside it were not told`);
      const isTold = reading.changes.some((each) => isDeepStrictEqual(keyPartsOfChange(each), document.bad));
      ensure(!isTold, () => `${flow}: ${shown(document.bad)} was told although it makes no sense`);
      await ensureGoesOn(stand, channel, adapter, flow, reading);
    }
  },
};

/** Nothing told, something parked that speaks for itself, and no way blocked. */
const ensureRefused = async (
  stand: DocumentStand,
  flow: FlowName,
  what: string,
  document: SampleDocument,
): Promise<string> => {
  const channel = stand.openChannel();
  const adapter = channel.connect();
  channel.place(document);
  const reading = await readToEnd(adapter, flow);
  ensure(reading.changes.length === 0, () => `${flow}, ${what}: it told ${shown(reading.changes)}`);
  // What is torn belongs to no flow for sure: it may be shown in any.
  const others = await Promise.all(
    adapter.changes.flows.filter((each) => each !== flow).map((each) => readToEnd(channel.connect(), each)),
  );
  const parked = [reading, ...others].flatMap(parkedIn);
  ensure(parked.length > 0, () => `${flow}, ${what}: nothing was told and nothing parked, so nobody sees it`);
  ensureSpeaks(flow, parked);
  await ensureGoesOn(stand, channel, adapter, flow, reading);
  return parked[0]?.reason ?? '';
};

const broken: DocumentRule = {
  id: 'documents.broken',
  title: 'takes nothing of a document that is wrong as a whole, parks it with its reason, and reads the next',
  needs: ['ENVELOPES', 'BROKEN_DOCUMENTS'],
  advice: 'Check counts, totals and control numbers of the whole document before the first record is told.',
  check: async (stand) => {
    const variants = Object.entries(stand.world.broken ?? {});
    for (const flow of flowsOf(stand)) {
      for (const [what, make] of variants) await ensureRefused(stand, flow, what, make(flow));
    }
    return variants.map(([what]) => what).join(', ');
  },
};

const empty: DocumentRule = {
  id: 'documents.empty',
  title: 'parks a file without a byte, and reads the next',
  needs: [],
  advice: 'A sender that failed often leaves an empty file: it is a thing to look at, not a document without records.',
  check: async (stand) => {
    const [flow] = flowsOf(stand);
    ensure(flow !== undefined, () => 'the adapter offers no flow');
    const { name } = stand.world.document(flow);
    await ensureRefused(stand, flow, 'an empty file', { name, bytes: new Uint8Array() });
  },
};

const strange: DocumentRule = {
  id: 'documents.strange',
  title: 'parks a document that fits nothing it knows, in one flow, and reads the next',
  needs: ['STRANGE_DOCUMENTS'],
  advice: 'Give what belongs to no flow to the first one; never leave a file lying without a word.',
  check: async (stand) => {
    const channel = stand.openChannel();
    const document = stand.world.strange?.();
    if (document === undefined) return;
    channel.place(document);
    const showing: FlowName[] = [];
    for (const flow of flowsOf(stand)) {
      const adapter = channel.connect();
      const reading = await readToEnd(adapter, flow);
      ensure(
        reading.changes.length === 0,
        () => `${flow}: of a document that fits nothing it told ${shown(reading.changes)}`,
      );
      ensureSpeaks(flow, parkedIn(reading));
      if (parkedIn(reading).length > 0) showing.push(flow);
    }
    for (const flow of flowsOf(stand)) {
      const adapter = channel.connect();
      await ensureGoesOn(stand, channel, adapter, flow, await readToEnd(adapter, flow));
    }
    ensure(showing.length === 1, () => `it is shown in ${showing.length} flows: ${showing.join(', ')}`);
  },
};

const unreadable: DocumentRule = {
  id: 'documents.unreadable',
  title: 'fails with UPSTREAM_UNAVAILABLE while the folder is away, also its probe, and goes on where it stood',
  needs: [],
  advice: 'Let the error of platform/inbox through; a folder that is not there is not an empty one.',
  check: async (stand) => {
    for (const flow of flowsOf(stand)) {
      const channel = stand.openChannel();
      const adapter = channel.connect();
      await adapter.probe(patientCall());
      channel.place(stand.world.document(flow));
      const first = await readToEnd(adapter, flow);
      renameSync(channel.folder, `${channel.folder}.away`);
      const attempts: readonly (() => Promise<unknown>)[] = [
        () => adapter.changes.readChanges(flow, first.cursor, patientCall()),
        () => channel.connect().probe(patientCall()),
      ];
      for (const attempt of attempts) {
        const { retryable } = await failureOf(attempt(), ['UPSTREAM_UNAVAILABLE'], `${flow}: the folder is away`);
        ensure(retryable, () => `${flow}: the error says that trying again is of no use`);
      }
      renameSync(`${channel.folder}.away`, channel.folder);
      channel.place(stand.world.document(flow));
      const after = await readToEnd(adapter, flow, first.cursor);
      ensure(after.changes.length > 0, () => `${flow}: with the folder back, nothing was told`);
    }
  },
};

const ended: DocumentRule = {
  id: 'documents.ended',
  title: 'ends with CANCELLED when its caller has gone and DEADLINE_EXCEEDED after the deadline, and reads later',
  needs: [],
  advice: 'Look at signal and deadline of the call between records.',
  check: async (stand) => {
    const [flow] = flowsOf(stand);
    ensure(flow !== undefined, () => 'the adapter offers no flow');
    const channel = stand.openChannel();
    const adapter = channel.connect();
    channel.place(stand.world.document(flow));
    const gone = { ...patientCall(), signal: AbortSignal.abort() };
    await failureOf(adapter.changes.readChanges(flow, null, gone), ['CANCELLED'], 'the caller had gone');
    const over = { ...patientCall(), deadlineAt: Date.now() - 1 };
    await failureOf(adapter.changes.readChanges(flow, null, over), ['DEADLINE_EXCEEDED'], 'the deadline had passed');
    const { changes } = await readToEnd(adapter, flow);
    ensure(changes.length > 0, () => `${flow}: what was left is not told later`);
  },
};

/** What a reader of documents owes to sync when a sender does not what is right. */
export const DOCUMENT_TROUBLE_RULES: readonly DocumentRule[] = [
  twice,
  partial,
  badRecord,
  broken,
  empty,
  strange,
  unreadable,
  ended,
];
