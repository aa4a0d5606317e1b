import { DECLARED_ROLES, type BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { OUTBOUND_KINDS, type OutboundCommand, type OutboundStep } from '@distribution/model/operations/outbound';
import type { OutboundOutcome, TakenOutbound } from '@distribution/model/operations/outbound-work';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import { order } from '@distribution/test/kit/outbound-stand';
import * as sample from '@distribution/test/kit/sample-records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../open-store.ts';

const policy: ExceptionPolicy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  trackingSignal: parseDecimal('4'),
  masterConfirmationMinutes: 15,
  expiryDays: 30,
  dampingMinutes: 15,
};
const LEASE_MS = 60_000;
let testDatabase: TestDatabase;
let store: Store;
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
});
afterEach(async () => {
  await store.close();
  await testDatabase.close();
});

const BUY: OutboundStep = { kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A'), approval: null };
const PLAN: OutboundStep = {
  kind: 'CHANGE_PLANNING_PARAMETERS',
  system: 'erp',
  content: {
    sku: skuSchema.parse('A'),
    locationCode: locationCodeSchema.parse('DC-ATL'),
    unit: unitCodeSchema.parse('EA'),
    set: { safetyStock: parseDecimal('5') },
  },
  approval: null,
};
const ask = async (key: string, step: OutboundStep): Promise<OutboundCommand> => {
  const request = { requestedBy: 'anna', reason: null, idempotencyKey: key, correlationId: 'c' };
  const [command] = await store.outbound.submit({ ...request, steps: [step] });
  if (command === undefined) throw new Error('there is no command');
  return command;
};
const take = (leaseMs = LEASE_MS): Promise<TakenOutbound | null> =>
  store.outboundWork.take('erp', OUTBOUND_KINDS, leaseMs);
const taken = async (leaseMs = LEASE_MS): Promise<TakenOutbound> => {
  const one = await take(leaseMs);
  if (one === null) throw new Error('there was nothing to take');
  return one;
};
const done: OutboundOutcome = { state: 'ACKNOWLEDGED', document: 'PO-1', revision: 5 };
const judge = (kind: BusinessExceptionKind, inMinutes = 0) =>
  store.exceptionJudge.judge(kind, policy, instantOf(Date.now() + inMinutes * 60_000));

it('belongs to one at a time; who took it over settles it, and the one before does not', async () => {
  const { id } = await ask('k1', BUY);
  const first = await taken(1);
  expect([first.command.id, first.before, first.command.state]).toEqual([id, 'QUEUED', 'SENT']);
  await new Promise((resolve) => setTimeout(resolve, 20)); // the lease ends
  const second = await taken();
  expect([second.command.id, second.before, second.command.lookups]).toEqual([id, 'SENT', 1]);
  expect(await take()).toBeNull();
  expect(await store.outboundWork.resend(first)).toBe(false);
  expect(await store.outboundWork.settle(first, { ...done, document: 'PO-0' })).toBe(false);
  expect(await store.outboundWork.settle(second, done)).toBe(true);
  expect(await store.outbound.load(id)).toMatchObject({ state: 'ACKNOWLEDGED', document: 'PO-1' });
  expect(await store.outboundWork.settle(second, done)).toBe(false);
  expect((await store.figures.business(instantOf(Date.now()))).outboundCommands).toEqual([
    { system: 'erp', state: 'ACKNOWLEDGED', count: 1 },
  ]);
});

it('waits for the planning parameters it rests on, until they came back or MASTER_STALLED was raised', async () => {
  const plan = await ask('k1', PLAN);
  const { id } = await ask('k2', BUY);
  expect(await store.outboundWork.settle(await taken(), done)).toBe(true);
  expect(await take()).toBeNull();
  expect(await judge('MASTER_STALLED', 10)).toMatchObject({ opened: 0 });
  expect(await take()).toBeNull();
  expect(await judge('MASTER_STALLED', 16)).toMatchObject({ opened: 1 });
  expect((await taken()).command.id).toBe(id);

  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC-ATL', 'SE')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC-ATL', '4', { revision: 4 })]);
  expect(await store.outboundWork.confirm()).toBe(0); // what came back is older than what was set
  await applyChanges(store.sync, 'planning-parameters', [sample.planning('A', 'DC-ATL', '5', { revision: 5 })]);
  expect(await store.outboundWork.confirm()).toBe(1);
  expect((await store.outbound.load(plan.id))?.state).toBe('CONFIRMED');
  expect(await judge('MASTER_STALLED', 17)).toMatchObject({ closed: 1 });
});

it('of which nobody knows whether it was done is raised, and taken up again when a person says so', async () => {
  const { id } = await ask('k1', BUY);
  const unknown = { state: 'UNKNOWN', errorCode: 'UPSTREAM_TIMEOUT', errorMessage: 'no answer' } as const;
  await store.outboundWork.settle(await taken(), { ...unknown, retryAfterMs: 0 });
  expect(await judge('OUTBOUND_FAILED')).toMatchObject({ opened: 0 });
  await store.outboundWork.settle(await taken(), { ...unknown, retryAfterMs: null });
  expect(await take()).toBeNull();
  expect(await judge('OUTBOUND_FAILED')).toMatchObject({ opened: 1 });
  const decision = { id, decidedBy: 'otto', reason: 'it answers again', correlationId: 'c' };
  expect(await store.outbound.decide({ ...decision, action: 'RETRY' })).toMatchObject({ state: 'UNKNOWN', lookups: 0 });
  expect(await judge('OUTBOUND_FAILED')).toMatchObject({ closed: 1 });
  expect((await taken()).before).toBe('UNKNOWN');
  expect(await store.outbound.decide({ ...decision, action: 'ABANDON' })).toMatchObject({ state: 'ABANDONED' });
  expect(await take()).toBeNull();
});
