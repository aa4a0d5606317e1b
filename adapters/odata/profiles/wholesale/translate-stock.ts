import { type PlanningParameters, planningParametersSchema } from '@distribution/model/inventory/planning-parameters';
import {
  type InventoryPosition,
  inventoryPositionIdOf,
  inventoryPositionSchema,
} from '@distribution/model/inventory/position';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import { productIdOf, skuSchema } from '@distribution/model/products/product';
import { parseInstant } from '@distribution/model/time/instant';
import { type TranslationContext, TranslationError, originOf, siteOf, unitOf } from '../../translation.ts';
import type { PlanningWire, StockWire } from './wire.ts';

/** The ERP tells the item's unit with the row, and none when its item master does not have the item (yet). */
const baseUnitOf = (context: TranslationContext, row: Pick<StockWire, 'ItemNo' | 'BaseUom'>): UnitCode => {
  if (row.BaseUom !== null) return unitOf(context, row.BaseUom);
  throw new TranslationError(`the ERP does not know the item ${row.ItemNo}`, { kind: 'PRODUCT', code: row.ItemNo });
};

/** `asOf` is the instant up to which the ERP has booked warehouse movements into the row. */
export const translateStock = (row: StockWire, context: TranslationContext): InventoryPosition => {
  const sku = skuSchema.parse(row.ItemNo);
  const site = siteOf(context, row.SiteNo);
  return inventoryPositionSchema.parse({
    id: inventoryPositionIdOf(site.legalEntity, sku, site.code),
    sku,
    product: { id: productIdOf(sku) },
    locationCode: site.code,
    location: { id: site.id },
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    unit: baseUnitOf(context, row),
    onHand: row.QtyOnHand,
    held: row.QtyBlocked,
    allocated: row.QtyAllocated,
    reserved: row.QtyReserved,
    inTransit: row.QtyInTransit,
    onOrder: row.QtyOnPurchase,
    backordered: row.QtyBackorder,
    lots: row.Lots.map((lot) => ({
      lot: lot.LotNo,
      expiresOn: lot.ExpirationDate,
      onHand: lot.QtyOnHand,
      held: lot.QtyBlocked,
    })),
    origin: originOf(context, row.RowVersion, parseInstant(row.BookedThrough)),
  });
};

export const translatePlanning = (row: PlanningWire, context: TranslationContext): PlanningParameters =>
  planningParametersSchema.parse({
    sku: row.ItemNo,
    locationCode: siteOf(context, row.SiteNo).code,
    unit: baseUnitOf(context, row),
    safetyStock: row.SafetyStockQty,
    reorderPoint: row.ReorderPoint,
    maximumStock: row.MaxInventory,
    serviceLevel: row.ServiceLevel,
    reviewPeriodDays: row.ReviewDays,
    origin: originOf(context, row.RowVersion),
  });
