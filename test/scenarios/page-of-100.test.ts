// A page of 100 products with everything around it, on the real store: rows are written as sync writes them, and the
// statements that the page costs are counted where they are sent.
import type { CanonicalChange } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { systemCodeSchema } from '@distribution/model/origin';
import { type Store, openStore } from '@distribution/prisma/store/open-store';
import { createForecastReader } from '@distribution/prisma/store/read/forecast-reader';
import { createInventoryReader } from '@distribution/prisma/store/read/inventory-reader';
import { createLocationReader } from '@distribution/prisma/store/read/location-reader';
import { createOperationsReader } from '@distribution/prisma/store/read/operations-reader';
import { createOrderReader } from '@distribution/prisma/store/read/order-reader';
import { createProductReader } from '@distribution/prisma/store/read/product-reader';
import { createSupplyReader } from '@distribution/prisma/store/read/supply-reader';
import { createDatabase, type Database } from '@distribution/prisma/store/sql/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../kit/open-test-database.ts';
import { createMemoryRecords } from '../kit/subgraphs/memory-records.ts';
import { openGraphs } from '../kit/subgraphs/open-graphs.ts';
import { RECORDS_AS_OF } from '../kit/subgraphs/records.ts';

const PRODUCTS = 100;
let database: TestDatabase;
let store: Store;
let pool: pg.Pool;
const statements: string[] = [];

const upsert = <N extends CanonicalChange['of']>(of: N, records: readonly object[]): readonly CanonicalChange[] =>
  records.map((record) => ({ of, operation: 'UPSERT', record }) as unknown as CanonicalChange); // the builders made these records of that kind

const apply = async (flow: FlowName, changes: readonly CanonicalChange[]): Promise<void> => {
  const system = systemCodeSchema.parse(flow === 'forecasts' ? 'planning' : 'erp');
  await store.sync.declareFlow({ name: flow, mode: 'BATCH', system, freshnessTargetSeconds: 60 });
  const outcome = await store.sync.applyBatch({
    flow,
    runId: await store.sync.startRun(flow, 'SEED', 'test-correlation'),
    changes,
    untranslatable: [],
    cursor: null,
    confirmedAt: RECORDS_AS_OF,
    deliveryId: null,
    rules: INVENTORY_RULES,
    correlationId: 'test-correlation',
  });
  expect(outcome.parked).toBe(0);
};

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openStore({ databaseUrl: database.url });
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  const records = createMemoryRecords(PRODUCTS);
  await apply('products', upsert('PRODUCT', records.products));
  await apply('locations', upsert('LOCATION', records.locations));
  await apply('suppliers', upsert('SUPPLIER', records.suppliers));
  await apply(
    'inventory',
    upsert(
      'INVENTORY_POSITION',
      records.positions.map(({ position }) => position),
    ),
  );
  await apply(
    'planning-parameters',
    upsert(
      'PLANNING_PARAMETERS',
      records.positions.map(({ parameters }) => parameters ?? {}),
    ),
  );
  await apply('purchase-orders', upsert('PURCHASE_ORDER', records.purchaseOrders));
  await apply('forecasts', [
    ...upsert('FORECAST_VERSION', [{ ...records.version, seriesCount: records.series.length }]),
    ...upsert('FORECAST_SERIES', records.series),
  ]);
});
afterAll(async () => {
  await pool?.end();
  await store?.close();
  await database?.close();
});

const openCounted = () => {
  const real = createDatabase(pool);
  const counted: Database = {
    query: (statement) => {
      statements.push(statement.text);
      return real.query(statement);
    },
  };
  return openGraphs({
    productCount: 0,
    readers: {
      products: createProductReader(counted),
      locations: createLocationReader(counted),
      inventory: createInventoryReader(counted),
      orders: createOrderReader(counted),
      supply: createSupplyReader(counted),
      forecasts: createForecastReader(counted),
      operations: createOperationsReader(counted),
    },
  });
};

interface Listed {
  readonly id: string;
}
interface Stocked {
  readonly inventory: {
    readonly nodes: readonly { readonly location: Listed; readonly available: { readonly value: string } }[];
  };
}

