// Roll-ups of stock along the hierarchies of products and places. Every measure is a plain sum of positions the caller may
// see, so a total is what the parts below it add up to; amounts in different base units are never added.
import type { StockTotal } from '@distribution/model/inventory/stock-total';
import type { LocationId } from '@distribution/model/locations/location';
import type { CategoryPath } from '@distribution/model/products/product-category';
import type { ReadScope } from '@distribution/model/read-scope';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { groupedBy } from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { IS_WITHIN, wantedPaths } from './category-queries.ts';
import { AVAILABLE } from './position-row.ts';

type TotalRow = Omit<StockTotal, 'asOf'> & { readonly index: string; readonly asOf: Date };

const TOTALS = sql`
  p.unit, count(*)::int AS "positionCount", trim_scale(sum(p.on_hand)) AS "onHand",
  trim_scale(sum(${AVAILABLE})) AS available, trim_scale(sum(p.in_transit)) AS "inTransit",
  trim_scale(sum(p.on_order)) AS "onOrder", trim_scale(sum(p.backordered)) AS backordered,
  min(greatest(
    least(p.as_of, p.booked_through), (SELECT confirmed_at FROM sync_flow WHERE name = 'inventory'))) AS "asOf"`;

const visible = (scope: ReadScope, alias: 'p' | 'l'): Statement =>
  inScope(scope, { region: `${alias}.region_code`, legalEntity: `${alias}.legal_entity` });

const readTotals = async (database: Database, count: number, statement: Statement) => {
  const rows = await database.query<TotalRow>(statement);
  return groupedBy(
    Array.from({ length: count }, (_, at) => String(at + 1)),
    rows,
    (row) => row.index,
    ({ index: _, asOf, ...total }): StockTotal => ({ ...total, asOf: instantOf(asOf.getTime()) }),
  );
};

export const totalStockOfCategories = (
  database: Database,
  categories: readonly CategoryPath[],
  scope: ReadScope,
): Promise<readonly (readonly StockTotal[])[]> =>
  readTotals(
    database,
    categories.length,
    sql`
    SELECT wanted.index, ${TOTALS}
    FROM ${wantedPaths(categories)} JOIN product t ON ${IS_WITHIN} JOIN inventory_position p ON p.sku = t.sku
    WHERE ${visible(scope, 'p')} GROUP BY wanted.index, p.unit ORDER BY wanted.index, p.unit`,
  );

/** UNION drops what was met before, so that not even a circle could make it run on. */
export const totalStockOfLocations = (
  database: Database,
  locations: readonly LocationId[],
  scope: ReadScope,
): Promise<readonly (readonly StockTotal[])[]> =>
  readTotals(
    database,
    locations.length,
    sql`
    WITH RECURSIVE below AS (
      SELECT wanted.index, l.id, l.code
      FROM unnest(${[...locations]}::text[]) WITH ORDINALITY AS wanted(id, index) JOIN location l ON l.id = wanted.id
      WHERE ${visible(scope, 'l')}
      UNION
      SELECT b.index, l.id, l.code FROM below b JOIN location l ON l.parent_id = b.id WHERE ${visible(scope, 'l')}
    )
    SELECT b.index, ${TOTALS} FROM below b JOIN inventory_position p ON p.location_code = b.code
    WHERE ${visible(scope, 'p')} GROUP BY b.index, p.unit ORDER BY b.index, p.unit`,
  );
