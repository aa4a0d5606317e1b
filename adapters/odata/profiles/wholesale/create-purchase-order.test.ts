import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { DecisionPort, ProposedAction } from '@distribution/model/decision/ports';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseCurrencyCode } from '@distribution/model/measure/currency';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { parseInstant } from '@distribution/model/time/instant';
import { parseLocalDate } from '@distribution/model/time/local-date';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { type SandboxServers, openSandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adapter as definition } from '../../adapter.ts';

const USD = parseCurrencyCode('USD');
const order: NewPurchaseOrder = {
  legalEntity: legalEntityCodeSchema.parse('US01'),
  supplierCode: supplierCodeSchema.parse('V-1'),
  shipToCode: locationCodeSchema.parse('DC-ATL'),
  orderedAt: parseInstant('2026-03-02T08:00:00Z'),
  currency: USD,
  lines: [
    {
      number: 10,
      sku: skuSchema.parse('A-100'),
      quantity: { value: parseDecimal('3'), unit: unitCodeSchema.parse('CT') },
      unitPrice: { amount: parseDecimal('37.125'), currency: USD },
      requestedOn: parseLocalDate('2026-03-09'),
    },
  ],
};
const token = (action: ProposedAction): ApprovalToken => JSON.stringify(action) as ApprovalToken; // what the stand-in engine signs
/** Approves exactly the action whose text the token is. */
const decisions: Pick<DecisionPort, 'verifyApproval'> = {
  verifyApproval: async (action, given) => {
    const at = parseInstant('2026-03-02T08:00:00Z');
    return given === token(action) ? { actionHash: '', approvedBy: 'mira', approvedAt: at, expiresAt: at } : null;
  },
};
const approval = token({ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', requestedBy: 'planner', content: order });
const authority = { requestedBy: 'planner', approval, idempotencyKey: 'proposal-1' };
const call = {
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 60_000,
  correlationId: 'test',
  lane: 'EXECUTION',
} as const;

let world: MutableWorld;
let servers: SandboxServers;
const opened: SystemAdapter[] = [];
const connect = (engine: typeof decisions | null = decisions): PurchaseOrderSink => {
  const settings = { baseUrl: servers.erp.url, credentials: { kind: 'BASIC', ...servers.credentials } };
  const made = definition.create(settings, { now: Date.now, observe: () => undefined, decisions: engine });
  opened.push(made);
  if (made.purchasing === null) throw new Error('the adapter writes no purchase orders');
  return made.purchasing;
};
const count = (): number => [...world.tables.PurchaseOrders.live()].length;
beforeEach(async () => {
  world = createTinyWorld();
  servers = await openSandboxServers({ world });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((made) => made.close()));
  await servers.close();
});

it('makes an approved order in the units of the ERP, and answers it as the ERP keeps it', async () => {
  const made = await connect().createPurchaseOrder(order, authority, call);
  expect(made).toMatchObject({
    status: 'DRAFT',
    totalAmount: { amount: '111.38' },
    lines: [{ orderedQuantity: { value: '3', unit: 'CT' } }],
  });
  expect(world.tables.PurchaseOrders.get(made.number)).toMatchObject({
    VendorNo: 'V-1',
    Lines: [{ UomCode: 'CTN', Quantity: '3' }],
  });
});

it('writes nothing without an approval, with one for another order, or where nobody can check it', async () => {
  const other = { ...order, supplierCode: supplierCodeSchema.parse('V-2') };
  for (const attempt of [
    connect().createPurchaseOrder(order, { ...authority, approval: null }, call),
    connect().createPurchaseOrder(other, authority, call),
    connect().createPurchaseOrder(order, { ...authority, requestedBy: 'somebody else' }, call),
    connect(null).createPurchaseOrder(order, authority, call),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: 'APPROVAL_REQUIRED' });
  }
  expect([count(), servers.erp.calls.counts().total]).toEqual([1, 0]);
});

it('makes one order however often it is sent', async () => {
  const sink = connect();
  const first = await sink.createPurchaseOrder(order, authority, call);
  const again = await sink.createPurchaseOrder(order, authority, call);
  expect([again.number, count()]).toEqual([first.number, 2]);
});

it('refuses a key that was used for another order', async () => {
  const sink = connect();
  await sink.createPurchaseOrder(order, authority, call);
  const changed = { ...order, orderedAt: parseInstant('2026-03-03T08:00:00Z') };
  const approved = token({ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', requestedBy: 'planner', content: changed });
  await expect(sink.createPurchaseOrder(changed, { ...authority, approval: approved }, call)).rejects.toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
  });
});
