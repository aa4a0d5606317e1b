import type { BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import type { BusinessExceptionFilter, QueueScope } from '@distribution/model/operations/exception-desk';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { EVERYTHING } from '@distribution/model/read-scope';
import { parseInstant } from '@distribution/model/time/instant';
import { applyChanges, declareFlows, first } from '@distribution/test/kit/apply-changes';
import { EXCEPTION_POLICY } from '@distribution/test/kit/exception-policy';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { confirmation } from '@distribution/test/kit/sample-procurement';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const policy = EXCEPTION_POLICY;
const ALL: QueueScope = { ...EVERYTHING, roles: null };
const NONE: BusinessExceptionFilter = {
  kinds: null,
  states: null,
  roles: null,
  severityAtLeast: null,
  ages: null,
  regions: null,
  locationCodes: null,
  skus: null,
  supplierCodes: null,
  assignees: null,
};
const by = (actor: string, reason: string | null = null) => ({ actor, reason, correlationId: 'test' });
const day = (number: number, minutes = 0) => parseInstant(sample.at(number, minutes));
const step = (store: Store, kind: BusinessExceptionKind, number: number, minutes = 0) =>
  store.exceptionJudge.judge(kind, policy, day(number, minutes));

let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NW')]);
  await applyChanges(store.sync, 'products', [sample.product('A'), sample.product('B')]);
  await applyChanges(store.sync, 'suppliers', [sample.supplier('S1')]);
  await applyChanges(store.sync, 'customers', [sample.customer('C1')]);
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const list = async (scope: QueueScope = ALL, filter: Partial<BusinessExceptionFilter> = {}, now = day(9)) =>
  (await store.exceptions.list({ ...NONE, ...filter }, first(50), scope, now)).rows.map(({ row }) => row);
const only = async () => {
  const [exception, ...more] = await list();
  if (exception === undefined || more.length > 0) throw new Error(`one exception was expected`);
  return exception;
};
const order = (number: string, to: string, region: string, expectedAt = sample.at(4)) =>
  sample.purchaseOrder(number, { supplier: 'S1', to, region, lines: { A: expectedAt } });
const nothing = { opened: 0, reopened: 0, changed: 0, closed: 0 };

describe('a cause', () => {
  it.each<[BusinessExceptionKind, () => Promise<unknown>, () => Promise<unknown>, object]>([
    [
      'ACK_OVERDUE',
      () => applyChanges(store.sync, 'purchase-orders', [order('P1', 'DC1', 'SE', sample.at(5))]),
      () => applyChanges(store.sync, 'supplier-confirmations', [confirmation('X1', 'P1')]),
      { severity: 'MEDIUM', daysToImpact: 1, supplierCode: 'S1', regionCode: 'SE', role: 'procurement' },
    ],
    [
      'LATE_RECEIPT',
      () => applyChanges(store.sync, 'purchase-orders', [order('P1', 'DC1', 'SE', sample.at(3))]),
      () =>
        applyChanges(store.sync, 'purchase-orders', [
          sample.purchaseOrder(
            'P1',
            { supplier: 'S1', to: 'DC1', region: 'SE', lines: { A: sample.at(3) } },
            { revision: 2, more: { status: 'RECEIVED' } },
          ),
        ]),
      { severity: 'HIGH', daysToImpact: 0, sku: 'A', locationCode: 'DC1', value: { amount: '12', currency: 'EUR' } },
    ],
    [
      'PRICE_MISMATCH',
      async () => {
        await applyChanges(store.sync, 'purchase-orders', [order('P1', 'DC1', 'SE')]);
        const line = { orderLineNumber: 1, answer: 'ACCEPTED_WITH_CHANGES', splits: [], reason: null };
        const lines = [{ ...line, unitPrice: { amount: '1.5', currency: 'EUR' } }];
        await applyChanges(store.sync, 'supplier-confirmations', [confirmation('X1', 'P1', { more: { lines } })]);
      },
      () =>
        applyChanges(store.sync, 'supplier-confirmations', [
          confirmation('X2', 'P1', { more: { answeredAt: sample.at(3) } }),
        ]),
      { severity: 'LOW', value: { amount: '6', currency: 'EUR' }, role: 'finance' },
    ],
    [
      'SHORT_SHIP',
      async () => {
        await applyChanges(store.sync, 'sales-orders', [
          sample.salesOrder('O1', { customer: 'C1', from: 'DC1', region: 'SE', skus: ['A'] }),
        ]);
        const lines = [{ orderLineNumber: 1, sku: 'A', quantity: { value: '3', unit: 'EA' } }];
        const delivered = { more: { status: 'DELIVERED', lines } };
        await applyChanges(store.sync, 'shipments', [sample.shipment('H1', 'O1', 'DC1', 'A', delivered)]);
      },
      () => applyChanges(store.sync, 'shipments', [sample.shipment('H2', 'O1', 'DC1', 'A')]),
      { severity: 'HIGH', customerClass: 'A', value: { amount: '2.5', currency: 'EUR' }, role: 'customer-service' },
    ],
    [
      'EXCESS',
      async () => {
        await applyChanges(store.sync, 'supplier-products', [sample.supplierProduct('A', 'S1', true)]);
        await applyChanges(store.sync, 'planning-parameters', [
          sample.planning('A', 'DC1', '5', { more: { maximumStock: '100' } }),
        ]);
        await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '900')]);
      },
      () => applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '100', { revision: 2 })]),
      { severity: 'MEDIUM', value: { amount: '1000', currency: 'EUR' } },
    ],
    [
      'EXPIRY_RISK',
      () =>
        applyChanges(store.sync, 'inventory', [
          sample.position('A', 'DC1', 'SE', '9', {
            more: { lots: [{ lot: 'L1', expiresOn: '2026-11-06', onHand: '9', held: '0' }] },
          }),
        ]),
      () => applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '0', { revision: 2 })]),
      { severity: 'MEDIUM', daysToImpact: 2, role: 'warehouse-supervisor' },
    ],
    [
      'STOCKOUT_RISK',
      async () => {
        await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC1', '5')]);
        await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '1')]);
      },
      () => applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '8', { revision: 2 })]),
      { severity: 'HIGH', role: 'planner' },
    ],
    [
      'UNMAPPED_CODE',
      () =>
        applyChanges(store.sync, 'inventory', [
          sample.position('ZZ', 'DC1', 'SE', '1'),
          sample.position('ZZ', 'DC2', 'NW', '1'),
        ]),
      async () => {
        await applyChanges(store.sync, 'products', [sample.product('ZZ')]);
        const waiting = await store.sync.takeRetryable('inventory', 10);
        await applyChanges(
          store.sync,
          'inventory',
          waiting.map(({ change }) => change),
        );
        await store.sync.settleParked(waiting.map(({ parkedId }) => parkedId));
      },
      { subject: 'PRODUCT ZZ of erp', regionCode: null, legalEntity: null },
    ],
  ])('%s opens one exception, which closes when it is gone', async (kind, cause, recover, expected) => {
    // Parked records carry the clock of the store, the rest the days of the samples.
    const [early, late] = kind === 'UNMAPPED_CODE' ? [day(30), day(30, 1)] : [day(4), day(4, 1)];
    await cause();
    expect(await store.exceptionJudge.judge(kind, policy, early)).toEqual({ ...nothing, opened: 1 });
    expect(await store.exceptionJudge.judge(kind, policy, late)).toEqual(nothing);
    expect(await only()).toMatchObject({ kind, state: 'OPEN', version: 1, timesOpened: 1, ...expected });
    await recover();
    expect(await store.exceptionJudge.judge(kind, policy, late)).toEqual({ ...nothing, closed: 1 });
    expect(await only()).toMatchObject({ kind, state: 'CLOSED', closedAt: late });
    expect(await store.audit.verify()).toMatchObject({ brokenAt: null });
    const trail = await store.audit.list((await only()).id, 10);
    expect(trail.map(({ action }) => action)).toEqual(['exception.CLOSED', 'exception.OPENED']);
  });
});

