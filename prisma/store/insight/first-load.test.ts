import { instantOf } from '@distribution/model/time/instant';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url });
});
afterEach(async () => {
  await store.close();
  await database.close();
});

const MINUTE_MS = 60_000;
const agoOf = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
const counted = async (): Promise<number> => {
  const flows = await store.figures.flows(instantOf(Date.now()));
  return flows.filter(({ flow }) => flow === 'movements').reduce((sum, { changes }) => sum + changes, 0);
};
/** The first reading of a flow, to its end. */
const load = async (
  flow: 'movements' | 'inventory' | 'products' | 'locations',
  changes: ReturnType<typeof sample.product>[],
) => {
  const runId = await store.sync.startRun(flow, 'SEED', 'test');
  await applyChanges(store.sync, flow, changes, { runId, confirmedAt: agoOf(5) });
};

it('counts what happened since all flows were read once, and not what waited behind the first load', async () => {
  await declareFlows(store.sync, null);
  await load('locations', [sample.location('DC1', 'SE')]);
  await load('products', [sample.product('A')]);
  await load('movements', [sample.movement('M0', 'A', 'DC1', '5', agoOf(60))]);
  await load('inventory', [sample.position('A', 'DC1', 'SE', '5', { asOf: agoOf(5) })]);
  await applyChanges(store.sync, 'movements', [sample.movement('M1', 'A', 'DC1', '1', agoOf(3))]); // while inventory was loaded
  expect(await counted()).toBe(0);
  const now = new Date(Date.now() + 1_000).toISOString();
  await applyChanges(store.sync, 'movements', [sample.movement('M2', 'A', 'DC1', '1', now)]);
  expect(await counted()).toBe(1);
});
