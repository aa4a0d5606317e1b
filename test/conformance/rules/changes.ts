import { isDeepStrictEqual } from 'node:util';
import { FLOW_OF_RECORD } from '@distribution/model/erp/change';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { canonicalChangesSchema } from '../../contract/canonical-changes.ts';
import { keyOfChange, keyPartsOfChange, stateAfter } from '../../contract/state.ts';
import { failureOf, patientCall, readToEnd, shown } from '../asking.ts';
import { type Rule, ensure } from '../rule.ts';
import type { ReadingStand } from '../stand.ts';
import { changeOf } from './change-step.ts';
import { ensureSameState } from './same-state.ts';

export const flows: Rule<ReadingStand> = {
  id: 'changes.flows',
  title: 'names its flows once each, and refuses any other with INVALID_ARGUMENT',
  needs: [],
  advice: 'Look the flow up in a table; throw AppError INVALID_ARGUMENT when it is not there.',
  check: async ({ connect }) => {
    const adapter = connect();
    const offered = adapter.changes.flows;
    ensure(offered.length > 0, () => 'it offers no flow');
    ensure(new Set(offered).size === offered.length, () => `a flow is named twice: ${offered.join(', ')}`);
    const other = FLOW_NAMES.find((flow) => !offered.includes(flow));
    if (other !== undefined) {
      await failureOf(
        adapter.changes.readChanges(other, null, patientCall()),
        ['INVALID_ARGUMENT'],
        `asked for the flow ${other}`,
      );
    }
    return offered.join(', ');
  },
};

export const canonical: Rule<ReadingStand> = {
  id: 'changes.canonical',
  title: 'tells canonical records of its own flow, under its own system code, with nothing left out of a sound system',
  needs: [],
  advice: "Build records by the model's schemas; give what cannot be built to `untranslatable`.",
  check: async ({ connect }) => {
    const adapter = connect();
    for (const flow of adapter.changes.flows) {
      const { changes, pages } = await readToEnd(adapter, flow);
      const problem = canonicalChangesSchema.safeParse(changes).error?.issues[0];
      ensure(problem === undefined, () => `${flow}: ${problem?.path.join('.')}: ${problem?.message}`);
      const foreign = changes.find(({ of }) => FLOW_OF_RECORD[of] !== flow);
      ensure(foreign === undefined, () => `${flow}: it told of a ${foreign?.of}, which belongs to another flow`);
      const origins = changes.map((change) => (change.operation === 'DELETE' ? change.origin : change.record.origin));
      const strange = origins.find(({ system }) => system !== adapter.system);
      ensure(
        strange === undefined,
        () => `${flow}: a record is said to come from ${strange?.system}, the adapter is ${adapter.system}`,
      );
      const [left] = pages.flatMap(({ untranslatable }) => untranslatable);
      ensure(left === undefined, () => `${flow}: ${left?.key} could not be translated: ${left?.reason}`);
    }
  },
};

export const pages: Rule<ReadingStand> = {
  id: 'changes.pages',
  title: 'tells the same in pages of one record as in one large page',
  needs: ['PAGED_CHANGES'],
  advice:
    'Follow the system to its last page; a page is complete only when the system says that nothing more is there.',
  check: async ({ connect }) => {
    const [one, many] = [connect({ pageSize: 1 }), connect({ pageSize: 1000 })];
    for (const flow of one.changes.flows) {
      const [small, large] = [await readToEnd(one, flow), await readToEnd(many, flow)];
      ensureSameState(flow, 'in small pages', stateAfter(small.changes), 'in one page', stateAfter(large.changes));
      const records = stateAfter(large.changes).size;
      ensure(
        records < 3 || small.pages.length > large.pages.length,
        () => `${flow}: ${records} records came in ${small.pages.length} pages, whatever the size of a page was set to`,
      );
    }
  },
};

const remaining: Rule = {
  id: 'changes.remaining',
  title: 'counts down what is still to come, where it counts at all',
  needs: ['PAGED_CHANGES'],
  advice:
    'Say null where the system tells no count; otherwise never a larger number than before, and 0 or null at the end.',
  check: async ({ connect }) => {
    const adapter = connect({ pageSize: 1 });
    for (const flow of adapter.changes.flows) {
      const counts = (await readToEnd(adapter, flow)).pages.flatMap((page) => page.remaining ?? []);
      const falls = counts.every((count, at) => at === 0 || count <= (counts[at - 1] ?? 0));
      ensure(falls && (counts.at(-1) ?? 0) === 0, () => `${flow}: the counts were ${counts.join(', ')}`);
    }
  },
};

export const idle: Rule<ReadingStand> = {
  id: 'changes.idle',
  title: 'tells nothing when nothing has changed, with a cursor that goes on',
  needs: [],
  advice: 'Ask for what came after the cursor; a source that cannot say so compares with what it told before.',
  check: async ({ connect }) => {
    const adapter = connect();
    for (const flow of adapter.changes.flows) {
      let { cursor } = await readToEnd(adapter, flow);
      for (const time of ['once', 'twice']) {
        const again = await readToEnd(adapter, flow, cursor);
        ensure(
          again.changes.length === 0,
          () => `${flow}: read ${time} more with nothing changed, it told ${shown(again.changes.map(keyOfChange))}`,
        );
        cursor = again.cursor;
      }
    }
  },
};

