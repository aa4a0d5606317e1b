import type { Drift, ReconciliationRun } from '@distribution/model/operations/reconciliation';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { sql } from '../sql/statement.ts';

const instantOrNull = (date: Date | null): Instant | null => (date === null ? null : instantOf(date.getTime()));

export interface DriftRow extends Pick<
  Drift,
  'id' | 'flow' | 'kind' | 'review' | 'status' | 'fields' | 'reason' | 'shadow'
> {
  readonly record_kind: Drift['recordKind'];
  readonly record_key: string;
  readonly digest: string;
  readonly remedy: string;
  readonly opened_at: Date;
  readonly seen_at: Date;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
}
export const DRIFT_COLUMNS = sql`t.id, t.flow, t.record_kind, t.record_key, t.kind, t.review, t.status, t.digest, t.fields,
  t.remedy, t.opened_at, t.seen_at, t.closed_at, t.closed_by, t.reason, t.shadow`;
export const driftOf = (row: DriftRow): Drift => ({
  id: row.id,
  flow: row.flow,
  recordKind: row.record_kind,
  recordKey: row.record_key,
  kind: row.kind,
  review: row.review,
  status: row.status,
  fields: row.fields,
  openedAt: instantOf(row.opened_at.getTime()),
  seenAt: instantOf(row.seen_at.getTime()),
  closedAt: instantOrNull(row.closed_at),
  closedBy: row.closed_by,
  reason: row.reason,
  shadow: row.shadow,
});

export interface RunRow extends Pick<
  ReconciliationRun,
  'id' | 'flow' | 'outcome' | 'compared' | 'matched' | 'opened' | 'closed' | 'corrected' | 'shadow'
> {
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly within_tolerance: number;
  readonly in_flight: number;
  readonly still_open: number;
  readonly correlation_id: string;
}
export const RUN_COLUMNS = sql`t.id, t.flow, t.started_at, t.finished_at, t.outcome, t.compared, t.matched,
  t.within_tolerance, t.in_flight, t.opened, t.still_open, t.closed, t.corrected, t.correlation_id, t.shadow`;
export const runOf = (row: RunRow): ReconciliationRun => ({
  id: row.id,
  flow: row.flow,
  startedAt: instantOf(row.started_at.getTime()),
  finishedAt: instantOrNull(row.finished_at),
  outcome: row.outcome,
  compared: row.compared,
  matched: row.matched,
  withinTolerance: row.within_tolerance,
  inFlight: row.in_flight,
  opened: row.opened,
  stillOpen: row.still_open,
  closed: row.closed,
  corrected: row.corrected,
  correlationId: row.correlation_id,
  shadow: row.shadow,
});
