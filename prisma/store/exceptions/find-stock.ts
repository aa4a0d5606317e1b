// What is wrong with stock, in SQL over the whole projection.
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { sql, type Statement } from '../sql/statement.ts';
import { finding, PRICE_OF_POSITION } from './finding.ts';

/** What the rules of positions found already, as they judged it. */
const findJudged = (kind: 'STOCKOUT_RISK' | 'NEGATIVE_STOCK') => (): Statement => sql`
    SELECT ${finding({
      dedupe_key: sql`concat_ws(chr(31), t.sku, t.location_code)`,
      subject: sql`format('%s at %s', t.sku, t.location_code)`,
      message: sql`t.message`,
      sku: sql`t.sku`,
      location_code: sql`t.location_code`,
      legal_entity: sql`t.legal_entity`,
      region_code: sql`t.region_code`,
      severity: sql`t.severity`,
    })}
    FROM inventory_exception t WHERE t.status = 'OPEN' AND t.kind = ${kind}`;
export const findStockoutRisk = findJudged('STOCKOUT_RISK');
export const findNegativeStock = findJudged('NEGATIVE_STOCK');

/** More on hand than planning allows at most. At stake is the surplus, at the preferred supplier's price. */
export const findExcess = (): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), p.sku, p.location_code)`,
    subject: sql`format('%s at %s', p.sku, p.location_code)`,
    message: sql`format('%s at %s has %s %s on hand; the maximum is %s.', p.sku, p.location_code, p.on_hand, p.unit, q.maximum)`,
    sku: sql`p.sku`,
    location_code: sql`p.location_code`,
    legal_entity: sql`p.legal_entity`,
    region_code: sql`p.region_code`,
    value: sql`(p.on_hand - q.maximum) * price.amount`,
    currency: sql`price.currency`,
  })}
  FROM inventory_position p
  JOIN LATERAL (SELECT (q.body->>'maximumStock')::numeric AS maximum FROM planning_parameters q
    WHERE q.sku = p.sku AND q.location_code = p.location_code) q ON p.on_hand > q.maximum
  ${PRICE_OF_POSITION}`;

/** A lot on hand that expires within the policy's days, counted in the zone of the location. */
export const findExpiryRisk = ({ expiryDays }: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), p.sku, p.location_code, lot.lot)`,
    subject: sql`format('%s lot %s at %s', p.sku, lot.lot, p.location_code)`,
    message: sql`format('%s %s of %s, lot %s, at %s expire on %s.', lot.on_hand, p.unit, p.sku, lot.lot, p.location_code, lot.expires_on)`,
    sku: sql`p.sku`,
    location_code: sql`p.location_code`,
    legal_entity: sql`p.legal_entity`,
    region_code: sql`p.region_code`,
    days_to_impact: sql`greatest(lot.expires_on - l.today, 0)`,
    value: sql`lot.on_hand * price.amount`,
    currency: sql`price.currency`,
  })}
  FROM inventory_position p
  JOIN LATERAL (SELECT (${now} AT TIME ZONE (l.body->>'timeZone'))::date AS today FROM location l
    WHERE l.code = p.location_code) l ON TRUE
  CROSS JOIN LATERAL (SELECT e->>'lot' AS lot, (e->>'expiresOn')::date AS expires_on, (e->>'onHand')::numeric AS on_hand
    FROM jsonb_array_elements(p.lots) e) lot
  ${PRICE_OF_POSITION}
  WHERE p.lots <> '[]'::jsonb AND lot.on_hand > 0 AND lot.expires_on <= l.today + ${expiryDays}::int`;
