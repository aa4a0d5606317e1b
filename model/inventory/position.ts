import { z } from 'zod';
import { type EntityId, createEntityId, readEntityId } from '../entity-id.ts';
import { type LegalEntityCode, legalEntityCodeSchema } from '../legal-entity.ts';
import { type LocationCode, type LocationId, locationCodeSchema } from '../locations/location.ts';
import { type Decimal, decimalSchema, subtract } from '../measure/decimal.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { type Origin, originSchema } from '../origin.ts';
import { type ProductId, type Sku, skuSchema } from '../products/product.ts';
import { localDateSchema } from '../time/local-date.ts';

export type InventoryPositionId = EntityId<'InventoryPosition'>;

/** Stock of one lot inside a position, where lots are kept. */
export const lotBalanceSchema = z.object({
  lot: z.string().min(1),
  expiresOn: localDateSchema.nullable(),
  onHand: decimalSchema,
  held: decimalSchema,
});

/** The amounts of a position. */
export const STOCK_FIGURES = [
  'onHand',
  'held',
  'allocated',
  'reserved',
  'inTransit',
  'onOrder',
  'backordered',
] as const;
export type StockFigure = (typeof STOCK_FIGURES)[number];

/**
 * Stock of one product at one location, all amounts in the product's base unit.
 * `onHand` is what physically lies there; `held` may not be used (quality, quarantine); `allocated` is promised to
 * sales orders; `reserved` is set aside otherwise (transfers, kits); `inTransit` is on its way here from our own sites;
 * `onOrder` is open at suppliers; `backordered` is ordered by customers and not covered. `figureOrigins` names the figures
 * that come from elsewhere, or are as of another instant, than the rest: on hand moves on with every movement while what is
 * promised of it waits for the next balance.
 */
export const inventoryPositionSchema = z.object({
  id: z.custom<InventoryPositionId>((value) => typeof value === 'string'),
  sku: skuSchema,
  product: z.object({ id: z.custom<ProductId>((value) => typeof value === 'string') }),
  locationCode: locationCodeSchema,
  location: z.object({ id: z.custom<LocationId>((value) => typeof value === 'string') }),
  legalEntity: legalEntityCodeSchema,
  regionCode: z.string().min(1),
  unit: unitCodeSchema,
  onHand: decimalSchema,
  held: decimalSchema,
  allocated: decimalSchema,
  reserved: decimalSchema,
  inTransit: decimalSchema,
  onOrder: decimalSchema,
  backordered: decimalSchema,
  lots: z.array(lotBalanceSchema),
  origin: originSchema,
  figureOrigins: z.partialRecord(z.enum(STOCK_FIGURES), originSchema).optional(),
});
export type InventoryPosition = z.infer<typeof inventoryPositionSchema>;

/** The natural key of a position. */
export interface PositionKey {
  readonly sku: Sku;
  readonly locationCode: LocationCode;
}

export const inventoryPositionIdOf = (
  legalEntity: LegalEntityCode,
  sku: Sku,
  locationCode: LocationCode,
): InventoryPositionId => createEntityId('InventoryPosition', legalEntity, sku, locationCode);

/** The natural key inside a position id, or `null` when the id is not a position's. */
export const positionKeyOfId = (id: string): PositionKey | null => {
  const [sku, code] = readEntityId('InventoryPosition', id)?.key ?? [];
  const parsed = z.object({ sku: skuSchema, locationCode: locationCodeSchema }).safeParse({ sku, locationCode: code });
  return parsed.success ? parsed.data : null;
};

/** available = on hand − held − allocated − reserved; below zero when more is promised than lies there. */
export const availableOf = (position: Pick<InventoryPosition, 'onHand' | 'held' | 'allocated' | 'reserved'>): Decimal =>
  subtract(subtract(subtract(position.onHand, position.held), position.allocated), position.reserved);

/** Where one figure of a position comes from, and as of when it is true. */
export const originOfFigure = ({ origin, figureOrigins }: InventoryPosition, figure: StockFigure): Origin =>
  figureOrigins?.[figure] ?? origin;

/** The oldest of a position's figures. */
export const oldestFigureOf = (position: InventoryPosition): Origin => {
  if (position.figureOrigins === undefined) return position.origin;
  return STOCK_FIGURES.map((figure) => originOfFigure(position, figure)).reduce((oldest, each) =>
    each.asOf < oldest.asOf ? each : oldest,
  );
};
