import { type Decimal, ZERO, compare, isNegative, subtract, sum } from '@distribution/model/measure/decimal';
import { customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import {
  type SalesOrder,
  orderNumberSchema,
  salesOrderIdOf,
  salesOrderSchema,
} from '@distribution/model/orders/sales-order';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import {
  type PurchaseOrder,
  purchaseOrderIdOf,
  purchaseOrderNumberSchema,
  purchaseOrderSchema,
} from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import {
  type Site,
  type TranslationContext,
  TranslationError,
  dayAt,
  originOf,
  partnerCodeOf,
  quantityIn,
  siteOf,
} from './translation.ts';
import type { MovedWire, PurchaseOrderWire, SalesOrderWire, UnitWire } from './wire.ts';
import { type Stamp, decimalOfFloat } from './wire-values.ts';

type Product = SalesOrderWire['order_line'][number]['product_id'];
/** A line that orders goods; the others carry text, a service or a down payment. */
type GoodsLine<L> = L & { readonly sku: string; readonly product_uom: UnitWire };
const goodsLinesOf = <L extends { readonly id: number; readonly product_id: Product; readonly product_uom: unknown }>(
  lines: readonly L[],
): GoodsLine<L>[] =>
  lines.flatMap((line) => {
    if (line.product_id === null || !['consu', 'product'].includes(line.product_id.type)) return [];
    const { default_code: sku } = line.product_id;
    if (sku === null) throw new TranslationError(`line ${line.id} has a product without an internal reference`);
    return [{ ...line, sku, product_uom: line.product_uom as UnitWire }]; // a line with goods has a unit: Odoo demands it
  });

/** What is set aside for a move, in its unit: all of it once it is assigned, where Odoo does not say how much. */
export const reservedOf = (move: MovedWire): number => {
  if (move.state !== 'assigned' && move.state !== 'partially_available') return 0;
  return move.reserved_availability ?? move.quantity ?? 0;
};
/** What a move carries, in its unit: what was done once it is, else what is to be. */
export const carriedOf = (move: MovedWire): number =>
  move.state === 'done' ? (move.quantity_done ?? move.quantity ?? move.product_uom_qty) : move.product_uom_qty;

const moneyIn = (currency: string) => (amount: number) => ({ amount: decimalOfFloat(amount), currency });

const purchaseStatusOf = (order: PurchaseOrderWire, lines: PurchaseOrder['lines']): PurchaseOrder['status'] => {
  if (order.state === 'cancel') return 'CANCELLED';
  if (order.state !== 'purchase' && order.state !== 'done') return 'DRAFT';
  // Locked (`done`) says that nobody may change the order, not that it has come: many lock upon confirmation.
  const isFull = ({ orderedQuantity, receivedQuantity }: PurchaseOrder['lines'][number]): boolean =>
    compare(receivedQuantity.value, orderedQuantity.value) >= 0;
  if (order.receipt_status === 'full' || (lines.length > 0 && lines.every(isFull)))
    return order.state === 'done' && order.invoice_status === 'invoiced' ? 'CLOSED' : 'RECEIVED';
  return lines.some(({ receivedQuantity }) => receivedQuantity.value !== ZERO) ? 'PARTIALLY_RECEIVED' : 'SENT';
};

/** A purchase order; `null` for one whose goods go to a customer at once: no warehouse ever has them. */
export const translatePurchaseOrder = (
  order: PurchaseOrderWire,
  context: TranslationContext,
  revision: Stamp,
): PurchaseOrder | null => {
  const { warehouse_id: warehouse } = order.picking_type_id;
  if (warehouse === null) return null;
  const number = purchaseOrderNumberSchema.parse(order.name);
  const supplierCode = supplierCodeSchema.parse(partnerCodeOf(order.partner_id.commercial_partner_id));
  const site = siteOf(context, warehouse.code);
  const currency = order.currency_id.name;
  const money = moneyIn(currency);
  const made = purchaseOrderSchema.parse({
    id: purchaseOrderIdOf(context.legalEntity, number),
    number,
    legalEntity: context.legalEntity,
    regionCode: site.region.code,
    status: 'DRAFT', // replaced below: it depends on what the lines say
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    shipToCode: site.code,
    shipTo: { id: site.id },
    orderedAt: order.date_order,
    currency,
    totalAmount: money(order.amount_untaxed),
    lines: goodsLinesOf(order.order_line).map((line) => {
      const sku = skuSchema.parse(line.sku);
      // Odoo keeps one date: the buyer's, until somebody writes down what the supplier confirmed.
      const expectedAt = line.date_planned ?? order.date_order;
      return {
        number: line.id, // a position would change when a line before it is taken out
        sku,
        product: { id: productIdOf(sku) },
        orderedQuantity: quantityIn(context, line.product_qty, line.product_uom, line.product_uom),
        receivedQuantity: quantityIn(context, line.qty_received, line.product_uom, line.product_uom),
        unitPrice: money(line.price_unit),
        expectedAt,
        requestedAt: expectedAt,
      };
    }),
    origin: originOf(context, revision),
  });
  return { ...made, status: purchaseStatusOf(order, made.lines) };
};

type SalesLine = SalesOrderWire['order_line'][number];
/**
 * What lies ready for a line, in its unit. With several steps (pick, pack, ship) each step has a move of its own for the
 * same goods: the furthest along says most, and their sum would count goods twice.
 */
const allocatedOf = (context: TranslationContext, line: GoodsLine<SalesLine>): Decimal => {
  const totalTo = (toCustomer: boolean): Decimal =>
    sum(
      line.move_ids
        .filter(({ location_id: from }) => from.usage !== 'customer')
        .filter(({ location_dest_id: to }) => (to.usage === 'customer') === toCustomer)
        .map((move) => quantityIn(context, reservedOf(move), move.product_uom, line.product_uom).value),
    );
  const [last, earlier] = [totalTo(true), totalTo(false)];
  return compare(last, earlier) >= 0 ? last : earlier;
};

const salesStatusOf = (order: SalesOrderWire, lines: SalesOrder['lines']): SalesOrder['status'] => {
  if (order.state === 'cancel') return 'CANCELLED';
  if (order.state !== 'sale' && order.state !== 'done') return 'DRAFT';
  if (lines.length > 0 && lines.every(({ quantity }) => isNegative(quantity.value))) return 'RETURNED';
  const covers = (part: Decimal, { quantity }: SalesOrder['lines'][number]): boolean =>
    compare(part, quantity.value) >= 0;
  if (
    order.delivery_status === 'full' ||
    (lines.length > 0 && lines.every((line) => covers(line.shippedQuantity.value, line)))
  ) {
    if (order.invoice_status !== 'invoiced') return 'SHIPPED';
    return order.state === 'done' || order.locked === true ? 'CLOSED' : 'INVOICED';
  }
  if (lines.some(({ shippedQuantity }) => shippedQuantity.value !== ZERO)) return 'PARTIALLY_SHIPPED';
  return lines.length > 0 && lines.every((line) => covers(line.allocatedQuantity.value, line))
    ? 'ALLOCATED'
    : 'CONFIRMED';
};

const dayOrNull = (at: SalesOrderWire['commitment_date'], site: Site): string | null =>
  at === null ? null : dayAt(at, site);

export const translateSalesOrder = (
  order: SalesOrderWire,
  context: TranslationContext,
  revision: Stamp,
): SalesOrder => {
  const number = orderNumberSchema.parse(order.name);
  const customerCode = customerCodeSchema.parse(partnerCodeOf(order.partner_id.commercial_partner_id));
  const site = siteOf(context, order.warehouse_id.code);
  const currency = order.currency_id.name;
  const money = moneyIn(currency);
  const made = salesOrderSchema.parse({
    id: salesOrderIdOf(context.legalEntity, number),
    number,
    legalEntity: context.legalEntity,
    regionCode: site.region.code,
    status: 'DRAFT', // replaced below: it depends on what the lines say
    customerCode,
    customer: { id: customerIdOf(customerCode) },
    shipFromCode: site.code,
    shipFrom: { id: site.id },
    orderedAt: order.date_order,
    currency,
    totalAmount: money(order.amount_untaxed),
    customerReference: order.client_order_ref === '' ? null : order.client_order_ref,
    lines: goodsLinesOf(order.order_line).map((line) => {
      const sku = skuSchema.parse(line.sku);
      const quantity = quantityIn(context, line.product_uom_qty, line.product_uom, line.product_uom);
      const open = subtract(quantity.value, decimalOfFloat(line.qty_delivered));
      const ready = allocatedOf(context, line);
      const allocated = isNegative(open) ? ZERO : compare(ready, open) <= 0 ? ready : open;
      return {
        number: line.id,
        sku,
        product: { id: productIdOf(sku) },
        quantity,
        allocatedQuantity: { ...quantity, value: allocated },
        shippedQuantity: quantityIn(context, line.qty_delivered, line.product_uom, line.product_uom),
        unitPrice: money(line.price_unit),
        lineAmount: money(line.price_subtotal),
        requestedOn: dayOrNull(order.commitment_date, site),
        promisedOn: dayOrNull(order.commitment_date, site),
      };
    }),
    origin: originOf(context, revision),
  });
  return { ...made, status: salesStatusOf(order, made.lines) };
};
