import { forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import type { Page, PageRequest, SortKey } from '@distribution/model/page';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { customerCodeSchema } from '@distribution/model/orders/customer';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { EVERYTHING, type ReadScope } from '@distribution/model/read-scope';
import { maySee } from '@distribution/platform/principal/principal';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const { at } = sample;
const sku = (text: string) => skuSchema.parse(text);
const productOf = (text: string) => productIdOf(sku(text));
const SOUTH_EAST: ReadScope = { ...EVERYTHING, regions: ['SE'] };
const PARTNER: ReadScope = { ...EVERYTHING, customers: ['C1'] };
const OTHER_COMPANY: ReadScope = { ...EVERYTHING, legalEntities: ['OTHER'] };

const ANY_PRODUCT = {
  skus: null,
  search: null,
  statuses: null,
  category: null,
  belowSafetyStock: null,
  regions: null,
  changedSince: null,
};
const ANY_POSITION = { skus: null, locationCodes: null, regions: null, belowSafetyStock: null, changedSince: null };
const ANY_ORDER = {
  numbers: null,
  statuses: null,
  customerCodes: null,
  regions: null,
  shipFromCodes: null,
  skus: null,
  orderedFrom: null,
  orderedTo: null,
  changedSince: null,
};
const ANY_PURCHASE = {
  numbers: null,
  statuses: null,
  supplierCodes: null,
  shipToCodes: null,
  regions: null,
  skus: null,
  expectedBefore: null,
  changedSince: null,
};
const ANY_MOVEMENT = { sku: null, locationCodes: null, kinds: null, reason: null, from: null, to: null };

let testDatabase: TestDatabase;
let store: Store;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, at(1));
  await applyChanges(store.sync, 'inventory', [
    sample.location('DC1', 'SE'),
    sample.location('DC2', 'NE'),
    ...['A', 'B', 'C', 'a', 'Z%'].map((code) => sample.product(code)),
    sample.supplier('V1'),
    sample.supplier('V2'),
    sample.supplierProduct('A', 'V1', false),
    sample.supplierProduct('A', 'V2', true),
    sample.customer('C1'),
    sample.customer('C2'),
    sample.planning('A', 'DC2', '100'),
    sample.planning('B', 'DC1', '100'),
    ...['A', 'B', 'C'].flatMap((code) => [
      sample.position(code, 'DC1', 'SE', '10'),
      sample.position(code, 'DC2', 'NE', '20'),
    ]),
    sample.movement('M1', 'A', 'DC1', '-1', at(3)),
    sample.movement('M2', 'A', 'DC1', '-2', at(4)),
    sample.movement('M3', 'A', 'DC2', '5', at(4)),
    sample.salesOrder('SO1', { customer: 'C1', from: 'DC1', region: 'SE', skus: ['A', 'B'] }),
    sample.salesOrder(
      'SO2',
      { customer: 'C2', from: 'DC2', region: 'NE', skus: ['A'] },
      { more: { orderedAt: at(2) } },
    ),
    sample.salesOrder(
      'SO3',
      { customer: null, from: 'DC1', region: 'SE', skus: ['A'] },
      { more: { status: 'CLOSED' } },
    ),
    sample.shipment('SH1', 'SO1', 'DC1', 'A'),
    sample.shipment('SH2', 'SO2', 'DC2', 'A'),
    sample.purchaseOrder('PO1', { supplier: 'V1', to: 'DC1', region: 'SE', lines: { A: at(9), B: at(3) } }),
    sample.purchaseOrder('PO2', { supplier: 'V2', to: 'DC2', region: 'NE', lines: { A: at(5) } }),
    sample.purchaseOrder(
      'PO3',
      { supplier: 'V2', to: 'DC2', region: 'NE', lines: { A: at(4) } },
      { more: { status: 'RECEIVED' } },
    ),
    sample.transferOrder('TO1', 'DC1', 'DC2', 'C'),
  ]);
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const rowsOf = <T>(page: Page<T> | undefined): readonly T[] => (page?.rows ?? []).map(({ row }) => row);

/** Walks a list to its end by pages, doing something between them. */
const walk = async <T>(
  read: (page: PageRequest) => Promise<Page<T>>,
  backward: boolean,
  between: () => Promise<unknown> = async () => undefined,
): Promise<T[]> => {
  const all: T[] = [];
  let edge: SortKey | null = null;
  for (;;) {
    const page: Page<T> = await read({
      limit: 2,
      after: backward ? null : edge,
      before: backward ? edge : null,
      backward,
    });
    const rows = rowsOf(page);
    if (backward) all.unshift(...rows);
    else all.push(...rows);
    edge = (backward ? page.rows[0] : page.rows.at(-1))?.sortKey ?? null;
    if (!(backward ? page.hasPreviousPage : page.hasNextPage)) return all;
    await between();
  }
};

