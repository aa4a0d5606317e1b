import { ZERO, compare, isNegative, subtract, sum } from '@distribution/model/measure/decimal';
import type { Quantity } from '@distribution/model/measure/quantity';
import { customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import {
  type SalesOrder,
  orderNumberSchema,
  salesOrderIdOf,
  salesOrderSchema,
} from '@distribution/model/orders/sales-order';
import { type Shipment, shipmentIdOf, shipmentSchema } from '@distribution/model/orders/shipment';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import {
  type PurchaseOrder,
  purchaseOrderIdOf,
  purchaseOrderNumberSchema,
  purchaseOrderSchema,
} from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { type TransferOrder, transferOrderIdOf, transferOrderSchema } from '@distribution/model/supply/transfer-order';
import { dayEnd } from '@distribution/model/time/day-end';
import {
  type TranslationContext,
  TranslationError,
  happenedAt,
  instantOfStamp,
  originOf,
  quantityIn,
  siteOf,
  stampOf,
} from './translation.ts';
import type { PurchaseOrderWire, SalesOrderWire, ShipmentWire, TransferOrderWire, UnitWire } from './wire.ts';

/** A line that orders goods; the others carry text, services or a subtotal. */
type GoodsLine<L> = L & { readonly 'product.': { readonly code: string }; readonly 'unit.': UnitWire };
const goodsLinesOf = <
  L extends { readonly 'product.': { readonly code: string } | null; readonly 'unit.': UnitWire | null },
>(
  lines: readonly L[],
): GoodsLine<L>[] => lines.filter((line): line is GoodsLine<L> => line['product.'] !== null && line['unit.'] !== null);

type Moved = SalesOrderWire['lines'][number]['moves'][number];

/** What the moves carry, in the unit of their line; a line that takes goods back counts downwards. */
const movedQuantityOf = (
  context: TranslationContext,
  line: { readonly quantity: number; readonly 'unit.': UnitWire },
  moves: readonly Moved[],
): Quantity => {
  const unit = line['unit.'];
  const parts = moves.map((move) => quantityIn(context, move.quantity, move['uom.'], unit).value);
  const total = sum(parts);
  return { ...quantityIn(context, 0, unit, unit), value: line.quantity < 0 ? subtract(ZERO, total) : total };
};

const isDone = ({ state }: Moved): boolean => state === 'done';
const amountIn = (currency: string) => (amount: string) => ({ amount, currency });

const purchaseStatusOf = (
  { state, shipment_state: shipped }: PurchaseOrderWire,
  anyReceived: boolean,
): PurchaseOrder['status'] => {
  switch (state) {
    case 'draft':
    case 'quotation':
      return 'DRAFT';
    case 'cancelled':
      return 'CANCELLED';
    case 'done':
      return 'CLOSED';
    case 'confirmed':
    case 'processing':
      if (shipped === 'received') return 'RECEIVED';
      return anyReceived ? 'PARTIALLY_RECEIVED' : 'SENT';
  }
};

export const translatePurchaseOrder = (order: PurchaseOrderWire, context: TranslationContext): PurchaseOrder => {
  const number = purchaseOrderNumberSchema.parse(order.number);
  const supplierCode = supplierCodeSchema.parse(order['party.'].code);
  const site = siteOf(context, order['warehouse.'].code);
  const currency = order['currency.'].code;
  const money = amountIn(currency);
  const orderedAt = happenedAt(order.purchase_date, order.create_date, site);
  const lines = goodsLinesOf(order.lines).map((line) => {
    const sku = skuSchema.parse(line['product.'].code);
    const requestedOn = line.delivery_date_store ?? order.delivery_date ?? line.delivery_date;
    const expectedOn = line.delivery_date ?? requestedOn;
    return {
      number: line.id, // a position would change when a line before it is taken out
      sku,
      product: { id: productIdOf(sku) },
      orderedQuantity: quantityIn(context, line.quantity, line['unit.'], line['unit.']),
      receivedQuantity: movedQuantityOf(context, line, line.moves.filter(isDone)),
      unitPrice: money(line.unit_price),
      // Without any date the goods are due as soon as they are ordered.
      expectedAt: expectedOn === null ? orderedAt : dayEnd(expectedOn, site.timeZone),
      requestedAt: requestedOn === null ? orderedAt : dayEnd(requestedOn, site.timeZone),
    };
  });
  return purchaseOrderSchema.parse({
    id: purchaseOrderIdOf(context.legalEntity, number),
    number,
    legalEntity: context.legalEntity,
    regionCode: site.region.code,
    status: purchaseStatusOf(
      order,
      lines.some(({ receivedQuantity }) => receivedQuantity.value !== ZERO),
    ),
    supplierCode,
    supplier: { id: supplierIdOf(supplierCode) },
    shipToCode: site.code,
    shipTo: { id: site.id },
    orderedAt,
    currency,
    totalAmount: money(order.untaxed_amount),
    lines,
    origin: originOf(context, stampOf(order, ...order.lines, ...order.lines.flatMap(({ moves }) => moves))),
  });
};

/** Shipments whose goods are set aside, though they have not left. */
const SET_ASIDE = new Set(['assigned', 'picked', 'packed']);

const salesStatusOf = (order: SalesOrderWire, lines: SalesOrder['lines']): SalesOrder['status'] => {
  const returned = lines.length > 0 && lines.every(({ quantity }) => isNegative(quantity.value));
  switch (order.state) {
    case 'draft':
    case 'quotation':
      return 'DRAFT';
    case 'cancelled':
      return 'CANCELLED';
    case 'done':
      return returned ? 'RETURNED' : 'CLOSED';
    case 'confirmed':
    case 'processing':
      if (returned) return 'RETURNED';
      if (order.shipment_state === 'sent') return order.invoice_state === 'none' ? 'SHIPPED' : 'INVOICED';
      if (lines.some(({ shippedQuantity }) => shippedQuantity.value !== ZERO)) return 'PARTIALLY_SHIPPED';
      return lines.length > 0 && lines.every((line) => compare(line.allocatedQuantity.value, line.quantity.value) >= 0)
        ? 'ALLOCATED'
        : 'CONFIRMED';
  }
};

export const translateSalesOrder = (order: SalesOrderWire, context: TranslationContext): SalesOrder => {
  const number = orderNumberSchema.parse(order.number);
  const customerCode = customerCodeSchema.parse(order['party.'].code);
  const site = siteOf(context, order['warehouse.'].code);
  const currency = order['currency.'].code;
  const money = amountIn(currency);
  const isSetAside = ({ state, shipment }: SalesOrderWire['lines'][number]['moves'][number]): boolean =>
    state !== 'done' && state !== 'cancelled' && SET_ASIDE.has(order.shipments[shipment ?? '']?.state ?? '');
  const moves = order.lines.flatMap((line) => line.moves);
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
    orderedAt: happenedAt(order.sale_date, order.create_date, site),
    currency,
    totalAmount: money(order.untaxed_amount),
    customerReference: order.reference === '' ? null : order.reference,
    lines: goodsLinesOf(order.lines).map((line) => {
      const sku = skuSchema.parse(line['product.'].code);
      return {
        number: line.id,
        sku,
        product: { id: productIdOf(sku) },
        quantity: quantityIn(context, line.quantity, line['unit.'], line['unit.']),
        allocatedQuantity: movedQuantityOf(context, line, line.moves.filter(isSetAside)),
        shippedQuantity: movedQuantityOf(context, line, line.moves.filter(isDone)),
        unitPrice: money(line.unit_price),
        lineAmount: money(line.amount ?? '0'),
        requestedOn: null,
        promisedOn: line.shipping_date,
      };
    }),
    origin: originOf(context, stampOf(order, ...order.lines, ...moves, ...Object.values(order.shipments))),
  });
  return { ...made, status: salesStatusOf(order, made.lines) };
};

