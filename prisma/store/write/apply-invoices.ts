import type { CanonicalChange } from '@distribution/model/erp/change';
import type { Database } from '../sql/database.ts';
import { applyProjection, type Projection } from './apply-projection.ts';
import { type BatchState, markStale, type UpsertOf } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';
import { regionsOf } from './regions-of.ts';

type AnyInvoice = UpsertOf<'INVOICE'>['record'];

const orderIdOf = (invoice: AnyInvoice): string | null =>
  (invoice.direction === 'RECEIVABLE' ? invoice.salesOrder : invoice.purchaseOrder)?.id ?? null;

const INVOICES: Projection<'INVOICE'> = {
  kind: 'INVOICE',
  table: 'invoice',
  key: { id: 'text' },
  columns: {
    direction: 'text',
    number: 'text',
    legal_entity: 'text',
    partner_code: 'text',
    order_id: 'text',
    status: 'text',
    issued_on: 'text',
    due_on: 'text',
    body: 'jsonb',
  },
  valuesOf: (invoice) => ({
    id: invoice.id,
    direction: invoice.direction,
    number: invoice.number,
    legal_entity: invoice.legalEntity,
    partner_code: invoice.direction === 'RECEIVABLE' ? invoice.customerCode : invoice.supplierCode,
    order_id: orderIdOf(invoice),
    status: invoice.status,
    issued_on: invoice.issuedOn,
    due_on: invoice.dueOn,
  }),
  removal: { naturalKey: ['number'], returning: ['id', 'direction', 'order_id'] },
};

/** Applies invoices of both directions; the region is that of the order, and an invoice for no order has none. */
export const applyInvoices = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const { taken, removed } = await applyProjection(database, state, INVOICES, changesOfKind(changes, 'INVOICE'));
  const touched = [
    ...taken.map((invoice) => ({ id: invoice.id, direction: invoice.direction, orderId: orderIdOf(invoice) ?? '' })),
    ...removed.map((row) => ({ id: row['id'] ?? '', direction: row['direction'], orderId: row['order_id'] ?? '' })),
  ];
  for (const [direction, kind, list] of [
    ['RECEIVABLE', 'CustomerInvoice', 'SalesOrder.invoices'],
    ['PAYABLE', 'SupplierInvoice', 'PurchaseOrder.invoices'],
  ] as const) {
    const ofDirection = touched.filter((each) => each.direction === direction);
    markStale(
      state,
      kind,
      ofDirection.map(({ id }) => id),
    );
    markStale(
      state,
      list,
      ofDirection.map(({ orderId }) => orderId),
    );
  }
  const orderIds = taken.flatMap((invoice) => orderIdOf(invoice) ?? []);
  const sold = await regionsOf(database, 'sales_order', orderIds);
  const bought = await regionsOf(database, 'purchase_order', orderIds);
  for (const invoice of taken) {
    const region = (invoice.direction === 'RECEIVABLE' ? sold : bought).get(orderIdOf(invoice) ?? '') ?? '';
    const event = { key: invoice.id, occurredAt: invoice.origin.asOf };
    const owner = { region, legalEntity: invoice.legalEntity };
    state.events.push(
      invoice.direction === 'RECEIVABLE'
        ? {
            ...event,
            topic: 'orders.invoices',
            owner: { ...owner, customer: invoice.customerCode },
            payload: { invoice },
          }
        : { ...event, topic: 'supply.invoices', owner: { ...owner, customer: '' }, payload: { invoice } }, // no partner's
    );
  }
};
