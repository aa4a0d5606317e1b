import { isDeepStrictEqual } from 'node:util';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { keyOfChange, keyPartsOfChange, stateAfter } from '../../../contract/state.ts';
import { readToEnd, shown } from '../../asking.ts';
import { ensure } from '../../rule.ts';
import { contains } from '../../rules/known-records.ts';
import { foreignCursor, restart } from '../../rules/change-troubles.ts';
import { canonical, flows, idle, pages } from '../../rules/changes.ts';
import { ensureSameState } from '../../rules/same-state.ts';
import type { DocumentRule } from '../check-document-rule.ts';
import type { Channel, DocumentStand } from '../document-stand.ts';

/** The flows of the adapter. */
export const flowsOf = (stand: DocumentStand): readonly FlowName[] => stand.openChannel().connect().changes.flows;

/** A folder with two documents of every flow. */
const filled = (stand: DocumentStand): Channel => {
  const channel = stand.openChannel();
  for (const flow of flowsOf(stand))
    for (const document of [stand.world.document(flow), stand.world.document(flow)]) channel.place(document);
  return channel;
};

const told: DocumentRule = {
  ...canonical,
  id: 'documents.canonical',
  title: 'tells canonical records of its own flow, under its own system code, and all of a sound document',
  needs: [],
  check: async (stand) => {
    const channel = filled(stand);
    await canonical.check(channel);
    for (const flow of flowsOf(stand)) {
      const records = stateAfter((await readToEnd(channel.connect(), flow)).changes).size;
      ensure(records >= 2, () => `${flow}: of two documents with two records each it told ${records}`);
    }
  },
};
const ownFlows: DocumentRule = {
  ...flows,
  id: 'documents.flows',
  needs: [],
  check: (stand) => flows.check(filled(stand)),
};
const paged: DocumentRule = {
  ...pages,
  id: 'documents.pages',
  title: 'tells a document in pages of one record as in one large page',
  needs: ['PAGED_DOCUMENTS'],
  advice: 'Keep the place inside the document in the cursor; a page is complete only after the last document.',
  check: (stand) => pages.check(filled(stand)),
};
const quiet: DocumentRule = {
  ...idle,
  id: 'documents.idle',
  needs: [],
  advice: 'Read documents after the one in the cursor.',
  check: (stand) => idle.check(filled(stand)),
};
const resumed: DocumentRule = {
  ...restart,
  id: 'documents.restart',
  needs: ['PAGED_DOCUMENTS'],
  check: (stand) => restart.check(filled(stand)),
};
const strangeCursor: DocumentRule = {
  ...foreignCursor,
  id: 'documents.foreign-cursor',
  needs: [],
  check: (stand) => foreignCursor.check(filled(stand)),
};

const order: DocumentRule = {
  id: 'documents.order',
  title: 'lets the later document win, in whatever order its changes are applied',
  needs: [],
  advice:
    'Take origin.revision from the number of the document and the place in it, or from what the document says itself.',
  check: async (stand) => {
    for (const flow of flowsOf(stand)) {
      const [first, second] = [stand.world.document(flow), stand.world.document(flow)];
      const [both, last] = [stand.openChannel(), stand.openChannel()];
      const adapter = both.connect();
      both.place(first);
      const before = await readToEnd(adapter, flow);
      both.place(second);
      const after = await readToEnd(adapter, flow, before.cursor);
      last.place(second);
      const due = stateAfter((await readToEnd(last.connect(), flow)).changes);
      const late = stateAfter([...after.changes, ...before.changes]);
      ensureSameState(flow, 'applied late', late, 'in order', stateAfter([...before.changes, ...after.changes]));
      const kept = new Map([...late].filter(([key]) => due.has(key)));
      ensureSameState(flow, 'after both documents', kept, 'after the second alone', due);
    }
  },
};

const late: DocumentRule = {
  id: 'documents.late',
  title: 'reads a document that comes after one with a later name',
  needs: [],
  advice: 'Go by the order of acceptance (platform/inbox), never by names or dates.',
  check: async (stand) => {
    for (const flow of flowsOf(stand)) {
      const [late, early] = [stand.world.document(flow), stand.world.document(flow)];
      const channel = stand.openChannel();
      const adapter = channel.connect();
      channel.place(early);
      const { cursor } = await readToEnd(adapter, flow);
      channel.place(late);
      const { changes } = await readToEnd(adapter, flow, cursor);
      ensure(changes.length > 0, () => `${flow}: ${late.name} came after ${early.name}, and nothing of it was told`);
    }
  },
};

const incremental: DocumentRule = {
  id: 'documents.incremental',
  title: 'leads to the same state by reading document after document as by reading them all anew',
  needs: [],
  advice: 'Translate a document by itself; what it means must not depend on when it is read.',
  check: async (stand) => {
    for (const flow of flowsOf(stand)) {
      const channel = stand.openChannel();
      const adapter = channel.connect();
      let reading = await readToEnd(adapter, flow);
      const all = [...reading.changes];
      for (let documents = 0; documents < 3; documents += 1) {
        channel.place(stand.world.document(flow));
        reading = await readToEnd(adapter, flow, reading.cursor);
        ensure(reading.changes.length > 0, () => `${flow}: nothing was told of document ${documents + 1}`);
        all.push(...reading.changes);
      }
      const anew = await readToEnd(channel.connect(), flow);
      ensureSameState(flow, 'one by one', stateAfter(all), 'anew', stateAfter(anew.changes));
    }
  },
};

