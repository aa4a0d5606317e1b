import { isDeepStrictEqual } from 'node:util';
import type { CanonicalChange, SourceCursor } from '@distribution/model/erp/change';
import { keyOfChange, keyPartsOfChange, stateAfter } from '../../contract/state.ts';
import { failureOf, patientCall, readToEnd, shown, someFlow } from '../asking.ts';
import { CUT, PASS, RESET } from '../line/treatment.ts';
import { type Rule, ensure } from '../rule.ts';
import type { ReadingStand } from '../stand.ts';
import { changeOf } from './change-step.ts';
import { ensureSameState } from './same-state.ts';

/** A record in one of its states. */
const stateName = (change: CanonicalChange): string =>
  `${keyOfChange(change)} ${(change.operation === 'DELETE' ? change.origin : change.record.origin).revision}`;

export const restart: Rule<ReadingStand> = {
  id: 'changes.restart',
  title: 'goes on from a cursor in another process, as if nothing had happened',
  needs: ['PAGED_CHANGES'],
  advice: 'Put everything that is needed to go on into the cursor; nothing of it may live in the adapter.',
  check: async ({ connect }) => {
    for (const flow of connect().changes.flows) {
      const first = await connect({ pageSize: 1 }).changes.readChanges(flow, null, patientCall());
      const rest = first.complete ? { changes: [] } : await readToEnd(connect({ pageSize: 1 }), flow, first.cursor);
      const before = new Set(first.changes.map(stateName));
      const again = rest.changes.find((change) => before.has(stateName(change)));
      ensure(again === undefined, () => `${flow}: after a restart it told ${again && keyOfChange(again)} once more`);
      const whole = await readToEnd(connect(), flow);
      ensureSameState(
        flow,
        'over a restart',
        stateAfter([...first.changes, ...rest.changes]),
        'in one go',
        stateAfter(whole.changes),
      );
    }
  },
};

const outage: Rule = {
  id: 'changes.outage',
  title: 'fails with UPSTREAM_UNAVAILABLE while the system is down, and goes on after it where it stood',
  needs: ['PAGED_CHANGES'],
  advice: 'Let the typed error of the call through; a page that could not be read is not an empty page.',
  check: async ({ connect, line }) => {
    const adapter = connect({ pageSize: 1, maxAttempts: 1 });
    for (const flow of adapter.changes.flows) {
      const first = await adapter.changes.readChanges(flow, null, patientCall());
      line.treat = () => RESET;
      const { retryable } = await failureOf(
        adapter.changes.readChanges(flow, first.cursor, patientCall()),
        ['UPSTREAM_UNAVAILABLE'],
        `${flow}: the system is down`,
      );
      ensure(retryable, () => `${flow}: the error says that trying again is of no use`);
      line.treat = () => PASS;
      const rest = await readToEnd(adapter, flow, first.cursor);
      const whole = await readToEnd(connect(), flow);
      ensureSameState(
        flow,
        'over an outage',
        stateAfter([...first.changes, ...rest.changes]),
        'in one go',
        stateAfter(whole.changes),
      );
    }
  },
};

const truncated: Rule = {
  id: 'changes.truncated',
  title: 'says UPSTREAM_PROTOCOL of an answer that is cut off, and takes nothing of it',
  needs: [],
  advice: 'Parse the whole answer by a schema before anything of it is used; what does not parse is UPSTREAM_PROTOCOL.',
  check: async ({ connect, line }) => {
    line.treat = () => CUT;
    const adapter = connect({ maxAttempts: 1 });
    await failureOf(
      adapter.changes.readChanges(someFlow(adapter), null, patientCall()),
      ['UPSTREAM_PROTOCOL'],
      'the answer was cut off',
    );
  },
};

export const foreignCursor: Rule<ReadingStand> = {
  id: 'changes.foreign-cursor',
  title: 'refuses a cursor it did not write with CURSOR_INVALID',
  needs: [],
  advice: 'Parse the cursor by a strict schema; starting over silently would hide that a place was lost.',
  check: async ({ connect }) => {
    const adapter = connect();
    for (const text of ['{"some":"thing"}', 'not json', '']) {
      const foreign = text as SourceCursor; // deliberately not a cursor
      await failureOf(
        adapter.changes.readChanges(someFlow(adapter), foreign, patientCall()),
        ['CURSOR_INVALID'],
        `read from the cursor ${shown(text)}`,
      );
    }
  },
};

const clock: Rule = {
  id: 'changes.clock-skew',
  title: "misses nothing when the system's clock is an hour off, and vouches by that clock",
  needs: ['CHANGED_RECORDS', 'SKEWED_CLOCK'],
  advice:
    "Take confirmedAt, asOf and every bound of a time window from the system's answers, never from this machine's clock.",
  check: async (stand) => {
    const adapter = stand.connect({});
    const flow = someFlow(adapter);
    for (const skew of [-3_600_000, 3_600_000]) {
      const before = await readToEnd(adapter, flow);
      await stand.world.skewClock?.(skew);
      await changeOf(stand, flow);
      const after = await readToEnd(adapter, flow, before.cursor);
      const hours = skew / 3_600_000;
      ensure(after.changes.length > 0, () => `${flow}: with the system's clock ${hours} h off, a change was not told`);
      const said = after.pages.at(-1)?.confirmedAt ?? '';
      const off = Math.abs(Date.parse(said) - (Date.now() + skew));
      ensure(off < 600_000, () => `${flow}: with the system's clock ${hours} h off, the page is confirmed at ${said}`);
    }
  },
};

const spoiled: Rule = {
  id: 'changes.spoiled',
  title: 'hands out a record that makes no sense as untranslatable, with key, reason and payload, and reads on',
  needs: ['CHANGED_RECORDS', 'SPOILED_RECORDS'],
  advice: 'Translate each row in a try of its own; never guess a unit, never drop a row, never stop at it.',
  check: async (stand) => {
    const adapter = stand.connect({});
    const steps = adapter.changes.flows.flatMap((flow) => {
      const spoil = stand.world.spoil?.[flow];
      return spoil === undefined ? [] : [{ flow, spoil }];
    });
    ensure(steps.length > 0, () => 'the world spoils records of no flow of the adapter');
    for (const { flow, spoil } of steps) {
      const before = await readToEnd(adapter, flow);
      const bad = await spoil();
      const after = await readToEnd(adapter, flow, before.cursor);
      const kept = after.pages.flatMap(({ untranslatable }) => untranslatable);
      ensure(kept.length > 0, () => `${flow}: ${bad.join(' ')} makes no sense, and it told ${shown(after.changes)}`);
      const poor = kept.find(({ key, reason, payload }) => key === '' || reason === '' || payload === '');
      ensure(
        poor === undefined,
        () => `${flow}: an untranslatable record lacks key, reason or payload: ${shown(poor)}`,
      );
      const told = after.changes.some((change) => isDeepStrictEqual(keyPartsOfChange(change), bad));
      ensure(!told, () => `${flow}: ${bad.join(' ')} was told although it makes no sense`);
      const again = await readToEnd(adapter, flow, after.cursor);
      ensure(
        again.pages.every(({ untranslatable }) => untranslatable.length === 0),
        () => `${flow}: the cursor does not go past the record`,
      );
    }
    return steps.map(({ flow }) => flow).join(', ');
  },
};

/** What every reader of changes owes to sync when something is wrong: process, system, cursor, clock or record. */
export const CHANGE_TROUBLE_RULES: readonly Rule[] = [restart, outage, truncated, foreignCursor, clock, spoiled];
