import { instantOf } from '@distribution/model/time/instant';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { askWell, listen } from '@distribution/test/kit/graph-client';
import { openStoreGateway, type StoreGateway } from '@distribution/test/kit/open-store-gateway';
import * as sample from '@distribution/test/kit/sample-records';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** How long each injected movement has been under way, in seconds, by site. */
const SLOW = Array.from({ length: 40 }, (_, at) => 90 + at * 30);
const FAST = Array.from({ length: 100 }, (_, at) => 1 + at / 10);

let world: StoreGateway;
let cursor: string;
beforeAll(async () => {
  world = await openStoreGateway();
  const { store } = world;
  await declareFlows(store.sync, null);
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NW')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await declareFlows(store.sync, sample.at(1));
  cursor = await world.eventCursor();
  await store.watch.tellLatencies(instantOf(Date.now())); // what is told begins here
  const moved = (code: string, latencies: readonly number[]) =>
    latencies.map((seconds, at) =>
      sample.movement(`${code}-${at}`, 'A', code, '1', new Date(Date.now() - seconds * 1_000).toISOString()),
    );
  const batch = [...moved('DC1', SLOW), ...moved('DC2', FAST)];
  expect(await applyChanges(store.sync, 'movements', batch)).toMatchObject({ applied: 140 });
  expect(await applyChanges(store.sync, 'movements', batch)).toMatchObject({ unchanged: 140 }); // counts no second time
});
afterAll(() => world.close());

const FIGURES = 'count p50Seconds p95Seconds maxSeconds';

it('answers p50, p95 and the slowest of what was injected, by site, region and flow', async () => {
  world.graphs.time.now = Date.now();
  const { data } = await askWell(
    world.url,
    `{ bySite: syncLatency(flow: "movements") { locationCode location { code } regionCode ${FIGURES} }
       byRegion: syncLatency(flow: "movements", by: REGION, region: "NW") { regionCode locationCode ${FIGURES} }
       all: syncLatency(flow: "movements", by: FLOW) { count maxSeconds }
       first: syncLatency(flow: "products") { count } }`,
  );
  const exact = (latencies: readonly number[], part: number) => latencies[Math.ceil(latencies.length * part) - 1] ?? 0;
  const [slow, fast] = data.bySite;
  expect([slow.locationCode, fast.locationCode]).toEqual(['DC1', 'DC2']); // the slowest first
  expect(slow).toMatchObject({ location: { code: 'DC1' }, regionCode: 'SE' });
  for (const [told, latencies] of [[slow, SLOW] as const, [fast, FAST] as const]) {
    expect(told.count).toBe(latencies.length);
    expect(told.maxSeconds).toBeGreaterThanOrEqual(latencies.at(-1) ?? 0);
    for (const [part, seconds] of [[0.5, told.p50Seconds] as const, [0.95, told.p95Seconds] as const]) {
      expect(seconds).toBeGreaterThanOrEqual(exact(latencies, part));
      // What the injection itself took, two seconds at most, and the width of a bucket.
      expect(seconds).toBeLessThanOrEqual((exact(latencies, part) + 2) * 1.19);
    }
  }
  const { locationCode: _, location: __, ...figures } = fast;
  expect(data.byRegion).toEqual([{ ...figures, locationCode: null }]);
  expect(data.all).toEqual([{ count: 140, maxSeconds: slow.maxSeconds }]);
  expect(data.first).toEqual([]); // the first load of a flow is no news
});

it('tells every minute that has ended once, to those who may see the site', async () => {
  await world.store.watch.tellLatencies(instantOf(Date.now() + 120_000));
  const [event] = await listen(
    world.url,
    `subscription { syncLatencyChanged(filter: { flows: ["movements"], locationCodes: ["DC1"] }, after: "${cursor}") {
      cursor latency { flow regionCode location { code } ${FIGURES} } } }`,
    1,
    30_000,
  );
  expect(event?.data.syncLatencyChanged.latency).toMatchObject({
    flow: 'movements',
    regionCode: 'SE',
    location: { code: 'DC1' },
    count: SLOW.length,
  });
  expect(await world.store.watch.tellLatencies(instantOf(Date.now() + 120_000))).toBe(0);
});

it('shows a caller the sites of the own regions, and what is of no site to nobody with a restriction', async () => {
  await applyChanges(world.store.sync, 'products', [sample.product('B', { revision: 2 })]);
  world.graphs.time.now = Date.now();
  const ask = async (regions: readonly string[] | null) => {
    const query = '{ syncLatency(windowMinutes: 44640) { flow locationCode } }';
    return (await world.graphs.ask('operations', query, {}, { regions })).data.syncLatency;
  };
  expect(await ask(['NW'])).toEqual([{ flow: 'movements', locationCode: 'DC2' }]);
  expect(await ask(null)).toContainEqual({ flow: 'products', locationCode: null });
  expect(await ask(null)).toHaveLength(3);
});
