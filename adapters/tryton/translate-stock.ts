import {
  type InventoryMovement,
  type MovementKind,
  inventoryMovementSchema,
} from '@distribution/model/inventory/movement';
import {
  type InventoryPosition,
  inventoryPositionIdOf,
  inventoryPositionSchema,
} from '@distribution/model/inventory/position';
import { type Decimal, ZERO, compare, isNegative, subtract, sum } from '@distribution/model/measure/decimal';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { type Site, type TranslationContext, happenedAt, originOf, siteOf, stampOf, unitOf } from './translation.ts';
import type { MovementWire, OpenMoveWire, UnitWire } from './wire.ts';
import { decimalOfFloat } from './wire-values.ts';

/** What an open move means for the stock of a warehouse; `null`: nothing. */
const meaningOf = (move: OpenMoveWire, code: string): 'DEMAND' | 'RESERVED' | 'ON_ORDER' | 'IN_TRANSIT' | null => {
  const { 'from_location.': from, 'to_location.': to } = move;
  const leaves = from['warehouse.']?.code === code;
  const arrives = to['warehouse.']?.code === code;
  if (leaves === arrives) return null; // inside of the warehouse, or elsewhere
  if (leaves) {
    if (to.type === 'customer') return 'DEMAND';
    return move.state === 'assigned' ? 'RESERVED' : null;
  }
  if (from.type === 'supplier') return 'ON_ORDER';
  return move.sent ? 'IN_TRANSIT' : null;
};

/** Stock of a product at a warehouse, of what lies there and of the moves that are still to happen. */
export interface StockAtHand {
  readonly sku: string;
  readonly warehouseCode: string;
  readonly unit: UnitWire;
  readonly quantity: number;
  readonly openMoves: readonly OpenMoveWire[];
  /** Orders the readings of a position. */
  readonly revision: number;
}

/**
 * A position. What customers have ordered is allocated as far as stock lies there, and backordered beyond it. A position
 * has no version of its own: a later reading is a later revision.
 */
export const translateStock = (stock: StockAtHand, context: TranslationContext): InventoryPosition => {
  const sku = skuSchema.parse(stock.sku);
  const site = siteOf(context, stock.warehouseCode);
  const totalOf = (meaning: ReturnType<typeof meaningOf>): Decimal =>
    sum(
      stock.openMoves
        .filter((move) => meaningOf(move, stock.warehouseCode) === meaning)
        .map((move) => decimalOfFloat(move.internal_quantity)),
    );
  const onHand = decimalOfFloat(stock.quantity);
  const demand = totalOf('DEMAND');
  const coverable = isNegative(onHand) ? ZERO : onHand;
  const allocated = compare(demand, coverable) <= 0 ? demand : coverable;
  return inventoryPositionSchema.parse({
    id: inventoryPositionIdOf(context.legalEntity, sku, site.code),
    sku,
    product: { id: productIdOf(sku) },
    locationCode: site.code,
    location: { id: site.id },
    legalEntity: context.legalEntity,
    regionCode: site.region.code,
    unit: unitOf(context, stock.unit),
    onHand,
    held: ZERO,
    allocated,
    reserved: totalOf('RESERVED'),
    inTransit: totalOf('IN_TRANSIT'),
    onOrder: totalOf('ON_ORDER'),
    backordered: subtract(demand, allocated),
    lots: [],
    origin: originOf(context, stock.revision),
  });
};

type Side = MovementWire['from_location.'];

const kindOf = (here: 'LEAVES' | 'ARRIVES', other: Side): MovementKind => {
  switch (other.type) {
    case 'supplier':
      return here === 'ARRIVES' ? 'RECEIPT' : 'RETURN';
    case 'customer':
      return here === 'ARRIVES' ? 'RETURN' : 'ISSUE';
    case 'storage':
      return here === 'ARRIVES' ? 'TRANSFER_IN' : 'TRANSFER_OUT';
    default:
      return 'ADJUSTMENT'; // lost and found, production, waste
  }
};

/** What a move that has happened did to the stock of warehouses: nothing inside of one, one change each side otherwise. */
export const translateMovement = (move: MovementWire, context: TranslationContext): InventoryMovement[] => {
  const { 'from_location.': from, 'to_location.': to } = move;
  const [fromCode, toCode] = [from, to].map((side) => side['warehouse.']?.code);
  if (fromCode === toCode) return [];
  const amount = decimalOfFloat(move.internal_quantity);
  const make = (here: 'LEAVES' | 'ARRIVES', site: Site, other: Side): InventoryMovement => {
    const kind = kindOf(here, other);
    return inventoryMovementSchema.parse({
      number: `${move.id}-${here === 'LEAVES' ? 'out' : 'in'}`,
      sku: move['product.'].code,
      locationCode: site.code,
      legalEntity: context.legalEntity,
      kind,
      quantity: here === 'LEAVES' ? subtract(ZERO, amount) : amount,
      unit: unitOf(context, move['product.']['default_uom.']),
      reason: kind === 'ADJUSTMENT' ? other.type.toUpperCase() : null,
      lot: null,
      documentNumber: move.shipment ?? move.origin,
      occurredAt: happenedAt(move.effective_date, move.write_date ?? move.create_date, site),
      origin: originOf(context, stampOf(move)),
    });
  };
  return [
    ...(fromCode === undefined ? [] : [make('LEAVES', siteOf(context, fromCode), to)]),
    ...(toCode === undefined ? [] : [make('ARRIVES', siteOf(context, toCode), from)]),
  ];
};