describe('lists', () => {
  const listProducts = (page: PageRequest) => store.products.listProducts(ANY_PRODUCT, 'SKU', page, EVERYTHING);
  it('are the same by pages, forward and backward, in byte order', async () => {
    for (const backward of [false, true])
      expect((await walk(listProducts, backward)).map((found) => found.sku)).toEqual(['A', 'B', 'C', 'Z%', 'a']);
    const names = await store.products.listProducts(ANY_PRODUCT, 'NAME', first(10), EVERYTHING);
    expect(rowsOf(names).map((found) => found.sku)).toEqual(['A', 'a', 'B', 'C', 'Z%']);
  });

  it('neither skip nor repeat rows while others are inserted before and behind the cursor', async () => {
    let added = 0;
    const list = (page: PageRequest) =>
      store.orders.listSalesOrders({ ...ANY_ORDER, skus: [sku('C')] }, page, EVERYTHING);
    const add = (day: number) =>
      applyChanges(store.sync, 'sales-orders', [
        sample.salesOrder(
          `NEW${added++}`,
          { customer: 'C2', from: 'DC2', region: 'NE', skus: ['C'] },
          { more: { orderedAt: at(day) } },
        ),
      ]);
    for (const day of [10, 10, 12, 14, 16]) await add(day);
    const known = (await walk(list, false)).map(({ number }) => number);
    const seen = (await walk(list, false, () => add(20))).map(({ number }) => number);
    expect(seen).toEqual(known);
  });

  it('know the questions people ask', async () => {
    const skus = async (filter: Partial<typeof ANY_PRODUCT>, scope = EVERYTHING) =>
      rowsOf(await store.products.listProducts({ ...ANY_PRODUCT, ...filter }, 'SKU', first(10), scope)).map(
        (found) => found.sku,
      );
    expect(await skus({ belowSafetyStock: true as never })).toEqual(['A', 'B']);
    expect(await skus({ belowSafetyStock: true as never }, SOUTH_EAST)).toEqual(['B']);
    expect(await skus({ belowSafetyStock: true as never, regions: ['NE'] as never })).toEqual(['A']);
    expect(await skus({ belowSafetyStock: false as never })).toEqual(['C', 'Z%', 'a']);
    expect(await skus({ search: '%' as never })).toEqual(['Z%']);
    expect(await skus({ search: 'PRODUCT a' as never })).toEqual(['A', 'a']);
    expect(await skus({ category: 'Goods' as never })).toHaveLength(5);
    expect(await skus({ changedSince: '2999-01-01T00:00:00.000Z' as never })).toEqual([]);

    const late = await store.supply.listPurchaseOrders(
      { ...ANY_PURCHASE, expectedBefore: at(4) as never },
      first(10),
      EVERYTHING,
    );
    expect(rowsOf(late).map(({ number }) => number)).toEqual(['PO1']);
    const moved = await store.inventory.listMovements(
      { ...ANY_MOVEMENT, sku: sku('A'), from: at(4) as never },
      first(10),
      EVERYTHING,
    );
    expect(rowsOf(moved).map(({ number }) => number)).toEqual(['M3', 'M2']);
    const transfers = await store.supply.listTransferOrders(
      { shipFromCodes: null, shipToCodes: null, skus: [sku('C')], statuses: null },
      first(10),
      SOUTH_EAST,
    );
    expect(rowsOf(transfers)).toHaveLength(1);
  });
});

