// News of records, from the store by the event log into the cache: exactly what changed is forgotten, and what is cached
// is told from what was just read.
import type { CanonicalChange } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { EVERYTHING } from '@distribution/model/read-scope';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import type { CacheDomain } from '@distribution/platform/cache/cache-domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AgedGraph, openAgedGraph } from './open-aged-graph.ts';

let graph: AgedGraph;
beforeAll(async () => {
  graph = await openAgedGraph();
}, 300_000);
afterAll(() => graph?.close());

const apply = async (flow: FlowName, change: CanonicalChange): Promise<void> => {
  const { sync } = graph.store;
  const outcome = await sync.applyBatch({
    flow,
    runId: await sync.startRun(flow, 'POLL', 'test-correlation'),
    changes: [change],
    untranslatable: [],
    cursor: null,
    confirmedAt: null,
    deliveryId: null,
    rules: INVENTORY_RULES,
    correlationId: 'test-correlation',
  });
  expect(outcome).toMatchObject({ applied: 1, parked: 0 });
};

it('a product that changed is read anew, and the others come from the cache', async () => {
  const told: (readonly (string | undefined)[])[] = [];
  const ask = async () => {
    const query = '{ changed: product(sku: "A-100") { name status } other: product(sku: "A-200") { name status } }';
    const { data, extensions } = await graph.ask(query, { extensions: { freshness: true } });
    told.push(extensions?.freshness?.map(({ path, servedFrom }) => `${path[0] ?? ''} ${servedFrom}`) ?? []);
    const from = extensions?.freshness?.map(({ path, servedFrom }) => [path[0], servedFrom]);
    return { name: String(data.changed.name), from: Object.fromEntries(from ?? []) as Record<string, string> }; // pairs of text
  };
  await ask();
  expect((await ask()).from).toEqual({ changed: 'CACHE', other: 'CACHE' });
  const [product] = await graph.store.products.loadProducts([productIdOf(skuSchema.parse('A-100'))]);
  if (product == null) throw new Error('there is a product A-100');
  const origin = { ...product.origin, revision: product.origin.revision + 1 };
  await apply('products', { of: 'PRODUCT', operation: 'UPSERT', record: { ...product, name: 'Renamed', origin } });
  await expect.poll(ask, { timeout: 20_000 }).toEqual({ name: 'Renamed', from: { changed: 'CACHE', other: 'CACHE' } });
  const sinceCached = told.slice(1).flat();
  expect(sinceCached.filter((line) => line === 'changed PROJECTION')).toHaveLength(1);
  expect(sinceCached).not.toContain('other PROJECTION');
});

it('stock of an item at a site evicts that position alone', async () => {
  const all = { skus: null, locationCodes: null, regions: null, belowSafetyStock: null, changedSince: null };
  const page = { limit: 100, after: null, before: null, backward: false };
  const { rows } = await graph.store.inventory.listPositions(all, page, EVERYTHING);
  const ids = rows.map(({ row }) => row.position.id);
  const [first] = rows;
  if (first === undefined || ids.length < 2) throw new Error('there are positions');
  const domain: CacheDomain<object> = {
    name: 'InventoryPosition',
    ttlMs: 600_000,
    staleMs: 0,
    negativeTtlMs: 0,
    maxEntries: 100,
    revisionOf: () => 1,
  };
  await graph.cache.loadMany(domain, ids, async (keys) => keys.map((id) => ({ id })));
  const { position } = first.row;
  const origin = { ...position.origin, revision: position.origin.revision + 1 };
  await apply('inventory', { of: 'INVENTORY_POSITION', operation: 'UPSERT', record: { ...position, origin } });
  const missing = async (): Promise<readonly string[]> => {
    const gone: string[] = [];
    await graph.cache.loadMany(domain, ids, async (keys) => {
      gone.push(...keys);
      return keys.map(() => new Error('not to be loaded'));
    });
    return gone;
  };
  await expect.poll(missing, { timeout: 20_000 }).toEqual([position.id]);
  expect(await missing()).toEqual([position.id]);
});
