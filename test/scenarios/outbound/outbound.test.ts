import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { Lane } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { OutboundCommand, OutboundState, OutboundStep } from '@distribution/model/operations/outbound';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { openSandboxServers, type SandboxServers } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { startOutbound } from '@distribution/sync/outbound/start-outbound';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectErp, decisionsOf, order, silentLogger, transfer } from '@distribution/test/kit/outbound-stand';

const ALLOW = decisionsOf(() => 'ALLOW');
const PATIENCE = { backOffFirstMs: 20, backOffLongestMs: 50, mostTurns: 20 };

let testDatabase: TestDatabase;
let store: Store;
let world: MutableWorld;
let servers: SandboxServers;
let erp: SystemAdapter;
const lanes = new Map<string, Lane>();
const stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  world = createTinyWorld();
  servers = await openSandboxServers({ world });
  erp = connectErp({ url: servers.erp.url, ...servers.credentials }, ALLOW, ({ endpoint, lane }) =>
    lanes.set(endpoint, lane),
  );
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await erp.close();
  await servers.close();
  await store.close();
  await testDatabase.close();
});

const send = (more: Partial<Parameters<typeof startOutbound>[0]> = {}): void => {
  const options = { adapters: [erp], work: store.outboundWork, clock: { now: Date.now }, logger: silentLogger };
  const sending = startOutbound({ ...options, patience: PATIENCE, lookMs: 20, ...more });
  stops.push(() => sending.stop());
};
const ask = async (key: string, ...steps: readonly Omit<OutboundStep, 'system' | 'approval'>[]) => {
  const asked = steps.map((step) => ({ ...step, system: 'erp', approval: null })) as unknown as [OutboundStep]; // at least one
  const request = { steps: asked, requestedBy: 'anna', reason: 'a test', idempotencyKey: key, correlationId: 'c-1' };
  return guardDesk(store.outbound, ALLOW).submit(request);
};
const buy = async (key: string, sku = 'A-100', supplier = 'V-1'): Promise<OutboundCommand> => {
  const [command] = await ask(key, { kind: 'CREATE_PURCHASE_ORDER', content: order(sku, supplier) });
  if (command === undefined) throw new Error('there is no command');
  return command;
};
const comes = (id: string, state: OutboundState): Promise<OutboundCommand> =>
  vi.waitFor(
    async () => {
      const command = await store.outbound.load(id);
      if (command?.state !== state)
        throw new Error(`it is ${command?.state}, ${command?.errorCode}: ${command?.errorMessage}`);
      return command;
    },
    { timeout: 20_000, interval: 50 },
  );
const orders = (): number => [...world.tables.PurchaseOrders.live()].length;
const posts = (): number => servers.erp.calls.counts().endpoints['POST PurchaseOrders']?.calls ?? 0;
const statesOf = async (id: string): Promise<readonly string[]> =>
  (await store.audit.list(id, 50)).map(({ action }) => action.replace('outbound.', '')).reverse();
/** The flow as sync reads it, in one go. */
const read = async (flow: FlowName): Promise<void> => {
  const call = {
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 10_000,
    correlationId: 'c',
    lane: 'ANALYTICS',
  } as const;
  const { changes } = await erp.changes.readChanges(flow, null, call);
  await applyChanges(store.sync, flow, [...changes]);
};
const readMasters = async (): Promise<void> => {
  await declareFlows(store.sync, sample.at(1));
  for (const flow of ['locations', 'products', 'suppliers'] as const) await read(flow);
};

