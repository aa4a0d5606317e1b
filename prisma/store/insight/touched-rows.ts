// What changes are about, as rows of (sku, location_code) in SQL; NULL is any.
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { Touched } from '@distribution/model/operations/touched';
import { sql, type Statement } from '../sql/statement.ts';

const OPEN_LINES = sql`SELECT DISTINCT l.sku, o.ship_from_code AS location_code FROM sales_order_line l
  JOIN sales_order o ON o.id = l.order_id WHERE l.is_open`;
const OPEN_PURCHASES = sql`SELECT DISTINCT l.sku, o.ship_to_code AS location_code FROM purchase_order_line l
  JOIN purchase_order o ON o.id = l.order_id WHERE l.is_open`;
const PRODUCTS_OF_SUPPLIERS = sql`SELECT DISTINCT sku, NULL::text AS location_code FROM supplier_product`;
const POSITIONS = sql`SELECT sku, location_code FROM inventory_position`;
const NONE = sql`SELECT NULL::text AS sku, NULL::text AS location_code WHERE FALSE`;

/** All that a flow tells of and that somebody works with. */
const ALL_OF_FLOW: Readonly<Record<FlowName, Statement>> = {
  products: sql`SELECT sku, NULL::text AS location_code FROM product`,
  locations: sql`SELECT NULL::text AS sku, code AS location_code FROM location`,
  suppliers: PRODUCTS_OF_SUPPLIERS,
  'supplier-products': PRODUCTS_OF_SUPPLIERS,
  customers: OPEN_LINES,
  inventory: POSITIONS,
  movements: POSITIONS,
  'planning-parameters': sql`SELECT sku, location_code FROM planning_parameters`,
  'sales-orders': OPEN_LINES,
  shipments: OPEN_LINES,
  'purchase-orders': OPEN_PURCHASES,
  'transfer-orders': sql`SELECT DISTINCT s.sku, c.location_code FROM transfer_order o, unnest(o.skus) AS s(sku),
    LATERAL (VALUES (o.ship_from_code), (o.ship_to_code)) AS c(location_code) WHERE o.status IN ('RELEASED', 'IN_TRANSIT')`,
  'supplier-confirmations': OPEN_PURCHASES,
  'advance-ship-notices': OPEN_PURCHASES,
  invoices: NONE,
  forecasts: sql`SELECT DISTINCT s.sku, s.location_code FROM forecast_series s WHERE s.version_code = (
    SELECT v.code FROM forecast_version v WHERE v.status = 'PUBLISHED' ORDER BY v.revision DESC LIMIT 1)`,
  demand: sql`SELECT DISTINCT sku, location_code FROM demand`,
  'stock-assumptions': sql`SELECT sku, location_code FROM stock_assumption`,
};

/** The rows of a whole flow. */
export const rowsOfFlow = (flow: FlowName): Statement => ALL_OF_FLOW[flow] ?? NONE;

/** The rows of some changes. */
export const rowsOf = ({ pairs, purchaseOrderIds }: Touched): Statement => {
  const rows = pairs.map(({ sku, locationCode }) => ({ sku, location_code: locationCode }));
  return sql`
    SELECT DISTINCT r.sku, r.location_code FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(sku text, location_code text)
    UNION SELECT l.sku, o.ship_to_code FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.id
    WHERE o.id = ANY(${[...purchaseOrderIds]}::text[])`;
};
