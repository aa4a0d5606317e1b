// A small world of which every figure was worked out by hand (docs/service-levels.md has the formulas), and five things
// that go wrong in it, each of which its own query shows.
import { instantOf } from '@distribution/model/time/instant';
import { connectOnce } from '@distribution/prisma/store/connect';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { EXCEPTION_POLICY } from '@distribution/test/kit/exception-policy';
import { askWell } from '@distribution/test/kit/graph-client';
import { openStoreGateway, type StoreGateway } from '@distribution/test/kit/open-store-gateway';
import { order } from '@distribution/test/kit/outbound-stand';
import * as sample from '@distribution/test/kit/sample-records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
let world: StoreGateway;
let now: number;
const agoOf = (ms: number): string => new Date(now - ms).toISOString();
const ask = async (query: string) => (await askWell(world.url, query)).data;

beforeAll(async () => {
  world = await openStoreGateway();
  now = Date.now();
  world.graphs.time.now = now;
  const { sync } = world.store;
  await declareFlows(sync, agoOf(10_000));
  await applyChanges(sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NE')]);
  await applyChanges(
    sync,
    'products',
    ['A', 'B', 'C'].map((sku) => sample.product(sku)),
  );
  await applyChanges(sync, 'suppliers', [sample.supplier('S1')]);
}, 120_000);
afterAll(() => world.close());

describe('figures of the business, against what was worked out by hand', () => {
  it('forecast alignment and forecast to order: of four lines ordered two were planned, after one and three days', async () => {
    const { sync } = world.store;
    const series = (version: string, sku: string) => sample.forecastSeries(version, sku, 'DC1', ['5', '5']);
    await applyChanges(sync, 'forecasts', [
      sample.forecastVersion('V1', 'LOADING', 2, { more: { publishedAt: agoOf(10 * DAY_MS) } }),
      series('V1', 'A'),
      series('V1', 'B'),
      sample.forecastVersion('V1', 'PUBLISHED', 2, { revision: 2, more: { publishedAt: agoOf(10 * DAY_MS) } }),
    ]);
    const ordered = (number: string, sku: string, days: number, more: object = {}) =>
      sample.purchaseOrder(
        number,
        { supplier: 'S1', to: 'DC1', region: 'SE', lines: { [sku]: sample.at(9) } },
        { more: { orderedAt: agoOf(days * DAY_MS), ...more } },
      );
    await applyChanges(sync, 'purchase-orders', [
      ordered('P1', 'A', 9), // planned, one day after
      ordered('P2', 'B', 7), // planned, three days after
      ordered('P3', 'C', 6), // not in the version
      ordered('P4', 'A', 20), // before any version
      ordered('P5', 'A', 31), // too long ago to count
      ordered('P6', 'A', 5, { status: 'CANCELLED' }),
    ]);
    const { businessTelemetry } = await ask('{ businessTelemetry { forecastAlignment forecastToOrderSeconds } }');
    expect(businessTelemetry.forecastAlignment).toBe(0.5); // 2 of 4
    expect(businessTelemetry.forecastToOrderSeconds).toBe(86_400); // the lower of the two in the middle
  });

  it('inventory accuracy: what agreed, was near enough or on its way, of all that was compared last', async () => {
    const { reconciliation } = world.store;
    const finish = async (name: string, counts: Parameters<typeof reconciliation.finishRun>[2]) =>
      reconciliation.finishRun(await reconciliation.startRun('inventory', name), 'inventory', counts, [], name);
    await finish('before', { compared: 10, matched: 1, withinTolerance: 0, inFlight: 0 });
    await finish('last', { compared: 200, matched: 190, withinTolerance: 4, inFlight: 2 });
    const { businessTelemetry } = await ask('{ businessTelemetry { inventoryAccuracy } }');
    expect(businessTelemetry.inventoryAccuracy).toBe(0.98); // 196 of 200
  });

  it('exception aging by region: open ones by age, closed ones not at all', async () => {
    const { store } = world;
    const judge = (ms: number) => store.exceptionJudge.judge('NEGATIVE_STOCK', EXCEPTION_POLICY, instantOf(now - ms));
    const stock = (sku: string, code: string, region: string, onHand: string, revision = 1) =>
      sample.position(sku, code, region, onHand, { revision, asOf: agoOf(1_000) });
    await applyChanges(store.sync, 'inventory', [stock('A', 'DC1', 'SE', '-1'), stock('B', 'DC1', 'SE', '-1')]);
    await judge(8 * DAY_MS); // two in the south-east, eight days old
    await applyChanges(store.sync, 'inventory', [stock('A', 'DC2', 'NE', '-1'), stock('B', 'DC1', 'SE', '5', 2)]);
    await judge(2 * HOUR_MS); // one of them is over; one in the north-east, two hours old
    await applyChanges(store.sync, 'inventory', [stock('B', 'DC2', 'NE', '-1')]);
    await judge(10 * MINUTE_MS);
    const query = '{ businessTelemetry { exceptionAging { regionCode age count oldestSeconds } } }';
    const { businessTelemetry } = await ask(query);
    const ofStock = businessTelemetry.exceptionAging.filter(
      ({ regionCode }: { regionCode: string | null }) => regionCode,
    );
    expect(ofStock).toEqual([
      { regionCode: 'NE', age: 'UNDER_1_HOUR', count: 1, oldestSeconds: 600 },
      { regionCode: 'NE', age: 'UNDER_1_DAY', count: 1, oldestSeconds: 7_200 },
      { regionCode: 'SE', age: 'FROM_7_DAYS', count: 1, oldestSeconds: 691_200 },
    ]);
  });
});

describe('five things that go wrong, each shown by its own query', () => {
  it('a forecast that comes late: how far its flow is behind', async () => {
    const client = await connectOnce(world.databaseUrl, 'test');
    await client.query(`UPDATE sync_flow SET confirmed_at = $1 WHERE name IN ('forecasts', 'products')`, [
      agoOf(5 * HOUR_MS),
    ]);
    await client.end();
    const { syncFlow } = await ask('{ syncFlow(name: "forecasts") { status lagSeconds } }');
    expect(syncFlow).toEqual({ status: 'LATE', lagSeconds: 5 * 3_600 });
  });

  it('master data that is stale: its flow, as an exception', async () => {
    await world.store.exceptionJudge.judge('FRESHNESS_BREACH', EXCEPTION_POLICY, instantOf(now));
    const query =
      '{ exceptions(filter: { kinds: [FRESHNESS_BREACH], states: [OPEN] }, first: 100) { nodes { subject } } }';
    const { exceptions } = await ask(query);
    expect(exceptions.nodes).toContainEqual({ subject: 'flow products' });
  });

  it('a recommendation that failed: the command that came of it, with where and how', async () => {
    const { outbound, outboundWork } = world.store;
    const step = { kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A'), approval: null } as const;
    await outbound.submit({
      steps: [step],
      requestedBy: 'policy',
      reason: null,
      idempotencyKey: 'k',
      correlationId: 'c',
    });
    const taken = await outboundWork.take('erp', ['CREATE_PURCHASE_ORDER'], 60_000);
    const refused = { state: 'REJECTED', errorCode: 'UPSTREAM_REJECTED', errorMessage: 'the item is blocked' } as const;
    await outboundWork.settle(taken!, refused);
    const query =
      '{ outboundCommands(filter: { states: [REJECTED] }) { nodes { subject failureStage failureClass errorMessage } } }';
    expect((await ask(query)).outboundCommands.nodes).toEqual([
      {
        subject: 'purchase order from V-1 to DC-ATL',
        failureStage: 'API',
        failureClass: 'REFUSED',
        errorMessage: 'the item is blocked',
      },
    ]);
  });

  it('an inventory update that came twice with different content: the record that waits', async () => {
    const moved = (quantity: string) => sample.movement('M-1', 'A', 'DC1', quantity, agoOf(60_000));
    await applyChanges(world.store.sync, 'movements', [moved('3')]);
    await applyChanges(world.store.sync, 'movements', [moved('4')]);
    const { parkedRecords } = await ask(
      '{ parkedRecords(flow: "movements") { nodes { errorCode failureStage failureClass } } }',
    );
    expect(parkedRecords.nodes).toEqual([
      expect.objectContaining({
        errorCode: 'IDEMPOTENCY_CONFLICT',
        failureStage: 'WORKFLOW',
        failureClass: 'DUPLICATE',
      }),
    ]);
  });

  it('exceptions that gather at a warehouse: their number by site', async () => {
    const { exceptionClusters } = await ask(
      '{ exceptionClusters(by: SITE, filter: { kinds: [NEGATIVE_STOCK], states: [OPEN] }) { key count } }',
    );
    expect(exceptionClusters).toEqual([
      { key: 'DC2', count: 2 },
      { key: 'DC1', count: 1 },
    ]);
  });
});
