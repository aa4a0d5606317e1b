// A warehouse calls our products and sites by names nobody told us: what it says is held until a steward says what it means.
import type { CanonicalChange } from '@distribution/model/erp/change';
import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { EVERYTHING } from '@distribution/model/read-scope';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { systemCodeSchema } from '@distribution/model/origin';
import { instantOf } from '@distribution/model/time/instant';
import { silentLog } from '@distribution/platform/log/log';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { retryParked } from '@distribution/sync/retry-parked';
import { DEFAULT_TIMING } from '@distribution/sync/sync-options';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { afterEach, beforeEach, expect, it } from 'vitest';

let testDatabase: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE')]);
  await applyChanges(store.sync, 'products', [sample.product('A'), sample.product('B')]);
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const ask = async (query: string, roles: readonly string[] = ['steward']) =>
  graphs.ask('operations', query, {}, { kind: 'USER', subject: 'sue', roles });
const queue = async () =>
  (await ask('{ unmappedCodes { nodes { id held flows examples { key } } } }')).data.unmappedCodes.nodes;
const decide = (what: string) =>
  ask(`mutation { ${what} { mapping { id target decidedBy } held userErrors { code path } } }`);
const map = (kind: string, code: string, target: string, key = `${kind} ${code}`) =>
  decide(
    `mapCode(input: { idempotencyKey: "${key}", system: "wms", kind: ${kind}, code: "${code}", target: "${target}", reason: "label" })`,
  );
const release = () =>
  retryParked({
    flow: {
      name: 'movements',
      mode: 'EVENT',
      system: systemCodeSchema.parse('wms'),
      freshnessTargetSeconds: 60,
      pollIntervalMs: 60_000,
    },
    trigger: 'POLL',
    contributor: null,
    correlationId: 'test',
    signal: new AbortController().signal,
    store: store.sync,
    timing: { ...DEFAULT_TIMING, chunk: 2 },
    clock: { now: Date.now },
    logger: silentLog,
    observer: null,
    onPage: null,
  });
const tell = (...changes: readonly CanonicalChange[]) => applyChanges(store.sync, 'movements', changes);
const onHand = async () => {
  const all = { skus: null, locationCodes: null, regions: null, belowSafetyStock: null, changedSince: null };
  const { rows } = await store.inventory.listPositions(all, first(9), EVERYTHING);
  return rows.map(({ row }) => `${row.position.sku} ${row.position.locationCode} ${row.position.onHand}`);
};
const judge = (minutes: number) =>
  store.exceptionJudge.judge(
    'UNMAPPED_CODE',
    {
      roles: DECLARED_ROLES,
      values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
      acknowledgementHours: 48,
      masterConfirmationMinutes: 15,
      trackingSignal: parseDecimal('4'),
      expiryDays: 30,
      dampingMinutes: 15,
    },
    instantOf(Date.now() + minutes * 60_000),
  );
const NOTHING_JUDGED = { opened: 0, reopened: 0, changed: 0, closed: 0 };

it('holds what names an unknown code, raises it once, and releases every record once when it is mapped', async () => {
  const held = [1, 2, 3, 4, 5].map((n) => sample.movement(`M${n}`, 'W-A', 'HALL', String(n), sample.at(2, n)));
  await tell(...held, sample.movement('M6', 'B', 'DC1', '7', sample.at(2)));
  expect(await onHand()).toEqual(['B DC1 7']); // nothing is guessed, and the others go on
  expect(await queue()).toMatchObject([
    { id: 'wms:LOCATION:HALL', held: 5, flows: ['movements'] },
    { id: 'wms:PRODUCT:W-A', held: 5, examples: [{ key: 'INVENTORY_MOVEMENT M1' }, {}, {}] },
  ]);
  expect(await judge(2)).toEqual({ ...NOTHING_JUDGED, opened: 2 });
  expect(await judge(2)).toEqual(NOTHING_JUDGED);

  expect((await map('PRODUCT', 'W-A', 'NOPE')).data.mapCode).toMatchObject({
    mapping: null,
    userErrors: [{ code: 'INVALID_ARGUMENT', path: ['input'] }],
  });
  const mapped = { mapping: { id: 'wms:PRODUCT:W-A', target: 'A', decidedBy: 'sue' }, held: 5, userErrors: [] };
  expect((await map('PRODUCT', 'W-A', 'A')).data.mapCode).toEqual(mapped);
  expect((await map('PRODUCT', 'W-A', 'A')).data.mapCode).toEqual(mapped); // asked again: answered as it was
  expect((await map('PRODUCT', 'W-A', 'B')).data.mapCode.userErrors).toEqual([
    { code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'idempotencyKey'] },
  ]);
  await release();
  expect(await onHand()).toEqual(['B DC1 7']); // they still wait for the site
  await map('LOCATION', 'HALL', 'DC1');
  await release();
  await release();
  expect(await onHand()).toEqual(['A DC1 15', 'B DC1 7']);
  expect(await queue()).toEqual([]);
  expect((await store.operations.listParked(null, first(9))).rows).toEqual([]);
  expect(await judge(3)).toEqual({ ...NOTHING_JUDGED, closed: 2 });

  await tell(...held, sample.movement('M7', 'W-A', 'HALL', '-1', sample.at(2, 9))); // told again, and one more
  expect(await onHand()).toEqual(['A DC1 14', 'B DC1 7']);
  const trail = await store.audit.list('wms:PRODUCT:W-A', 9);
  expect(trail).toMatchObject([{ actor: 'sue', action: 'code.MAPPED', detail: { target: 'A', held: 5 } }]);
  const quietly = { signal: new AbortController().signal, onPages: () => undefined };
  expect(await store.journal.verify(INVENTORY_RULES, quietly)).toMatchObject({ equal: true });
});

