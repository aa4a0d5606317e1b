import { readFileSync } from 'node:fs';
import type { CanonicalChange } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { PLAYBOOK_STEPS } from '@distribution/model/operations/failure';
import { RUNBOOK_ANCHORS } from '@distribution/model/operations/runbook';
import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseInstant } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { ErrorCode } from '@distribution/platform/errors/codes';
import { silentLog } from '@distribution/platform/log/log';
import { connectOnce } from '@distribution/prisma/store/connect';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { pollFlow } from '@distribution/sync/poll-flow';
import { DEFAULT_TIMING } from '@distribution/sync/sync-options';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SITES = { DC1: 'SE', DC2: 'NW', DC3: 'NW' } as const;
const SKUS = ['A', 'B', 'C', 'D'];
type Pair = readonly [sku: string | null, site: string | null];

/** The fixture, in a form that can be searched by hand. */
const sales = [
  ['S1', 'DC1', ['A', 'B']],
  ['S2', 'DC2', ['A']],
  ['S3', 'DC3', ['C', 'D']],
  ['S4', 'DC1', ['D']],
] as const;
const purchases = [
  ['P1', 'DC1', ['A']],
  ['P2', 'DC3', ['B', 'C']],
  ['P3', 'DC2', ['C', 'D']],
] as const;
const planned = [
  ['A', 'DC1'],
  ['A', 'DC2'],
  ['B', 'DC3'],
  ['C', 'DC2'],
] as const;
const approvals = [
  ['A', 'DC1', 'PENDING'],
  ['A', 'DC2', 'APPROVED'],
  ['C', 'DC2', 'PENDING'],
] as const;
const stocked = SKUS.flatMap((sku) => Object.keys(SITES).map((site) => [sku, site] as const)).filter(
  ([sku, site]) => !(sku === 'D' && site === 'DC2'),
);

/** Everything a set of pairs touches, looked for record by record. */
const searched = (pairs: readonly Pair[]) => {
  const touches = (sku: string, site: string) =>
    pairs.some(([wanted, where]) => (wanted ?? sku) === sku && (where ?? site) === site);
  const orders = (all: readonly (readonly [string, string, readonly string[]])[]) =>
    all.filter(([, site, skus]) => skus.some((sku) => touches(sku, site))).map(([number]) => number);
  const sorted = (names: readonly (string | null)[]) => [...new Set(names.filter((name) => name !== null))].toSorted();
  return {
    products: sorted([
      ...pairs.map(([sku]) => sku),
      ...stocked.filter(([, site]) => pairs.some(([sku, where]) => sku === null && where === site)).map(([sku]) => sku),
    ]),
    locations: sorted([
      ...pairs.map(([, site]) => site),
      ...stocked
        .filter(([sku]) => pairs.some(([wanted, where]) => where === null && wanted === sku))
        .map(([, site]) => site),
    ]),
    salesOrders: orders(sales),
    purchaseOrders: orders(purchases),
    approvals: approvals
      .filter(([sku, site, state]) => state === 'PENDING' && touches(sku, site))
      .map(([sku, site]) => `${sku} ${site}`),
    replenishment: planned.filter(([sku, site]) => touches(sku, site)).map(([sku, site]) => `${sku} ${site}`),
  };
};

