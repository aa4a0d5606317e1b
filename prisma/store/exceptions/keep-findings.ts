// Makes the exceptions of one kind what its search for causes finds now. Only causes that are new, gone or weigh otherwise
// than before leave the database, so a look costs what has changed and not what is open.
import { type BusinessExceptionKind, severityOf } from '@distribution/model/operations/business-exception';
import type { ExceptionPolicy, JudgedKind } from '@distribution/model/operations/exception-desk';
import { type Severity, SEVERITIES } from '@distribution/model/operations/exception';
import type { Instant } from '@distribution/model/time/instant';
import { appendEvents } from '../log/append-events.ts';
import { recordAudits } from '../security/record-audits.ts';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { BUSINESS_EXCEPTION_COLUMNS, type BusinessExceptionRow, exceptionEvents, moneyOf } from './exception-row.ts';

type Cause = Pick<
  BusinessExceptionRow,
  'dedupe_key' | 'subject' | 'message' | 'days_to_impact' | 'value' | 'currency' | 'customer_class' | 'role'
> &
  Pick<BusinessExceptionRow, 'sku' | 'location_code' | 'supplier_code' | 'legal_entity' | 'region_code'>;

/** A cause beside the exception it has: without the one it is new, without the other it is gone. */
type Difference = { readonly [C in keyof Cause]: Cause[C] | null } & {
  readonly judged: Severity | null;
  readonly held_id: string | null;
  readonly held_version: number | null;
  readonly held_severity: Severity | null;
  readonly held_role: string | null;
  readonly held_state: BusinessExceptionRow['state'] | null;
  readonly is_over: boolean;
};

/** Most differences taken in one transaction. */
export const STEP = 2_000;

const differencesOf = (
  transaction: Database,
  kind: BusinessExceptionKind,
  causes: Statement,
  role: string,
  now: Statement,
): Promise<readonly Difference[]> =>
  transaction.query<Difference>(sql`
    WITH found AS MATERIALIZED (
      SELECT DISTINCT ON (c.dedupe_key) c.dedupe_key, c.subject, c.message, c.sku, c.location_code, c.supplier_code,
        c.legal_entity, c.region_code, c.days_to_impact, CASE WHEN c.currency IS NULL THEN NULL ELSE c.value END AS value,
        c.currency, c.customer_class, c.severity AS judged, coalesce(c.role, ${role}) AS role
      FROM (${causes}) c ORDER BY c.dedupe_key, c.days_to_impact, c.value DESC),
    held AS (SELECT * FROM business_exception WHERE kind = ${kind} AND state <> 'CLOSED')
    SELECT f.*, t.id AS held_id, t.version AS held_version, t.severity AS held_severity, t.role AS held_role,
      t.state AS held_state, coalesce(t.state = 'SNOOZED' AND t.snoozed_until <= ${now}, FALSE) AS is_over
    FROM found f FULL JOIN held t ON t.dedupe_key = f.dedupe_key
    WHERE t.id IS NULL OR f.dedupe_key IS NULL OR (t.state = 'SNOOZED' AND t.snoozed_until <= ${now})
      OR (f.days_to_impact, f.value, f.currency, f.customer_class, f.role, coalesce(f.judged, t.severity))
        IS DISTINCT FROM (t.days_to_impact, t.value, t.currency, t.customer_class, t.role, t.severity)
    ORDER BY coalesce(f.dedupe_key, t.dedupe_key) LIMIT ${STEP}`);

