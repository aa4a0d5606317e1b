import {
  type InventoryPosition,
  inventoryPositionIdOf,
  inventoryPositionSchema,
} from '@distribution/model/inventory/position';
import { type Decimal, ZERO, sum } from '@distribution/model/measure/decimal';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import type { Row } from '../../protocol/protocol.ts';
import { type TranslationContext, originOf, siteOf, unitOf } from '../../translation.ts';
import type { StockWire } from './wire.ts';

type StockPart = StockWire['stock'][number];

/** InventoryStockType of stock that may be used; every other one (inspection, blocked, returns, …) is held. */
const UNRESTRICTED = '01';
/** InventorySpecialStockType of stock that is ours but lies elsewhere: at customers (V, W) or subcontractors (O). */
const ELSEWHERE = ['V', 'W', 'O'];
/** Made or bought for one sales order. */
const FOR_ORDER = 'E';
/** Set aside for a project. */
const FOR_PROJECT = 'Q';

const amountOf = (parts: readonly StockPart[]): Decimal => sum(parts.map((part) => part.MatlWrhsStkQtyInMatlBaseUnit));

/** One row per material and plant, out of the rows that A_MatlStkInAcctMod keeps by eleven parts of its key. */
export const gatherStock = (rows: readonly Row[]): readonly Row[] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${String(row['Material'])}\u001f${String(row['Plant'])}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((stock) => ({
    Material: stock[0]?.['Material'],
    Plant: stock[0]?.['Plant'],
    // In an order of its own: the same stock must look the same however the server orders it.
    stock: stock
      .map((row) => JSON.stringify(row))
      .sort()
      .map((text): unknown => JSON.parse(text)),
  }));
};

/**
 * The position that the parts add up to. What is on order, in transit or backordered the service does not tell: 0 here,
 * and to be seen in the orders themselves.
 */
export const translateStock = (
  { Material, Plant, stock }: StockWire,
  context: TranslationContext,
): InventoryPosition => {
  const sku = skuSchema.parse(Material);
  const site = siteOf(context, Plant);
  const here = stock.filter((part) => !ELSEWHERE.includes(part.InventorySpecialStockType));
  const held = (parts: readonly StockPart[]): Decimal =>
    amountOf(parts.filter((part) => part.InventoryStockType !== UNRESTRICTED));
  const setAside = (special: string): Decimal =>
    amountOf(
      here.filter((part) => part.InventoryStockType === UNRESTRICTED && part.InventorySpecialStockType === special),
    );
  const lots = [...new Set(here.map(({ Batch }) => Batch))].filter((lot) => lot !== '').sort();
  return inventoryPositionSchema.parse({
    id: inventoryPositionIdOf(site.legalEntity, sku, site.code),
    sku,
    product: { id: productIdOf(sku) },
    locationCode: site.code,
    location: { id: site.id },
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    unit: unitOf(context, stock[0]?.MaterialBaseUnit ?? null),
    onHand: amountOf(here),
    held: held(here),
    allocated: setAside(FOR_ORDER),
    reserved: setAside(FOR_PROJECT),
    inTransit: ZERO,
    onOrder: ZERO,
    backordered: ZERO,
    lots: lots.map((lot) => {
      const parts = here.filter(({ Batch }) => Batch === lot);
      return { lot, expiresOn: null, onHand: amountOf(parts), held: held(parts) };
    }),
    origin: originOf(context, context.readingRevision()),
  });
};