let testDatabase: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  await declareFlows(store.sync, sample.at(1));
  const put = (flow: Parameters<typeof applyChanges>[1], changes: readonly CanonicalChange[]) =>
    applyChanges(store.sync, flow, changes);
  await put(
    'locations',
    Object.entries(SITES).map(([code, region]) => sample.location(code, region)),
  );
  await put(
    'products',
    SKUS.map((sku) => sample.product(sku)),
  );
  await put('suppliers', [sample.supplier('SUP')]);
  await put(
    'inventory',
    stocked.map(([sku, site]) => sample.position(sku, site, SITES[site as keyof typeof SITES], '5')),
  );
  await put(
    'planning-parameters',
    planned.map(([sku, site]) => sample.planning(sku, site, '9')),
  );
  const order = ([number, from, skus]: (typeof sales)[number]) =>
    sample.salesOrder(number, { customer: null, from, region: SITES[from], skus });
  await put('sales-orders', sales.map(order));
  const purchase = ([number, to, skus]: (typeof purchases)[number]) => {
    const lines = Object.fromEntries(skus.map((sku) => [sku, sample.at(9)]));
    return sample.purchaseOrder(number, { supplier: 'SUP', to, region: SITES[to], lines });
  };
  await put('purchase-orders', purchases.map(purchase));
  const client = await connectOnce(testDatabase.url, 'test');
  for (const [sku, locationCode, state] of approvals)
    await client.query(
      `INSERT INTO approval_request (id, kind, system, requested_by, content, action_hash, dedupe_key, approver_roles, trace,
        subject, reason, region_code, legal_entity, state, asked_by, requested_at, expires_at, correlation_id)
       VALUES ($1, 'CHANGE_PLANNING_PARAMETERS', 'erp', 'test', $2, $1, $1, '{}', '[]', $1, 'r', 'SE', 'ACME', $3, 'test', now(), now() + interval '7 days', 'c')`,
      [`${sku} ${locationCode}`, { sku, locationCode }, state],
    );
  await client.end();
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const QUERY = `query ($id: ID!) { failure(id: $id) { kind flow stage class code isOver
  fallback { kind asOf endedAt } playbook { action url }
  affected { isKnown extent products { count first { sku } } locations { count first { code location { id } } }
    salesOrders { count first { number order { id } } } purchaseOrders { count first { number } }
    approvals { count first { subject } } replenishment { count first { sku locationCode safetyStock } } } } }`;

const ask = async (id: string) => {
  const { data, errors } = await graphs.ask('operations', QUERY, { id });
  expect(errors).toBeUndefined();
  const { affected, ...failure } = data.failure;
  const names = (things: { readonly first: readonly Record<string, unknown>[] }, field: string) =>
    things.first.map((thing) => thing[field]);
  const touched = {
    products: names(affected.products, 'sku'),
    locations: names(affected.locations, 'code'),
    salesOrders: names(affected.salesOrders, 'number'),
    purchaseOrders: names(affected.purchaseOrders, 'number'),
    approvals: names(affected.approvals, 'subject'),
    replenishment: affected.replenishment.first.map(
      (one: { readonly sku: string; readonly locationCode: string }) => `${one.sku} ${one.locationCode}`,
    ),
  };
  for (const [kind, found] of Object.entries(touched)) expect(affected[kind].count).toBe(found.length);
  return { ...failure, isKnown: affected.isKnown, extent: affected.extent, touched };
};
const lastParked = async () => (await store.operations.listParked(null, first(1))).rows[0]?.row.id ?? '';

