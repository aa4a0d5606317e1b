// How instances of work stand: what each does next, whom it waits for and since when, and what hangs on it.
import { PUBLICATION_STEPS } from '@distribution/model/forecasts/publication';
import type { WaitingOn, WorkflowReader, WorkflowStatus } from '@distribution/model/operations/workflow';
import { instantOf } from '@distribution/model/time/instant';
import { HAS_ITS_TURN } from '../outbound/turn.ts';
import type { Database } from '../sql/database.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { impactOf, type ImpactRow, movedByActions, movedByPublications, selectImpacts } from './impact.ts';

interface StatusRow {
  readonly id: string;
  readonly step: string;
  readonly state: string;
  readonly waiting_on: WaitingOn | null;
  readonly waiting_for: string | null;
  readonly since: Date;
}

/** The instant of the last step that the audit trail has of it (alias `t`). */
const LAST_STEP = sql`(SELECT max(e.at) FROM audit_entry e WHERE e.target = t.id)`;

/** What a command that is not its turn waits behind. */
const AHEAD = sql`(SELECT s.subject FROM outbound_command s WHERE s.id <> t.id AND s.state NOT IN ('CONFIRMED', 'ABANDONED', 'COMPENSATED')
  AND (s.request_id = t.request_id OR (s.kind = 'CHANGE_PLANNING_PARAMETERS' AND s.touches && t.touches
    AND (s.requested_at, s.id) < (t.requested_at, t.id))) ORDER BY s.requested_at, s.step LIMIT 1)`;

const commandsIn = (ids: readonly string[]): Statement => sql`
  SELECT t.id, t.state AS step, t.state, coalesce(${LAST_STEP}, t.requested_at) AS since, w.waiting_on,
    CASE w.waiting_on WHEN 'SYSTEM' THEN t.system WHEN 'COMMAND' THEN ${AHEAD} WHEN 'PLATFORM' THEN 'its turn'
      WHEN 'PERSON' THEN coalesce((SELECT array_to_string(a.approver_roles, ', ') FROM approval_request a
        WHERE a.id = t.approval_id AND t.state = 'AWAITING_APPROVAL'), 'operator') END AS waiting_for
  FROM outbound_command t CROSS JOIN LATERAL (SELECT CASE
    WHEN t.state IN ('AWAITING_APPROVAL', 'REJECTED') OR (t.state = 'UNKNOWN' AND t.next_attempt_at IS NULL) THEN 'PERSON'
    WHEN t.state IN ('SENT', 'UNKNOWN', 'ACKNOWLEDGED') THEN 'SYSTEM'
    WHEN t.state = 'QUEUED' THEN CASE WHEN ${HAS_ITS_TURN} THEN 'PLATFORM' ELSE 'COMMAND' END END AS waiting_on) w
  WHERE t.id = ANY(${[...ids]}::text[])`;

const approvalsIn = (ids: readonly string[]): Statement => sql`
  SELECT t.id, t.state AS step, t.state, coalesce(t.decided_at, t.requested_at) AS since,
    CASE WHEN t.state = 'PENDING' THEN 'PERSON' END AS waiting_on,
    CASE WHEN t.state = 'PENDING' THEN array_to_string(t.approver_roles, ', ') END AS waiting_for
  FROM approval_request t WHERE t.id = ANY(${[...ids]}::text[])`;

const publicationsIn = (ids: readonly string[]): Statement => sql`
  SELECT t.id, coalesce(CASE WHEN t.state = 'RUNNING' THEN n.step END, l.step, ${PUBLICATION_STEPS[0]}) AS step, t.state,
    coalesce(t.finished_at, l.finished_at, t.started_at) AS since,
    CASE WHEN t.state = 'RUNNING' THEN 'PLATFORM' WHEN o.asked > 0 THEN 'PERSON' WHEN o.sent > 0 THEN 'SYSTEM' END AS waiting_on,
    CASE WHEN t.state = 'RUNNING' THEN 'its turn' WHEN o.asked > 0 THEN o.roles WHEN o.sent > 0 THEN o.systems END AS waiting_for
  FROM forecast_publication t
  LEFT JOIN LATERAL (SELECT s.step, s.finished_at FROM forecast_publication_step s WHERE s.publication_id = t.id
    ORDER BY array_position(${[...PUBLICATION_STEPS]}::text[], s.step) DESC LIMIT 1) l ON TRUE
  LEFT JOIN LATERAL (SELECT u.step FROM unnest(${[...PUBLICATION_STEPS]}::text[]) WITH ORDINALITY u(step, place)
    WHERE NOT EXISTS (SELECT 1 FROM forecast_publication_step s WHERE s.publication_id = t.id AND s.step = u.step)
    ORDER BY u.place LIMIT 1) n ON TRUE
  LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE i.outcome = 'NEEDS_APPROVAL') AS asked,
      count(*) FILTER (WHERE i.outcome = 'SUBMITTED') AS sent,
      string_agg(DISTINCT array_to_string(a.approver_roles, ', '), ', ') FILTER (WHERE i.outcome = 'NEEDS_APPROVAL') AS roles,
      string_agg(DISTINCT i.body->'action'->>'system', ', ') FILTER (WHERE i.outcome = 'SUBMITTED') AS systems
    FROM forecast_impact i LEFT JOIN approval_request a ON a.id = i.approval_id LEFT JOIN outbound_command c ON c.id = i.outbound_id
    WHERE i.publication_id = t.id AND (i.outcome = 'NEEDS_APPROVAL'
      OR (i.outcome = 'SUBMITTED' AND c.state IS DISTINCT FROM 'CONFIRMED'))) o ON TRUE
  WHERE t.id = ANY(${[...ids]}::text[])`;

const read = async (
  database: Database,
  ids: readonly string[],
  statuses: Statement,
  moved: Statement,
): Promise<readonly (WorkflowStatus | null)[]> => {
  const rows = new Map((await database.query<StatusRow>(statuses)).map((row) => [row.id, row]));
  const impacts = new Map((await database.query<ImpactRow>(selectImpacts(moved))).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    if (row === undefined) return null;
    return {
      step: row.step,
      state: row.state,
      waitingOn: row.waiting_on,
      waitingFor: row.waiting_for,
      since: instantOf(row.since.getTime()),
      impact: impactOf(impacts.get(id)),
    };
  });
};

export const createWorkflowReader = (database: Database): WorkflowReader => ({
  ofCommands: (ids) => {
    const actions = sql`SELECT c.id, c.content::jsonb AS content FROM outbound_command c WHERE c.id = ANY(${[...ids]}::text[])`;
    return read(database, ids, commandsIn(ids), movedByActions(actions));
  },
  ofApprovals: (ids) => {
    const actions = sql`SELECT r.id, r.content FROM approval_request r WHERE r.id = ANY(${[...ids]}::text[])`;
    return read(database, ids, approvalsIn(ids), movedByActions(actions));
  },
  ofPublications: (ids, scope) => read(database, ids, publicationsIn(ids), movedByPublications(ids, scope)),
});
