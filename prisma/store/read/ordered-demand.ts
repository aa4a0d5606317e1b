// What customers have ordered, by the day it is wanted: what consumes a forecast.
import type { OrderedDemand } from '@distribution/model/forecasts/consumption';
import type { ForecastReader } from '@distribution/model/forecasts/ports';
import { convertQuantity, type UnitTable } from '@distribution/model/measure/conversion';
import type { Quantity } from '@distribution/model/measure/quantity';
import { skuOfProductId } from '@distribution/model/products/product';
import type { Database } from '../sql/database.ts';
import { groupedBy } from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, sql } from '../sql/statement.ts';

interface Row {
  readonly sku: string;
  readonly location_code: OrderedDemand['locationCode'];
  readonly due_on: OrderedDemand['dueOn'];
  readonly value: Quantity['value'];
  readonly unit: Quantity['unit'];
  /** Of the product; `null` where it is not known. */
  readonly units: UnitTable | null;
}

/** The quantity in the base unit; `null` where the product does not say how, or not exactly. */
const inBaseUnit = ({ value, unit, units }: Row): Quantity | null => {
  if (units === null) return null;
  try {
    return convertQuantity({ value, unit }, units.baseUnit, units);
  } catch {
    return null; // an unknown or inexact conversion: both say that there is no such number
  }
};

const orderedOf = (row: Row): OrderedDemand => ({
  locationCode: row.location_code,
  dueOn: row.due_on,
  quantity: inBaseUnit(row),
});

/** See {@link ForecastReader.loadOrderedOfProducts}. Lines of one day and unit are added up where they lie. */
export const loadOrdered = async (
  database: Database,
  products: Parameters<ForecastReader['loadOrderedOfProducts']>[0],
  { from, to }: Parameters<ForecastReader['loadOrderedOfProducts']>[1],
  scope: Parameters<ForecastReader['loadOrderedOfProducts']>[2],
): Promise<readonly (readonly OrderedDemand[])[]> => {
  const skus = products.map((id) => skuOfProductId(id) ?? '');
  const rows = await database.query<Row>(sql`
    SELECT w.sku, w.location_code, w.due_on, sum(w.value)::text AS value, w.unit,
      (SELECT jsonb_build_object('baseUnit', p.body->'baseUnit', 'packagingUnits', p.body->'packagingUnits')
       FROM product p WHERE p.sku = w.sku) AS units
    FROM (
      SELECT l.sku, t.ship_from_code AS location_code, line->'quantity'->>'unit' AS unit,
        (line->'quantity'->>'value')::numeric AS value,
        COALESCE(line->>'requestedOn', line->>'promisedOn', (t.ordered_at AT TIME ZONE 'UTC')::date::text) AS due_on
      FROM sales_order_line l
      JOIN sales_order t ON t.id = l.order_id
      CROSS JOIN LATERAL jsonb_array_elements(t.body->'lines') AS line
      WHERE ${allOf([
        sql`l.sku = ANY(${skus}::text[]) AND (line->>'number')::int = l.number`,
        // What was ordered over a year before and is not open any more is not for these days: it is not looked at.
        sql`(l.is_open OR l.ordered_at >= ${from}::date - interval '366 days')`,
        sql`t.status NOT IN ('DRAFT', 'CANCELLED', 'RETURNED')`,
        inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity', isInternal: true }),
      ])}
    ) w
    WHERE w.due_on >= ${from} AND w.due_on < ${to}
    GROUP BY w.sku, w.location_code, w.due_on, w.unit
    ORDER BY w.location_code, w.due_on, w.unit`);
  return groupedBy(skus, rows, (row) => row.sku, orderedOf);
};
