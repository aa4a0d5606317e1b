// What the conformance kit does not know of vendors' ways to tell changes: links that grow too old, sets that cannot be
// tracked, numbers that change, rights that are lost, batches of which one question fails.
import type { SourceCursor } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { skuSchema } from '@distribution/model/products/product';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { type SandboxServers, openSandboxServers } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapter as definition } from '../adapter.ts';
import { BUSINESS_CENTRAL_SETTINGS } from '../fixtures/conformance-business-central.ts';
import { S4_SETTINGS } from '../fixtures/conformance-s4hana.ts';

let world: MutableWorld;
let servers: SandboxServers;
let adapter: SystemAdapter;
const call = () => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 20_000,
  correlationId: 'test',
  lane: 'INTERACTIVE' as const,
});
const connect = (settings: object): SystemAdapter =>
  definition.create(settings, { now: Date.now, observe: () => undefined, decisions: null });
const read = async (flow: FlowName, from: SourceCursor | null = null) => {
  const told: string[] = [];
  for (let cursor = from; ;) {
    const page = await adapter.changes.readChanges(flow, cursor, call());
    for (const change of page.changes) {
      if (change.operation === 'DELETE') told.push(`- ${change.key.join(' ')}`);
      else if (change.of === 'SUPPLIER' || change.of === 'LOCATION') told.push(`+ ${change.record.code}`);
      else if (change.of === 'PRODUCT') told.push(`+ ${change.record.sku}`);
    }
    cursor = page.cursor;
    if (page.complete) return { told: told.sort(), cursor };
  }
};
const rename = (no: string): void => {
  const vendor = world.tables.Vendors.get(no);
  if (vendor !== null) world.tables.Vendors.put({ ...vendor, VendorName: `${vendor.VendorName}!` });
};
beforeEach(async () => {
  world = createTinyWorld();
  servers = await openSandboxServers({ world });
});
afterEach(async () => {
  await adapter.close();
  await servers.close();
});

describe('Business Central', () => {
  beforeEach(() => {
    const credentials = { kind: 'BASIC', ...servers.credentials };
    adapter = connect({
      ...BUSINESS_CENTRAL_SETTINGS,
      baseUrl: `${servers.erp.controlUrl}/bc/api`,
      credentials,
      maxAttempts: 2,
    });
  });

  it('tells after a link that grew too old what has gone meanwhile', async () => {
    const first = await read('products');
    world.tables.Items.delete('A-500');
    servers.erp.bc.expireDeltaLinks();
    const anew = await read('products', first.cursor);
    expect(anew.told).toEqual(['+ A-100', '+ A-200', '+ A-300', '+ A-400', '- A-500']);
    expect((await read('products', anew.cursor)).told).toEqual([]);
  });

  it('finds them over pages, and by a process that stops between two', async () => {
    const first = await read('products');
    world.tables.Items.delete('A-500');
    servers.erp.bc.expireDeltaLinks();
    await adapter.close();
    const credentials = { kind: 'BASIC', ...servers.credentials };
    adapter = connect({
      ...BUSINESS_CENTRAL_SETTINGS,
      baseUrl: `${servers.erp.controlUrl}/bc/api`,
      credentials,
      pageSize: 2,
    });
    expect((await read('products', first.cursor)).told).toContain('- A-500');
  });

  it('reads a set on by time when it cannot be tracked, whatever was wished', async () => {
    servers.erp.bc.tracksChanges = false;
    const first = await read('suppliers');
    expect(first.told).toEqual(['+ V-1', '+ V-2']);
    const idle = await read('suppliers', first.cursor);
    expect(idle.told).toEqual([]);
    rename('V-2');
    const after = await read('suppliers', idle.cursor);
    expect(after.told).toEqual(['+ V-2']);
    expect((await read('suppliers', after.cursor)).told).toEqual([]);
  });

  it('backs off by itself from a 429 that does not say for how long, and from a 504', async () => {
    for (const errorStatus of [429, 504]) {
      servers.faults.erp.set({ errorRate: 0.5, errorStatus, endpoint: 'vendors' });
      expect((await read('suppliers')).told).toEqual(['+ V-1', '+ V-2']);
    }
  });

  it('fails the question of a batch that failed, and no other', async () => {
    servers.faults.erp.set({ errorRate: 0.5, errorStatus: 503, endpoint: 'vendors' });
    const codes = ['V-1', 'V-2'].map((code) => supplierCodeSchema.parse(code));
    const answers = await adapter.supply?.loadSuppliers(codes, call());
    expect(answers).toMatchObject([
      { ok: true, value: { code: 'V-1' } },
      { ok: false, error: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });

  it('asks for a hundred keys in one call', async () => {
    const skus = Array.from({ length: 250 }, (_, at) => skuSchema.parse(at === 120 ? 'A-100' : `NONE-${at}`));
    servers.erp.quota.configure({ burst: 1000, refillPerSecond: 1000, maxConcurrent: 64 });
    const answers = await adapter.products?.loadProducts(skus, call());
    expect(answers?.findIndex((answer) => answer.ok && answer.value !== null)).toBe(120);
    expect(servers.erp.calls.counts().endpoints['POST $batch']?.calls).toBe(3);
  });
});

describe('S/4HANA', () => {
  beforeEach(() => {
    const credentials = { kind: 'BASIC', ...servers.credentials };
    adapter = connect({ ...S4_SETTINGS, baseUrl: `${servers.erp.controlUrl}/sap/opu/odata/sap`, credentials });
  });

  it('does not take lost rights for the end of everything', async () => {
    const { cursor } = await read('locations');
    for (const site of ['DC-ATL', 'DC-BNA', 'DC-BOS', 'DC-LAX']) world.tables.Sites.delete(site);
    await expect(read('locations', cursor)).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL',
      nextStep: expect.stringContaining('may read'),
    });
  });

  it('tells two changes of one second', async () => {
    const first = await read('suppliers');
    rename('V-1');
    const second = await read('suppliers', first.cursor);
    rename('V-1');
    const third = await read('suppliers', second.cursor);
    expect([second.told, third.told, (await read('suppliers', third.cursor)).told]).toEqual([['+ V-1'], ['+ V-1'], []]);
  });

  it('reads more than the server gives at once, by pages of its own and by links', async () => {
    const item = world.tables.Items.get('A-100');
    for (let at = 0; at < 1_203 && item !== null; at += 1)
      world.tables.Items.put({ ...item, ItemNo: `B-${String(at).padStart(4, '0')}` });
    const { told } = await read('products');
    expect([told.length, new Set(told).size]).toEqual([1_208, 1_208]);
  });
});
