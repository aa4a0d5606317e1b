// What the conformance kit does not know of SAP: sessions that end, units that are not kept, users who may not write.
import type { DecisionPort } from '@distribution/model/decision/ports';
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { parseDecimal } from '@distribution/model/measure/decimal';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { parseInstant } from '@distribution/model/time/instant';
import { type SandboxServers, openSandboxServers } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adapter as definition } from '../../adapter.ts';
import { S4_SETTINGS } from '../../fixtures/conformance-s4hana.ts';
import { sampleOrder } from '../../fixtures/tiny-world-steps.ts';

const decisions: Pick<DecisionPort, 'verifyApproval'> = {
  verifyApproval: async () => {
    const at = parseInstant('2026-03-02T08:00:00Z');
    return { actionHash: '', approvedBy: 'mira', approvedAt: at, expiresAt: at };
  },
};
let world: MutableWorld;
let servers: SandboxServers;
let adapter: SystemAdapter;
beforeEach(async () => {
  world = createTinyWorld();
  servers = await openSandboxServers({ world });
  const baseUrl = `${servers.erp.controlUrl}/sap/opu/odata/sap`;
  const settings = { ...S4_SETTINGS, baseUrl, credentials: { kind: 'BASIC', ...servers.credentials } };
  adapter = definition.create(settings, { now: Date.now, observe: () => undefined, decisions });
});
afterEach(async () => {
  await adapter.close();
  await servers.close();
});
const make = (order: NewPurchaseOrder, idempotencyKey: string) =>
  adapter.purchasing?.createPurchaseOrder(
    order,
    { requestedBy: 'planner', approval: 'any' as ApprovalToken, idempotencyKey }, // the stand-in engine takes any
    {
      signal: new AbortController().signal,
      deadlineAt: Date.now() + 20_000,
      correlationId: 'test',
      lane: 'EXECUTION',
    },
  );
const ordersMade = (): number => [...world.tables.PurchaseOrders.live()].length - 1;

it('makes the order in the units of SAP and answers it as SAP keeps it', async () => {
  const made = await make(sampleOrder, 'k-1');
  expect(made).toMatchObject({
    status: 'DRAFT',
    totalAmount: { amount: '111.38' },
    lines: [{ orderedQuantity: { value: '3', unit: 'CT' } }],
  });
  expect(world.tables.PurchaseOrders.get(made?.number ?? '')).toMatchObject({ Lines: [{ UomCode: 'CTN' }] });
});

it('fetches one token for many writes, and another when the session has ended', async () => {
  const fetched = () => servers.erp.calls.counts().endpoints['GET service document']?.calls ?? 0;
  await make(sampleOrder, 'k-1');
  await make(sampleOrder, 'k-2');
  expect(fetched()).toBe(1);
  servers.erp.v2.endSessions();
  await make(sampleOrder, 'k-3');
  expect([fetched(), ordersMade()]).toEqual([2, 3]);
});

it('writes nothing that SAP has no unit or product for', async () => {
  const [line] = sampleOrder.lines;
  if (line === undefined) throw new Error('the sample has a line');
  const inPallets = { ...line, quantity: { value: parseDecimal('1'), unit: unitCodeSchema.parse('PF') } };
  await expect(make({ ...sampleOrder, lines: [inPallets] }, 'k-1')).rejects.toMatchObject({
    code: 'CONVERSION_UNKNOWN',
  });
  world.tables.Items.delete('A-100');
  await expect(make(sampleOrder, 'k-2')).rejects.toMatchObject({ code: 'UNKNOWN_REFERENCE' });
  expect(ordersMade()).toBe(0);
});

it('makes no orders where none are configured', () => {
  const settings = { ...S4_SETTINGS, purchasing: null, baseUrl: servers.erp.controlUrl };
  expect(definition.create(settings, { now: Date.now, observe: () => undefined, decisions }).purchasing).toBeNull();
});
