import { join, raw, sql, type Statement } from '../sql/statement.ts';

/**
 * What a search for causes selects, and the value of a column that it leaves out. `dedupe_key` names the cause; `severity`
 * is set where it was judged already, `role` where it is not the kind's own.
 */
const COLUMNS = {
  dedupe_key: sql`NULL::text`,
  subject: sql`NULL::text`,
  message: sql`NULL::text`,
  sku: sql`NULL::text`,
  location_code: sql`NULL::text`,
  supplier_code: sql`NULL::text`,
  legal_entity: sql`''`,
  region_code: sql`''`,
  days_to_impact: sql`NULL::int`,
  value: sql`NULL::numeric`,
  currency: sql`NULL::text`,
  customer_class: sql`NULL::text`,
  severity: sql`NULL::text`,
  role: sql`NULL::text`,
} satisfies Readonly<Record<string, Statement>>;
type Column = keyof typeof COLUMNS;

/** The columns of a finding, as the list of a SELECT. */
export const finding = (
  columns: Readonly<Partial<Record<Column, Statement>> & Record<'dedupe_key' | 'subject' | 'message', Statement>>,
): Statement => join(Object.entries({ ...COLUMNS, ...columns }).map(([name, value]) => sql`${value} AS ${raw(name)}`));

/** Days from the instant now to another, begun ones counted as whole; 0 once it has come. */
export const daysUntil = (now: Statement, instant: string): Statement =>
  sql`greatest(ceil(extract(epoch FROM ${raw(instant)} - ${now}) / 86400), 0)::int`;

/** What one base unit of `p.sku` costs at the first preferred supplier who names a price, as `price.amount` and `price.currency`. */
export const PRICE_OF_POSITION = sql`LEFT JOIN LATERAL (
  SELECT (s.body->'unitPrice'->>'amount')::numeric AS amount, s.body->'unitPrice'->>'currency' AS currency
  FROM supplier_product s WHERE s.sku = p.sku AND s.preferred AND s.body->'unitPrice'->>'amount' IS NOT NULL
  ORDER BY s.supplier_code LIMIT 1) price ON TRUE`;