describe('a flow that is late', () => {
  const confirm = (at: string) => applyChanges(store.sync, 'inventory', [], { confirmedAt: at });
  const late = async () =>
    (await list(ALL, { states: ['OPEN', 'CLAIMED', 'SNOOZED', 'RESOLVED'] })).filter(
      ({ subject }) => subject === 'flow inventory',
    );

  it('is one breach per flow, however often it is looked at, and none once it has caught up', async () => {
    expect(await step(store, 'FRESHNESS_BREACH', 1)).toEqual(nothing);
    expect(await step(store, 'FRESHNESS_BREACH', 1, 2)).toEqual({ ...nothing, opened: FLOW_NAMES.length });
    expect(await step(store, 'FRESHNESS_BREACH', 1, 3)).toEqual(nothing);
    await confirm(sample.at(1, 3));
    expect(await step(store, 'FRESHNESS_BREACH', 1, 4)).toEqual({ ...nothing, closed: 1 });
    expect(await late()).toEqual([]);
  });

  it('goes on as the same exception when it is late again soon, and as another one later', async () => {
    await step(store, 'FRESHNESS_BREACH', 1, 2);
    const [breach] = await late();
    await store.exceptions.step(breach?.id ?? '', 1, { to: 'CLAIMED', assignee: 'anna' }, by('anna'), ALL);
    await confirm(sample.at(1, 3));
    await step(store, 'FRESHNESS_BREACH', 1, 4);
    expect(await step(store, 'FRESHNESS_BREACH', 1, 10)).toEqual({ ...nothing, reopened: 1 });
    expect(await late()).toMatchObject([
      { id: breach?.id, state: 'CLAIMED', assignee: 'anna', timesOpened: 2, closedAt: null },
    ]);
    await confirm(sample.at(1, 10));
    await step(store, 'FRESHNESS_BREACH', 1, 11);
    expect(await step(store, 'FRESHNESS_BREACH', 1, 40)).toEqual({ ...nothing, opened: 1 });
    expect((await late())[0]?.id).not.toBe(breach?.id);
  });
});

