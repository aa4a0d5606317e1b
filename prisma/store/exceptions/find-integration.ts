// What is wrong with the flows themselves: the house's own business, so without region and legal entity.
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { sql, type Statement } from '../sql/statement.ts';
import { isKnownCode } from '../write/references.ts';
import { finding } from './finding.ts';

/** A record may wait so long for its master, which is often in the next page, before anybody is told. */
const UNMAPPED_GRACE = sql`interval '1 minute'`;

/** How far each flow may be behind at the very most. */
const OBJECTIVES = JSON.stringify(
  Object.entries(FLOW_CATALOGUE).map(([name, { maxLatencySeconds }]) => ({ name, seconds: maxLatencySeconds })),
);

/** A flow that vouches for nothing newer than its target, or has never succeeded and fails. */
export const findFreshnessBreach = (_: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`f.name`,
    subject: sql`format('flow %s', f.name)`,
    message: sql`CASE WHEN f.confirmed_at IS NULL THEN format('The flow %s of %s has never succeeded: %s', f.name, f.system,
        f.last_error_message)
      ELSE format('The flow %s of %s tells of nothing after %s; it should be at most %s seconds behind.', f.name, f.system,
        to_char(f.confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'), f.freshness_target_seconds)
      || CASE WHEN f.confirmed_at < ${now} - o.seconds * interval '1 second'
        THEN format(' It has missed its recovery objective of %s seconds: what was last known is served.', o.seconds) ELSE '' END END`,
    days_to_impact: sql`0`,
    severity: sql`CASE WHEN f.confirmed_at < ${now} - o.seconds * interval '1 second' THEN 'CRITICAL' END`,
  })}
  FROM sync_flow f LEFT JOIN jsonb_to_recordset(${OBJECTIVES}::jsonb) AS o(name text, seconds int) ON o.name = f.name
  WHERE f.confirmed_at < ${now} - f.freshness_target_seconds * interval '1 second'
    OR (f.confirmed_at IS NULL AND f.last_error_code IS NOT NULL)
  UNION ALL SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), f.name, t.scope, t.code)`,
    subject: sql`format('flow %s, %s', f.name, t.code)`,
    message: sql`format('The flow %s of %s tells of nothing after %s; for %s it should be at most %s seconds behind.', f.name,
      f.system, to_char(f.confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'), t.code, t.seconds)`,
    days_to_impact: sql`0`,
    location_code: sql`CASE t.scope WHEN 'SITE' THEN t.code END`,
    region_code: sql`CASE t.scope WHEN 'REGION' THEN t.code ELSE coalesce(
      (SELECT l.region_code FROM location l WHERE l.code = t.code), '') END`,
  })}
  FROM sync_flow f CROSS JOIN LATERAL jsonb_to_recordset(f.freshness_targets) AS t(scope text, code text, seconds int)
  WHERE f.confirmed_at < ${now} - t.seconds * interval '1 second'`;

/** A record that stands otherwise here than in its system; it goes to whoever decides about it. */
export const findDrift = (): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`concat_ws(chr(31), d.flow, d.record_kind, d.record_key)`,
    subject: sql`format('%s %s', d.record_kind, d.record_key)`,
    message: sql`format('%s %s of the flow %s stands otherwise here than in its system: %s.', d.record_kind, d.record_key,
      d.flow, d.kind)`,
    days_to_impact: sql`0`,
    role: sql`CASE d.review WHEN 'PLANNER_REVIEW' THEN 'planner' WHEN 'PROCUREMENT_APPROVAL' THEN 'procurement'
      WHEN 'FINANCE_VALIDATION' THEN 'finance' END`,
  })}
  FROM drift d WHERE d.status = 'OPEN' AND d.shadow IS NULL`;

/** A code that records refer to and nobody knows: one exception per system and code, however many records wait for it. */
export const findUnmappedCode = (_: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT DISTINCT ON (r.system, missing.kind, wanted.code) ${finding({
    dedupe_key: sql`concat_ws(chr(31), r.system, missing.kind, wanted.code)`,
    subject: sql`format('%s %s of %s', missing.kind, wanted.code, r.system)`,
    message: sql`format('Records of the flow %s wait for the %s %s of %s, which is not known.', r.flow, missing.kind, wanted.code,
      r.system)`,
    days_to_impact: sql`0`,
  })}
  FROM parked_record r CROSS JOIN LATERAL jsonb_each(r.missing) AS missing(kind, codes)
  CROSS JOIN LATERAL jsonb_array_elements_text(missing.codes) AS wanted(code)
  WHERE r.settled_at IS NULL AND r.missing IS NOT NULL AND r.parked_at < ${now} - ${UNMAPPED_GRACE}
    AND NOT ${isKnownCode(sql`r.system`, sql`missing.kind`, sql`wanted.code`)}
  ORDER BY r.system, missing.kind, wanted.code, r.parked_at, r.id`;

/** One number that came twice with different content. */
export const findDuplicate = (): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`r.id`,
    subject: sql`r.record_key`,
    message: sql`r.error_message`,
  })}
  FROM parked_record r WHERE r.settled_at IS NULL AND r.error_code = 'IDEMPOTENCY_CONFLICT'`;

/** A system that tells of what another owns: one exception per flow and system, however many records it tells of. */
export const findOwnershipViolation = (): Statement => sql`
  SELECT DISTINCT ON (v.flow, v.system) ${finding({
    dedupe_key: sql`concat_ws(chr(31), v.flow, v.system)`,
    subject: sql`format('flow %s', v.flow)`,
    message: sql`format('%s tells of records of the flow %s, which it does not own, for example %s. What it told is parked.',
      v.system, v.flow, v.record_key)`,
    days_to_impact: sql`0`,
  })}
  FROM (SELECT r.flow, r.record_key, r.parked_at, r.id,
      CASE WHEN r.error_code = 'OWNERSHIP_VIOLATION' THEN coalesce(r.payload::jsonb #>> '{record,origin,system}',
        r.payload::jsonb #>> '{origin,system}', '') END AS system
    FROM parked_record r WHERE r.settled_at IS NULL AND r.error_code = 'OWNERSHIP_VIOLATION') v
  ORDER BY v.flow, v.system, v.parked_at, v.id`;

/** Records that nothing but a person can help: one exception per flow and reason, however many there are. */
export const findRefusedRecord = (): Statement => sql`
  SELECT DISTINCT ON (r.flow, r.error_code) ${finding({
    dedupe_key: sql`concat_ws(chr(31), r.flow, r.error_code)`,
    subject: sql`format('flow %s', r.flow)`,
    message: sql`format('Records of the flow %s were refused (%s), first %s: %s', r.flow, r.error_code, r.record_key,
      left(r.error_message, 500))`,
    days_to_impact: sql`0`,
  })}
  FROM parked_record r WHERE r.settled_at IS NULL AND r.missing IS NULL
    AND r.error_code NOT IN ('IDEMPOTENCY_CONFLICT', 'OWNERSHIP_VIOLATION')
  ORDER BY r.flow, r.error_code, r.parked_at, r.id`;