describe('what a failure has touched', () => {
  it('of a record that waits for a master: the products and sites of its lines, beside what is known', async () => {
    const change = sample.salesOrder(
      'S1',
      { customer: null, from: 'DC1', region: 'SE', skus: ['A', 'X'] },
      { revision: 2, asOf: sample.at(2) },
    );
    expect(await applyChanges(store.sync, 'sales-orders', [change])).toMatchObject({ parked: 1 });
    expect(await ask(await lastParked())).toEqual({
      kind: 'PARKED_RECORD',
      flow: 'sales-orders',
      stage: 'WORKFLOW',
      class: 'MISSING',
      code: 'UNKNOWN_REFERENCE',
      isOver: false,
      fallback: { kind: 'LAST_KNOWN', asOf: sample.at(1), endedAt: null }, // its first revision stands
      playbook: { action: expect.any(String), url: 'docs/operating.md#a-record-waits-for-its-master' },
      isKnown: true,
      extent: 'EXACT',
      touched: searched([
        ['A', 'DC1'],
        ['X', 'DC1'],
      ]),
    });
  });

  it('of terms of a supplier: the product wherever it lies; of what is not understood: nobody knows', async () => {
    await applyChanges(store.sync, 'supplier-products', [sample.supplierProduct('B', 'NOBODY', true)]);
    const terms = await ask(await lastParked());
    expect(terms).toMatchObject({ fallback: { kind: 'NONE' }, touched: searched([['B', null]]) });
    const untranslatable = [{ key: 'row 7', reason: 'no date', payload: 'a;b;c' }];
    await applyChanges(store.sync, 'demand', [], { untranslatable });
    const row = await ask(await lastParked());
    expect(row).toMatchObject({ stage: 'TRANSFORMATION', class: 'PARSE', isKnown: false, touched: searched([]) });
  });

  it('of a flow that is down: all it tells of; once it has recovered: what it told then', async () => {
    const before = await store.sync.startRun('planning-parameters', 'POLL', 'c');
    await store.sync.finishRun(before, { read: 0, error: null });
    const failed = await store.sync.startRun('planning-parameters', 'POLL', 'c');
    const error = { code: 'UPSTREAM_UNAVAILABLE', message: 'nobody answers' };
    await store.sync.finishRun(failed, { read: 0, error });
    const down = await ask(failed);
    expect(down).toMatchObject({ stage: 'API', class: 'CONNECTION', isOver: false, extent: 'WHOLE_FLOW' });
    expect(down.fallback).toEqual({ kind: 'LAST_KNOWN', asOf: expect.any(String), endedAt: null });
    expect(down.touched).toEqual(searched(planned));
    const next = await store.sync.startRun('planning-parameters', 'POLL', 'c');
    const news = sample.planning('C', 'DC2', '11', { revision: 2, asOf: sample.at(2) });
    await applyChanges(store.sync, 'planning-parameters', [news]);
    await store.sync.finishRun(next, { read: 1, error: null });
    const recovered = await ask(failed);
    expect(recovered).toMatchObject({ isOver: true, extent: 'EXACT', touched: searched([['C', 'DC2']]) });
  });

  it('of exceptions: what they are about, by whatever they are named', async () => {
    const policy = {
      roles: DECLARED_ROLES,
      values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
      acknowledgementHours: 48,
      masterConfirmationMinutes: 15,
      trackingSignal: parseDecimal('4'),
      expiryDays: 30,
      dampingMinutes: 15,
    };
    const now = parseInstant(sample.at(4));
    for (const kind of ['STOCKOUT_RISK', 'ACK_OVERDUE', 'UNMAPPED_CODE', 'FRESHNESS_BREACH'] as const)
      await store.exceptionJudge.judge(kind, policy, now);
    const everything = { regions: null, legalEntities: null, customers: null, roles: null };
    const none = { kinds: null, states: null, roles: null, severityAtLeast: null, ages: null, regions: null };
    const filter = { ...none, locationCodes: null, skus: null, supplierCodes: null, assignees: null };
    const { rows } = await store.exceptions.list(filter, first(100), everything, now);
    const idOf = (kind: string, subject: RegExp) =>
      rows.find(({ row }) => row.kind === kind && subject.test(row.subject))?.row.id ?? '';
    expect((await ask(idOf('STOCKOUT_RISK', /A.*DC1/))).touched).toEqual(searched([['A', 'DC1']]));
    const unanswered = await ask(idOf('ACK_OVERDUE', /P2/));
    expect(unanswered.touched).toEqual(
      searched([
        ['B', 'DC3'],
        ['C', 'DC3'],
      ]),
    );
    expect(unanswered.playbook.url).toBe('docs/operating.md#something-is-wrong-in-the-business');
    const late = await ask(idOf('FRESHNESS_BREACH', /planning-parameters/));
    expect(late).toMatchObject({ flow: 'planning-parameters', extent: 'WHOLE_FLOW', touched: searched(planned) });
    expect(late.fallback).toMatchObject({ kind: 'LAST_KNOWN', asOf: sample.at(1) });
  });

  it('is shown to callers who see every row', async () => {
    const id = await lastParked();
    const { errors } = await graphs.ask('operations', QUERY, { id }, { regions: ['SE'] });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await graphs.ask('operations', QUERY, { id: 'nothing' })).data).toEqual({ failure: null });
  });
});

