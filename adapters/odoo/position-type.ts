import type { SourceCall } from '@distribution/model/erp/source-call';
import { z } from 'zod';
import { goodsDomain } from './master-data-types.ts';
import { type Settings, declare } from './record-type.ts';
import { type Domain, parsed } from './rpc.ts';
import type { RowReader } from './row-reader.ts';
import { completeRows, fieldsOf, idsIn } from './row-shape.ts';
import { PLACE, WATCHED_UNIT, carriedFields } from './shapes.ts';
import { type StockAtHand, isEmptyPosition, translateStock } from './translate-stock.ts';
import { type OpenMoveWire, type Row, moveGroupWire, openMoveWire, quantGroupWire, unitWire } from './wire.ts';
import { type Stamp, instantWire, orNull } from './wire-values.ts';

// A position has no record in Odoo. It is put together of what lies in the places of a warehouse and of the moves that are
// still to happen; its date is the last one of any quant or move of the product there, done ones included, for the quants
// that were used up are deleted.

const OPEN_STATES = ['waiting', 'confirmed', 'partially_available', 'assigned'];

type Warehouse = { readonly id: number; readonly code: string };
/** Stock of a product in one warehouse, and when it changed last. */
type Stock = Omit<StockAtHand, 'sku' | 'unit'> & { readonly changedAt: Stamp };

const expiringWire = z.object({ id: z.number().int(), expiration_date: orNull(instantWire) });
const placeWire = z.object({ usage: z.string(), warehouse_id: orNull(z.object({ code: z.string() })) });

