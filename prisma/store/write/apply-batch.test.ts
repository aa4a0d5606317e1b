import { upsertSchema } from '@distribution/model/erp/change';
import { EVERYTHING } from '@distribution/model/read-scope';
import type { SyncRun } from '@distribution/model/operations/sync-flow';
import type { LogPosition } from '@distribution/platform/event-log/event-log';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { orderNumberSchema, salesOrderIdOf } from '@distribution/model/orders/sales-order';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const { at } = sample;
const ANY_EXCEPTION = {
  kinds: null,
  severityAtLeast: null,
  regions: null,
  locationCodes: null,
  skus: null,
  open: null,
};
const ANY_POSITION = { skus: null, locationCodes: null, regions: null, belowSafetyStock: null, changedSince: null };
const productOf = (sku: string) => productIdOf(skuSchema.parse(sku));

let testDatabase: TestDatabase;
let store: Store;
let start: LogPosition;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NE')]);
  await applyChanges(store.sync, 'products', [sample.product('A'), sample.product('B')]);
  start = await store.eventLog.head();
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

/** Events since the last call, without the housekeeping. */
const news = async (): Promise<{ topic: string; payload: never }[]> => {
  const { events, scannedTo } = await store.eventLog.read(start, 1000, null);
  start = scannedTo;
  return events
    .filter(({ topic }) => topic !== 'cache.invalidations' && topic !== 'sync.flows')
    .map(({ topic, payload }) => ({ topic, payload: JSON.parse(payload) as never }));
};

