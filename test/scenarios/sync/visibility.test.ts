import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { instantOf } from '@distribution/model/time/instant';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const policy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  masterConfirmationMinutes: 15,
  trackingSignal: parseDecimal('4'),
  expiryDays: 30,
  dampingMinutes: 15,
};

let testDatabase: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  graphs.time.now = Date.now();
  await declareFlows(store.sync, new Date(Date.now() + 3_600_000).toISOString()); // nothing is late by itself
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NW')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const ask = async (query: string, principal: object = { roles: ['operator'] }) => {
  const { data, errors } = await graphs.ask('operations', query, {}, principal);
  expect(errors).toBeUndefined();
  return data;
};
const judge = (kind: Parameters<Store['exceptionJudge']['judge']>[0]) =>
  store.exceptionJudge.judge(kind, policy, instantOf(Date.now()));

describe('what an operator asks first', () => {
  it('are stock updates told twice? by the exceptions of the kind DUPLICATE', async () => {
    const query = '{ exceptions(filter: { kinds: [DUPLICATE] }) { nodes { subject } } }';
    await judge('DUPLICATE');
    expect((await ask(query)).exceptions.nodes).toEqual([]);
    await applyChanges(store.sync, 'movements', [sample.movement('M1', 'A', 'DC1', '5', sample.at(2))]);
    await applyChanges(store.sync, 'movements', [sample.movement('M1', 'A', 'DC1', '7', sample.at(2))]);
    await judge('DUPLICATE');
    expect((await ask(query)).exceptions.nodes).toEqual([{ subject: expect.stringContaining('M1') }]);
  });

  it('do masters or forecasts come late? by the flows, and how long their changes took', async () => {
    const query = '{ syncFlows { name status } syncLatency(flow: "forecasts", by: FLOW) { count p50Seconds } }';
    const before = await ask(query);
    expect(before.syncFlows.every(({ status }: { readonly status: string }) => status === 'HEALTHY')).toBe(true);
    expect(before.syncLatency).toEqual([]);
    const asOf = new Date(Date.now() - 7_200_000).toISOString();
    await applyChanges(store.sync, 'forecasts', [sample.forecastVersion('V1', 'PUBLISHED', 0, { asOf })]);
    await store.sync.declareFlow({
      name: 'suppliers',
      mode: 'BATCH',
      system: (await store.operations.listFlows())[0]?.system ?? ('erp' as never),
      freshnessTargetSeconds: 60,
    });
    graphs.time.now = Date.now() + 2 * 3_600_000; // two hours on, only what vouched for more is fresh
    await applyChanges(store.sync, 'products', [], { confirmedAt: new Date(graphs.time.now).toISOString() });
    const { syncFlows } = await ask('{ syncFlows { name status } }');
    const statusOf = (name: string) => syncFlows.find((flow: { readonly name: string }) => flow.name === name).status;
    expect([statusOf('products'), statusOf('suppliers')]).toEqual(['HEALTHY', 'LATE']);
    graphs.time.now = Date.now();
    const [latency] = (await ask(query)).syncLatency;
    expect(latency.count).toBe(1);
    expect(latency.p50Seconds).toBeGreaterThanOrEqual(7_200);
  });

  it('where do exceptions gather? by site, with their share', async () => {
    await applyChanges(store.sync, 'inventory', [
      sample.position('A', 'DC1', 'SE', '-10'),
      sample.position('A', 'DC2', 'NW', '5'),
    ]);
    await judge('NEGATIVE_STOCK');
    const query = '{ exceptionClusters(by: SITE, filter: { kinds: [NEGATIVE_STOCK] }) { key count share } }';
    expect((await ask(query)).exceptionClusters).toEqual([{ key: 'DC1', count: 1, share: '1' }]);
  });

  it('which codes stop records, and what do those touch? by the failure of their exception', async () => {
    await applyChanges(store.sync, 'movements', [sample.movement('M9', 'GHOST', 'DC2', '1', sample.at(2))]);
    await store.exceptionJudge.judge('UNMAPPED_CODE', policy, instantOf(Date.now() + 120_000));
    const [found] = (await ask('{ exceptions(filter: { kinds: [UNMAPPED_CODE] }) { nodes { id } } }')).exceptions.nodes;
    const query = `{ failure(id: "${found.id}") { stage class affected { isKnown products { first { sku } } locations { first { code } } } } }`;
    expect((await ask(query)).failure).toEqual({
      stage: 'WORKFLOW',
      class: 'MISSING',
      affected: { isKnown: true, products: { first: [{ sku: 'GHOST' }] }, locations: { first: [{ code: 'DC2' }] } },
    });
  });
});

it('the books and the floor differ by items that add up to the last digit', async () => {
  const figure = (revision: number, onHand: string, day: number) =>
    sample.position('A', 'DC2', 'NW', onHand, { revision, asOf: sample.at(day) });
  await applyChanges(store.sync, 'inventory', [figure(5, '100.5', 10)]);
  const move = (number: string, quantity: string, day: number) =>
    sample.movement(number, 'A', 'DC2', quantity, sample.at(day));
  await applyChanges(store.sync, 'movements', [move('B1', '-3.25', 11), move('B2', '0.125', 12), move('B0', '9', 9)]);
  const query = `{ stockDifference(sku: "A", locationCode: "DC2") { booked bookedThrough onHand difference unexplained
    items { kind reason movements quantity } } }`;
  expect((await ask(query)).stockDifference).toEqual({
    booked: '100.5',
    bookedThrough: sample.at(10),
    onHand: '97.375',
    difference: '-3.125',
    items: [{ kind: 'ADJUSTMENT', reason: 'COUNT', movements: 2, quantity: '-3.125' }], // B0 is in the figure
    unexplained: '0',
  });
  const planned = sample.stockAssumption('A', 'DC2', '90', sample.at(11));
  await applyChanges(store.sync, 'stock-assumptions', [planned]);
  const assumed = `{ stockDifference(sku: "A", locationCode: "DC2") {
    assumption { source takenAt planned booked difference moved } } }`;
  expect((await ask(assumed)).stockDifference.assumption).toEqual({
    source: 'planning',
    takenAt: sample.at(11),
    planned: '90',
    booked: '97.25', // 100.5 and what had moved by then
    difference: '-7.25',
    moved: null, // the ledger does not begin with the first balance
  });
  expect((await ask(query, { regions: ['SE'] })).stockDifference).toBeNull();
  await applyChanges(store.sync, 'inventory', [figure(6, '97.375', 13)]);
  expect((await ask(query)).stockDifference).toMatchObject({ booked: '97.375', difference: '0', items: [] });
});