describe('a purchase order', () => {
  it('is handed in through the graph, made once, and confirmed when it comes back by its flow', async () => {
    await readMasters();
    const ordering = { submit: guardDesk(store.outbound, ALLOW).submit, purchasingSystems: ['erp'] };
    const graphs = await openGraphs({ productCount: 0, readers: store, desk: store, ordering });
    const SUBMIT = `mutation ($key: String!, $quantity: Decimal!) { submitPurchaseOrder(input: { idempotencyKey: $key, legalEntity: "US01",
      supplierCode: "V-1", shipToCode: "DC-ATL", orderedAt: "2026-03-02T08:00:00Z", currency: "USD",
      lines: [{ sku: "A-100", quantity: $quantity, unit: "EA", unitPrice: "3.10", requestedOn: "2026-03-09" }] })
      { command { id } userErrors { code path } } }`;
    const anna = { kind: 'USER', subject: 'anna', roles: ['procurement'] } as const;
    const submit = async (variables: Readonly<Record<string, unknown>>, principal: object = anna) => {
      const { data, errors } = (await graphs.ask('supply', SUBMIT, variables, principal)) as unknown as {
        data: { submitPurchaseOrder: { command: { id: string } | null; userErrors: { code: string }[] } } | null;
        errors?: { extensions: { code: string } }[];
      }; // the shape of this answer
      return data === null || errors !== undefined
        ? { refused: errors?.[0]?.extensions.code }
        : data.submitPurchaseOrder;
    };
    const first = await submit({ key: 'k1', quantity: '3' });
    expect(first).toMatchObject({ userErrors: [] });
    expect(await submit({ key: 'k1', quantity: '3' })).toEqual(first);
    expect(await submit({ key: 'k1', quantity: '4' })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }],
    });
    expect(await submit({ key: 'k2', quantity: '0' })).toMatchObject({ userErrors: [{ code: 'INVALID_ARGUMENT' }] });
    expect(await submit({ key: 'k3', quantity: '1' }, { kind: 'USER', subject: 'bert', roles: ['planner'] })).toEqual({
      refused: 'FORBIDDEN',
    });
    const elsewhere = { kind: 'USER', subject: 'cleo', roles: ['procurement'], legalEntities: ['US02'] };
    expect(await submit({ key: 'k4', quantity: '1' }, elsewhere)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });

    const before = orders();
    send();
    const id = 'command' in first && first.command !== null && first.command !== undefined ? first.command.id : '';
    const acknowledged = await comes(id, 'ACKNOWLEDGED');
    expect([orders() - before, acknowledged.attempts, acknowledged.errorCode]).toEqual([1, 1, null]);
    expect(world.tables.PurchaseOrders.get(acknowledged.document ?? '')).toMatchObject({ VendorNo: 'V-1' });
    await read('purchase-orders');
    await comes(id, 'CONFIRMED');
    expect(await statesOf(id)).toEqual(['QUEUED', 'SENT', 'ACKNOWLEDGED', 'CONFIRMED']);

    const SHOW = `query ($id: ID!) { outboundCommand(id: $id) { id kind state document writeKey content }
      outboundCommands(filter: { states: [CONFIRMED], kinds: [CREATE_PURCHASE_ORDER], systems: ["erp"] }) { nodes { id } } }`;
    expect(await graphs.ask('operations', SHOW, { id }, anna)).toMatchObject({
      data: {
        outboundCommand: { id, state: 'CONFIRMED', document: acknowledged.document },
        outboundCommands: { nodes: [{ id }] },
      },
    });
    const bert = { kind: 'USER', subject: 'bert', roles: ['planner'] } as const;
    expect(await graphs.ask('operations', SHOW, { id }, bert)).toMatchObject({
      data: { outboundCommand: null, outboundCommands: { nodes: [] } },
    });
    const { events } = await store.eventLog.read(await store.eventLog.floor(), 100, ['operations.outbound']);
    expect(events.map(({ payload }) => (JSON.parse(payload) as { command: { state: string } }).command.state)).toEqual([
      'QUEUED',
      'SENT',
      'ACKNOWLEDGED',
      'CONFIRMED',
    ]); // the payload of this topic
    expect(events.some(({ payload }) => payload.includes('"approval":'))).toBe(false);
  }, 60_000);

  it('whose answer is lost is looked up by its key and not sent a second time', async () => {
    const before = orders();
    servers.erp.faults.set({ endpoint: 'POST PurchaseOrders', truncateRate: 1 });
    const { id } = await buy('k1');
    send();
    expect(await comes(id, 'ACKNOWLEDGED')).toMatchObject({ attempts: 1, lookups: 1 });
    expect(await statesOf(id)).toEqual(['QUEUED', 'SENT', 'UNKNOWN', 'ACKNOWLEDGED']);
    expect([orders() - before, posts()]).toEqual([1, 1]);
  }, 60_000);

  it('that never arrived is sent again under its key, when the look-up says so', async () => {
    const before = orders();
    servers.erp.faults.set({ endpoint: 'PurchaseOrders', errorRate: 1, errorStatus: 503 });
    const { id } = await buy('k1');
    send();
    await vi.waitFor(async () => expect(await statesOf(id)).toContain('UNKNOWN'), { timeout: 20_000 });
    servers.erp.faults.clear();
    expect((await comes(id, 'ACKNOWLEDGED')).attempts).toBeGreaterThan(1);
    expect(orders() - before).toBe(1);
  }, 60_000);

  it('waits as long as the system asks when it is turned away for quota', async () => {
    servers.erp.faults.set({ endpoint: 'POST PurchaseOrders', errorRate: 1, errorStatus: 429, retryAfterSeconds: 30 });
    const { id } = await buy('k1');
    send();
    await vi.waitFor(async () => expect(await statesOf(id)).toHaveLength(3), { timeout: 20_000 });
    const { state, errorCode, nextAttemptAt, requestedAt } = (await store.outbound.load(id)) ?? {};
    expect([state, errorCode]).toEqual(['QUEUED', 'UPSTREAM_THROTTLED']);
    expect(Date.parse(nextAttemptAt ?? '') - Date.parse(requestedAt ?? '')).toBeGreaterThan(29_000);
  }, 60_000);

  it('asked for by many at once under one key, and sent by two processes, is one order', async () => {
    const before = orders();
    const asked = await Promise.all(Array.from({ length: 8 }, () => buy('k1')));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const other = await openStore({ databaseUrl: testDatabase.url });
    stops.push(() => other.close());
    send();
    send({ work: other.outboundWork });
    await comes(asked[0]?.id ?? '', 'ACKNOWLEDGED');
    expect([orders() - before, posts()]).toEqual([1, 1]);
  }, 60_000);

  it('that is refused waits for a person, who gives it up with a reason', async () => {
    const { id } = await buy('k1', 'A-100', 'V-9');
    send();
    expect(await comes(id, 'REJECTED')).toMatchObject({ errorCode: 'UPSTREAM_REJECTED', nextAttemptAt: null });
    const graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
    const RESOLVE = `mutation ($id: ID!, $action: OutboundAction!) { resolveOutboundCommand(input: { id: $id, action: $action,
      reason: "no such vendor" }) { command { state } userErrors { code } } }`;
    const operator = { kind: 'USER', subject: 'otto', roles: ['operator'] } as const;
    const planner = { kind: 'USER', subject: 'bert', roles: ['planner'] } as const;
    expect(await graphs.ask('operations', RESOLVE, { id, action: 'ABANDON' }, planner)).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await graphs.ask('operations', RESOLVE, { id, action: 'ABANDON' }, operator)).toMatchObject({
      data: { resolveOutboundCommand: { command: { state: 'ABANDONED' }, userErrors: [] } },
    });
    expect(await graphs.ask('operations', RESOLVE, { id, action: 'RETRY' }, operator)).toMatchObject({
      data: { resolveOutboundCommand: { command: { state: 'ABANDONED' }, userErrors: [{ code: 'VERSION_CONFLICT' }] } },
    });
    expect((await store.audit.list(id, 1))[0]).toMatchObject({ actor: 'otto', detail: { reason: 'no such vendor' } });
  }, 60_000);
});

