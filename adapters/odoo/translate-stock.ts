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
import { reservedOf } from './translate-documents.ts';
import { type Site, type TranslationContext, dayAt, originOf, quantityIn, siteOf, unitOf } from './translation.ts';
import type { MovementWire, OpenMoveWire, PlaceWire, UnitWire } from './wire.ts';
import { type Stamp, decimalOfFloat } from './wire-values.ts';

/** Stock of a product in a warehouse: what lies there, by lot, and the moves that are still to happen. */
export interface StockAtHand {
  readonly sku: string;
  readonly warehouseCode: string;
  readonly unit: UnitWire;
  readonly lots: readonly {
    /** `null` for what is kept without a lot. */
    readonly lot: string | null;
    readonly expiresAt: InventoryMovement['occurredAt'] | null;
    readonly quantity: number;
  }[];
  readonly openMoves: readonly OpenMoveWire[];
}

type Meaning = 'DEMAND' | 'RESERVED' | 'ON_ORDER' | 'IN_TRANSIT';
/** What an open move means for the stock of a warehouse, and how much of it; `null`: nothing. */
const meaningOf = (move: OpenMoveWire, code: string): readonly [Meaning, number] | null => {
  const { location_id: from, location_dest_id: to } = move;
  const leaves = from.warehouse_id?.code === code && from.usage === 'internal';
  const arrives = to.warehouse_id?.code === code && to.usage === 'internal';
  if (leaves === arrives) return null; // inside of the warehouse, or elsewhere
  if (leaves) {
    if (to.usage === 'customer') return ['DEMAND', move.product_qty];
    // What is set aside is told in the unit of the move, what is wanted in the product's.
    const share = move.product_uom_qty === 0 ? 0 : reservedOf(move) / move.product_uom_qty;
    return ['RESERVED', move.product_qty * share];
  }
  if (from.usage === 'supplier') return ['ON_ORDER', move.product_qty];
  // What comes out of transit waits there once the other warehouse has sent it.
  const isSent = from.usage === 'transit' && (move.state === 'assigned' || move.state === 'partially_available');
  return isSent ? ['IN_TRANSIT', move.product_qty] : null;
};

/** A position. What customers have ordered is allocated as far as stock lies there, and backordered beyond it. */
export const translateStock = (stock: StockAtHand, context: TranslationContext, revision: Stamp): InventoryPosition => {
  const sku = skuSchema.parse(stock.sku);
  const site = siteOf(context, stock.warehouseCode);
  const meanings = stock.openMoves.map((move) => meaningOf(move, stock.warehouseCode)).filter((each) => each !== null);
  const totalOf = (meaning: Meaning): Decimal =>
    sum(meanings.filter(([each]) => each === meaning).map(([, amount]) => decimalOfFloat(amount)));
  const onHand = sum(stock.lots.map(({ quantity }) => decimalOfFloat(quantity)));
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
    lots: stock.lots
      .filter(({ lot, quantity }) => lot !== null && quantity !== 0)
      .map(({ lot, expiresAt, quantity }) => ({
        lot,
        expiresOn: expiresAt === null ? null : dayAt(expiresAt, site),
        onHand: decimalOfFloat(quantity),
        held: ZERO,
      })),
    origin: originOf(context, revision),
  });
};

/** Whether nothing lies there and nothing is to come: most products are never in most warehouses. */
export const isEmptyPosition = (position: InventoryPosition): boolean => {
  const { onHand, allocated, reserved, inTransit, onOrder, backordered } = position;
  return [onHand, allocated, reserved, inTransit, onOrder, backordered].every((amount) => amount === ZERO);
};

const kindOf = (here: 'LEAVES' | 'ARRIVES', other: PlaceWire): MovementKind => {
  switch (other.usage) {
    case 'supplier':
      return here === 'ARRIVES' ? 'RECEIPT' : 'RETURN';
    case 'customer':
      return here === 'ARRIVES' ? 'RETURN' : 'ISSUE';
    case 'internal':
    case 'transit':
      return here === 'ARRIVES' ? 'TRANSFER_IN' : 'TRANSFER_OUT';
    default:
      return 'ADJUSTMENT'; // counts, scrap, production
  }
};

/** What a movement that has happened did to the stock of warehouses: nothing inside of one, one change each side otherwise. */
export const translateMovement = (
  line: MovementWire,
  context: TranslationContext,
  revision: Stamp,
): InventoryMovement[] => {
  const { location_id: from, location_dest_id: to, product_id: product } = line;
  const [fromCode, toCode] = [from, to].map(({ usage, warehouse_id }) =>
    usage === 'internal' ? warehouse_id?.code : undefined,
  );
  if (fromCode === toCode) return [];
  const { value: amount, unit } = quantityIn(
    context,
    line.qty_done ?? line.quantity ?? 0,
    line.product_uom_id,
    product.uom_id,
  );
  if (amount === ZERO) return [];
  const make = (here: 'LEAVES' | 'ARRIVES', site: Site, other: PlaceWire): InventoryMovement => {
    const kind = kindOf(here, other);
    return inventoryMovementSchema.parse({
      number: `${line.id}-${here === 'LEAVES' ? 'out' : 'in'}`,
      sku: product.default_code,
      locationCode: site.code,
      legalEntity: context.legalEntity,
      kind,
      quantity: here === 'LEAVES' ? subtract(ZERO, amount) : amount,
      unit,
      reason: kind === 'ADJUSTMENT' ? other.usage.toUpperCase() : null,
      lot: line.lot_id?.name ?? null,
      // An issue is for its sale, anything else for the document of the warehouse.
      documentNumber: line.move_id?.sale_line_id?.order_id.name ?? (line.reference === '' ? null : line.reference),
      occurredAt: line.date,
      origin: originOf(context, revision),
    });
  };
  return [
    ...(fromCode === undefined ? [] : [make('LEAVES', siteOf(context, fromCode), to)]),
    ...(toCode === undefined ? [] : [make('ARRIVES', siteOf(context, toCode), from)]),
  ];
};
