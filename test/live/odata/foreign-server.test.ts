// The OData adapter on an OData server written by others: what it asks is understood there as here. Reads by key with
// filters, expands and quoting; no change tracking, which the server ignores without a word.
import { adapter as definition } from '@distribution/adapters/odata/adapter';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { ENTITY_SETS } from '@distribution/sandbox/servers/erp/entity-sets';
import { ErpView } from '@distribution/sandbox/servers/erp/erp-view';
import { METADATA_XML } from '@distribution/sandbox/servers/erp/metadata';
import { type SandboxServers, openSandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ForeignServer, openForeignServer } from './foreign-server.ts';

const call = () => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 20_000,
  correlationId: 'foreign',
  lane: 'INTERACTIVE' as const,
});
const connect = (settings: object): SystemAdapter =>
  definition.create(settings, { now: Date.now, observe: () => undefined, decisions: null });

let foreign: ForeignServer;
let servers: SandboxServers;
let there: SystemAdapter;
let here: SystemAdapter;
beforeAll(async () => {
  const world = createTinyWorld();
  const view = new ErpView(world);
  const rows = ENTITY_SETS.map((set) => [set.name, view.listByKey(set).map(({ properties }) => properties)] as const);
  servers = await openSandboxServers({ world });
  foreign = await openForeignServer({ root: '/odata/v4', edmx: METADATA_XML, rows: Object.fromEntries(rows) });
  there = connect({ baseUrl: `${foreign.origin}/odata/v4` });
  here = connect({ baseUrl: servers.erp.url, credentials: { kind: 'BASIC', ...servers.credentials } });
});
afterAll(async () => {
  await Promise.all([there.close(), here.close()]);
  await Promise.all([foreign.close(), servers.close()]);
});

// No quote among the odd signs: the other server's filter parser knows no doubled one.
const skus = ['A-100', 'A-300', 'ONeill & co/#?%+', 'A-500'].map((sku) => skuSchema.parse(sku));
const codes = ['DC-ATL', 'DC-LAX', 'DC-NOWHERE'].map((code) => locationCodeSchema.parse(code));
const READS: readonly (readonly [string, (adapter: SystemAdapter) => Promise<readonly unknown[]> | undefined])[] = [
  ['products', ({ products }) => products?.loadProducts(skus, call())],
  ['locations', ({ locations }) => locations?.loadLocations(codes, call())],
  [
    'positions',
    ({ inventory }) =>
      inventory?.loadPositions(
        skus.flatMap((sku) => codes.map((locationCode) => ({ sku, locationCode }))),
        call(),
      ),
  ],
  [
    'sales orders',
    ({ orders }) =>
      orders?.loadSalesOrders(
        ['SO-2', 'SO-1', 'SO-9'].map((no) => orderNumberSchema.parse(no)),
        call(),
      ),
  ],
  [
    'suppliers',
    ({ supply }) =>
      supply?.loadSuppliers(
        ['V-2', 'V-9'].map((no) => supplierCodeSchema.parse(no)),
        call(),
      ),
  ],
  ['purchase orders', ({ supply }) => supply?.loadPurchaseOrders([purchaseOrderNumberSchema.parse('PO-1')], call())],
];
/** Readings differ in the second they were made. */
const settled = (answers: unknown): unknown =>
  JSON.parse(JSON.stringify(answers, (name, value: unknown) => (name === 'asOf' ? 'any' : value)));

it.each(READS)('reads %s there exactly as here', async (_name, read) => {
  const [ours, theirs] = [await read(here), await read(there)];
  expect(JSON.stringify(ours)).toContain('"ok":true');
  expect(settled(theirs)).toEqual(settled(ours));
});

it('asks for many keys in few questions that the other server takes', async () => {
  const before = foreign.asked.length;
  const many = Array.from({ length: 250 }, (_, at) => skuSchema.parse(at === 249 ? 'A-100' : `NONE-${at}`));
  const answers = (await there.products?.loadProducts(many, call())) ?? [];
  expect(answers.map((answer) => answer.ok && answer.value?.sku).filter(Boolean)).toEqual(['A-100']);
  expect(foreign.asked.length - before).toBeLessThanOrEqual(4);
});

it('does not take a whole set for a delta when the wish to track changes is ignored', async () => {
  await expect(there.changes.readChanges('products', null, call())).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL',
    message: expect.stringContaining('does not track changes'),
  });
});
