import { type LegalEntityCode } from '@distribution/model/legal-entity';
import { type LocationCode, locationIdOf } from '@distribution/model/locations/location';
import type { BlastRadius } from '@distribution/model/operations/failure';
import type { SalesOrderId } from '@distribution/model/orders/sales-order';
import { productIdOf, type Sku } from '@distribution/model/products/product';
import type { PurchaseOrderId } from '@distribution/model/supply/purchase-order';
import type { Database } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';

/** Whether a product at a site is among the touched rows. Three looks, each of which the database hashes. */
const isTouched = (sku: Statement, site: Statement): Statement => sql`(
  (${sku}, ${site}) IN (SELECT t.sku, t.location_code FROM touched t WHERE t.sku IS NOT NULL AND t.location_code IS NOT NULL)
  OR ${sku} IN (SELECT t.sku FROM touched t WHERE t.location_code IS NULL AND t.sku IS NOT NULL)
  OR ${site} IN (SELECT t.location_code FROM touched t WHERE t.sku IS NULL AND t.location_code IS NOT NULL))`;

interface Found<R> {
  readonly total: number;
  readonly rows: readonly R[];
}

/** How many rows the selection has, and the first of them in its order. */
const take = async <R>(
  database: Database,
  touched: Statement,
  selection: Statement,
  order: Statement,
  limit: number,
): Promise<Found<R>> => {
  const [found] = await database.query<Found<R>>(sql`
    WITH touched AS MATERIALIZED (${touched}), chosen AS MATERIALIZED (${selection})
    SELECT (SELECT count(*)::int FROM chosen) AS total,
      coalesce((SELECT jsonb_agg(to_jsonb(c)) FROM (SELECT * FROM chosen ORDER BY ${order} LIMIT ${limit}) c), '[]') AS rows`);
  return found ?? { total: 0, rows: [] };
};

/** What stands on the touched rows of (sku, location_code). */
export const blastRadiusOf = async (
  database: Database,
  touched: Statement,
  limit: number,
): Promise<Omit<BlastRadius, 'isKnown' | 'extent'>> => {
  const of = <R>(selection: Statement, order: Statement) => take<R>(database, touched, selection, order, limit);
  const products = await of<{ sku: Sku }>(
    sql`SELECT DISTINCT t.sku FROM touched t WHERE t.sku IS NOT NULL
      UNION SELECT p.sku FROM inventory_position p WHERE p.location_code IN (
        SELECT t.location_code FROM touched t WHERE t.sku IS NULL)`,
    sql`sku`,
  );
  const locations = await of<{ code: LocationCode; legal_entity: LegalEntityCode | null }>(
    sql`SELECT s.code, l.legal_entity FROM (
        SELECT DISTINCT t.location_code AS code FROM touched t WHERE t.location_code IS NOT NULL
        UNION SELECT p.location_code FROM inventory_position p WHERE p.sku IN (
          SELECT t.sku FROM touched t WHERE t.location_code IS NULL)) s
      LEFT JOIN location l ON l.code = s.code`,
    sql`code`,
  );
  const sales = await of<{ number: string; id: SalesOrderId }>(
    sql`SELECT DISTINCT o.number, o.id FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id
      WHERE l.is_open AND ${isTouched(sql`l.sku`, sql`o.ship_from_code`)}`,
    sql`number, id`,
  );
  const purchases = await of<{ number: string; id: PurchaseOrderId }>(
    sql`SELECT DISTINCT o.number, o.id FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.id
      WHERE l.is_open AND ${isTouched(sql`l.sku`, sql`o.ship_to_code`)}`,
    sql`number, id`,
  );
  const planned = await of<{ sku: string; location_code: string; safety_stock: string }>(
    sql`SELECT p.sku, p.location_code, p.safety_stock::text AS safety_stock FROM planning_parameters p
      WHERE ${isTouched(sql`p.sku`, sql`p.location_code`)}`,
    sql`sku, location_code`,
  );
  const waiting = await of<{ id: string; subject: string }>(
    sql`SELECT a.id, a.subject FROM approval_request a
      WHERE a.state = 'PENDING' AND ${isTouched(sql`a.content->>'sku'`, sql`a.content->>'locationCode'`)}`,
    sql`subject, id`,
  );
  return {
    products: {
      count: products.total,
      first: products.rows.map(({ sku }) => ({ sku, product: { id: productIdOf(sku) } })),
    },
    locations: {
      count: locations.total,
      first: locations.rows.map(({ code, legal_entity: entity }) => ({
        code,
        location: entity === null ? null : { id: locationIdOf(entity, code) },
      })),
    },
    salesOrders: { count: sales.total, first: sales.rows.map(({ number, id }) => ({ number, order: { id } })) },
    purchaseOrders: {
      count: purchases.total,
      first: purchases.rows.map(({ number, id }) => ({ number, order: { id } })),
    },
    replenishment: {
      count: planned.total,
      first: planned.rows.map((row) => ({
        sku: row.sku,
        locationCode: row.location_code,
        safetyStock: row.safety_stock,
      })),
    },
    approvals: { count: waiting.total, first: waiting.rows },
  };
};
