import { presentOf } from './dialect.ts';
import { type Settings, declare } from './record-type.ts';
import { type Domain, anyOf } from './rpc.ts';
import type { Shape } from './row-shape.ts';
import {
  CONTACT,
  ORDERED,
  PICKING_TYPE,
  PLACE,
  STOCKED,
  UNIT,
  WAREHOUSE,
  carriedFields,
  movedFields,
} from './shapes.ts';
import { translatePurchaseOrder, translateSalesOrder } from './translate-documents.ts';
import { translateShipment, translateTransferOrder } from './translate-pickings.ts';
import { translateMovement } from './translate-stock.ts';
import * as wire from './wire.ts';

const own = ({ companyId }: Settings): Domain => [['company_id', '=', companyId]];

export const PURCHASE_ORDERS = declare('PURCHASE_ORDER', {
  schema: wire.purchaseOrderWire,
  translate: translatePurchaseOrder,
  naturalKeyOf: ({ number }) => [number],
  mayVanish: ({ status }) => status !== 'RECEIVED' && status !== 'CLOSED',
  model: 'purchase.order',
  key: 'name',
  domain: own,
  shape: ({ dialect }) => ({
    model: 'purchase.order',
    fields: [
      ...['name', 'state', 'invoice_status', 'currency_id', 'date_order', 'amount_untaxed', 'write_date'],
      ...presentOf(dialect, 'purchase.order', 'receipt_status'),
    ],
    links: { partner_id: CONTACT, picking_type_id: PICKING_TYPE },
    lists: {
      order_line: {
        model: 'purchase.order.line',
        by: 'order_id',
        fields: ['product_qty', 'qty_received', 'price_unit', 'date_planned', 'write_date'],
        links: { product_id: ORDERED, product_uom: UNIT },
      },
    },
  }),
  alsoChangedBy: ['order_line.move_ids.write_date'],
});

const SOLD_MOVE = ({ dialect }: Settings): Shape => ({
  model: 'stock.move',
  fields: [...carriedFields(dialect), 'write_date'],
  links: { product_uom: UNIT, location_id: PLACE, location_dest_id: PLACE },
});
export const SALES_ORDERS = declare('SALES_ORDER', {
  schema: wire.salesOrderWire,
  translate: translateSalesOrder,
  naturalKeyOf: ({ number }) => [number],
  mayVanish: ({ status }) => status !== 'SHIPPED' && status !== 'INVOICED' && status !== 'CLOSED',
  model: 'sale.order',
  key: 'name',
  domain: own,
  shape: (settings) => ({
    model: 'sale.order',
    fields: [
      ...['name', 'state', 'invoice_status', 'currency_id', 'date_order', 'commitment_date'],
      ...['client_order_ref', 'amount_untaxed', 'write_date'],
      ...presentOf(settings.dialect, 'sale.order', 'locked', 'delivery_status'),
    ],
    links: { partner_id: CONTACT, warehouse_id: WAREHOUSE },
    lists: {
      order_line: {
        model: 'sale.order.line',
        by: 'order_id',
        fields: ['product_uom_qty', 'qty_delivered', 'price_unit', 'price_subtotal', 'write_date'],
        links: { product_id: ORDERED, product_uom: UNIT },
        lists: { move_ids: { ...SOLD_MOVE(settings), by: 'sale_line_id', domain: [['state', '!=', 'cancel']] } },
      },
    },
  }),
});

const pickedMove = ({ dialect }: Settings): Shape => ({
  model: 'stock.move',
  fields: [...carriedFields(dialect), 'write_date'],
  links: { product_id: { model: 'product.product', fields: ['default_code'] }, product_uom: UNIT },
});

export const SHIPMENTS = declare('SHIPMENT', {
  schema: wire.shipmentWire,
  translate: translateShipment,
  naturalKeyOf: ({ number }) => [number],
  mayVanish: ({ status }) => status !== 'DISPATCHED',
  model: 'stock.picking',
  key: 'name',
  domain: (settings) => [...own(settings), ['picking_type_id.code', '=', 'outgoing'], ['sale_id', '!=', false]],
  shape: (settings) => {
    const move = pickedMove(settings);
    return {
      model: 'stock.picking',
      fields: [
        ...['name', 'state', 'date_done', 'write_date'],
        ...presentOf(settings.dialect, 'stock.picking', 'carrier_id', 'carrier_tracking_ref'),
      ],
      links: { sale_id: { model: 'sale.order', fields: ['name'] }, picking_type_id: PICKING_TYPE },
      lists: { move_ids: { ...move, by: 'picking_id', fields: [...move.fields, 'sale_line_id'] } },
    };
  },
});

export const TRANSFER_ORDERS = declare('TRANSFER_ORDER', {
  schema: wire.transferOrderWire,
  translate: translateTransferOrder,
  naturalKeyOf: ({ number }) => [number],
  mayVanish: ({ status }) => status !== 'RECEIVED',
  model: 'stock.picking',
  key: 'name',
  domain: (settings) => [
    ...own(settings),
    ...anyOf([
      ['picking_type_id.code', '=', 'internal'],
      ['location_id.usage', '=', 'transit'],
    ]),
  ],
  shape: (settings) => {
    const move = pickedMove(settings);
    const before: Shape = { model: 'stock.move', fields: ['state', 'write_date'], links: { location_id: PLACE } };
    return {
      model: 'stock.picking',
      fields: ['name', 'state', 'scheduled_date', 'create_date', 'write_date'],
      links: { location_id: PLACE, location_dest_id: PLACE },
      lists: { move_ids: { ...move, by: 'picking_id', links: { ...move.links, move_orig_ids: before } } },
    };
  },
});

export const MOVEMENTS = declare('INVENTORY_MOVEMENT', {
  schema: wire.movementWire,
  translate: translateMovement,
  naturalKeyOf: ({ number }) => [number],
  mayVanish: () => false, // Odoo deletes no movement that is done
  model: 'stock.move.line',
  key: 'id',
  domain: (settings) => [...own(settings), ['state', '=', 'done'], ['product_id.default_code', '!=', false]],
  shape: ({ dialect }) => ({
    model: 'stock.move.line',
    fields: [...movedFields(dialect), 'lot_id', 'date', 'reference', 'write_date'],
    links: {
      product_id: STOCKED,
      product_uom_id: UNIT,
      location_id: PLACE,
      location_dest_id: PLACE,
      move_id: {
        model: 'stock.move',
        fields: [],
        links: { sale_line_id: { model: 'sale.order.line', fields: ['order_id'] } },
      },
    },
  }),
});
