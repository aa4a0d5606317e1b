// What a published forecast says is wrong, in SQL over what it does to each product and location. The cause lasts as long as
// the revision is the newest one taken up; a newer one that says the same is a cause of its own.
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { raw, sql, type Statement } from '../sql/statement.ts';
import { IS_HELD } from '../write/held-series.ts';
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

/** Whole weeks that are over by which bias is judged, and how many must be known. */
const BIAS_WEEKS = 13;
const BIAS_LEAST = 4;

/**
 * The forecast has been off to one side for long: tracking signal Σ error ÷ mean |error|, error = forecast − shipped, over
 * the last weeks, each by the newest weekly plan published before it began. One case per product and location.
 */
export const findBias = ({ trackingSignal }: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), j.sku, j.location_code)`,
    subject: sql`format('%s at %s', j.sku, j.location_code)`,
    message: sql`format('Demand of %s at %s has been %s the forecast for %s weeks: tracking signal %s.', j.sku, j.location_code,
      CASE WHEN j.signal > 0 THEN 'below' ELSE 'above' END, j.weeks, round(j.signal, 2))`,
    sku: sql`j.sku`,
    location_code: sql`j.location_code`,
    legal_entity: sql`l.legal_entity`,
    region_code: sql`l.region_code`,
  })}
  FROM (
    SELECT s.sku, s.location_code, count(*) AS weeks,
      sum(s.planned - s.actual) / nullif(avg(abs(s.planned - s.actual)), 0) AS signal
    FROM (
      SELECT s.sku, s.location_code, s.quantities[(w.monday - s.starts_on) / 7 + 1] AS planned,
        (SELECT sum(d.quantity) FROM demand d WHERE d.sku = s.sku AND d.location_code = s.location_code AND d.unit = s.unit
           AND d.measure = 'SHIPPED' AND d.starts_on >= w.monday::text AND d.ends_on <= (w.monday + 6)::text) AS actual
      FROM (SELECT date_trunc('week', ${now} AT TIME ZONE 'UTC')::date - 7 * g AS monday
            FROM generate_series(1, ${BIAS_WEEKS}::int) g) w
      CROSS JOIN LATERAL (SELECT v.code FROM forecast_version v WHERE v.status = 'PUBLISHED'
          AND v.published_at < w.monday::timestamp AT TIME ZONE 'UTC' ORDER BY v.revision DESC, v.code DESC LIMIT 1) v
      JOIN forecast_series s ON s.version_code = v.code AND s.measure = 'MEAN' AND s.grain = 'WEEK'
        AND w.monday >= s.starts_on AND (w.monday - s.starts_on) % 7 = 0) s
    WHERE s.planned IS NOT NULL AND s.actual IS NOT NULL
    GROUP BY s.sku, s.location_code HAVING count(*) >= ${BIAS_LEAST}::int) j
  JOIN location l ON l.code = j.location_code
  WHERE abs(j.signal) > ${trackingSignal}::numeric`;

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

/** Series of a version are held back: one case per version, with the first cause, until all are in or given up. */
export const findForecastIncomplete = (_: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`h.version_code`,
    subject: sql`format('forecast %s', h.version_code)`,
    message: sql`format('%s of %s series of forecast %s are held back, first %s: %s', h.held, v.series_count, h.version_code,
      h.record_key, left(h.cause, 500))`,
    days_to_impact: sql`0`,
  })}
  FROM (SELECT t.series->>'versionCode' AS version_code, count(*) AS held, min(t.record_key) AS record_key,
      (array_agg(t.error_message ORDER BY t.record_key))[1] AS cause
    FROM parked_record t WHERE t.settled_at IS NULL AND ${IS_HELD} GROUP BY 1 HAVING min(t.parked_at) <= ${now}) h
  JOIN forecast_version v ON v.code = h.version_code
  WHERE v.declared_status = 'PUBLISHED' AND NOT EXISTS (SELECT 1 FROM forecast_version n
    WHERE n.status = 'PUBLISHED' AND n.revision > v.revision)`;