describe('where and how something failed', () => {
  const matrix: readonly (readonly [ErrorCode, string, string])[] = [
    ['UPSTREAM_UNAVAILABLE', 'API', 'CONNECTION'],
    ['UPSTREAM_TIMEOUT', 'API', 'INTERMITTENT'],
    ['UPSTREAM_THROTTLED', 'API', 'RATE_LIMIT'],
    ['UPSTREAM_REJECTED', 'API', 'REFUSED'],
    ['UNAUTHENTICATED', 'API', 'PERMISSION'],
    ['UPSTREAM_PROTOCOL', 'TRANSFORMATION', 'PARSE'],
    ['STORE_UNAVAILABLE', 'STORE', 'CONNECTION'],
    ['INTERNAL', 'WORKFLOW', 'INTERNAL'],
  ];

  const adapterThat = (read: () => Promise<never>) =>
    ({
      system: systemCodeSchema.parse('erp'),
      changes: { flows: ['products'], readChanges: read },
    }) as unknown as SystemAdapter;
  const poll = (adapter: SystemAdapter) =>
    pollFlow(
      {
        flow: {
          name: 'products',
          mode: 'EVENT',
          system: systemCodeSchema.parse('erp'),
          freshnessTargetSeconds: 60,
          pollIntervalMs: 1_000,
        },
        trigger: 'POLL',
        correlationId: 'c',
        signal: new AbortController().signal,
        store: store.sync,
        timing: DEFAULT_TIMING,
        clock: { now: Date.now },
        logger: silentLog,
        observer: null,
        onPage: null,
      },
      adapter,
    );

  it.each(matrix)('an attempt that ends with %s: %s, %s', async (code, failureStage, failureClass) => {
    await expect(poll(adapterThat(() => Promise.reject(new AppError(code, 'injected'))))).rejects.toThrow('injected');
    const query = '{ syncRuns(flow: "products", first: 1) { nodes { errorCode failureStage failureClass } } }';
    const { data } = await graphs.ask('operations', query);
    expect(data.syncRuns.nodes).toEqual([{ errorCode: code, failureStage, failureClass }]);
  });

  it('a record: by what became of it', async () => {
    const query = '{ parkedRecords(first: 1) { nodes { stage errorCode failureStage failureClass } } }';
    const last = async () => (await graphs.ask('operations', query)).data.parkedRecords.nodes[0];
    const move = (quantity: string) => sample.movement('M1', 'A', 'DC1', quantity, sample.at(2));
    await applyChanges(store.sync, 'movements', [move('1')]);
    await applyChanges(store.sync, 'movements', [move('2')]);
    expect(await last()).toMatchObject({ failureStage: 'WORKFLOW', failureClass: 'DUPLICATE' });
    await applyChanges(store.sync, 'movements', [sample.removal('INVENTORY_MOVEMENT', ['M1'], 9, sample.at(1), 'wms')]);
    expect(await last()).toMatchObject({ failureStage: 'WORKFLOW', failureClass: 'VALUE' });
    const delivery = { deliveryId: 'wms:1', system: 'wms', flow: 'movements', body: '{', correlationId: 'c' } as const;
    await store.sync.acceptDelivery(delivery);
    await store.sync.failDelivery('wms:1', { code: 'UPSTREAM_PROTOCOL', message: 'not JSON' }, 1);
    expect(await last()).toMatchObject({ stage: 'RECEIVE', failureStage: 'TRANSFORMATION', failureClass: 'PARSE' });
  });

  it('every step of the playbook is written', () => {
    const manual = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8');
    const anchors = [...manual.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
      (title ?? '')
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    const linked = [...PLAYBOOK_STEPS.map(({ anchor }) => anchor), ...RUNBOOK_ANCHORS];
    expect(linked.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });
});
