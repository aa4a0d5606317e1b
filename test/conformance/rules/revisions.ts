import type { CanonicalChange } from '@distribution/model/erp/change';
import { keyOfChange } from '../../contract/state.ts';
import { readToEnd, shown } from '../asking.ts';
import { offeredReads } from '../known-keys.ts';
import { type Rule, ensure } from '../rule.ts';
import { load } from './reading.ts';

const revisionOf = (record: unknown): number => (record as { origin: { revision: number } }).origin.revision; // every canonical record has an origin

const revisionsIn = (changes: readonly CanonicalChange[]): ReadonlyMap<string, number> =>
  new Map(
    changes.map((change) => [
      keyOfChange(change),
      change.operation === 'DELETE' ? change.origin.revision : revisionOf(change.record),
    ]),
  );

const settled: Rule = {
  id: 'changes.revisions',
  title: 'gives a record that did not change the same revision however often it is read',
  needs: [],
  advice:
    "Take origin.revision from the system's own order; only where it keeps none may a revision tell when a record was read, and the world says so by `unordered`.",
  check: async ({ connect, world }) => {
    const { unordered = {} } = world;
    const adapter = connect();
    for (const flow of adapter.changes.flows.filter((each) => unordered[each] === undefined)) {
      const [once, again] = [await readToEnd(adapter, flow), await readToEnd(connect(), flow)].map(({ changes }) =>
        revisionsIn(changes),
      );
      for (const [key, revision] of once ?? []) {
        ensure(
          again?.get(key) === revision,
          () => `${flow}, ${key}: read once ${revision}, read again ${again?.get(key) ?? 'absent'}`,
        );
      }
    }
    const reasons = Object.entries(unordered).map(([flow, reason]) => `${flow} not asked: ${reason}`);
    return reasons.join('; ');
  },
};

const settledByKey: Rule = {
  id: 'reads.revisions',
  title: 'gives a record by key the revision that its flow gives it',
  needs: ['KEYED_READS'],
  advice: 'Translate rows in one function, whichever way they came: cache and projection are put in order by it.',
  check: async ({ connect, world }) => {
    const adapter = connect();
    const offered = await offeredReads(adapter);
    for (const { read, keys, records } of offered.filter(({ read }) => world.unordered?.[read.flow] === undefined)) {
      const answers = await load(adapter, read, keys);
      answers.forEach((answer, at) => {
        const record = answer.ok && answer.value !== null ? read.recordIn(answer.value, keys[at] ?? []) : null;
        ensure(
          record !== null && revisionOf(record) === revisionOf(records[at]),
          () => `${read.name} ${shown(keys[at])}: by key ${shown(record)}, in the flow ${shown(records[at])}`,
        );
      });
    }
  },
};

/** What revisions owe to whoever puts states in order by them. */
export const REVISION_RULES: readonly Rule[] = [settled, settledByKey];
