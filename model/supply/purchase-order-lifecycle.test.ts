import { expect, it } from 'vitest';
import { OPEN_PURCHASE_ORDER_STATUSES, PURCHASE_ORDER_STATUSES, type PurchaseOrderStatus } from './purchase-order.ts';
import { mayBecome, PURCHASE_ORDER_TRANSITIONS } from './purchase-order-lifecycle.ts';

const reachableFrom = (from: PurchaseOrderStatus): ReadonlySet<PurchaseOrderStatus> => {
  const seen = new Set<PurchaseOrderStatus>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of PURCHASE_ORDER_TRANSITIONS[at]) if (!seen.has(next) && seen.add(next)) open.push(next);
  return seen;
};

it('reaches every status from a draft, and none comes back to it', () => {
  expect([...reachableFrom('DRAFT')].sort()).toEqual(PURCHASE_ORDER_STATUSES.filter((one) => one !== 'DRAFT').sort());
});

it('never opens again what has ended, nor unreceives what was received', () => {
  for (const ended of ['CLOSED', 'CANCELLED'] as const) expect(reachableFrom(ended).size).toBe(0);
  expect(OPEN_PURCHASE_ORDER_STATUSES.some((open) => mayBecome('RECEIVED', open))).toBe(false);
  expect(mayBecome('RECEIVED', 'CANCELLED')).toBe(false);
});

it('lets an order that was acknowledged be changed, and acknowledged anew', () => {
  expect(mayBecome('ACKNOWLEDGED', 'SENT') && mayBecome('SENT', 'ACKNOWLEDGED')).toBe(true);
});