const twoReaders: DocumentRule = {
  id: 'documents.two-readers',
  title: 'tells two processes and all flows that read at once the same, each document once',
  needs: [],
  advice: 'Take documents by platform/inbox; nothing a reader does may take a document away from another.',
  check: async (stand) => {
    const channel = filled(stand);
    const adapters = [channel.connect(), channel.connect()];
    const asked = flowsOf(stand);
    const readings = await Promise.all(
      adapters.map((adapter) => Promise.all(asked.map((flow) => readToEnd(adapter, flow)))),
    );
    asked.forEach((flow, at) => {
      const [one, other] = readings.map((each) => (each[at]?.changes ?? []).map(keyOfChange));
      ensure(
        isDeepStrictEqual(one, other) && (one?.length ?? 0) > 0,
        () => `${flow}: one reader was told ${shown(one)}, the other ${shown(other)}`,
      );
    });
  },
};

const deletes: DocumentRule = {
  id: 'documents.deletes',
  title: 'tells of a record that a document removes, once, with its key and a newer revision',
  needs: ['REMOVALS', 'REMOVED_RECORDS'],
  advice: 'Map the operation column, or compare a snapshot with the one before.',
  check: async (stand) => {
    const kept: string[] = [];
    for (const flow of flowsOf(stand)) {
      const remove = stand.world.removal?.[flow];
      if (remove === undefined) {
        const reason = stand.world.neverRemoved?.[flow];
        ensure(reason !== undefined, () => `the sender removes no record of ${flow} and does not say why`);
        kept.push(`${flow} not asked: ${reason}`);
        continue;
      }
      const { before, after, key } = remove();
      const channel = stand.openChannel();
      const adapter = channel.connect();
      channel.place(before);
      const first = await readToEnd(adapter, flow);
      channel.place(after);
      const second = await readToEnd(adapter, flow, first.cursor);
      const gone = second.changes.filter(({ operation }) => operation === 'DELETE').map(keyPartsOfChange);
      ensure(
        isDeepStrictEqual(gone, [key]),
        () => `${flow}: ${shown(key)} was removed, and it told that ${shown(gone)} is gone`,
      );
      const isLeft = [...stateAfter([...second.changes, ...first.changes]).values()].length;
      const wasThere = stateAfter([
        ...first.changes,
        ...second.changes.filter(({ operation }) => operation !== 'DELETE'),
      ]);
      ensure(isLeft === wasThere.size - 1, () => `${flow}: the removal of ${shown(key)} does not end the record`);
    }
    return kept.join('; ');
  },
};

const known: DocumentRule = {
  id: 'documents.known-records',
  title: 'tells records whose truth is known with exactly those units, amounts and words',
  needs: ['KNOWN_RECORDS'],
  advice: 'Map codes by tables and keep amounts as decimal text; never convert on the way.',
  check: async (stand) => {
    const { documents, records } = stand.world.known?.() ?? { documents: [], records: [] };
    const channel = stand.openChannel();
    documents.forEach((document) => channel.place(document));
    for (const { flow, key, contains: truth } of records) {
      const { changes } = await readToEnd(channel.connect(), flow);
      const change = changes.findLast((each) => isDeepStrictEqual(keyPartsOfChange(each), key));
      const record = change?.operation === 'UPSERT' ? change.record : null;
      ensure(
        contains(record, truth),
        () => `${flow} ${key.join(' ')}: told ${shown(record)}, where ${shown(truth)} is so`,
      );
    }
    return `${records.length} records`;
  },
};

const encodings: DocumentRule = {
  id: 'documents.encodings',
  title: 'reads the same from every encoding and spelling it claims to understand',
  needs: ['ENCODINGS'],
  advice: 'Decode by a library and by what the document or its layout says; take off the byte order mark.',
  check: async (stand) => {
    const names = new Set<string>();
    for (const flow of flowsOf(stand)) {
      const variants = Object.entries(stand.world.encodings?.(flow) ?? {});
      const states = await Promise.all(
        variants.map(async ([name, { settings = {}, ...document }]) => {
          names.add(name);
          const channel = stand.openChannel();
          channel.place(document);
          return { name, state: stateAfter((await readToEnd(channel.connect({ settings }), flow)).changes) };
        }),
      );
      for (const { name, state } of states) {
        ensure(state.size > 0, () => `${flow}: of ${name} nothing was told`);
        const [first] = states;
        if (first !== undefined) ensureSameState(flow, name, state, first.name, first.state);
      }
    }
    return [...names].join(', ');
  },
};

/** What a reader of documents owes to sync while all goes well. */
export const DOCUMENT_READING_RULES: readonly DocumentRule[] = [
  ownFlows,
  told,
  paged,
  quiet,
  resumed,
  strangeCursor,
  order,
  late,
  incremental,
  twoReaders,
  deletes,
  known,
  encodings,
];