describe('somebody who works on an exception', () => {
  beforeEach(async () => {
    await applyChanges(store.sync, 'purchase-orders', [
      order('P1', 'DC1', 'SE', sample.at(9)),
      order('P2', 'DC2', 'NW', sample.at(9)),
    ]);
    await step(store, 'ACK_OVERDUE', 4);
  });
  const one = async () => {
    const [exception] = await list(ALL, { regions: ['SE'] });
    if (exception === undefined) throw new Error('there is none');
    return exception;
  };

  it('has it alone: of many who claim it at once one gets it, and the others are told', async () => {
    const { id, version } = await one();
    const claims = ['anna', 'ben', 'carl', 'dora'].map((name) =>
      store.exceptions.step(id, version, { to: 'CLAIMED', assignee: name }, by(name), ALL),
    );
    const answers = await Promise.allSettled(claims);
    const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(won).toHaveLength(1);
    expect(await one()).toEqual(won[0]);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'VERSION_CONFLICT' });
    const trail = await store.audit.list(id, 10);
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
      ['exception.CLAIMED', won[0]?.assignee],
      ['exception.OPENED', 'exception-judge'],
    ]);
  });

  it('is not bothered by what is snoozed until its time has come', async () => {
    const { id, version } = await one();
    await store.exceptions.step(id, version, { to: 'SNOOZED', until: day(5) }, by('anna', 'call on Thursday'), ALL);
    await step(store, 'ACK_OVERDUE', 4, 30);
    expect(await one()).toMatchObject({ state: 'SNOOZED', reason: 'call on Thursday', snoozedUntil: day(5) });
    await step(store, 'ACK_OVERDUE', 5);
    expect(await one()).toMatchObject({ state: 'OPEN', snoozedUntil: null });
  });

  it('resolves it for as long as the cause grows no worse, and what is closed stays closed', async () => {
    const { id, version } = await one();
    const resolved = await store.exceptions.step(id, version, { to: 'RESOLVED' }, by('anna', 'agreed by phone'), ALL);
    await step(store, 'ACK_OVERDUE', 5);
    expect(await one()).toMatchObject({ state: 'RESOLVED', reason: 'agreed by phone', version: resolved.version });
    await step(store, 'ACK_OVERDUE', 9); // due today: MEDIUM has become HIGH
    expect(await one()).toMatchObject({ state: 'OPEN', severity: 'HIGH' });
    await applyChanges(store.sync, 'supplier-confirmations', [confirmation('X1', 'P1')]);
    await step(store, 'ACK_OVERDUE', 9, 1);
    const closed = await one();
    const claim = store.exceptions.step(id, closed.version, { to: 'CLAIMED', assignee: 'ben' }, by('ben'), ALL);
    await expect(claim).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it('sees and touches only rows of the own regions and queues', async () => {
    await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '-1')]);
    await step(store, 'NEGATIVE_STOCK', 4);
    await step(store, 'FRESHNESS_BREACH', 4);
    const buyer = { ...ALL, regions: ['SE'], roles: ['procurement'] };
    expect((await list(buyer)).map(({ kind, regionCode }) => [kind, regionCode])).toEqual([['ACK_OVERDUE', 'SE']]);
    expect(await list({ ...ALL, regions: ['SE'] })).toHaveLength(2); // nothing of the house's own
    expect(await list({ ...ALL, customers: ['C1'] })).toEqual([]);
    const [other] = await list(ALL, { regions: ['NW'] });
    const claim = store.exceptions.step(other?.id ?? '', 1, { to: 'CLAIMED', assignee: 'anna' }, by('anna'), buyer);
    await expect(claim).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('exceptions cluster by what they have in common, with shares and ages', async () => {
  const orders = ['P1', 'P2', 'P3'].map((number) => order(number, 'DC1', 'SE'));
  await applyChanges(store.sync, 'purchase-orders', [...orders, order('P4', 'DC2', 'NW')]);
  await step(store, 'ACK_OVERDUE', 4);
  const clusters = await store.exceptions.cluster('SITE', NONE, 10, ALL, day(4, 90));
  expect(clusters).toMatchObject([
    { key: 'DC1', count: 3, share: '0.75', oldestOpenedAt: day(4) },
    { key: 'DC2', count: 1, share: '0.25' },
  ]);
  expect(clusters[0]?.ages.filter(({ count }) => count > 0)).toEqual([{ age: 'UNDER_1_DAY', count: 3 }]);
  expect(await list(ALL, { ages: ['UNDER_1_DAY'] }, day(4, 90))).toHaveLength(4);
  expect(await list(ALL, { ages: ['UNDER_1_HOUR', 'FROM_7_DAYS'] }, day(4, 90))).toEqual([]);
  await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '-1')]);
  await step(store, 'NEGATIVE_STOCK', 4);
  expect(await store.exceptions.cluster('SUPPLIER', NONE, 10, ALL, day(5))).toMatchObject([
    { key: 'S1', count: 4, share: '0.8' },
    { key: null, count: 1, share: '0.2' },
  ]);
  expect(await store.exceptions.cluster('CATEGORY', NONE, 10, ALL, day(5))).toMatchObject([
    { key: null, count: 4, share: '0.8' },
    { key: 'Goods', count: 1, share: '0.2' },
  ]);
});

it('news of exceptions are in the log, in the shape of the exception, for whom the row is', async () => {
  await applyChanges(store.sync, 'purchase-orders', [order('P1', 'DC1', 'SE')]);
  await step(store, 'ACK_OVERDUE', 4);
  const exception = await only();
  const { events } = await store.eventLog.read(await store.eventLog.floor(), 10, ['operations.exceptions']);
  expect(events).toMatchObject([{ owner: { region: 'SE', legalEntity: 'ACME', customer: '' } }]);
  expect(JSON.parse(events[0]?.payload ?? '')).toEqual({ exception });
});
