// What a published forecast says is wrong, in SQL over what it does to each product and location. The cause lasts as long as
// the revision is the newest one taken up; a newer one that says the same is a cause of its own.
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { raw, sql, type Statement } from '../sql/statement.ts';
import { finding } from './finding.ts';

/** The newest revision whose differences are known. */
const NEWEST = sql`(SELECT n.id FROM forecast_publication n WHERE n.state IN ('RUNNING', 'PUBLISHED')
    AND EXISTS (SELECT 1 FROM forecast_publication_step s WHERE s.publication_id = n.id AND s.step = 'DIFFERENCE')
  ORDER BY n.revision DESC, n.version_code DESC LIMIT 1)`;

const number = (column: string): Statement => raw(`trim_scale(${column})`);

const about = {
  subject: sql`format('%s at %s', i.sku, i.location_code)`,
  sku: sql`i.sku`,
  location_code: sql`i.location_code`,
  supplier_code: sql`i.supplier_code`,
  legal_entity: sql`i.legal_entity`,
  region_code: sql`i.region_code`,
};
const perRevision = sql`concat_ws(chr(31), i.sku, i.location_code, p.version_code, p.revision)`;
const uplift = sql`format('Forecast %s raises %s at %s from %s to %s %s (%s).', p.version_code, i.sku, i.location_code,
  ${number('i.before')}, ${number('i.after')}, i.unit, coalesce(round(i.change_percent, 1)::text || ' %', 'from nothing'))`;
const IMPACTS = sql`forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id`;

/** Expected demand rises by more than is borne. At stake is the additional demand, at the supplier's price. */
export const findForecastSpike = (): Statement => sql`
  SELECT ${finding({
    ...about,
    dedupe_key: perRevision,
    message: uplift,
    days_to_impact: sql`coalesce((i.body->>'leadTimeDays')::int, 7)`,
    value: sql`(i.after - i.before) * (i.body->'price'->>'amount')::numeric`,
    currency: sql`i.body->'price'->>'currency'`,
  })}
  FROM ${IMPACTS} WHERE i.publication_id = ${NEWEST} AND i.is_spike`;

/** The supplier of what rises is to be asked whether more can come. */
export const findSupplierCollaboration = (): Statement => sql`
  SELECT ${finding({
    ...about,
    dedupe_key: perRevision,
    subject: sql`format('%s for %s at %s', i.supplier_code, i.sku, i.location_code)`,
    message: sql`format('Ask %s for more: %s', i.supplier_code, ${uplift})`,
    days_to_impact: sql`coalesce((i.body->>'leadTimeDays')::int, 7)`,
  })}
  FROM ${IMPACTS} WHERE i.publication_id = ${NEWEST} AND i.is_spike AND i.supplier_code IS NOT NULL`;

/** The forecast has been off to one side for long. One case per product and location, whatever the revision. */
export const findBias = ({ trackingSignal }: ExceptionPolicy): Statement => sql`
  SELECT ${finding({
    ...about,
    dedupe_key: sql`concat_ws(chr(31), i.sku, i.location_code)`,
    message: sql`format('Demand of %s at %s is constantly %s: tracking signal %s.', i.sku, i.location_code,
      CASE WHEN i.tracking_signal > 0 THEN 'below the forecast' ELSE 'above the forecast' END, round(i.tracking_signal, 2))`,
  })}
  FROM ${IMPACTS} WHERE i.publication_id = ${NEWEST} AND abs(i.tracking_signal) > ${trackingSignal}::numeric`;

/** A promotion that stock and open supply do not meet. */
export const findPromoAtRisk = (_: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    ...about,
    dedupe_key: sql`concat_ws(chr(31), i.sku, i.location_code, i.promotion->>'startsOn')`,
    message: sql`format('%s %s of %s are missing at %s for "%s" from %s; %s.', i.promotion->>'missing', i.unit, i.sku,
      i.location_code, i.promotion->>'reason', i.promotion->>'startsOn',
      CASE WHEN i.promotion->>'orderBy' IS NULL THEN 'its lead time is not known'
        WHEN (i.promotion->>'orderBy')::date < (${now} AT TIME ZONE 'UTC')::date THEN 'a regular order comes too late'
        ELSE 'an order is in time until ' || (i.promotion->>'orderBy') END)`,
    days_to_impact: sql`greatest((i.promotion->>'startsOn')::date - (${now} AT TIME ZONE 'UTC')::date, 0)`,
    value: sql`(i.promotion->>'missing')::numeric * (i.body->'price'->>'amount')::numeric`,
    currency: sql`i.body->'price'->>'currency'`,
  })}
  FROM ${IMPACTS} WHERE i.publication_id = ${NEWEST} AND i.promotion IS NOT NULL
    AND (i.promotion->>'startsOn')::date >= (${now} AT TIME ZONE 'UTC')::date - 7`;

/** The next version of the forecast is overdue: one case until it lands. */
export const findForecastLate = (_: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`'forecast'`,
    subject: sql`'forecast'`,
    message: sql`format('No forecast since %s; the next one was due at %s. %s is served meanwhile.', f.version_code,
      to_char(f.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'),
      CASE f.policy WHEN 'SEASONAL_NAIVE' THEN 'The demand of a season before' ELSE 'The last good version' END)`,
    days_to_impact: sql`0`,
  })}
  FROM forecast_fallback f WHERE f.closed_at IS NULL AND f.opened_at <= ${now}`;
