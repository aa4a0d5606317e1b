import type { PurchaseOrderStatus } from './purchase-order.ts';

/**
 * What an order may become next: created (DRAFT), sent, acknowledged, changed (sent again, to be acknowledged anew),
 * received in part and whole, closed, cancelled. A poll may miss steps, so every later one may follow. What was received
 * is not unreceived, and nothing comes after CLOSED and CANCELLED: a system that says so contradicts itself.
 */
export const PURCHASE_ORDER_TRANSITIONS: Readonly<Record<PurchaseOrderStatus, readonly PurchaseOrderStatus[]>> = {
  DRAFT: ['SENT', 'ACKNOWLEDGED', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'CANCELLED'],
  SENT: ['ACKNOWLEDGED', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'CANCELLED'],
  ACKNOWLEDGED: ['SENT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'CANCELLED'],
  PARTIALLY_RECEIVED: ['RECEIVED', 'CLOSED', 'CANCELLED'],
  RECEIVED: ['CLOSED'],
  CLOSED: [],
  CANCELLED: [],
};

/** Whether an order may go from one status to the other; staying is no step. */
export const mayBecome = (from: PurchaseOrderStatus, to: PurchaseOrderStatus): boolean =>
  from === to || PURCHASE_ORDER_TRANSITIONS[from].includes(to);
