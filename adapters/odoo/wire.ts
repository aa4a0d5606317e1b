import { z } from 'zod';
import { instantWire, orNull, pairWire, stampWire } from './wire-values.ts';

// What Odoo sends, once the rows it names stand in the place of their ids (row-shape.ts). A listed field that is missing or
// of another type makes the record untranslatable, with zod's sentence as the reason.

/** Any record; each is parsed on its own, so that a bad one does not spoil the others. */
const rowSchema = z.looseObject({ id: z.number().int() });
export const rowsSchema = z.array(rowSchema);
export type Row = z.infer<typeof rowSchema>;

const numberOfRecord = z.number().int();
const text = z.string().min(1);
const textOrNull = orNull(z.string());
const amount = z.number();

/** When a record was changed last; a record that was just made counts as changed. */
export const datedWire = z.object({ write_date: stampWire });
const dated = datedWire.shape;

export const unitWire = z.object({
  name: text,
  uom_type: z.enum(['reference', 'bigger', 'smaller']),
  /** How many of this one there are in the reference unit of the category. */
  factor: z.number().positive(),
  /** How many reference units there are in this one. */
  factor_inv: z.number().positive(),
});
export type UnitWire = z.infer<typeof unitWire>;

export const productWire = z.object({
  default_code: text,
  name: text,
  active: z.boolean(),
  description_sale: textOrNull,
  barcode: textOrNull,
  sale_ok: z.boolean(),
  /** Missing without the purchase application. */
  purchase_ok: z.boolean().default(true),
  tracking: z.enum(['none', 'lot', 'serial']),
  /** Full name of the category, from the root down. */
  categ_id: orNull(pairWire),
  uom_id: unitWire,
  /** The unit it is bought in. */
  uom_po_id: unitWire.optional(),
  use_expiration_date: z.boolean().default(false),
  expiration_time: z.number().int().default(0),
  packaging_ids: z.array(z.object({ name: text, qty: amount, barcode: textOrNull })).default([]),
  ...dated,
});
export type ProductWire = z.infer<typeof productWire>;

const countryWire = orNull(z.object({ code: textOrNull }));
export const warehouseWire = z.object({
  code: text,
  name: text,
  partner_id: orNull(z.object({ city: textOrNull, country_id: countryWire, ...dated })),
  ...dated,
});
export type WarehouseWire = z.infer<typeof warehouseWire>;

/** How a partner is named by others: its reference, or its number where it has none. */
const referenceWire = z.object({ id: numberOfRecord, ref: textOrNull });
export type ReferenceWire = z.infer<typeof referenceWire>;
/** A partner in a document: a person or address of the company that the document is with. */
const contactWire = z.object({ commercial_partner_id: referenceWire });

export const partnerWire = z.object({
  ...referenceWire.shape,
  name: textOrNull,
  active: z.boolean(),
  country_id: countryWire,
  property_purchase_currency_id: orNull(pairWire).optional(),
  ...dated,
});
export type PartnerWire = z.infer<typeof partnerWire>;

const stocked = z.object({ default_code: text, uom_id: unitWire });
const placed = z.object({ usage: text, warehouse_id: orNull(z.object({ code: text })) });
export type PlaceWire = z.infer<typeof placed>;

export const orderPointWire = z.object({
  product_id: stocked,
  warehouse_id: z.object({ code: text }),
  product_min_qty: amount,
  product_max_qty: amount,
  ...dated,
});
export type OrderPointWire = z.infer<typeof orderPointWire>;

const sellerWire = z.object({
  id: numberOfRecord,
  partner_id: contactWire,
  /** The one variant it is for; all of the template's without. */
  product_id: orNull(pairWire),
  sequence: z.number().int(),
  min_qty: amount,
  price: amount,
  delay: z.number().int(),
  product_code: textOrNull,
  currency_id: pairWire,
  ...dated,
});
export type SellerWire = z.infer<typeof sellerWire>;
export const offeredTemplateWire = z.object({
  uom_id: unitWire,
  uom_po_id: unitWire.optional(),
  seller_ids: z.array(sellerWire),
  product_variant_ids: z.array(z.object({ id: numberOfRecord, default_code: textOrNull })),
  ...dated,
});
export type OfferedTemplateWire = z.infer<typeof offeredTemplateWire>;

/** A product in a line; services have no stock, and sometimes no code. */
const orderedProduct = z.object({ default_code: textOrNull, type: text });
const moveStates = z.enum(['draft', 'waiting', 'confirmed', 'partially_available', 'assigned', 'done', 'cancel']);
/** Odoo 16 keeps what is set aside and what is done in fields of their own, later ones in `quantity`. */
const moved = {
  state: moveStates,
  product_uom_qty: amount,
  reserved_availability: amount.optional(),
  quantity_done: amount.optional(),
  quantity: amount.optional(),
};
export type MovedWire = z.infer<z.ZodObject<typeof moved>>;

