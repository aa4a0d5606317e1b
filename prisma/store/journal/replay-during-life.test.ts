import type { ReplayProgress, ReplayRequest } from '@distribution/model/operations/journal';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const { at } = sample;
const PAGES = 20;
const quietly: ReplayProgress = { signal: new AbortController().signal, onPages: () => undefined };
const everything: ReplayRequest = {
  flow: null,
  from: null,
  to: null,
  dryRun: false,
  rules: INVENTORY_RULES,
  correlationId: 'replay',
};

let testDatabase: TestDatabase;
let store: Store;
/** Another process on the same database: its replays share nothing with the flows but the tables. */
let beside: Store;
let client: pg.Client;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  beside = await openStore({ databaseUrl: testDatabase.url });
  client = new pg.Client(testDatabase.url);
  await client.connect();
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE')]);
  await applyChanges(store.sync, 'products', [sample.product('A'), sample.product('B')]);
});
afterEach(async () => {
  await client.end();
  await beside.close();
  await store.close();
  await testDatabase.close();
});

/** What four flows tell of the same two positions, a page after the other; each step is told in the order of its flow. */
const live = (): readonly (() => Promise<void>)[] => {
  const numbers = Array.from({ length: PAGES }, (_, index) => index + 1);
  const told = (number: number) => ({ revision: number, asOf: at(2, number) });
  const tell = async (
    of: Parameters<typeof applyChanges>[1],
    build: (n: number) => Parameters<typeof applyChanges>[2],
  ) => {
    for (const number of numbers) await applyChanges(store.sync, of, build(number));
  };
  return [
    () =>
      tell('inventory', (number) => [
        sample.position('A', 'DC1', 'SE', String(number), told(number)),
        sample.position('B', 'DC1', 'SE', String(PAGES - number), told(number)),
      ]),
    () => tell('movements', (number) => [sample.movement(`M-${number}`, 'A', 'DC1', '-1', at(3, number))]),
    () => tell('planning-parameters', (number) => [sample.planning('A', 'DC1', String(number % 7), told(number))]),
    () =>
      tell('products', (number) =>
        number % 5 === 0
          ? [sample.removal('PRODUCT', ['B'], number + 1, at(2, number))]
          : [sample.product('B', { ...told(number + 1), more: { name: `B ${number}` } })],
      ),
  ];
};

it('replays beside flows that go on lose, double and reorder nothing', async () => {
  await client.query(`UPDATE product SET body = jsonb_set(body, '{name}', '"wrong"') WHERE sku = 'A'`);
  let isLive = true;
  const lived = Promise.all(live().map((flow) => flow())).finally(() => (isLive = false));
  let replays = 0;
  const replaying = async (by: Store, dryRun: boolean): Promise<void> => {
    do {
      await by.journal.replay({ ...everything, dryRun }, quietly);
      replays += 1;
    } while (isLive);
  };
  await Promise.all([lived, replaying(beside, false), replaying(store, false), replaying(beside, true)]);
  expect(replays).toBeGreaterThanOrEqual(3);

  const report = await store.journal.verify(INVENTORY_RULES, quietly);
  expect(report.projections.filter(({ equal }) => !equal)).toEqual([]);
  const { rows } = await client.query<{ sku: string; on_hand: string }>(
    `SELECT sku, on_hand::text FROM inventory_position ORDER BY sku`,
  );
  expect(rows).toEqual([
    { sku: 'A', on_hand: '0' }, // the last figure, and every movement once
    { sku: 'B', on_hand: '0' },
  ]);
  // The journal has each page once: what a replay takes again it does not write down again.
  expect((await store.journal.extent()).pages).toBe(2 + 4 * PAGES);

  const { rows: told } = await client.query<{ key: string; revision: string }>(`
    SELECT key, payload::jsonb #>> '{position,origin,revision}' AS revision
    FROM event_log WHERE topic = 'inventory.positions' ORDER BY position`);
  const keys = [...new Set(told.map(({ key }) => key))];
  expect(keys).toHaveLength(2);
  for (const key of keys) {
    const revisions = told.flatMap((event) => (event.key === key ? [Number(event.revision)] : []));
    expect(revisions).toEqual(revisions.toSorted((left, right) => left - right));
  }
}, 120_000);