const incremental: Rule = {
  id: 'changes.incremental',
  title: 'leads to the same state by reading on as by reading everything anew',
  needs: ['CHANGED_RECORDS'],
  advice: 'Take the cursor from what the system said, not from what was translated or from a clock.',
  check: async (stand) => {
    const adapter = stand.connect({});
    for (const flow of adapter.changes.flows) {
      const before = await readToEnd(adapter, flow);
      const key = await changeOf(stand, flow);
      const after = await readToEnd(adapter, flow, before.cursor);
      ensure(after.changes.length > 0, () => `${flow}: a change of ${key.join(' ')} was not told`);
      const anew = await readToEnd(stand.connect(), flow);
      const known = stateAfter([...before.changes, ...after.changes]);
      const due = stateAfter(anew.changes);
      // What is read anew may leave out what is history by now (an older version of a forecast).
      const kept = new Map([...known].filter(([each]) => due.has(each)));
      ensureSameState(flow, 'read on', kept, 'read anew', due);
    }
  },
};

const betweenPages: Rule = {
  id: 'changes.between-pages',
  title: 'misses nothing that changes while it is read page by page',
  needs: ['PAGED_CHANGES', 'CHANGED_RECORDS'],
  advice:
    'Page by key or row version, never by offset over rows that move; take the end of the reading from its beginning.',
  check: async (stand) => {
    const adapter = stand.connect({ pageSize: 1 });
    for (const flow of adapter.changes.flows) {
      const first = await adapter.changes.readChanges(flow, null, patientCall());
      await changeOf(stand, flow);
      const rest = await readToEnd(adapter, flow, first.cursor);
      const later = await readToEnd(adapter, flow, rest.cursor);
      const known = stateAfter([...first.changes, ...rest.changes, ...later.changes]);
      const due = stateAfter((await readToEnd(stand.connect(), flow)).changes);
      ensureSameState(
        flow,
        'read while it changed',
        new Map([...known].filter(([each]) => due.has(each))),
        'read anew',
        due,
      );
    }
  },
};

const outOfOrder: Rule = {
  id: 'changes.out-of-order',
  title: 'orders the states of a record by revisions that rise with every change',
  needs: ['CHANGED_RECORDS'],
  advice:
    "Take origin.revision from the system's own order (a row version, a sequence, a write date in microseconds), never from this machine's clock or a constant.",
  check: async (stand) => {
    const adapter = stand.connect({});
    for (const flow of adapter.changes.flows) {
      const first = await readToEnd(adapter, flow);
      ensureSameState(
        flow,
        'read once',
        stateAfter(first.changes),
        'read again',
        stateAfter((await readToEnd(adapter, flow)).changes),
      );
      await changeOf(stand, flow);
      const second = await readToEnd(adapter, flow, first.cursor);
      await changeOf(stand, flow);
      const third = await readToEnd(adapter, flow, second.cursor);
      const orderly = stateAfter([...first.changes, ...second.changes, ...third.changes]);
      const late = stateAfter([...third.changes, ...second.changes, ...first.changes, ...first.changes]);
      ensureSameState(flow, 'taken late and twice', late, 'taken in order', orderly);
    }
  },
};

const deletes: Rule = {
  id: 'changes.deletes',
  title: 'tells of a removed record once, with its natural key and a newer revision',
  needs: ['DELETES', 'REMOVED_RECORDS'],
  advice:
    'Map tombstones to DELETE with the key in canonical order; where the system keeps none, compare the keys there are with those told before.',
  check: async ({ connect, world }) => {
    const adapter = connect();
    const kept: string[] = [];
    for (const flow of adapter.changes.flows) {
      const remove = world.remove?.[flow];
      if (remove === undefined) {
        const reason = world.neverRemoved?.[flow];
        ensure(reason !== undefined, () => `the world removes no record of ${flow} and does not say why`);
        kept.push(`${flow} not asked: ${reason}`);
        continue;
      }
      const before = await readToEnd(adapter, flow);
      const key = await remove();
      const after = await readToEnd(adapter, flow, before.cursor);
      const gone = after.changes.filter(({ operation }) => operation === 'DELETE').map(keyPartsOfChange);
      ensure(
        isDeepStrictEqual(gone, [key]),
        () => `${flow}: ${shown(key)} was removed, and it told that ${shown(gone)} is gone`,
      );
      const [told] = after.changes.map(keyOfChange);
      ensure(
        stateAfter(before.changes).size - stateAfter([...after.changes, ...before.changes]).size === 1,
        () =>
          `${flow}: the removal of ${told} does not end the record that was told before (another key, or no newer revision)`,
      );
    }
    return kept.join('; ');
  },
};

/** What every reader of changes owes to sync while all goes well. */
export const CHANGE_RULES: readonly Rule[] = [
  flows,
  canonical,
  pages,
  remaining,
  idle,
  incremental,
  betweenPages,
  outOfOrder,
  deletes,
];
