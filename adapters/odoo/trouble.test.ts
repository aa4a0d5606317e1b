// The adapter on a stand-in that is overloaded, commits late, and changes in every order within one second.
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { AdapterHost } from '@distribution/model/erp/adapter-definition';
import type { CanonicalChange, SourceCursor } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { locationCodeSchema } from '@distribution/model/locations/location';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { adapter as definition } from './adapter.ts';
import { SAMPLE_ORDER, SAMPLE_SETTINGS } from './fixtures/sample-order.ts';
import { createRecord } from './fixtures/stand-in/orm-methods.ts';
import { fillSampleCompany } from './fixtures/stand-in/sample-company.ts';
import { type OdooStandIn, STAND_IN_LOGIN, openOdooStandIn } from './fixtures/stand-in/server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const approves: AdapterHost['decisions'] = {
  verifyApproval: async () => {
    const at = SAMPLE_ORDER.orderedAt;
    return { actionHash: '', approvedBy: 'mira', approvedAt: at, expiresAt: at };
  },
};
const authority = (idempotencyKey: string) => ({
  requestedBy: 'planner',
  approval: 'anything' as ApprovalToken, // every token is approved here
  idempotencyKey,
});

const call = (): SourceCall => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 20_000,
  correlationId: 'test',
  lane: 'INTERACTIVE',
});

const open = async (version = 16): Promise<OdooStandIn> => {
  const standIn = await openOdooStandIn(version, fillSampleCompany);
  closing.push(() => standIn.close());
  return standIn;
};
const connect = (standIn: OdooStandIn, settings: Readonly<Record<string, unknown>> = {}) => {
  const adapter = definition.create(
    {
      ...SAMPLE_SETTINGS,
      baseUrl: standIn.url,
      database: STAND_IN_LOGIN.database,
      credentials: { kind: 'BASIC', username: STAND_IN_LOGIN.username, password: STAND_IN_LOGIN.apiKey },
      sweepSeconds: 0,
      ...settings,
    },
    { now: Date.now, observe: () => undefined, decisions: approves },
  );
  closing.push(() => adapter.close());
  return adapter;
};
type Adapter = ReturnType<typeof connect>;

const readOn = async (adapter: Adapter, flow: FlowName, from: SourceCursor | null) => {
  const changes: CanonicalChange[] = [];
  for (let cursor = from; ;) {
    const page = await adapter.changes.readChanges(flow, cursor, call());
    changes.push(...page.changes);
    if (page.complete) return { changes, cursor: page.cursor };
    cursor = page.cursor;
  }
};

/** What is known of products after changes: names by SKU, the newest revision last. */
const namesAfter = (changes: readonly CanonicalChange[]): Readonly<Record<string, string>> => {
  const newest = new Map<string, { readonly revision: number; readonly name: string | null }>();
  for (const change of changes) {
    if (change.of !== 'PRODUCT') continue;
    const [key, revision, name] =
      change.operation === 'DELETE'
        ? [change.key.join(), change.origin.revision, null]
        : [change.record.sku, change.record.origin.revision, change.record.name];
    // As the store takes them: only what is newer, and of a removal nothing that is not newer than it.
    if (revision > (newest.get(key)?.revision ?? -1)) newest.set(key, { revision, name });
  }
  const live = [...newest].flatMap(([key, { name }]): [string, string][] => (name === null ? [] : [[key, name]]));
  return Object.fromEntries<string>(live);
};

describe('an overloaded Odoo', () => {
  it('is asked again for what is read', async () => {
    const standIn = await open();
    const adapter = connect(standIn);
    await adapter.probe(call());
    standIn.limit = 0;
    setTimeout(() => (standIn.limit = 48), 100);
    const codes = [locationCodeSchema.parse('ATL')];
    expect(await adapter.locations?.loadLocations(codes, call())).toMatchObject([{ ok: true, value: { code: 'ATL' } }]);
  });

  it('is never sent a write a second time without a look at what it has', async () => {
    const standIn = await open();
    const adapter = connect(standIn);
    await adapter.probe(call());
    const { calls } = standIn;
    const made = await adapter.purchasing?.createPurchaseOrder(SAMPLE_ORDER, authority('once'), call());
    const writes = calls.filter((name) => /^purchase\.order\.(load|write|button_confirm)$/.test(name));
    expect(writes).toEqual(['purchase.order.load', 'purchase.order.write', 'purchase.order.button_confirm']);
    for (const [at, name] of calls.entries())
      if (writes.includes(name)) expect(calls.slice(0, at)).toContain('ir.model.data.check_object_reference');
    expect(made?.status).toBe('SENT');
  });

  it('gets no more calls at once than it stands', async () => {
    const standIn = await open();
    standIn.limit = 17; // more than the adapter's twelve, fewer than it would take to read forty at once
    const adapter = connect(standIn, { maxAttempts: 1 });
    const codes = [locationCodeSchema.parse('ATL')];
    const answers = await Promise.all(
      Array.from({ length: 40 }, async () => adapter.locations?.loadLocations(codes, call())),
    );
    expect(answers.every((answer) => answer?.[0]?.ok === true)).toBe(true);
  });
});

