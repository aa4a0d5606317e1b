import { type Dialect, firstOf, presentOf } from './dialect.ts';
import type { Shape } from './row-shape.ts';

// Shapes that several record types have in common. Those with `write_date` make a change of theirs one of the record.

const UNIT_FIELDS = ['name', 'uom_type', 'factor', 'factor_inv'];
export const UNIT: Shape = { model: 'uom.uom', fields: UNIT_FIELDS };
export const WATCHED_UNIT: Shape = { model: 'uom.uom', fields: [...UNIT_FIELDS, 'write_date'] };
export const WAREHOUSE: Shape = { model: 'stock.warehouse', fields: ['code'] };
export const PLACE: Shape = { model: 'stock.location', fields: ['usage'], links: { warehouse_id: WAREHOUSE } };
export const PICKING_TYPE: Shape = { model: 'stock.picking.type', fields: [], links: { warehouse_id: WAREHOUSE } };
export const COUNTRY: Shape = { model: 'res.country', fields: ['code'] };
/** A partner in a document, with the company it belongs to. */
export const CONTACT: Shape = {
  model: 'res.partner',
  fields: ['ref'],
  back: 'child_ids',
  links: { commercial_partner_id: { model: 'res.partner', fields: ['ref'] } },
};
export const STOCKED: Shape = { model: 'product.product', fields: ['default_code'], links: { uom_id: UNIT } };
export const ORDERED: Shape = { model: 'product.product', fields: ['default_code', 'type'] };

/** What a move carries, in the words of the version. */
export const carriedFields = (dialect: Dialect): string[] => [
  ...['state', 'product_uom_qty'],
  ...presentOf(dialect, 'stock.move', 'reserved_availability', 'quantity_done', 'quantity'),
];
/** What a movement carried, in the words of the version. */
export const movedFields = (dialect: Dialect): string[] => firstOf(dialect, 'stock.move.line', 'qty_done', 'quantity');
