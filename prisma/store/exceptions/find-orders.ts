// What is wrong with orders, in SQL over the whole projection.
import { OPEN_PURCHASE_ORDER_STATUSES } from '@distribution/model/supply/purchase-order';
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { sql, type Statement } from '../sql/statement.ts';
import { daysUntil, finding } from './finding.ts';

/** Short-shipped orders older than this are history, not work. */
const SHORT_SHIP_DAYS = 30;

/** A purchase order that was sent, and the supplier has not answered in time. It hurts when the first line is due. */
export const findAckOverdue = ({ acknowledgementHours }: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`o.id`,
    subject: sql`format('purchase order %s', o.number)`,
    message: sql`format('%s has not answered purchase order %s within %s hours.', o.supplier_code, o.number,
      ${acknowledgementHours}::int)`,
    location_code: sql`o.ship_to_code`,
    supplier_code: sql`o.supplier_code`,
    legal_entity: sql`o.legal_entity`,
    region_code: sql`o.region_code`,
    days_to_impact: daysUntil(now, 'due.first_at'),
    value: sql`(o.body->'totalAmount'->>'amount')::numeric`,
    currency: sql`o.body->'totalAmount'->>'currency'`,
  })}
  FROM purchase_order o
  CROSS JOIN LATERAL (SELECT min(l.expected_at) AS first_at FROM purchase_order_line l WHERE l.order_id = o.id AND l.is_open) due
  WHERE o.status = 'SENT' AND o.ordered_at < ${now} - ${acknowledgementHours}::int * interval '1 hour'
    AND NOT EXISTS (SELECT 1 FROM supplier_confirmation c WHERE c.purchase_order_id = o.id)`;

/** Goods that should have come. It hurts already where nothing is available above the safety stock. */
export const findLateReceipt = (_: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), l.order_id, l.number)`,
    subject: sql`format('purchase order %s line %s', o.number, l.number)`,
    message: sql`format('%s %s of %s were expected at %s by %s and have not come.', line.open, line.unit, l.sku,
      o.ship_to_code, to_char(l.expected_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'))`,
    sku: sql`l.sku`,
    location_code: sql`o.ship_to_code`,
    supplier_code: sql`o.supplier_code`,
    legal_entity: sql`o.legal_entity`,
    region_code: sql`o.region_code`,
    days_to_impact: sql`CASE WHEN coalesce(p.on_hand - p.held - p.allocated - p.reserved, 0) <= coalesce(q.safety_stock, 0)
      THEN 0 END`,
    value: sql`line.open * line.price`,
    currency: sql`line.currency`,
  })}
  FROM purchase_order_line l JOIN purchase_order o ON o.id = l.order_id
  CROSS JOIN LATERAL (
    SELECT (e->'orderedQuantity'->>'value')::numeric - (e->'receivedQuantity'->>'value')::numeric AS open,
      e->'orderedQuantity'->>'unit' AS unit, (e->'unitPrice'->>'amount')::numeric AS price,
      e->'unitPrice'->>'currency' AS currency
    FROM jsonb_array_elements(o.body->'lines') e WHERE (e->>'number')::int = l.number) line
  LEFT JOIN inventory_position p ON p.sku = l.sku AND p.location_code = o.ship_to_code
  LEFT JOIN planning_parameters q ON q.sku = l.sku AND q.location_code = o.ship_to_code
  WHERE l.is_open AND l.expected_at < ${now}`;

/**
 * All shipments of an order were delivered, none is on its way, and a line got less than was ordered. Lines that are
 * shipped in another unit than ordered are left out: what is missing cannot be told.
 */
export const findShortShip = (_: ExceptionPolicy, now: Statement): Statement => sql`
  WITH delivered AS (
    SELECT s.sales_order_id FROM shipment s WHERE s.body->>'status' <> 'CANCELLED' GROUP BY s.sales_order_id
    HAVING bool_and(s.body->>'status' = 'DELIVERED')
      AND max(s.as_of) > ${now} - ${SHORT_SHIP_DAYS}::int * interval '1 day')
  SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), o.id, line.number)`,
    subject: sql`format('sales order %s line %s', o.number, line.number)`,
    message: sql`format('%s of %s %s of %s were delivered for sales order %s.', got.quantity, line.quantity, line.unit,
      line.sku, o.number)`,
    sku: sql`line.sku`,
    location_code: sql`o.ship_from_code`,
    legal_entity: sql`o.legal_entity`,
    region_code: sql`o.region_code`,
    days_to_impact: sql`0`,
    value: sql`(line.quantity - got.quantity) * line.price`,
    currency: sql`line.currency`,
    customer_class: sql`c.body->>'customerClass'`,
  })}
  FROM delivered JOIN sales_order o ON o.id = delivered.sales_order_id
  CROSS JOIN LATERAL (
    SELECT (e->>'number')::int AS number, e->>'sku' AS sku, (e->'quantity'->>'value')::numeric AS quantity,
      e->'quantity'->>'unit' AS unit, (e->'unitPrice'->>'amount')::numeric AS price, e->'unitPrice'->>'currency' AS currency
    FROM jsonb_array_elements(o.body->'lines') e) line
  CROSS JOIN LATERAL (
    SELECT coalesce(sum((e->'quantity'->>'value')::numeric), 0) AS quantity,
      coalesce(bool_and(e->'quantity'->>'unit' = line.unit), TRUE) AS comparable
    FROM shipment s, jsonb_array_elements(s.body->'lines') e
    WHERE s.sales_order_id = o.id AND s.body->>'status' = 'DELIVERED' AND (e->>'orderLineNumber')::int = line.number) got
  LEFT JOIN customer c ON c.code = o.customer_code
  WHERE o.status NOT IN ('DRAFT', 'CANCELLED', 'RETURNED') AND got.comparable AND line.quantity > got.quantity`;

/** The supplier's last answer to an open order names another price than the order. At stake is the difference. */
export const findPriceMismatch = (): Statement => sql`
  WITH answer AS (
    SELECT DISTINCT ON (c.purchase_order_id) c.purchase_order_id, c.body FROM supplier_confirmation c
    ORDER BY c.purchase_order_id, c.answered_at DESC, c.id)
  SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), o.id, line.number)`,
    subject: sql`format('purchase order %s line %s', o.number, line.number)`,
    message: sql`format('%s confirmed %s at %s %s; ordered at %s.', o.supplier_code, line.sku, line.said, line.currency,
      line.price)`,
    sku: sql`line.sku`,
    location_code: sql`o.ship_to_code`,
    supplier_code: sql`o.supplier_code`,
    legal_entity: sql`o.legal_entity`,
    region_code: sql`o.region_code`,
    value: sql`abs(line.said - line.price) * line.quantity`,
    currency: sql`line.currency`,
  })}
  FROM answer JOIN purchase_order o ON o.id = answer.purchase_order_id
  CROSS JOIN LATERAL (
    SELECT (e->>'number')::int AS number, e->>'sku' AS sku, (e->'orderedQuantity'->>'value')::numeric AS quantity,
      (e->'unitPrice'->>'amount')::numeric AS price, e->'unitPrice'->>'currency' AS currency,
      (a->'unitPrice'->>'amount')::numeric AS said
    FROM jsonb_array_elements(o.body->'lines') e
    JOIN jsonb_array_elements(answer.body->'lines') a ON a->>'orderLineNumber' = e->>'number'
      AND a->'unitPrice'->>'currency' = e->'unitPrice'->>'currency') line
  WHERE o.status = ANY(${[...OPEN_PURCHASE_ORDER_STATUSES]}::text[]) AND line.said <> line.price`;