const TRANSFER_STATUS = {
  request: 'DRAFT',
  draft: 'DRAFT',
  waiting: 'RELEASED',
  assigned: 'RELEASED',
  shipped: 'IN_TRANSIT',
  done: 'RECEIVED',
  cancelled: 'CANCELLED',
} as const;

/** An internal shipment between two warehouses; `null` for one that stays inside of one, which no other site notices. */
export const translateTransferOrder = (order: TransferOrderWire, context: TranslationContext): TransferOrder | null => {
  const [fromCode, toCode] = [order['from_location.'], order['to_location.']].map((at) => at['warehouse.']?.code);
  if (fromCode === undefined || toCode === undefined || fromCode === toCode) return null;
  const from = siteOf(context, fromCode);
  const to = siteOf(context, toCode);
  // By way of a transit location every line moves twice; the move that arrives is the one that counts.
  const arriving = order.moves.filter((move) => move['to_location.']['warehouse.']?.code === toCode);
  return transferOrderSchema.parse({
    id: transferOrderIdOf(context.legalEntity, order.number),
    number: order.number,
    legalEntity: context.legalEntity,
    status: TRANSFER_STATUS[order.state],
    shipFromCode: from.code,
    shipFrom: { id: from.id },
    shipToCode: to.code,
    shipTo: { id: to.id },
    orderedAt: instantOfStamp(order.create_date),
    expectedAt: happenedAt(order.planned_date, order.create_date, to),
    lines: arriving.map((move) => {
      const sku = skuSchema.parse(move['product.'].code);
      const quantity = quantityIn(context, move.quantity, move['uom.'], move['uom.']);
      return {
        number: move.id,
        sku,
        product: { id: productIdOf(sku) },
        quantity,
        receivedQuantity: isDone(move) ? quantity : { ...quantity, value: ZERO },
      };
    }),
    origin: originOf(context, stampOf(order, ...order.moves)),
  });
};

const SHIPMENT_STATUS = {
  draft: 'PLANNED',
  waiting: 'PLANNED',
  assigned: 'PICKING',
  picked: 'PICKING',
  packed: 'PACKED',
  done: 'DISPATCHED',
  cancelled: 'CANCELLED',
} as const;

/** A customer shipment; `null` when it carries out no sale. Throws when it carries out several, which the graph cannot say. */
export const translateShipment = (shipment: ShipmentWire, context: TranslationContext): Shipment | null => {
  const sold = shipment.moves.flatMap(({ orderLine, ...move }) => (orderLine === null ? [] : [{ ...move, orderLine }]));
  const [sale, ...others] = new Set(sold.map(({ orderLine }) => orderLine.sale));
  if (sale === undefined) return null;
  if (others.length > 0)
    throw new TranslationError(`the shipment is for several sales: ${[sale, ...others].join(', ')}`);
  const site = siteOf(context, shipment['warehouse.'].code);
  return shipmentSchema.parse({
    id: shipmentIdOf(context.legalEntity, shipment.number),
    number: shipment.number,
    salesOrderNumber: sale,
    legalEntity: context.legalEntity,
    shipFromCode: site.code,
    status: SHIPMENT_STATUS[shipment.state],
    carrier: null,
    trackingNumber: null,
    sscc: null,
    lines: sold.map((move) => ({
      orderLineNumber: move.orderLine.id,
      sku: move['product.'].code,
      quantity: quantityIn(context, move.quantity, move['uom.'], move['uom.']),
    })),
    milestones: [], // Tryton keeps the state it is in, not when it came into it
    origin: originOf(context, stampOf(shipment, ...shipment.moves)),
  });
};