it('A-02: costs a bounded number of statements, whatever the number of products', async () => {
  const { ask, entities } = await openCounted();
  const cost = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
    const before = statements.length;
    const answer = await work();
    return [answer, statements.length - before];
  };
  const [page, listing] = await cost(() =>
    ask('products', '{ products(first: 100, filter: { belowSafetyStock: true }) { nodes { id } } }'),
  );
  expect(page.errors).toBeUndefined();
  const nodes: readonly Listed[] = page.data.products.nodes;
  const ids = nodes.map(({ id }) => id);
  expect(ids).toHaveLength(PRODUCTS);

  const [stock, ofStock] = await cost(() =>
    entities('inventory', 'Product', ids, 'inventory(first: 10) { nodes { location { id } available { value } } }'),
  );
  const [ordered, ofOrders] = await cost(() =>
    entities(
      'supply',
      'Product',
      ids,
      'openPurchaseOrders(first: 10) { nodes { number supplier { name } lines { orderedQuantity { value } } } }',
    ),
  );
  const [sold, ofSales] = await cost(() =>
    entities('orders', 'Product', ids, 'openSalesOrders(first: 10) { nodes { number } }'),
  );
  const [planned, ofPlans] = await cost(() =>
    entities(
      'forecasts',
      'Product',
      ids,
      'forecast { version { code } buckets(first: 13) { quantity { value unit } } }',
    ),
  );
  const [wrong, ofTrouble] = await cost(() => entities('operations', 'Product', ids, 'exceptions { kind severity }'));
  const stocked: readonly Stocked[] = stock.data._entities;
  const places = stocked.flatMap((one) => one.inventory.nodes.map(({ location }) => location.id));
  const [located, ofPlaces] = await cost(() => entities('locations', 'Location', places, 'code name region { code }'));

  for (const answer of [stock, ordered, sold, planned, wrong, located]) expect(answer.errors).toBeUndefined();
  expect(places).toHaveLength(PRODUCTS * 6);
  expect(stocked[0]?.inventory.nodes[0]?.available).toEqual({ value: '4' });
  expect(ordered.data._entities[0].openPurchaseOrders.nodes).toHaveLength(6);
  expect(planned.data._entities[0].forecast).toMatchObject({
    version: { code: '2026-W47' },
    buckets: [{ quantity: { value: '42', unit: 'EA' } }, {}, {}, {}],
  });
  expect(wrong.data._entities[0].exceptions).toHaveLength(6);
  // Each figure is what one batch costs: a statement, a second one for ids that were renamed or for the current version.
  const costs = { listing, ofStock, ofOrders, ofSales, ofPlans, ofTrouble, ofPlaces };
  for (const [what, count] of Object.entries(costs)) expect.soft(count, what).toBeLessThanOrEqual(4);
});

it('walks the positions of one product by cursor without missing or repeating one', async () => {
  const { ask, entities } = await openCounted();
  const { product } = (await ask('products', '{ product(sku: "SKU-001") { id } }')).data;
  const seen: string[] = [];
  for (let after = ''; ;) {
    const selection = `inventory(first: 4${after}) { nodes { location { id } } pageInfo { hasNextPage endCursor } }`;
    const [{ inventory }] = (await entities('inventory', 'Product', [product.id], selection)).data._entities;
    const nodes: readonly { readonly location: Listed }[] = inventory.nodes;
    seen.push(...nodes.map(({ location }) => location.id));
    if (inventory.pageInfo.hasNextPage !== true) break;
    after = `, after: "${String(inventory.pageInfo.endCursor)}"`;
  }
  expect(seen).toHaveLength(6);
  expect(new Set(seen).size).toBe(6);
});

it('shows a caller of one region its rows only, by SQL', async () => {
  const { ask, entities } = await openCounted();
  const SE = { regions: ['SE'] };
  const { product } = (await ask('products', '{ product(sku: "SKU-001") { id } }')).data;
  const stock = await entities('inventory', 'Product', [product.id], 'inventory { nodes { regionCode } }', SE);
  expect(stock.data._entities[0].inventory.nodes).toEqual([{ regionCode: 'SE' }, { regionCode: 'SE' }]);
  const forecast = await entities(
    'forecasts',
    'Product',
    [product.id],
    'forecast { buckets(first: 1) { quantity { value } } }',
    SE,
  );
  expect(forecast.data._entities[0].forecast.buckets).toEqual([{ quantity: { value: '14' } }]);
});
