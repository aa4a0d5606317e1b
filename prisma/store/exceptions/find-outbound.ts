// What is wrong with what we send, and with what systems say of it.
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { sql, type Statement } from '../sql/statement.ts';
import { finding } from './finding.ts';

/** A system took a change of master data and has not told of it since: what rests on it waits, or is about to go out. */
export const findMasterStalled = ({ masterConfirmationMinutes }: ExceptionPolicy, now: Statement): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`t.id`,
    subject: sql`t.subject`,
    message: sql`format('%s took the change of the %s %s minutes ago and has not told of it since. What rests on it goes out now.',
      t.system, t.subject, ${masterConfirmationMinutes}::int)`,
    sku: sql`t.content::jsonb->>'sku'`,
    location_code: sql`t.content::jsonb->>'locationCode'`,
    days_to_impact: sql`CASE WHEN EXISTS (SELECT 1 FROM outbound_command d WHERE d.state = 'QUEUED'
      AND d.touches && t.touches AND d.requested_at > t.requested_at) THEN 0 END`,
  })}
  FROM outbound_command t WHERE t.state = 'ACKNOWLEDGED' AND t.kind = 'CHANGE_PLANNING_PARAMETERS'
    AND t.answered_at < ${now} - ${masterConfirmationMinutes}::int * interval '1 minute'`;

/** The newest forecast that was taken up. */
const NEWEST = sql`(SELECT n.id FROM forecast_publication n WHERE n.state IN ('RUNNING', 'PUBLISHED')
  ORDER BY n.revision DESC, n.version_code DESC LIMIT 1)`;

/** A later change of the same parameters by a forecast was taken: the refused one is wanted no more. */
const OVERTAKEN = sql`(t.kind = 'CHANGE_PLANNING_PARAMETERS' AND EXISTS (SELECT 1 FROM outbound_command n
  WHERE n.kind = t.kind AND n.requested_by = t.requested_by AND n.touches && t.touches AND n.requested_at > t.requested_at
    AND n.state IN ('ACKNOWLEDGED', 'CONFIRMED')))`;

/** Given up, while the newest forecast still wants it: the ERP plans on an older one there. */
const OWED = sql`(t.kind = 'CHANGE_PLANNING_PARAMETERS' AND t.state = 'ABANDONED' AND EXISTS (SELECT 1 FROM forecast_impact i
  WHERE i.id = t.idempotency_key AND i.outcome = 'FAILED' AND i.publication_id = ${NEWEST}))`;

/**
 * A command that a system refused, or of which nobody knows any more whether it was done: a person decides. A change that the
 * newest forecast wants stays in the queue, given up or not, until the next one.
 */
export const findOutboundFailed = (): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`t.id`,
    subject: sql`t.subject`,
    message: sql`CASE t.state WHEN 'ABANDONED' THEN format('The change of the %s in %s was given up: it plans on an older forecast there until the next one.',
        t.subject, t.system)
      WHEN 'REJECTED' THEN format('%s refused the %s: %s', t.system, t.subject, t.error_message)
      ELSE format('Whether %s made the %s is not known: %s', t.system, t.subject, t.error_message) END`,
    supplier_code: sql`t.content::jsonb->>'supplierCode'`,
    sku: sql`t.content::jsonb->>'sku'`,
    location_code: sql`coalesce(t.content::jsonb->>'locationCode', t.content::jsonb->>'shipToCode')`,
    days_to_impact: sql`0`,
  })}
  FROM outbound_command t WHERE (t.state = 'REJECTED' AND NOT ${OVERTAKEN}) OR (t.state = 'UNKNOWN' AND t.next_attempt_at IS NULL)
    OR ${OWED}`;

/** An order that is told to have taken a step no order takes. What was told is parked. */
export const findIllegalTransition = (): Statement => sql`
  SELECT ${finding({
    dedupe_key: sql`r.id`,
    subject: sql`r.record_key`,
    message: sql`r.error_message`,
    days_to_impact: sql`0`,
  })}
  FROM parked_record r WHERE r.settled_at IS NULL AND r.error_code = 'ILLEGAL_TRANSITION'`;
