import { z } from 'zod';
import { dateWire, decimalWire, stampWire } from './wire-values.ts';

// What Tryton 6.0 sends, as it sends it: `party.` is the record behind the field `party`, with the fields asked of it.
// A listed property that is missing or of another type makes the record untranslatable, with zod's sentence as the reason.

/** Any record; each is parsed on its own, so that a bad one does not spoil the others. */
const rowSchema = z.looseObject({ id: z.number().int() });
export const rowsSchema = z.array(rowSchema);
export type Row = z.infer<typeof rowSchema>;

const text = z.string().min(1);
const textOrNull = z.string().nullable();
const numberOfRecord = z.number().int();
const coded = z.object({ code: text });

/** When a record was made, and when it was changed: never, at first. */
export const datedWire = z.object({ create_date: stampWire, write_date: stampWire.nullable() });
export type Dated = z.infer<typeof datedWire>;
const dated = datedWire.shape;

const unitWire = z.object({ symbol: text, factor: z.number().positive(), rate: z.number().positive() });
export type UnitWire = z.infer<typeof unitWire>;

const templateWire = z.object({
  name: text,
  active: z.boolean(),
  salable: z.boolean(),
  purchasable: z.boolean(),
  'default_uom.': unitWire,
  'sale_uom.': unitWire.nullable(),
  'purchase_uom.': unitWire.nullable(),
  ...dated,
});
export const productWire = z.object({
  code: text,
  active: z.boolean(),
  description: textOrNull,
  'template.': templateWire,
  identifiers: z.array(z.object({ type: textOrNull, code: text, ...dated })),
  /** Full names of the categories, from the root down. */
  categories: z.array(z.string()),
  ...dated,
});
export type ProductWire = z.infer<typeof productWire>;

export const warehouseWire = z.object({
  code: text,
  name: text,
  'address.': z.object({ city: textOrNull, 'country.': coded.nullable(), ...dated }).nullable(),
  ...dated,
});
export type WarehouseWire = z.infer<typeof warehouseWire>;

export const partyWire = z.object({
  code: text,
  name: textOrNull,
  active: z.boolean(),
  addresses: z.array(z.object({ 'country.': coded.nullable(), ...dated })),
  ...dated,
});
export type PartyWire = z.infer<typeof partyWire>;

const moveStates = z.enum(['staging', 'draft', 'assigned', 'done', 'cancelled']);
const placeWire = z.object({ type: text, 'warehouse.': coded.nullable() });
const movedWire = z.object({
  id: numberOfRecord,
  state: moveStates,
  quantity: z.number(),
  'uom.': unitWire,
  origin: textOrNull,
  shipment: textOrNull,
  ...dated,
});

export const orderPointWire = z.object({
  'product.': z.object({ code: text, 'default_uom.': unitWire }),
  'warehouse_location.': coded,
  min_quantity: z.number().nullable(),
  target_quantity: z.number().nullable(),
  max_quantity: z.number().nullable(),
  ...dated,
});
export type OrderPointWire = z.infer<typeof orderPointWire>;

const documentStates = z.enum(['draft', 'quotation', 'confirmed', 'processing', 'done', 'cancelled']);
const documentLine = {
  id: numberOfRecord,
  'product.': coded.nullable(),
  quantity: z.number(),
  'unit.': unitWire.nullable(),
  unit_price: decimalWire,
  amount: decimalWire.nullable(),
  moves: z.array(movedWire),
  ...dated,
};

export const purchaseOrderWire = z.object({
  number: text,
  state: documentStates,
  shipment_state: z.enum(['none', 'waiting', 'received', 'exception']),
  'party.': coded,
  'warehouse.': coded,
  'currency.': coded,
  purchase_date: dateWire.nullable(),
  delivery_date: dateWire.nullable(),
  untaxed_amount: decimalWire,
  lines: z.array(
    z.object({ ...documentLine, delivery_date: dateWire.nullable(), delivery_date_store: dateWire.nullable() }),
  ),
  ...dated,
});
export type PurchaseOrderWire = z.infer<typeof purchaseOrderWire>;

export const salesOrderWire = z.object({
  number: text,
  state: documentStates,
  shipment_state: z.enum(['none', 'waiting', 'sent', 'exception']),
  invoice_state: text,
  reference: textOrNull,
  'party.': coded,
  'warehouse.': coded,
  'currency.': coded,
  sale_date: dateWire.nullable(),
  untaxed_amount: decimalWire,
  lines: z.array(z.object({ ...documentLine, shipping_date: dateWire.nullable() })),
  /** The states of the shipments, by reference as moves write it. */
  shipments: z.record(z.string(), z.object({ state: text, ...dated })),
  ...dated,
});
export type SalesOrderWire = z.infer<typeof salesOrderWire>;

const shippedMove = z.object({
  ...movedWire.shape,
  'product.': coded,
  'from_location.': placeWire,
  'to_location.': placeWire,
});

export const transferOrderWire = z.object({
  number: text,
  state: z.enum(['request', 'draft', 'waiting', 'assigned', 'shipped', 'done', 'cancelled']),
  'from_location.': placeWire,
  'to_location.': placeWire,
  planned_date: dateWire.nullable(),
  moves: z.array(shippedMove),
  ...dated,
});
export type TransferOrderWire = z.infer<typeof transferOrderWire>;

export const shipmentWire = z.object({
  number: text,
  state: z.enum(['draft', 'waiting', 'assigned', 'picked', 'packed', 'done', 'cancelled']),
  'warehouse.': coded,
  /** The goods as they leave for the customer, each with the order line it is for. */
  moves: z.array(
    z.object({ ...shippedMove.shape, orderLine: z.object({ id: numberOfRecord, sale: text }).nullable() }),
  ),
  ...dated,
});
export type ShipmentWire = z.infer<typeof shipmentWire>;

export const movementWire = z.object({
  id: numberOfRecord,
  'product.': z.object({ code: text, 'default_uom.': unitWire }),
  internal_quantity: z.number(),
  'from_location.': placeWire,
  'to_location.': placeWire,
  effective_date: dateWire,
  origin: textOrNull,
  shipment: textOrNull,
  ...dated,
});
export type MovementWire = z.infer<typeof movementWire>;

/** Stock of a product at the warehouse that the context named. */
export const stockWire = z.object({ id: numberOfRecord, code: text, quantity: z.number(), 'default_uom.': unitWire });
/** A move that has not happened yet. */
export const openMoveWire = z.object({
  product: numberOfRecord,
  state: moveStates,
  internal_quantity: z.number(),
  'from_location.': placeWire,
  'to_location.': placeWire,
  /** Whether it is the arrival of a transfer that has left the other warehouse. */
  sent: z.boolean(),
});
export type OpenMoveWire = z.infer<typeof openMoveWire>;
