import { ZERO } from '@distribution/model/measure/decimal';
import { type Shipment, shipmentIdOf, shipmentSchema } from '@distribution/model/orders/shipment';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { type TransferOrder, transferOrderIdOf, transferOrderSchema } from '@distribution/model/supply/transfer-order';
import { carriedOf } from './translate-documents.ts';
import { type TranslationContext, originOf, quantityIn, siteOf } from './translation.ts';
import type { ShipmentWire, TransferOrderWire } from './wire.ts';
import type { Stamp } from './wire-values.ts';

const SHIPMENT_STATUS = {
  draft: 'PLANNED',
  waiting: 'PLANNED',
  confirmed: 'PLANNED',
  assigned: 'PICKING',
  done: 'DISPATCHED',
  cancel: 'CANCELLED',
} as const;

/** A delivery; `null` when it carries out no sale. */
export const translateShipment = (
  picking: ShipmentWire,
  context: TranslationContext,
  revision: Stamp,
): Shipment | null => {
  const { warehouse_id: warehouse } = picking.picking_type_id;
  if (picking.sale_id === null || warehouse === null) return null;
  const site = siteOf(context, warehouse.code);
  const sold = picking.move_ids.filter(({ state }) => picking.state === 'cancel' || state !== 'cancel');
  return shipmentSchema.parse({
    id: shipmentIdOf(context.legalEntity, picking.name),
    number: picking.name,
    salesOrderNumber: picking.sale_id.name,
    legalEntity: context.legalEntity,
    shipFromCode: site.code,
    status: SHIPMENT_STATUS[picking.state],
    carrier: picking.carrier_id?.name ?? null,
    trackingNumber: picking.carrier_tracking_ref ?? null,
    sscc: null,
    lines: sold.flatMap((move) =>
      move.sale_line_id === null
        ? []
        : [
            {
              orderLineNumber: move.sale_line_id.id,
              sku: move.product_id.default_code,
              quantity: quantityIn(context, carriedOf(move), move.product_uom, move.product_uom),
            },
          ],
    ),
    milestones:
      picking.state === 'done' && picking.date_done !== null
        ? [{ kind: 'DISPATCHED', at: picking.date_done, note: null }]
        : [],
    origin: originOf(context, revision),
  });
};

const transferStatusOf = (picking: TransferOrderWire): TransferOrder['status'] => {
  if (picking.state === 'done') return 'RECEIVED';
  if (picking.state === 'cancel') return 'CANCELLED';
  const before = picking.move_ids.flatMap(({ move_orig_ids }) => move_orig_ids);
  if (before.some(({ state }) => state === 'done')) return 'IN_TRANSIT';
  return picking.state === 'draft' ? 'DRAFT' : 'RELEASED';
};

/**
 * A transfer between two warehouses: one picking from the one to the other, or, by way of a transit location, the picking
 * that arrives. `null` for a picking that stays inside of one, which no other site notices.
 */
export const translateTransferOrder = (
  picking: TransferOrderWire,
  context: TranslationContext,
  revision: Stamp,
): TransferOrder | null => {
  const before = picking.move_ids.flatMap(({ move_orig_ids }) => move_orig_ids);
  const left =
    picking.location_id.warehouse_id ??
    before.find(({ location_id: from }) => from.warehouse_id !== null)?.location_id.warehouse_id;
  const fromCode = left?.code;
  const toCode = picking.location_dest_id.warehouse_id?.code;
  if (fromCode === undefined || toCode === undefined || fromCode === toCode) return null;
  const from = siteOf(context, fromCode);
  const to = siteOf(context, toCode);
  return transferOrderSchema.parse({
    id: transferOrderIdOf(context.legalEntity, picking.name),
    number: picking.name,
    legalEntity: context.legalEntity,
    status: transferStatusOf(picking),
    shipFromCode: from.code,
    shipFrom: { id: from.id },
    shipToCode: to.code,
    shipTo: { id: to.id },
    orderedAt: picking.create_date,
    expectedAt: picking.scheduled_date ?? picking.create_date,
    lines: picking.move_ids
      .filter(({ state }) => picking.state === 'cancel' || state !== 'cancel')
      .map((move) => {
        const sku = skuSchema.parse(move.product_id.default_code);
        const quantity = quantityIn(context, carriedOf(move), move.product_uom, move.product_uom);
        return {
          number: move.id,
          sku,
          product: { id: productIdOf(sku) },
          quantity,
          receivedQuantity: move.state === 'done' ? quantity : { ...quantity, value: ZERO },
        };
      }),
    origin: originOf(context, revision),
  });
};