const documentLine = {
  id: numberOfRecord,
  product_id: orNull(orderedProduct),
  product_uom: orNull(unitWire),
  price_unit: amount,
};
export const purchaseOrderWire = z.object({
  name: text,
  state: z.enum(['draft', 'sent', 'to approve', 'purchase', 'done', 'cancel']),
  receipt_status: orNull(z.enum(['pending', 'partial', 'full'])).optional(),
  invoice_status: orNull(z.string()),
  partner_id: contactWire,
  picking_type_id: z.object({ warehouse_id: orNull(z.object({ code: text })) }),
  currency_id: pairWire,
  date_order: instantWire,
  amount_untaxed: amount,
  order_line: z.array(
    z.object({
      ...documentLine,
      product_qty: amount,
      qty_received: amount,
      date_planned: orNull(instantWire),
      ...dated,
    }),
  ),
  ...dated,
});
export type PurchaseOrderWire = z.infer<typeof purchaseOrderWire>;

export const salesOrderWire = z.object({
  name: text,
  state: z.enum(['draft', 'sent', 'sale', 'done', 'cancel']),
  locked: z.boolean().optional(),
  delivery_status: orNull(z.string()).optional(),
  invoice_status: orNull(z.string()),
  partner_id: contactWire,
  warehouse_id: z.object({ code: text }),
  currency_id: pairWire,
  date_order: instantWire,
  commitment_date: orNull(instantWire),
  client_order_ref: textOrNull,
  amount_untaxed: amount,
  order_line: z.array(
    z.object({
      ...documentLine,
      product_uom_qty: amount,
      qty_delivered: amount,
      price_subtotal: amount,
      move_ids: z.array(
        z.object({
          ...moved,
          product_uom: unitWire,
          location_id: z.object({ usage: text }),
          location_dest_id: z.object({ usage: text }),
        }),
      ),
      ...dated,
    }),
  ),
  ...dated,
});
export type SalesOrderWire = z.infer<typeof salesOrderWire>;

const pickingStates = z.enum(['draft', 'waiting', 'confirmed', 'assigned', 'done', 'cancel']);
const pickedMove = {
  ...moved,
  id: numberOfRecord,
  product_id: z.object({ default_code: text }),
  product_uom: unitWire,
  ...dated,
};
export const shipmentWire = z.object({
  name: text,
  state: pickingStates,
  date_done: orNull(instantWire),
  sale_id: orNull(z.object({ name: text })),
  picking_type_id: z.object({ warehouse_id: orNull(z.object({ code: text })) }),
  carrier_id: orNull(pairWire).optional(),
  carrier_tracking_ref: textOrNull.optional(),
  move_ids: z.array(z.object({ ...pickedMove, sale_line_id: orNull(pairWire) })),
  ...dated,
});
export type ShipmentWire = z.infer<typeof shipmentWire>;

export const transferOrderWire = z.object({
  name: text,
  state: pickingStates,
  scheduled_date: orNull(instantWire),
  create_date: instantWire,
  location_id: placed,
  location_dest_id: placed,
  move_ids: z.array(
    z.object({ ...pickedMove, move_orig_ids: z.array(z.object({ state: moveStates, location_id: placed })) }),
  ),
  ...dated,
});
export type TransferOrderWire = z.infer<typeof transferOrderWire>;

export const movementWire = z.object({
  id: numberOfRecord,
  product_id: stocked,
  product_uom_id: unitWire,
  qty_done: amount.optional(),
  quantity: amount.optional(),
  location_id: placed,
  location_dest_id: placed,
  lot_id: orNull(pairWire),
  date: instantWire,
  move_id: orNull(z.object({ sale_line_id: orNull(z.object({ order_id: pairWire })) })),
  reference: textOrNull,
  ...dated,
});
export type MovementWire = z.infer<typeof movementWire>;

/** What lies in one place, of one lot or of none, as a group of quants. */
export const quantGroupWire = z.object({
  product_id: pairWire,
  location_id: pairWire,
  lot_id: orNull(pairWire),
  quantity: orNull(amount),
  write_date: orNull(stampWire),
});
/** When the moves of a product between two places were changed last. */
export const moveGroupWire = z.object({
  product_id: pairWire,
  location_id: pairWire,
  location_dest_id: pairWire,
  write_date: orNull(stampWire),
});
/** A move that has not happened yet. */
export const openMoveWire = z.object({
  ...moved,
  product_qty: amount,
  location_id: placed,
  location_dest_id: placed,
});
export type OpenMoveWire = z.infer<typeof openMoveWire>;