/** Adds to products what lies in the warehouses and what is to come and to leave; in all of them, or in those named. */
export const completeStocks = async (
  products: readonly Row[],
  settings: Settings,
  reader: RowReader,
  call: SourceCall,
  codes: readonly string[] | null = null,
): Promise<readonly Row[]> => {
  if (products.length === 0) return [];
  const ids = products.map(({ id }) => id);
  const ofProducts: Domain = [['product_id', 'in', ids]];
  const ofMoves: Domain = [...ofProducts, ['company_id', '=', settings.companyId]];
  const openMove = {
    model: 'stock.move',
    fields: ['product_id', 'product_qty', ...carriedFields(settings.dialect)],
    links: { location_id: PLACE, location_dest_id: PLACE },
  };
  const warehousesDomain: Domain = [
    ['company_id', '=', settings.companyId],
    ...(codes === null ? [] : [['code', 'in', codes]]),
  ];
  const [completed, warehouseRows, quantRows, moveGroupRows, openRows] = await Promise.all([
    completeRows(products, POSITION_SHAPE, reader, call),
    reader.readAll({ model: 'stock.warehouse', domain: warehousesDomain, fields: ['code'] }, call),
    reader.readGroups(
      'stock.quant',
      [...ofProducts, ['location_id.usage', '=', 'internal'], ['company_id', 'in', [false, settings.companyId]]],
      ['quantity:sum', 'write_date:max'],
      ['product_id', 'location_id', 'lot_id'],
      call,
    ),
    reader.readGroups(
      'stock.move',
      ofMoves,
      ['write_date:max'],
      ['product_id', 'location_id', 'location_dest_id'],
      call,
    ),
    reader.readAll(
      { model: openMove.model, domain: [...ofMoves, ['state', 'in', OPEN_STATES]], fields: fieldsOf(openMove) },
      call,
    ),
  ]);
  const quants = parsed(z.array(quantGroupWire), 'Odoo', 'the stock', quantRows);
  const moveGroups = parsed(z.array(moveGroupWire), 'Odoo', 'the dates of moves', moveGroupRows);
  const lotIds = quants.flatMap(({ lot_id }) => (lot_id === null ? [] : [lot_id.id]));
  const hasExpiry = settings.dialect.has('stock.lot', 'expiration_date') && lotIds.length > 0;
  const placeIds = [
    ...quants.map(({ location_id }) => location_id.id),
    ...moveGroups.flatMap(({ location_id, location_dest_id }) => [location_id.id, location_dest_id.id]),
  ];
  const [places, lots, openMoves] = await Promise.all([
    reader
      .readById(PLACE.model, fieldsOf(PLACE), placeIds, call)
      .then((rows) => completeRows([...rows.values()], PLACE, reader, call)),
    hasExpiry ? reader.readById('stock.lot', ['expiration_date'], lotIds, call) : new Map<number, Row>(),
    completeRows(openRows, openMove, reader, call),
  ]);
  const warehouseOf = new Map(
    places.map((place) => [place.id, placeWire.safeParse(place).data?.warehouse_id?.code ?? null]),
  );
  const expiryOf = new Map(
    [...lots.values()].map((row) => [row.id, expiringWire.safeParse(row).data?.expiration_date ?? null]),
  );

  const quantsOf = groupBy(quants, ({ product_id }) => product_id.id);
  const moveGroupsOf = groupBy(moveGroups, ({ product_id }) => product_id.id);
  const openMovesOf = groupBy(openMoves, (move) => idsIn([move], 'product_id')[0] ?? 0);
  const stockIn = (product: number, { code }: Warehouse, moving: readonly OpenMoveWire[]): Stock => {
    const here = quantsOf(product).filter(({ location_id }) => warehouseOf.get(location_id.id) === code);
    const moves = moveGroupsOf(product).filter(({ location_id, location_dest_id }) =>
      [location_id.id, location_dest_id.id].some((place) => warehouseOf.get(place) === code),
    );
    const byLot = new Map<number | null, Stock['lots'][number]>();
    for (const { lot_id: lot, quantity } of here) {
      const known = byLot.get(lot?.id ?? null)?.quantity ?? 0;
      const expiresAt = lot === null ? null : (expiryOf.get(lot.id) ?? null);
      byLot.set(lot?.id ?? null, { lot: lot?.name ?? null, expiresAt, quantity: known + (quantity ?? 0) });
    }
    return {
      warehouseCode: code,
      lots: [...byLot.values()],
      openMoves: moving,
      changedAt: [...here, ...moves].reduce((latest, { write_date }) => Math.max(latest, write_date ?? 0), 0),
    };
  };
  const warehouses = warehouseRows.map(({ id, code }) => ({ id, code: String(code) }));
  return completed.map((product) => ({
    ...product,
    // What cannot be read of a product is its own failure: translation tells it.
    stocks: () => {
      const moving = openMovesOf(product.id).map((move) => openMoveWire.parse(move));
      return warehouses.map((warehouse) => stockIn(product.id, warehouse, moving));
    },
  }));
};

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => number): ((key: number) => readonly T[]) => {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return (key) => groups.get(key) ?? [];
};

const POSITION_SHAPE = {
  model: 'product.product',
  fields: ['default_code', 'write_date'],
  links: { uom_id: WATCHED_UNIT },
};

/** Rows are products: all positions of one are told together. */
export const POSITIONS = declare('INVENTORY_POSITION', {
  schema: z.object({
    default_code: z.string().min(1),
    uom_id: unitWire,
    stocks: z.custom<() => readonly Stock[]>((value) => typeof value === 'function'),
  }),
  translate: (product, context, revision) =>
    product
      .stocks()
      .map(({ changedAt, ...stock }) =>
        translateStock(
          { ...stock, sku: product.default_code, unit: product.uom_id },
          context,
          Math.max(revision, changedAt),
        ),
      ),
  naturalKeyOf: ({ sku, locationCode }) => [sku, locationCode],
  isEmpty: isEmptyPosition,
  model: 'product.product',
  key: 'default_code',
  domain: goodsDomain,
  shape: () => POSITION_SHAPE,
  alsoChangedBy: ['stock_quant_ids.write_date', 'stock_move_ids.write_date'],
  complete: completeStocks,
});
