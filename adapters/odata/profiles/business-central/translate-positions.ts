import {
  type InventoryPosition,
  inventoryPositionIdOf,
  inventoryPositionSchema,
} from '@distribution/model/inventory/position';
import { ZERO, sum } from '@distribution/model/measure/decimal';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { epochMillisOf } from '@distribution/model/time/instant';
import type { Row } from '../../protocol/protocol.ts';
import { type TranslationContext, originOf, siteOf, unitOf } from '../../translation.ts';
import type { PositionWire } from './wire.ts';

/** One row per item and location, out of the ledger's entries. */
export const gatherEntries = (rows: readonly Row[]): readonly Row[] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${String(row['itemNumber'])}\u001f${String(row['locationCode'])}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((entries) => ({
    itemNumber: entries[0]?.['itemNumber'],
    locationCode: entries[0]?.['locationCode'],
    baseUnitOfMeasureCode: entries[0]?.['baseUnitOfMeasureCode'] ?? null,
    entries,
  }));
};

/** Entries are only added: the later the last one, and the more there are of its millisecond, the newer the position. */
const revisionOf = (entries: PositionWire['entries']): number => {
  const stamps = entries.map(({ lastModifiedDateTime }) => epochMillisOf(lastModifiedDateTime));
  const last = stamps.reduce((latest, stamp) => Math.max(latest, stamp), 0);
  return last * 1000 + Math.min(999, stamps.filter((stamp) => stamp === last).length);
};

/** What lies there is the sum of the ledger. What is held, promised or to come, the ledger does not tell: 0 here. */
export const translatePosition = (
  { itemNumber, locationCode, baseUnitOfMeasureCode, entries }: PositionWire,
  context: TranslationContext,
): InventoryPosition => {
  const sku = skuSchema.parse(itemNumber);
  const site = siteOf(context, locationCode);
  return inventoryPositionSchema.parse({
    id: inventoryPositionIdOf(site.legalEntity, sku, site.code),
    sku,
    product: { id: productIdOf(sku) },
    locationCode: site.code,
    location: { id: site.id },
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    unit: unitOf(context, baseUnitOfMeasureCode),
    onHand: sum(entries.map(({ quantity }) => quantity)),
    held: ZERO,
    allocated: ZERO,
    reserved: ZERO,
    inTransit: ZERO,
    onOrder: ZERO,
    backordered: ZERO,
    lots: [],
    origin: originOf(context, revisionOf(entries)),
  });
};
