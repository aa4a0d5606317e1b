import type { CanonicalChange } from '@distribution/model/erp/change';
import { productIdOf } from '@distribution/model/products/product';
import type { Database } from '../sql/database.ts';
import { raw, sql } from '../sql/statement.ts';
import { applyProjection } from './apply-projection.ts';
import { type BatchState, markStale } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';
import { refuseIllegalStep } from './refuse-illegal-step.ts';
import { isOpenPurchaseLine, isOpenSalesLine, PURCHASE_ORDERS, SALES_ORDERS } from './order-projections.ts';

interface LineRow {
  readonly order_id: string;
  readonly number: number;
  readonly sku: string;
  readonly is_open: boolean;
  /** `ordered_at` or `expected_at`, by which lines of one product are sorted. */
  readonly at: string;
}

type Sku = Parameters<typeof productIdOf>[0];

/** Replaces the lines of orders; answers the products of the old lines and the new. */
const replaceLines = async (
  database: Database,
  table: 'sales_order_line' | 'purchase_order_line',
  orderIds: readonly string[],
  lines: readonly LineRow[],
): Promise<readonly string[]> => {
  if (orderIds.length === 0) return [];
  const instant = table === 'sales_order_line' ? 'ordered_at' : 'expected_at';
  const old = await database.query<{ sku: Sku }>(
    sql`DELETE FROM ${raw(table)} WHERE order_id = ANY(${[...orderIds]}::text[]) RETURNING sku`,
  );
  await database.query(sql`
    INSERT INTO ${raw(table)} (order_id, number, sku, is_open, ${raw(instant)})
    SELECT r.order_id, r.number, r.sku, r.is_open, r.at FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      AS r(order_id text, number int, sku text, is_open boolean, at timestamptz)
    ON CONFLICT (order_id, number) DO NOTHING`);
  // SKUs of rows were SKUs when they were written.
  return [...new Set([...old.map(({ sku }) => sku), ...lines.map(({ sku }) => sku as Sku)])].map(productIdOf);
};

const idsOf = (rows: readonly Readonly<Record<string, string>>[]): readonly string[] =>
  rows.map((row) => row['id'] ?? '');

/** Applies sales orders and keeps their lines by product. */
export const applySalesOrders = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const { taken, removed } = await applyProjection(
    database,
    state,
    SALES_ORDERS,
    changesOfKind(changes, 'SALES_ORDER'),
  );
  const lines = taken.flatMap((order) =>
    order.lines.map((line) => ({
      order_id: order.id,
      number: line.number,
      sku: line.sku,
      is_open: isOpenSalesLine(order, line),
      at: order.orderedAt,
    })),
  );
  const orderIds = [...taken.map(({ id }) => id), ...idsOf(removed)];
  markStale(state, 'Product.openSalesOrders', await replaceLines(database, 'sales_order_line', orderIds, lines));
  markStale(state, 'SalesOrder', orderIds);
  for (const order of taken)
    state.events.push({
      topic: 'orders.sales-orders',
      key: order.id,
      // An order without a customer is no partner's: the empty code is nobody's, where null would be everybody's.
      owner: { region: order.regionCode, legalEntity: order.legalEntity, customer: order.customerCode ?? '' },
      occurredAt: order.origin.asOf,
      payload: { salesOrder: order },
    });
};

/** Applies purchase orders and keeps their lines by product. */
export const applyPurchaseOrders = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const { upserts, removals } = changesOfKind(changes, 'PURCHASE_ORDER');
  const legal = { upserts: await refuseIllegalStep(database, state, upserts), removals };
  const { taken, removed } = await applyProjection(database, state, PURCHASE_ORDERS, legal);
  const lines = taken.flatMap((order) =>
    order.lines.map((line) => ({
      order_id: order.id,
      number: line.number,
      sku: line.sku,
      is_open: isOpenPurchaseLine(order, line),
      at: line.expectedAt,
    })),
  );
  const orderIds = [...taken.map(({ id }) => id), ...idsOf(removed)];
  markStale(state, 'Product.openPurchaseOrders', await replaceLines(database, 'purchase_order_line', orderIds, lines));
  markStale(state, 'PurchaseOrder', orderIds);
  for (const order of taken)
    state.events.push({
      topic: 'supply.purchase-orders',
      key: order.id,
      owner: { region: order.regionCode, legalEntity: order.legalEntity, customer: '' }, // no partner's
      occurredAt: order.origin.asOf,
      payload: { purchaseOrder: order },
    });
};