/** Every row of every projection, to compare. */
const everything = async (): Promise<unknown> => {
  const client = new pg.Client(testDatabase.url);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables.rows)
    rows[name] = (await client.query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`)).rows;
  await client.end();
  return rows;
};

/** One of everything, in the order in which it refers to each other. */
const world = () => [
  sample.supplier('V1'),
  sample.supplierProduct('A', 'V1', true),
  sample.customer('C1'),
  sample.planning('A', 'DC1', '10'),
  sample.position('A', 'DC1', 'SE', '5', { asOf: at(2) }),
  sample.movement('M1', 'A', 'DC1', '-1.50', at(2, 5)),
  sample.salesOrder('SO1', { customer: 'C1', from: 'DC1', region: 'SE', skus: ['A', 'B'] }),
  sample.shipment('SH1', 'SO1', 'DC1', 'A'),
  sample.purchaseOrder('PO1', { supplier: 'V1', to: 'DC1', region: 'SE', lines: { A: at(9) } }),
  sample.transferOrder('TO1', 'DC1', 'DC2', 'B'),
  sample.forecastVersion('V-1', 'PUBLISHED', 1),
  sample.forecastSeries('V-1', 'A', 'DC1', ['1.5', '2']),
];

describe('applyBatch', () => {
  it('changes no row the second time', async () => {
    const outcome = await applyChanges(store.sync, 'inventory', world());
    expect(outcome).toEqual({ applied: 12, unchanged: 0, parked: 0, exceptionsOpened: 1, exceptionsClosed: 0 });
    const before = await everything();
    expect(await applyChanges(store.sync, 'inventory', world())).toEqual({
      applied: 0,
      unchanged: 12,
      parked: 0,
      exceptionsOpened: 0,
      exceptionsClosed: 0,
    });
    expect(await everything()).toEqual(before);
  });

  it('tells each thing once, and nothing at all of what it undoes', async () => {
    await applyChanges(store.sync, 'inventory', world());
    expect((await news()).map(({ topic }) => topic).sort()).toEqual([
      'forecasts.versions',
      'inventory.exceptions',
      'inventory.positions',
      'orders.sales-orders',
      'orders.shipments',
      'supply.purchase-orders',
    ]);
    const before = await everything();
    const rules = {
      STOCKOUT_RISK: () => {
        throw new Error('a rule that fails');
      },
      NEGATIVE_STOCK: () => null,
    };
    await expect(
      applyChanges(store.sync, 'inventory', [sample.position('B', 'DC1', 'SE', '1')], { rules, cursor: 'x' as never }),
    ).rejects.toThrow('a rule that fails');
    expect(await everything()).toEqual(before);
    expect(await news()).toEqual([]);
  });

  it('logs only exceptions and one invalidation per kind during the first load of a flow', async () => {
    const fresh = await openTestDatabase();
    const loading = await openStore({ databaseUrl: fresh.url });
    await declareFlows(loading.sync, null);
    await applyChanges(loading.sync, 'inventory', [
      sample.location('DC1', 'SE'),
      sample.product('A'),
      sample.product('B'),
      ...world().slice(3, 5),
    ]);
    const from = { ...(await loading.eventLog.head()), position: 0 };
    const { events } = await loading.eventLog.read(from, 100, null);
    expect(events.filter(({ topic }) => topic !== 'cache.invalidations').map(({ topic }) => topic)).toEqual([
      'inventory.exceptions',
    ]);
    const kinds = events.filter(({ topic }) => topic === 'cache.invalidations').map(({ payload }) => payload);
    expect(kinds).toContain(JSON.stringify({ kind: 'Product', ids: [] }));
    expect(new Set(kinds).size).toBe(kinds.length);
    await loading.close();
    await fresh.close();
  });

  it('keeps the newest revision, within a page and between pages', async () => {
    const named = (name: string, revision: number) => sample.product('A', { revision, more: { name } });
    await applyChanges(store.sync, 'products', [named('third', 3), named('second', 2)]);
    await applyChanges(store.sync, 'products', [named('late', 2)]);
    expect((await store.products.loadProductsBySku([skuSchema.parse('A')]))[0]?.name).toBe('third');
  });

  it('removes, stays removed for what is older, and comes back for what is newer', async () => {
    const sku = skuSchema.parse('A');
    await applyChanges(store.sync, 'products', [sample.removal('PRODUCT', ['A'], 5)]);
    expect(await store.products.loadProductsBySku([sku])).toEqual([null]);
    await applyChanges(store.sync, 'products', [sample.product('A', { revision: 4 })]);
    expect(await store.products.loadProductsBySku([sku])).toEqual([null]);
    await applyChanges(store.sync, 'products', [sample.product('A', { revision: 6 })]);
    expect((await store.products.loadProductsBySku([sku]))[0]?.origin.revision).toBe(6);
  });

  it('takes orders of two companies that carry one number, and parks both when neither can be taken', async () => {
    const ofCompany = (company: string, skus: readonly string[]) => {
      const legalEntity = legalEntityCodeSchema.parse(company);
      const id = salesOrderIdOf(legalEntity, orderNumberSchema.parse('1000'));
      const order = { customer: null, from: 'DC1', region: 'SE', skus };
      return sample.salesOrder('1000', order, { more: { id, legalEntity } });
    };
    const [one, two] = [ofCompany('US01', ['A']), ofCompany('US02', ['B'])];
    expect(await applyChanges(store.sync, 'sales-orders', [one, two])).toMatchObject({ applied: 2, unchanged: 0 });
    const waiting = [ofCompany('US01', ['NEW']), ofCompany('US02', ['NEW'])];
    expect(await applyChanges(store.sync, 'sales-orders', waiting)).toMatchObject({ applied: 0, parked: 2 });
    expect((await store.operations.listParked('sales-orders', first(10))).rows).toHaveLength(2);
  });

  it('stores the cursor and what the flow vouches for with the page', async () => {
    await applyChanges(store.sync, 'products', [], { cursor: 'place-2' as never, confirmedAt: at(20) });
    expect(await store.sync.readCursor('products')).toBe('place-2');
    const [found] = await store.products.loadProductsBySku([skuSchema.parse('A')]);
    expect(found?.origin.asOf).toBe(at(20));
    await applyChanges(store.sync, 'products', [], { confirmedAt: at(19) });
    expect((await store.operations.listFlows()).find(({ name }) => name === 'products')?.confirmedAt).toBe(at(20));
  });
});

describe('exceptions', () => {
  const list = async () =>
    (await store.operations.listExceptions(ANY_EXCEPTION, first(10), EVERYTHING)).rows.map(({ row }) => row);

  it('open once, change with their severity, close, and open anew', async () => {
    await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC1', '10')]);
    const stock = (onHand: string, revision: number) =>
      applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', onHand, { revision })]);
    expect(await stock('9', 1)).toMatchObject({ exceptionsOpened: 1 });
    expect(await stock('8', 2)).toMatchObject({ exceptionsOpened: 0, exceptionsClosed: 0 });
    const [opened] = await list();
    expect(opened).toMatchObject({ kind: 'STOCKOUT_RISK', severity: 'MEDIUM', status: 'OPEN', regionCode: 'SE' });
    expect(opened?.message).toContain('has 9 EA');
    await stock('1', 3);
    expect(await list()).toMatchObject([{ id: opened?.id, severity: 'HIGH' }]);
    expect(await stock('10', 4)).toMatchObject({ exceptionsClosed: 1 });
    expect(await list()).toMatchObject([{ status: 'CLOSED' }]);
    expect(await stock('0', 5)).toMatchObject({ exceptionsOpened: 1 });
    const told = (await news())
      .filter(({ topic }) => topic === 'inventory.exceptions')
      .map(({ payload }) => payload['exception']);
    expect(told).toMatchObject([
      { status: 'OPEN' },
      { severity: 'HIGH' },
      { status: 'CLOSED' },
      { severity: 'CRITICAL' },
    ]);
    expect(new Set((await list()).map(({ id }) => id)).size).toBe(2);
    expect(
      await store.operations.loadOpenExceptionsOfProducts([productOf('A'), productOf('B')], EVERYTHING),
    ).toMatchObject([[{ severity: 'CRITICAL' }], []]);
  });

  it('follow the planning parameters and the movements too, and end with the position', async () => {
    await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '5', { asOf: at(2) })]);
    expect(await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC1', '6')])).toMatchObject({
      exceptionsOpened: 1,
    });
    const receipt = sample.movement('M1', 'A', 'DC1', '1', at(3));
    expect(await applyChanges(store.sync, 'movements', [receipt])).toMatchObject({ exceptionsClosed: 1 });
    const issue = sample.movement('M2', 'A', 'DC1', '-7', at(3, 1));
    expect(await applyChanges(store.sync, 'movements', [issue])).toMatchObject({ exceptionsOpened: 2 });
    const gone = sample.removal('INVENTORY_POSITION', ['A', 'DC1'], 9, at(4));
    expect(await applyChanges(store.sync, 'inventory', [gone])).toMatchObject({ exceptionsClosed: 2 });
  });
});

describe('goods that leave for a sales order', () => {
  const allocated = (quantity: string, revision: number, asOf: string, onHand: string) =>
    sample.position('A', 'DC1', 'SE', onHand, { revision, asOf, more: { allocated: quantity } });
  const issue = (number: string, quantity: string, documentNumber: string | null, minutes: number) => {
    const { record } = sample.movement(number, 'A', 'DC1', quantity, at(2, minutes));
    const dispatched = { ...record, kind: 'ISSUE', reason: null, documentNumber };
    return upsertSchema.parse({ of: 'INVENTORY_MOVEMENT', operation: 'UPSERT', record: dispatched });
  };
  const stock = async () => {
    const { rows } = await store.inventory.listPositions(ANY_POSITION, first(1), EVERYTHING);
    const position = rows[0]?.row.position;
    return [position?.onHand, position?.allocated];
  };
  beforeEach(async () => {
    const order = { customer: null, from: 'DC1', region: 'SE', skus: ['A'] };
    await applyChanges(store.sync, 'sales-orders', [sample.salesOrder('SO1', order)]);
    await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC1', '10')]);
  });

  it('are not missed twice: the promise goes with them, and no exception opens for an instant', async () => {
    await applyChanges(store.sync, 'inventory', [allocated('8', 1, at(2), '20')]);
    const shipped = [issue('M1', '-5', 'SO1', 5), issue('M2', '-1', null, 5)];
    expect(await applyChanges(store.sync, 'movements', shipped)).toMatchObject({ exceptionsOpened: 0 });
    expect(await stock()).toEqual(['14', '3']);
    await applyChanges(store.sync, 'movements', shipped); // told again
    expect(await stock()).toEqual(['14', '3']);
    await applyChanges(store.sync, 'movements', [issue('M3', '-4', 'SO1', 6)]);
    expect(await stock()).toEqual(['10', '0']);
    await applyChanges(store.sync, 'inventory', [allocated('0', 2, at(2, 7), '10')]); // the system of record follows
    expect(await stock()).toEqual(['10', '0']);
  });

  it('count the same when the figure comes after them', async () => {
    await applyChanges(store.sync, 'movements', [issue('M1', '-5', 'SO1', 5), issue('M2', '-1', null, 5)]);
    await applyChanges(store.sync, 'inventory', [allocated('8', 1, at(2), '20')]);
    expect(await stock()).toEqual(['14', '3']);
  });
});

describe('what cannot be taken', () => {
  it('waits for its masters and is taken when they have come', async () => {
    const order = sample.salesOrder('SO1', { customer: 'C9', from: 'DC1', region: 'SE', skus: ['A', 'NEW'] });
    const outcome = await applyChanges(store.sync, 'sales-orders', [order]);
    expect(outcome).toMatchObject({ applied: 0, unchanged: 0, parked: 1 });
    await applyChanges(store.sync, 'sales-orders', [order]); // kept once
    const parked = await store.operations.listParked('sales-orders', first(10));
    expect(parked.rows.map(({ row }) => row)).toMatchObject([
      { errorCode: 'UNKNOWN_REFERENCE', stage: 'APPLY', key: 'SALES_ORDER SO1' },
    ]);

    await applyChanges(store.sync, 'customers', [sample.customer('C9')]);
    expect(await store.sync.takeRetryable('sales-orders', 10)).toEqual([]);
    await applyChanges(store.sync, 'products', [sample.product('NEW')]);
    const retryable = await store.sync.takeRetryable('sales-orders', 10);
    expect(retryable.map(({ change }) => change)).toEqual([order]);
    expect(await applyChanges(store.sync, 'sales-orders', [order])).toMatchObject({ applied: 1 });
    await store.sync.settleParked(retryable.map(({ parkedId }) => parkedId));
    expect((await store.operations.listParked(null, first(10))).rows).toEqual([]);
  });

  it('does not hold up what stands beside it, and is kept with its reason', async () => {
    const untranslatable = [{ key: 'Items(X)', reason: 'unit code "XX" has no meaning', payload: '{"ItemNo":"X"}' }];
    const changes = [
      sample.position('A', 'DC1', 'SE', '1'),
      sample.position('A', 'NOWHERE', 'SE', '1'),
      sample.removal('INVENTORY_MOVEMENT', ['M1'], 1, at(1), 'wms'),
    ];
    expect(await applyChanges(store.sync, 'inventory', changes, { untranslatable })).toMatchObject({
      applied: 1,
      parked: 3,
    });
    const codes = (await store.operations.listParked('inventory', first(10))).rows.map(({ row }) => row.errorCode);
    expect(codes.sort()).toEqual(['INVALID_ARGUMENT', 'UNKNOWN_REFERENCE', 'UPSTREAM_PROTOCOL']);
  });

  it('is a movement whose number the ledger has with another content', async () => {
    const movement = sample.movement('M1', 'A', 'DC1', '1', at(2));
    const other = sample.movement('M1', 'A', 'DC1', '2', at(2));
    expect(await applyChanges(store.sync, 'movements', [movement, movement])).toMatchObject({
      applied: 1,
      unchanged: 1,
    });
    expect(await applyChanges(store.sync, 'movements', [other])).toMatchObject({ applied: 0, parked: 1 });
    expect((await store.operations.listParked(null, first(1))).rows[0]?.row.errorCode).toBe('IDEMPOTENCY_CONFLICT');
    await applyChanges(store.sync, 'movements', [other]); // kept once
    await applyChanges(store.sync, 'movements', [sample.movement('M1', 'A', 'DC1', '3', at(2))]); // a third fact
    expect((await store.operations.listParked(null, first(9))).rows).toHaveLength(2);
  });
});

describe('a forecast version', () => {
  const version = (status: string) => sample.forecastVersion('V-1', status, 2);
  it('is seen when all its series are there and the platform says so, and no longer when it is withdrawn', async () => {
    await applyChanges(store.sync, 'forecasts', [
      version('LOADING'),
      sample.forecastSeries('V-1', 'A', 'DC1', ['1', '2.25']),
    ]);
    await applyChanges(store.sync, 'forecasts', [version('PUBLISHED')]);
    expect(await store.forecasts.currentVersion()).toBeNull();
    await applyChanges(store.sync, 'forecasts', [sample.forecastSeries('V-1', 'A', 'DC2', ['3'])]);
    expect(await store.forecasts.currentVersion()).toMatchObject({ code: 'V-1', status: 'PUBLISHED' });
    const query = { version: forecastVersionCodeSchema.parse('V-1'), measure: 'MEAN', locationCodes: null } as const;
    expect(
      await store.forecasts.loadSeriesOfProducts([productOf('A'), productOf('B')], query, EVERYTHING),
    ).toMatchObject([
      [
        { locationCode: 'DC1', quantities: ['1', '2.25'], startsOn: '2026-11-02' },
        { locationCode: 'DC2', quantities: ['3'] },
      ],
      [],
    ]);
    const inNorthEast = await store.forecasts.loadSeriesOfProducts([productOf('A')], query, {
      ...EVERYTHING,
      regions: ['NE'],
    });
    expect(inNorthEast).toMatchObject([[{ locationCode: 'DC2' }]]);
    await applyChanges(store.sync, 'forecasts', [version('WITHDRAWN')]);
    await applyChanges(store.sync, 'forecasts', [version('PUBLISHED')]); // late
    expect(await store.forecasts.currentVersion()).toBeNull();
    const told = (await news()).map(({ payload }) => payload['version']);
    expect(told).toMatchObject([{ status: 'PUBLISHED' }, { status: 'WITHDRAWN' }]);
  });
});

describe('runs and flows', () => {
  it('count what batches did, and close what a killed process left open', async () => {
    const killed = await store.sync.startRun('products', 'POLL', 'one');
    const runId = await store.sync.startRun('products', 'POLL', 'two');
    await applyChanges(store.sync, 'products', [sample.product('C'), sample.product('A')], { runId });
    await store.sync.finishRun(runId, { read: 2, error: null });
    await store.sync.finishRun(killed, { read: 0, error: null }); // too late: it stays abandoned
    const runs = (await store.operations.listRuns('products', first(5))).rows.map(({ row }): Partial<SyncRun> => row);
    expect(runs).toMatchObject([
      { id: runId, outcome: 'SUCCEEDED', read: 2, applied: 1, unchanged: 1 },
      { id: killed, outcome: 'ABANDONED' },
    ]);
    const failing = await store.sync.startRun('products', 'POLL', 'three');
    await store.sync.finishRun(failing, { read: 0, error: { code: 'UPSTREAM_TIMEOUT', message: 'no answer' } });
    const flow = (await store.operations.listFlows()).find(({ name }) => name === 'products');
    expect(flow).toMatchObject({ lastErrorCode: 'UPSTREAM_TIMEOUT', confirmedAt: at(1) });
  });
});