describe('pages of many keys', () => {
  const keys = [productOf('B'), productOf('nobody'), productOf('A')];
  it('answer each key in order with its own first page', async () => {
    const pages = await store.inventory.loadPositionsOfProducts(keys, ANY_POSITION, first(1), EVERYTHING);
    expect(pages.map((page) => rowsOf(page).map(({ position }) => [position.locationCode, position.onHand]))).toEqual([
      [['DC1', '10']],
      [],
      [['DC1', '7']],
    ]);
    expect(pages.map(({ hasNextPage }) => hasNextPage)).toEqual([true, false, true]);
    const next = await store.inventory.loadPositionsOfProducts(keys, ANY_POSITION, first(1, ['DC1']), EVERYTHING);
    expect(rowsOf(next[2])).toMatchObject([{ position: { onHand: '25' }, parameters: { safetyStock: '100' } }]);
    expect(next[2]).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('give open purchase orders earliest first, with the lines of that product only', async () => {
    const [ofB, , ofA] = await store.supply.loadOpenPurchaseOrdersOfProducts(keys, first(10), EVERYTHING);
    expect(rowsOf(ofA).map(({ number, lines }) => [number, lines.map((line) => line.sku)])).toEqual([
      ['PO2', ['A']],
      ['PO1', ['A']],
    ]);
    expect(rowsOf(ofB).map(({ lines }) => lines.map((line) => line.expectedAt))).toEqual([[at(3)]]);
  });

  it('give open sales orders newest first, and suppliers preferred first', async () => {
    const [, , ofA] = await store.orders.loadOpenSalesOrdersOfProducts(keys, first(10), EVERYTHING);
    expect(rowsOf(ofA).map(({ number }) => number)).toEqual(['SO2', 'SO1']);
    const [, , terms] = await store.supply.loadSuppliersOfProducts(keys);
    expect(terms?.map(({ supplierCode }) => supplierCode)).toEqual(['V2', 'V1']);
  });
});

describe('the scope', () => {
  const numbers = ['SO1', 'SO2', 'SO3'].map((number) => orderNumberSchema.parse(number));
  const visible = async (scope: ReadScope) =>
    (await store.orders.loadSalesOrdersByNumber(numbers, scope)).map((order) => order?.number ?? null);

  it('shows a partner its own orders, shipments and master record, and no order without a customer', async () => {
    expect(await visible(EVERYTHING)).toEqual(['SO1', 'SO2', 'SO3']);
    expect(await visible(PARTNER)).toEqual(['SO1', null, null]);
    const shipments = await store.orders.loadShipmentsByNumber(['SH2', 'SH1'], PARTNER);
    expect(shipments.map((shipment) => shipment?.number ?? null)).toEqual([null, 'SH1']);
    const codes = ['C1', 'C2'].map((code) => customerCodeSchema.parse(code));
    expect((await store.orders.loadCustomersByCode(codes, PARTNER)).map((found) => found?.code ?? null)).toEqual([
      'C1',
      null,
    ]);
    expect(rowsOf(await store.orders.listCustomers(null, first(10), PARTNER))).toHaveLength(1);
  });

  it("shows a partner nothing of the house's own business", async () => {
    await applyChanges(store.sync, 'forecasts', [
      sample.forecastVersion('V-1', 'PUBLISHED', 1),
      sample.forecastSeries('V-1', 'A', 'DC1', ['1']),
    ]);
    const reads = async (scope: ReadScope) => {
      const product = [productOf('A')];
      const anyTransfer = { shipFromCodes: null, shipToCodes: null, skus: null, statuses: null };
      const any = { kinds: null, severityAtLeast: null, regions: null, locationCodes: null, skus: null, open: null };
      const query = { version: forecastVersionCodeSchema.parse('V-1'), measure: 'MEAN', locationCodes: null } as const;
      return {
        purchaseOrders: rowsOf(await store.supply.listPurchaseOrders(ANY_PURCHASE, first(10), scope)).length,
        ofProduct: (await store.supply.loadOpenPurchaseOrdersOfProducts(product, first(10), scope))[0]?.rows.length,
        transfers: rowsOf(await store.supply.listTransferOrders(anyTransfer, first(10), scope)).length,
        movements: rowsOf(await store.inventory.listMovements(ANY_MOVEMENT, first(10), scope)).length,
        exceptions: rowsOf(await store.operations.listExceptions(any, first(10), scope)).length,
        forecasts: (await store.forecasts.loadSeriesOfProducts(product, query, scope))[0]?.length,
      };
    };
    for (const [what, seen] of Object.entries(await reads(EVERYTHING))) expect(seen, what).toBeGreaterThan(0);
    for (const [what, seen] of Object.entries(await reads(PARTNER))) expect(seen, what).toBe(0);
    const { events } = await store.eventLog.read({ ...(await store.eventLog.head()), position: 0 }, 1_000, null);
    const internal = events.filter(({ topic }) => ['inventory.exceptions', 'supply.purchase-orders'].includes(topic));
    expect(new Set(internal.map(({ topic }) => topic)).size).toBe(2);
    for (const { owner } of internal) expect(maySee(PARTNER, owner)).toBe(false);
  });

  it('shows a region its rows alone, in every read', async () => {
    expect(await visible(SOUTH_EAST)).toEqual(['SO1', null, 'SO3']);
    const codes = ['DC1', 'DC2'].map((code) => locationCodeSchema.parse(code));
    expect((await store.locations.loadLocationsByCode(codes, SOUTH_EAST)).map((found) => found?.code ?? null)).toEqual([
      'DC1',
      null,
    ]);
    expect(await store.locations.listRegions(SOUTH_EAST)).toEqual([{ code: 'SE', name: 'Region SE' }]);
    expect(rowsOf(await store.inventory.listPositions(ANY_POSITION, first(10), SOUTH_EAST))).toHaveLength(3);
    expect(rowsOf(await store.inventory.listMovements(ANY_MOVEMENT, first(10), SOUTH_EAST))).toHaveLength(2);
    const [orders] = await store.supply.loadOpenPurchaseOrdersOfProducts([productOf('A')], first(10), SOUTH_EAST);
    expect(rowsOf(orders).map(({ number }) => number)).toEqual(['PO1']);
  });

  it('shows another company nothing, and a scope of no regions nothing', async () => {
    expect(await visible(OTHER_COMPANY)).toEqual([null, null, null]);
    expect(await visible({ ...EVERYTHING, regions: [] })).toEqual([null, null, null]);
    expect(rowsOf(await store.inventory.listPositions(ANY_POSITION, first(10), OTHER_COMPANY))).toEqual([]);
  });
});

it('a renamed entity answers to its former id', async () => {
  await store.aliasEntity(productOf('OLD'), productOf('A'));
  const [renamed, unknown] = await store.products.loadProducts([productOf('OLD'), productOf('NEVER')]);
  expect([renamed?.sku, unknown]).toEqual(['A', null]);
});
