import { locationIdOf, type LocationCode } from '@distribution/model/locations/location';
import type { Decimal } from '@distribution/model/measure/decimal';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import type { PlanningParameters } from '@distribution/model/inventory/planning-parameters';
import type { PlannedPosition } from '@distribution/model/inventory/ports';
import { type InventoryPosition, inventoryPositionIdOf } from '@distribution/model/inventory/position';
import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { productIdOf, type Sku } from '@distribution/model/products/product';
import { type OriginRow, originColumns, originOf } from '../sql/record-row.ts';
import { sql } from '../sql/statement.ts';

/** available = on hand − held − allocated − reserved (model/inventory/position.ts), as SQL. */
export const AVAILABLE = sql`(p.on_hand - p.held - p.allocated - p.reserved)`;
/** Available below the safety stock planning set; false where planning set none. */
export const IS_BELOW_SAFETY_STOCK = sql`coalesce(${AVAILABLE} < pp.safety_stock, FALSE)`;

/** A position with the parameters beside it. Amounts come as canonical decimals: `trim_scale` leaves no trailing zeros. */
export interface PositionRow extends OriginRow {
  readonly sku: Sku;
  readonly location_code: LocationCode;
  readonly legal_entity: LegalEntityCode;
  readonly region_code: string;
  readonly unit: UnitCode;
  readonly on_hand: Decimal;
  readonly held: Decimal;
  readonly allocated: Decimal;
  readonly reserved: Decimal;
  readonly in_transit: Decimal;
  readonly on_order: Decimal;
  readonly backordered: Decimal;
  readonly lots: InventoryPosition['lots'];
  readonly booked_as_of: Date | null;
  readonly planning: object | null;
  readonly planning_system: string;
  readonly planning_as_of: Date;
  readonly planning_revision: string;
}

export const POSITION_FROM = sql`inventory_position p LEFT JOIN planning_parameters pp USING (sku, location_code)`;
export const POSITION_COLUMNS = sql`
  p.sku, p.location_code, p.legal_entity, p.region_code, p.unit, trim_scale(p.on_hand) AS on_hand,
  trim_scale(p.held) AS held, trim_scale(p.allocated) AS allocated, trim_scale(p.reserved) AS reserved,
  trim_scale(p.in_transit) AS in_transit, trim_scale(p.on_order) AS on_order,
  trim_scale(p.backordered) AS backordered, p.lots, ${originColumns('p', 'inventory')},
  greatest(p.booked_through, (SELECT confirmed_at FROM sync_flow WHERE name = 'inventory')) AS booked_as_of,
  pp.body AS planning, pp.system AS planning_system, pp.revision AS planning_revision,
  greatest(pp.as_of, (SELECT confirmed_at FROM sync_flow WHERE name = 'planning-parameters')) AS planning_as_of`;

const parametersOf = (row: PositionRow): PlanningParameters | null =>
  row.planning === null
    ? null
    : ({
        ...row.planning,
        origin: originOf({ system: row.planning_system, as_of: row.planning_as_of, revision: row.planning_revision }),
      } as PlanningParameters); // written from parsed parameters

const BOOKED_ONLY = ['held', 'allocated', 'reserved', 'inTransit', 'onOrder', 'backordered'] as const;

/**
 * On hand moves on with every movement of goods; all else stands as the last balance told it. Where that is older than the
 * record, those figures have an origin of their own.
 */
const figureOriginsOf = (row: PositionRow): Pick<InventoryPosition, 'figureOrigins'> => {
  const { booked_as_of: bookedAsOf } = row;
  if (bookedAsOf === null || bookedAsOf >= row.as_of) return {};
  const booked = originOf({ ...row, as_of: bookedAsOf });
  return { figureOrigins: Object.fromEntries(BOOKED_ONLY.map((figure) => [figure, booked])) };
};

export const plannedPositionOf = (row: PositionRow): PlannedPosition => ({
  position: {
    id: inventoryPositionIdOf(row.legal_entity, row.sku, row.location_code),
    sku: row.sku,
    product: { id: productIdOf(row.sku) },
    locationCode: row.location_code,
    location: { id: locationIdOf(row.legal_entity, row.location_code) },
    legalEntity: row.legal_entity,
    regionCode: row.region_code,
    unit: row.unit,
    onHand: row.on_hand,
    held: row.held,
    allocated: row.allocated,
    reserved: row.reserved,
    inTransit: row.in_transit,
    onOrder: row.on_order,
    backordered: row.backordered,
    lots: row.lots,
    origin: originOf(row),
    ...figureOriginsOf(row),
  },
  parameters: parametersOf(row),
});