describe('several steps', () => {
  it('of which a later one is refused are taken back, and the audit trail says so', async () => {
    const [moved, bought] = await ask(
      'k1',
      { kind: 'CREATE_TRANSFER', content: transfer('A-200') },
      { kind: 'CREATE_PURCHASE_ORDER', content: order('A-200', 'V-9') },
    );
    send();
    await comes(bought?.id ?? '', 'REJECTED');
    const undone = await comes(moved?.id ?? '', 'COMPENSATED');
    expect(world.tables.TransferOrders.get(undone.document ?? '')).toMatchObject({ DocStatus: 'CANC' });
    const page = { limit: 10, after: null, before: null, backward: false };
    const { rows } = await store.outbound.list(
      { states: null, kinds: ['CANCEL_TRANSFER'], systems: null, requestId: undone.requestId },
      page,
    );
    expect(rows.map(({ row }) => [row.state, row.compensates, row.step])).toEqual([['ACKNOWLEDGED', undone.id, 1]]);
    const [told] = await store.audit.list(undone.id, 1);
    expect(told).toMatchObject({ action: 'outbound.COMPENSATED' });
    expect(JSON.stringify(told?.detail)).toContain('step 2 of its request is REJECTED');
    expect((await store.audit.verify()).brokenAt).toBeNull();
  }, 60_000);

  it('end with what cannot be taken back, or are refused', async () => {
    const change = {
      sku: skuSchema.parse('A-100'),
      locationCode: locationCodeSchema.parse('DC-ATL'),
      unit: unitCodeSchema.parse('EA'),
      set: { safetyStock: parseDecimal('5') },
    };
    const wrong = ask(
      'k1',
      { kind: 'CHANGE_PLANNING_PARAMETERS', content: change },
      { kind: 'CREATE_PURCHASE_ORDER', content: order('A-100') },
    );
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('planning parameters', () => {
  const change = (safetyStock: string) => ({
    kind: 'CHANGE_PLANNING_PARAMETERS' as const,
    content: {
      sku: skuSchema.parse('A-100'),
      locationCode: locationCodeSchema.parse('DC-ATL'),
      unit: unitCodeSchema.parse('EA'),
      set: { safetyStock: parseDecimal(safetyStock) },
    },
  });
  const planning = (): string | undefined => world.tables.Planning.get('A-100', 'DC-ATL')?.SafetyStockQty;

  it('are set in the order asked for, outside of the lane of what moves goods, and an order waits until they came back', async () => {
    await readMasters();
    const [first] = await ask('k1', change('41'));
    const [second] = await ask('k2', change('42'));
    const bought = await buy('k3', 'A-100');
    const unconcerned = await buy('k4', 'A-200');
    send();
    await comes(second?.id ?? '', 'ACKNOWLEDGED');
    await comes(unconcerned.id, 'ACKNOWLEDGED');
    expect(planning()).toBe('42');
    expect((await store.outbound.load(bought.id))?.state).toBe('QUEUED');
    expect([lanes.get('Planning'), lanes.get('PurchaseOrders')]).toEqual(['ANALYTICS', 'EXECUTION']);
    await read('planning-parameters');
    await comes(first?.id ?? '', 'CONFIRMED');
    await comes(second?.id ?? '', 'CONFIRMED');
    await comes(bought.id, 'ACKNOWLEDGED');
  }, 60_000);

  it('whose answer is lost are not set a second time over what came after', async () => {
    servers.erp.faults.set({ endpoint: 'PUT Planning', truncateRate: 1 });
    const [command] = await ask('k1', change('41'));
    send();
    expect(await comes(command?.id ?? '', 'ACKNOWLEDGED')).toMatchObject({ attempts: 1 });
    expect(servers.erp.calls.counts().endpoints['PUT Planning']?.calls).toBe(1);
  }, 60_000);
});

describe('policy', () => {
  const submit = (verdict: 'ALLOW' | 'NEEDS_APPROVAL' | 'DENY' | null, approval: string | null) =>
    guardDesk(store.outbound, verdict === null ? null : decisionsOf(() => verdict)).submit({
      steps: [{ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A-100'), approval }] as never, // the token is text
      requestedBy: 'anna',
      reason: null,
      idempotencyKey: 'k1',
      correlationId: 'c-1',
    });
  const token = JSON.stringify({
    kind: 'CREATE_PURCHASE_ORDER',
    system: 'erp',
    requestedBy: 'anna',
    content: order('A-100'),
  });

  it.each([
    ['DENY', null, 'POLICY_DENIED'],
    ['NEEDS_APPROVAL', token.replace('anna', 'bert'), 'APPROVAL_REQUIRED'],
    ['NEEDS_APPROVAL', token.replace('A-100', 'A-200'), 'APPROVAL_REQUIRED'],
    [null, token, 'APPROVAL_REQUIRED'],
  ] as const)('that says %s to the approval %s refuses with %s', async (verdict, approval, code) => {
    await expect(submit(verdict, approval)).rejects.toMatchObject({ code });
    const page = { limit: 10, after: null, before: null, backward: false };
    const all = { states: null, kinds: null, systems: null, requestId: null };
    expect((await store.outbound.list(all, page)).rows).toEqual([]);
  });

  it('that asks for leave has steps wait for each other: none goes before all may, and all end with one', async () => {
    const desk = guardDesk(
      store.outbound,
      decisionsOf(({ kind }) => (kind === 'CREATE_TRANSFER' ? 'ALLOW' : 'NEEDS_APPROVAL')),
    );
    const steps = (key: string) => ({
      steps: [
        { kind: 'CREATE_TRANSFER', system: 'erp', content: transfer('A-200'), approval: null },
        { kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A-200'), approval: null },
      ] as const,
      requestedBy: 'anna',
      reason: null,
      idempotencyKey: key,
      correlationId: 'c-1',
    });
    const [moved, bought] = await desk.submit(steps('k1'));
    expect([moved?.state, bought?.state]).toEqual(['QUEUED', 'AWAITING_APPROVAL']);
    expect(await store.outboundWork.take('erp', ['CREATE_TRANSFER'], 1_000)).toBeNull();
    const by = { decidedBy: 'mira', reason: 'no', correlationId: 'c-2' };
    await store.approvals.decide(bought?.approvalId ?? '', { ...by, state: 'REJECTED', token: null });
    expect([await statesOf(moved?.id ?? ''), await statesOf(bought?.id ?? '')]).toEqual([
      ['QUEUED', 'ABANDONED'],
      ['AWAITING_APPROVAL', 'ABANDONED'],
    ]);
    const [second, asked] = await desk.submit(steps('k2'));
    const token = JSON.stringify({
      kind: 'CREATE_PURCHASE_ORDER',
      system: 'erp',
      requestedBy: 'anna',
      content: order('A-200'),
    }) as ApprovalToken; // what the stand-in engine signs
    await store.approvals.decide(asked?.approvalId ?? '', { ...by, state: 'APPROVED', token });
    send();
    await comes(asked?.id ?? '', 'ACKNOWLEDGED');
    await comes(second?.id ?? '', 'ACKNOWLEDGED');
  }, 60_000);

  it('takes what was approved exactly so', async () => {
    expect(await submit('NEEDS_APPROVAL', token)).toMatchObject([{ state: 'QUEUED' }]);
  });

  it('is asked again by who writes: without an approval nothing reaches the system', async () => {
    const [command] = await store.outbound.submit({
      steps: [{ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A-100'), approval: null }],
      requestedBy: 'anna',
      reason: null,
      idempotencyKey: 'k1',
      correlationId: 'c-1',
    });
    send();
    expect(await comes(command?.id ?? '', 'REJECTED')).toMatchObject({ errorCode: 'APPROVAL_REQUIRED' });
    expect(servers.erp.calls.counts().total).toBe(0);
  }, 60_000);
});
