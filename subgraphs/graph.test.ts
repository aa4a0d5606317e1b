import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import { parseInstant } from '@distribution/model/time/instant';
import { openLogPosition } from '@distribution/platform/event-log/cursor';
import { AppError } from '@distribution/platform/errors/app-error';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { aLocation, aProduct, aSupplier } from '@distribution/test/kit/subgraphs/records';
import { describe, expect, it } from 'vitest';

interface Named {
  readonly id: string;
}
interface Stocked {
  readonly inventory: { readonly nodes: readonly { readonly location: Named }[] };
}
interface Listed {
  readonly products: {
    readonly nodes: readonly { readonly sku: string }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}
const SE = { regions: ['SE'] };
const codesOf = (answer: { errors?: readonly { extensions: { code: string } }[] }) =>
  (answer.errors ?? []).map((error) => error.extensions.code);

/** A system of record that answers every key with a record as of that instant, and remembers its batches. */
const sourceOf = <T extends { origin: object }>(build: (key: string) => T, asOf: string) => {
  const batches: (readonly string[])[] = [];
  const load = async (keys: readonly string[]): Promise<readonly KeyedAnswer<T>[]> => {
    batches.push(keys);
    return keys.map((key) => {
      const record = build(key);
      return { ok: true, value: { ...record, origin: { ...record.origin, asOf: parseInstant(asOf) } } };
    });
  };
  return { batches, load };
};

describe('a page of 100 products with locations, inventory, open orders and forecasts', () => {
  it('costs one read per domain, and one call per system of record when the projection has grown old', async () => {
    const later = '2026-11-21T11:00:00Z';
    const products = sourceOf(aProduct, later);
    const locations = sourceOf((code) => aLocation(code, 'SE'), later);
    const supply = sourceOf(aSupplier, later);
    const { ask, entities, calls, time } = await openGraphs({
      productCount: 100,
      sources: {
        products: { loadProducts: products.load },
        locations: { loadLocations: locations.load },
        supply: { loadSuppliers: supply.load, loadPurchaseOrders: () => Promise.reject(new Error('not asked for')) },
      },
    });
    time.now = Date.parse(later);

    const page = await ask('products', '{ products(first: 100) { nodes { id sku } pageInfo { hasNextPage } } }');
    const nodes: readonly Named[] = page.data.products.nodes;
    const ids = nodes.map(({ id }) => id);
    expect(ids).toHaveLength(100);
    const [stock, ordered, sold, planned, named] = await Promise.all([
      entities('inventory', 'Product', ids, 'inventory(first: 10) { nodes { location { id } onHand { value } } }'),
      entities('supply', 'Product', ids, 'openPurchaseOrders(first: 10) { nodes { number supplier { name } } }'),
      entities('orders', 'Product', ids, 'openSalesOrders(first: 10) { nodes { number } }'),
      entities('forecasts', 'Product', ids, 'forecast { buckets(first: 13) { quantity { value } } }'),
      entities('products', 'Product', ids, 'name'),
    ]);
    const stocked: readonly Stocked[] = stock.data._entities;
    const places = stocked.flatMap((one) => one.inventory.nodes.map(({ location }) => location.id));
    expect(places).toHaveLength(600);
    const located = await entities('locations', 'Location', places, 'code name');

    for (const answer of [page, stock, ordered, sold, planned, named, located]) expect(answer.errors).toBeUndefined();
    expect(Object.fromEntries(calls)).toEqual({
      'products.listProducts': 1,
      'products.loadProducts': 1,
      'inventory.loadPositionsOfProducts': 1,
      'supply.loadOpenPurchaseOrdersOfProducts': 1,
      'supply.loadSuppliers': 1,
      'orders.loadOpenSalesOrdersOfProducts': 1,
      'forecasts.currentVersion': 1,
      'forecasts.currentFallback': 1,
      'forecasts.loadSeriesOfProducts': 1,
      'locations.loadLocations': 1,
    });
    expect([products, locations, supply].map(({ batches }) => batches.map((keys) => keys.length))).toEqual([
      [100],
      [6],
      [1],
    ]);
    expect(named.extensions.subgraph.sourceCalls).toEqual([
      { system: 'erp', operation: 'products', calls: 1, keys: 100, failedKeys: 0 },
    ]);
    expect(page.extensions.subgraph.sourceCalls).toEqual([]);
  });

  it('is answered from the cache the second time', async () => {
    const { entities, calls, records } = await openGraphs({ productCount: 3 });
    const ids = records.products.map(({ id }) => id);
    const first = await entities('products', 'Product', ids, 'name baseUnit { code name } asOf source');
    expect(first.data._entities[0]).toEqual({
      name: 'Product SKU-001',
      baseUnit: { code: 'EA', name: 'each' },
      asOf: '2026-11-21T10:00:00.000Z',
      source: 'erp',
    });
    expect((await entities('products', 'Product', ids, 'name')).data._entities).toHaveLength(3);
    expect(calls.get('products.loadProducts')).toBe(1);
  });
});

describe('a system of record that is down', () => {
  it('costs freshness and nothing else', async () => {
    const { ask, time } = await openGraphs({
      productCount: 1,
      sources: { products: { loadProducts: () => Promise.reject(new AppError('UPSTREAM_UNAVAILABLE', 'down')) } },
    });
    time.now += 3_600_000;
    const answer = await ask('products', '{ product(sku: "SKU-001") { sku asOf } }');
    expect(answer.errors).toBeUndefined();
    expect(answer.data.product).toEqual({ sku: 'SKU-001', asOf: '2026-11-21T10:00:00.000Z' });
    expect(answer.extensions.subgraph.sourceCalls).toEqual([
      { system: 'erp', operation: 'products', calls: 1, keys: 1, failedKeys: 1 },
    ]);
  });
});

describe('a caller of one region', () => {
  it('sees only its rows: in lists, in sums, and in entities it names itself', async () => {
    const { entities, records } = await openGraphs({ productCount: 1 });
    const [product] = records.products.map(({ id }) => id);
    const ids = [product ?? ''];
    const stock = await entities('inventory', 'Product', ids, 'inventory { nodes { regionCode } }', SE);
    expect(stock.data._entities[0].inventory.nodes).toEqual([{ regionCode: 'SE' }, { regionCode: 'SE' }]);
    const ordered = await entities('supply', 'Product', ids, 'openPurchaseOrders { nodes { regionCode } }', SE);
    expect(ordered.data._entities[0].openPurchaseOrders.nodes).toHaveLength(2);

    const forecast = 'forecast { buckets(first: 1) { start end quantity { value unit } } locations { locationCode } }';
    const all = await entities('forecasts', 'Product', ids, forecast);
    const some = await entities('forecasts', 'Product', ids, forecast, SE);
    expect(all.data._entities[0].forecast.buckets).toEqual([
      { start: '2026-11-16', end: '2026-11-23', quantity: { value: '42', unit: 'EA' } },
    ]);
    expect(some.data._entities[0].forecast).toMatchObject({
      buckets: [{ quantity: { value: '14' } }],
      locations: [{ locationCode: 'DC-ATL' }, { locationCode: 'DC-MIA' }],
    });

    const places = records.locations.map(({ id }) => id);
    // Once as everybody, so that all of them are in the shared cache.
    expect((await entities('locations', 'Location', places, 'code')).data._entities).toHaveLength(6);
    const seen = await entities('locations', 'Location', places, 'code', SE);
    expect(seen.data._entities).toEqual([{ code: 'DC-ATL' }, { code: 'DC-MIA' }, null, null, null, null]);
    const positions = records.positions.map(({ position }) => position.id);
    const held = await entities(
      'inventory',
      'InventoryPosition',
      positions,
      'regionCode available { value } belowSafetyStock',
      SE,
    );
    const shown: readonly unknown[] = held.data._entities;
    expect(shown.filter((one) => one !== null)).toEqual([
      { regionCode: 'SE', available: { value: '4' }, belowSafetyStock: true },
      { regionCode: 'SE', available: { value: '4' }, belowSafetyStock: true },
    ]);
  });

  it('is not told from whom we buy, and at what price, when it is a partner', async () => {
    const { ask, entities, records } = await openGraphs({ productCount: 1 });
    const [product] = records.products.map(({ id }) => id);
    const partner = { customers: ['C-1'] };
    const supplier = '{ supplier(code: "S-1") { name } }';
    expect((await ask('supply', supplier)).data.supplier).not.toBeNull();
    expect((await ask('supply', supplier, {}, partner)).data).toEqual({ supplier: null });
    const id = records.suppliers.map((known) => known.id);
    expect((await entities('supply', 'Supplier', id, 'name', partner)).data._entities).toEqual([null]);
    const terms = 'suppliers { unitPrice { amount } supplier { name } }';
    const bought = await entities('supply', 'Product', [product ?? ''], terms, partner);
    expect(bought.data._entities).toEqual([{ suppliers: [] }]);
    expect((await ask('supply', '{ suppliers { nodes { id } } }', {}, partner)).data.suppliers.nodes).toEqual([]);
  });

  it('is not shown records that belong to nobody in particular', async () => {
    const { ask } = await openGraphs({ productCount: 1 });
    const parked = '{ parkedRecords { nodes { key } } }';
    expect(codesOf(await ask('operations', parked, {}, SE))).toEqual(['FORBIDDEN']);
    expect((await ask('operations', parked)).errors).toBeUndefined();
  });
});

describe('names and arguments', () => {
  it('name one thing by exactly one name', async () => {
    const { ask, records } = await openGraphs({ productCount: 1 });
    const product = 'query ($id: ID, $sku: String) { product(id: $id, sku: $sku) { sku } }';
    const [known] = records.products.map(({ id }) => id);
    expect((await ask('products', product, { id: known })).data.product).toEqual({ sku: 'SKU-001' });
    expect((await ask('products', product, { sku: 'unheard of' })).data.product).toBeNull();
    expect((await ask('products', product, { id: 'no id at all' })).data.product).toBeNull();
    expect((await ask('products', product, { id: records.locations[0]?.id })).data.product).toBeNull();
    expect(codesOf(await ask('products', product, {}))).toEqual(['INVALID_ARGUMENT']);
    expect(codesOf(await ask('products', product, { id: known, sku: 'SKU-001' }))).toEqual(['INVALID_ARGUMENT']);
    expect(codesOf(await ask('products', '{ product(gtin: "4006381333932") { sku } }'))).not.toEqual([]);
  });

  it.each([
    '{ products(first: 101) { nodes { id } } }',
    '{ products(filter: { skus: [""] }) { nodes { id } } }',
    '{ products(filter: { search: " " }) { nodes { id } } }',
  ])('are refused with a sentence: %s', async (query) => {
    const { ask } = await openGraphs({ productCount: 1 });
    expect(codesOf(await ask('products', query))).toEqual(['INVALID_ARGUMENT']);
  });

  it('walk a list by its cursors', async () => {
    const { ask } = await openGraphs({ productCount: 5 });
    const query =
      'query ($after: Cursor) { products(first: 2, after: $after) { nodes { sku } pageInfo { endCursor hasNextPage } } }';
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { products }: Listed = (await ask('products', query, { after })).data;
      seen.push(...products.nodes.map(({ sku }) => sku));
      after = products.pageInfo.endCursor;
      more = products.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(['SKU-001', 'SKU-002', 'SKU-003', 'SKU-004', 'SKU-005']);
    expect(codesOf(await ask('products', query, { after: 'AAAA' }))).toEqual(['CURSOR_INVALID']);
  });

  it('refuse a forecast of an unknown version, and quantiles that would be added', async () => {
    const { entities, records } = await openGraphs({ productCount: 1 });
    const ids = records.products.map(({ id }) => id);
    expect(codesOf(await entities('forecasts', 'Product', ids, 'forecast(version: "x") { asOf }'))).toEqual([
      'NOT_FOUND',
    ]);
    const p90 = await entities('forecasts', 'Product', ids, 'forecast(measure: P90) { asOf }');
    expect(p90.data._entities).toEqual([{ forecast: null }]);
    expect(codesOf(await entities('forecasts', 'Product', ids, 'forecast { buckets(first: 0) { start } }'))).toEqual([
      'INVALID_ARGUMENT',
    ]);
  });
});

it('the list of exceptions says from where to subscribe', async () => {
  const { ask, cursors } = await openGraphs({ productCount: 1 });
  const { data } = await ask('operations', '{ inventoryExceptions { eventCursor nodes { id } } }');
  const cursor: string = data.inventoryExceptions.eventCursor;
  expect(openLogPosition(cursors, cursor)).toEqual({ generation: 'g', position: 7 });
});
