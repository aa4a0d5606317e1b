import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { JudgedDiscrepancy } from '@distribution/model/operations/reconciliation';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const COUNTS = { compared: 1, matched: 0, inFlight: 0, withinTolerance: 0 };

let testDatabase: TestDatabase;
let store: Store;
/** Another process that compares. */
let beside: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  beside = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'suppliers', [sample.supplier('V1')]);
});
afterEach(async () => {
  await beside.close();
  await store.close();
  await testDatabase.close();
});

/** What a comparison by this process finds: the one supplier is told otherwise. */
const find = async (by: Store): Promise<readonly JudgedDiscrepancy[]> => {
  const told = sample.supplier('V1', { revision: 2, more: { name: 'told otherwise' } });
  const found = await by.reconciliation.compare([told], INVENTORY_RULES);
  return found.map((discrepancy) => ({ ...discrepancy, kind: 'OUTDATED', review: 'AUTO' }));
};
const runs = async () => (await store.reconciliation.listRuns('suppliers', first(10))).rows.map(({ row }) => row);
const open = async () => (await store.reconciliation.listDrifts('suppliers', 'OPEN', first(10))).rows;

it('of two comparisons of one flow the later one tells what it found, the other ends without a word', async () => {
  const { reconciliation } = store;
  const earlier = await reconciliation.startRun('suppliers', 'c-1');
  const found = await find(store);
  const later = await beside.reconciliation.startRun('suppliers', 'c-2');
  await expect(reconciliation.finishRun(earlier, 'suppliers', COUNTS, found, 'c-1')).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
    retryable: false,
  });
  expect(await open()).toEqual([]);
  await beside.reconciliation.finishRun(later, 'suppliers', COUNTS, await find(beside), 'c-2');
  expect((await runs()).map(({ id, outcome, opened }) => [id, outcome, opened])).toEqual([
    [later, 'FINISHED', 1],
    [earlier, 'ABANDONED', 0],
  ]);
  expect(await open()).toHaveLength(1);
});

it('begun and ended at the same moment, again and again, they open one drift and leave one run that is whole', async () => {
  for (const round of [1, 2, 3]) {
    const both = [store, beside].map(async (by) => {
      const run = await by.reconciliation.startRun('suppliers', `round ${round}`);
      return by.reconciliation.finishRun(run, 'suppliers', COUNTS, await find(by), `round ${round}`);
    });
    const ended = await Promise.allSettled(both);
    expect(ended.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    const codes = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code] : [])); // whatever was thrown
    expect(codes.every((code) => code === 'VERSION_CONFLICT')).toBe(true);
    expect(await open()).toHaveLength(1);
    expect((await runs()).filter(({ outcome }) => outcome === 'RUNNING')).toEqual([]);
  }
});

it('one that was killed in the middle leaves nothing that the next one waits for', async () => {
  const killed = await beside.reconciliation.startRun('suppliers', 'c-1');
  await find(beside);
  await beside.close();
  const next = await store.reconciliation.startRun('suppliers', 'c-2');
  const [drift] = await store.reconciliation.finishRun(next, 'suppliers', COUNTS, await find(store), 'c-2');
  const by = { actor: 'test', reason: 'the system is right', correlationId: 'c-2' };
  expect(await store.reconciliation.correct(drift?.id ?? '', INVENTORY_RULES, by)).toBe(true);
  expect((await runs()).map(({ id, outcome }) => [id, outcome])).toEqual([
    [next, 'FINISHED'],
    [killed, 'ABANDONED'],
  ]);
  expect(await open()).toEqual([]);
});