it('signs in once for all who ask at once, and not again while it is refused', async () => {
  const standIn = await open();
  const wrong = connect(standIn, {
    credentials: { kind: 'BASIC', username: STAND_IN_LOGIN.username, password: 'wrong' },
  });
  const refused = await Promise.allSettled(Array.from({ length: 10 }, () => wrong.probe(call())));
  await wrong.probe(call()).catch(() => undefined);
  expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
  expect(standIn.calls).toEqual(['common.authenticate']);
});

it('finds a record that was committed late, dated before what was read already', async () => {
  const standIn = await open();
  const adapter = connect(standIn);
  const { cursor } = await readOn(adapter, 'customers', null);
  const late = standIn.database.create('res.partner', { name: 'Late', ref: 'LATE-1', is_company: true });
  late.write_date -= 300_000;
  const { changes, cursor: next } = await readOn(adapter, 'customers', cursor);
  expect(changes).toMatchObject([{ operation: 'UPSERT', record: { code: 'LATE-1' } }]);
  expect((await readOn(adapter, 'customers', next)).changes).toEqual([]);
});

it('finishes an order that another sender left without its lines', async () => {
  const standIn = await open();
  const { database } = standIn;
  // As if the sender had died after the head was made: the next one finds an order without lines.
  const sender = connect(standIn);
  const first = await sender.purchasing?.createPurchaseOrder(SAMPLE_ORDER, authority('begun'), call());
  const order = database.all('purchase.order').find(({ name }) => name === first?.number);
  if (order === undefined) throw new Error('the order is there');
  for (const { id, purchase_id } of database.all('stock.picking'))
    if (purchase_id === order.id) database.remove('stock.picking', [id]);
  database.write('purchase.order', [order.id], { state: 'draft', order_line: [[5, 0, 0]] });
  const again = await connect(standIn).purchasing?.createPurchaseOrder(SAMPLE_ORDER, authority('begun'), call());
  expect(again).toMatchObject({ number: first?.number, status: 'SENT' });
  expect(again?.lines.map(({ orderedQuantity }) => orderedQuantity.value)).toEqual(['3', '2.5']);
});

it.each([16, 17, 18])('knows Odoo %i by the same records', async (version) => {
  const adapter = connect(await open(version));
  const told = async (flow: FlowName) => (await readOn(adapter, flow, null)).changes.length;
  expect(await Promise.all(adapter.changes.flows.map(told))).toEqual([4, 3, 7, 3, 7, 4, 4, 2, 2, 1, 2, 2]);
});

it('knows after any changes within one second what a reader knows who reads everything anew', async () => {
  const CODES = ['A-100', 'X-1', 'X-2'];
  const step = fc.oneof(
    fc.record({ kind: fc.constant('make' as const), code: fc.constantFrom(...CODES) }),
    fc.record({ kind: fc.constant('rename' as const), at: fc.nat(), code: fc.constantFrom(...CODES) }),
    fc.record({ kind: fc.constant('name' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('backdate' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('poll' as const), pageSize: fc.constantFrom(1, 2, 200) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const standIn = await openOdooStandIn(16, fillSampleCompany);
      const { database } = standIn;
      const adapters = new Map([1, 2, 200].map((pageSize) => [pageSize, connect(standIn, { pageSize })]));
      const known: CanonicalChange[] = [];
      let cursor: SourceCursor | null = null;
      let count = 0;
      const poll = async (pageSize: number): Promise<void> => {
        const adapter = adapters.get(pageSize);
        if (adapter === undefined) throw new Error('there is one of each size');
        const read = await readOn(adapter, 'products', cursor);
        known.push(...read.changes);
        ({ cursor } = read);
      };
      const goods = () => database.all('product.product').filter(({ default_code }) => default_code !== 'SRV');
      try {
        await poll(200);
        for (const each of steps) {
          count += 1;
          const row = 'at' in each ? goods()[each.at % Math.max(1, goods().length)] : undefined;
          if (each.kind === 'poll') await poll(each.pageSize);
          else if (each.kind === 'make')
            createRecord(database, 'product.product', {
              name: `made ${count}`,
              type: 'consu',
              default_code: each.code,
            });
          else if (row === undefined) continue;
          else if (each.kind === 'rename') database.write('product.product', [row.id], { default_code: each.code });
          else if (each.kind === 'name') database.write('product.product', [row.id], { name: `named ${count}` });
          else if (each.kind === 'remove') database.remove('product.product', [row.id]);
          else row.write_date -= 60_000; // a long transaction, dated by its beginning
        }
        await poll(2);
        await poll(200);
        const anew = await readOn(connect(standIn), 'products', null);
        expect(namesAfter(known)).toEqual(namesAfter(anew.changes));
      } finally {
        for (const adapter of adapters.values()) await adapter.close();
        await standIn.close();
      }
    }),
    { numRuns: 40 },
  );
});