it('gives up what names a rejected code, now and later, and keeps it readable', async () => {
  await tell(sample.movement('M1', 'W-X', 'DC1', '1', sample.at(2)));
  const rejected = await decide(
    'rejectCode(input: { idempotencyKey: "r", system: "wms", kind: PRODUCT, code: "W-X", reason: "a test article" })',
  );
  expect(rejected.data.rejectCode).toMatchObject({ mapping: { target: null }, held: 1, userErrors: [] });
  await tell(sample.movement('M2', 'W-X', 'DC1', '1', sample.at(3)));
  await tell(sample.movement('M1', 'W-X', 'DC1', '1', sample.at(2)));
  expect([await queue(), (await store.operations.listParked(null, first(9))).rows, await onHand()]).toEqual([
    [],
    [],
    [],
  ]);
  const decisions = await ask('{ codeMappings(system: "wms", kinds: [PRODUCT]) { nodes { code target reason } } }');
  expect(decisions.data.codeMappings.nodes).toEqual([{ code: 'W-X', target: null, reason: 'a test article' }]);
});

it('means one system by a mapping, and lets nobody but a steward decide', async () => {
  await map('PRODUCT', 'W-A', 'A');
  await applyChanges(store.sync, 'inventory', [sample.position('W-A', 'DC1', 'SE', '5')]); // of the ERP
  expect(await queue()).toMatchObject([{ id: 'erp:PRODUCT:W-A' }]);
  for (const query of [
    '{ unmappedCodes { nodes { id } } }',
    'mutation { rejectCode(input: { idempotencyKey: "x", system: "wms", kind: PRODUCT, code: "W-A", reason: "x" }) { held } }',
  ])
    expect((await ask(query, ['planner'])).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it('understands stock, orders and their removal by what the codes of the ERP mean', async () => {
  await applyChanges(store.sync, 'customers', [sample.customer('C1')]);
  const meanings = [
    ['PRODUCT', 'OLD-A', 'A'],
    ['LOCATION', 'OLD-DC', 'DC1'],
    ['CUSTOMER', 'OLD-C', 'C1'],
  ] as const;
  for (const [kind, code, target] of meanings) {
    const by = { actor: 'sue', reason: 'renamed', correlationId: 'test' };
    await store.stewardship.decide({ system: systemCodeSchema.parse('erp'), kind, code }, target, code, by);
  }
  await applyChanges(store.sync, 'inventory', [sample.position('OLD-A', 'OLD-DC', 'XX', '5', { asOf: sample.at(2) })]);
  const order = { customer: 'OLD-C', from: 'OLD-DC', region: 'XX', skus: ['OLD-A'] };
  await applyChanges(store.sync, 'sales-orders', [sample.salesOrder('SO1', order)]);
  const [read] = (
    await store.orders.listSalesOrders(
      {
        numbers: null,
        statuses: null,
        customerCodes: null,
        regions: ['SE'],
        shipFromCodes: null,
        skus: null,
        orderedFrom: null,
        orderedTo: null,
        changedSince: null,
      },
      first(5),
      EVERYTHING,
    )
  ).rows;
  expect(read?.row).toMatchObject({ shipFromCode: 'DC1', customerCode: 'C1', regionCode: 'SE', lines: [{ sku: 'A' }] });
  expect(await onHand()).toEqual(['A DC1 5']);
  await applyChanges(store.sync, 'inventory', [
    sample.removal('INVENTORY_POSITION', ['OLD-A', 'OLD-DC'], 2, sample.at(3)),
  ]);
  expect(await onHand()).toEqual([]);
});