const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Looks once; answers what changed, and whether there may be more to do. */
export const keepFindings = async (
  transaction: Database,
  kind: BusinessExceptionKind,
  causes: Statement,
  policy: ExceptionPolicy,
  at: Instant,
): Promise<JudgedKind & { readonly more: boolean }> => {
  const now = sql`${at}::timestamptz`;
  const differences = await differencesOf(transaction, kind, causes, policy.roles[kind], now);
  const weigh = (it: Difference): { severity: Severity; severity_rank: number } => {
    const facts = { daysToImpact: it.days_to_impact, value: moneyOf(it), customerClass: it.customer_class };
    const severity = it.judged ?? severityOf(facts, policy.values);
    return { severity, severity_rank: rankOf(severity) };
  };

  const fresh = differences
    .filter((it) => it.held_id === null)
    .map((it) => ({ ...it, ...weigh(it), id: createRowId() }));
  const kept = differences
    .filter((it) => it.held_id !== null && it.dedupe_key !== null)
    .map((it) => {
      const weight = weigh(it);
      const rises = it.held_severity !== null && weight.severity_rank > rankOf(it.held_severity);
      const wakes = it.is_over || (rises && (it.held_state === 'SNOOZED' || it.held_state === 'RESOLVED'));
      const shows = wakes || weight.severity !== it.held_severity || it.role !== it.held_role;
      return { ...it, ...weight, wakes, shows };
    });
  const gone = differences.filter((it) => it.dedupe_key === null);

  // What was closed a short while ago goes on; its unique key keeps two looks from opening one cause twice.
  const reopened = await transaction.query<BusinessExceptionRow>(sql`
    UPDATE business_exception t SET state = CASE WHEN t.assignee IS NULL THEN 'OPEN' ELSE 'CLAIMED' END, severity = r.severity,
      severity_rank = r.severity_rank, role = r.role, message = r.message, days_to_impact = r.days_to_impact, value = r.value,
      currency = r.currency, customer_class = r.customer_class, snoozed_until = NULL, reason = NULL,
      times_opened = t.times_opened + 1, version = t.version + 1, updated_at = ${now}, closed_at = NULL
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS r(dedupe_key text, severity text, severity_rank int, role text,
      message text, days_to_impact int, value numeric, currency text, customer_class text)
    WHERE t.id = (SELECT b.id FROM business_exception b WHERE b.kind = ${kind} AND b.dedupe_key = r.dedupe_key
        AND b.state = 'CLOSED' AND b.closed_at > ${now} - ${policy.dampingMinutes}::int * interval '1 minute'
      ORDER BY b.closed_at DESC, b.id LIMIT 1)
    RETURNING ${BUSINESS_EXCEPTION_COLUMNS}`);
  const again = new Set(reopened.map((row) => row.dedupe_key));
  const opened = await transaction.query<BusinessExceptionRow>(sql`
    INSERT INTO business_exception AS t (id, kind, dedupe_key, state, severity, severity_rank, role, subject, message, sku,
      location_code, supplier_code, legal_entity, region_code, days_to_impact, value, currency, customer_class, times_opened,
      version, opened_at, updated_at)
    SELECT r.id, ${kind}, r.dedupe_key, 'OPEN', r.severity, r.severity_rank, r.role, r.subject, r.message, r.sku,
      r.location_code, r.supplier_code, r.legal_entity, r.region_code, r.days_to_impact, r.value, r.currency,
      r.customer_class, 1, 1, ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(fresh.filter((it) => it.dedupe_key === null || !again.has(it.dedupe_key)))}::jsonb)
      AS r(id text, dedupe_key text, severity text, severity_rank int, role text, subject text, message text, sku text,
      location_code text, supplier_code text, legal_entity text, region_code text, days_to_impact int, value numeric,
      currency text, customer_class text)
    ON CONFLICT (kind, dedupe_key) WHERE state <> 'CLOSED' DO NOTHING
    RETURNING ${BUSINESS_EXCEPTION_COLUMNS}`);
  // A person who was quicker wins: what has another version by now is looked at again in the next round.
  const updated = await transaction.query<
    BusinessExceptionRow & { readonly shows: boolean; readonly wakes: boolean }
  >(sql`
    UPDATE business_exception t SET severity = r.severity, severity_rank = r.severity_rank, role = r.role,
      message = r.message, days_to_impact = r.days_to_impact, value = r.value, currency = r.currency,
      customer_class = r.customer_class,
      state = CASE WHEN NOT r.wakes THEN t.state WHEN t.assignee IS NULL THEN 'OPEN' ELSE 'CLAIMED' END,
      snoozed_until = CASE WHEN r.wakes THEN NULL ELSE t.snoozed_until END,
      version = t.version + r.shows::int, updated_at = CASE WHEN r.shows THEN ${now} ELSE t.updated_at END
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS r(held_id text, held_version int, severity text,
      severity_rank int, role text, message text, days_to_impact int, value numeric, currency text, customer_class text,
      wakes boolean, shows boolean)
    WHERE t.id = r.held_id AND t.version = r.held_version
    RETURNING ${BUSINESS_EXCEPTION_COLUMNS}, r.shows, r.wakes`);
  const closed = await transaction.query<BusinessExceptionRow>(sql`
    UPDATE business_exception t SET state = 'CLOSED', snoozed_until = NULL, version = t.version + 1, updated_at = ${now},
      closed_at = ${now}
    WHERE t.id = ANY(${gone.map((it) => it.held_id ?? '')}::text[]) AND t.state <> 'CLOSED'
    RETURNING ${BUSINESS_EXCEPTION_COLUMNS}`);

  const changed = updated.filter(({ shows }) => shows);
  const told = [
    ...opened.map((row) => ({ row, action: 'OPENED' })),
    ...reopened.map((row) => ({ row, action: 'REOPENED' })),
    ...changed.map((row) => ({ row, action: row.wakes ? 'WOKEN' : 'CHANGED' })),
    ...closed.map((row) => ({ row, action: 'CLOSED' })),
  ];
  const before = new Map(differences.map((it) => [it.held_id, it]));
  const correlationId = `exceptions-${at}`;
  await recordAudits(
    transaction,
    told.map(({ row, action }) => ({
      actor: 'exception-judge',
      action: `exception.${action}`,
      target: row.id,
      correlationId,
      detail: {
        kind,
        subject: row.subject,
        from: before.get(row.id)?.held_state ?? null,
        to: row.state,
        severity: row.severity,
        role: row.role,
        reason: row.message,
      },
    })),
  );
  await appendEvents(transaction, exceptionEvents(told.map(({ row }) => row)), correlationId);
  return {
    opened: opened.length,
    reopened: reopened.length,
    changed: changed.length,
    closed: closed.length,
    more: differences.length === STEP && opened.length + reopened.length + updated.length + closed.length > 0,
  };
};
