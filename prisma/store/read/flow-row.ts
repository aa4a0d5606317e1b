import type { ParkedRecord } from '@distribution/model/operations/ports';
import type { SyncFlow, SyncRun } from '@distribution/model/operations/sync-flow';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { sql } from '../sql/statement.ts';

const instantOrNull = (date: Date | null): Instant | null => (date === null ? null : instantOf(date.getTime()));

export interface FlowRow extends Pick<SyncFlow, 'name' | 'mode' | 'system' | 'owner' | 'contributors' | 'replacement'> {
  readonly freshness_target_seconds: number;
  readonly field_owners: SyncFlow['fieldOwners'];
  readonly freshness_targets: SyncFlow['freshnessTargets'];
  readonly last_outage: SyncFlow['lastOutage'];
  readonly last_attempt_at: Date | null;
  readonly last_success_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly last_error_code: string | null;
  readonly last_error_message: string | null;
}
export const FLOW_COLUMNS = sql`t.name, t.mode, t.system, t.freshness_target_seconds, t.owner, t.field_owners, t.contributors,
  t.replacement, t.freshness_targets, t.last_outage, t.last_attempt_at, t.last_success_at,
  t.confirmed_at, t.last_error_code, t.last_error_message`;
export const flowOf = (row: FlowRow): SyncFlow => ({
  name: row.name,
  mode: row.mode,
  system: row.system,
  freshnessTargetSeconds: row.freshness_target_seconds,
  owner: row.owner,
  fieldOwners: row.field_owners,
  contributors: row.contributors,
  replacement: row.replacement,
  freshnessTargets: row.freshness_targets,
  lastOutage: row.last_outage,
  lastAttemptAt: instantOrNull(row.last_attempt_at),
  lastSuccessAt: instantOrNull(row.last_success_at),
  confirmedAt: instantOrNull(row.confirmed_at),
  lastErrorCode: row.last_error_code,
  lastErrorMessage: row.last_error_message,
});

export interface RunRow extends Pick<
  SyncRun,
  'id' | 'flow' | 'trigger' | 'outcome' | 'read' | 'applied' | 'unchanged' | 'parked' | 'contributor'
> {
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly correlation_id: string;
}
export const RUN_COLUMNS = sql`t.id, t.flow, t.trigger, t.outcome, t.read, t.applied, t.unchanged, t.parked, t.started_at,
  t.finished_at, t.error_code, t.error_message, t.correlation_id, t.contributor`;
export const runOf = (row: RunRow): SyncRun => ({
  id: row.id,
  flow: row.flow,
  trigger: row.trigger,
  startedAt: instantOf(row.started_at.getTime()),
  finishedAt: instantOrNull(row.finished_at),
  outcome: row.outcome,
  read: row.read,
  applied: row.applied,
  unchanged: row.unchanged,
  parked: row.parked,
  errorCode: row.error_code,
  errorMessage: row.error_message,
  correlationId: row.correlation_id,
  contributor: row.contributor,
});

export interface ParkedRow extends Pick<ParkedRecord, 'id' | 'flow' | 'stage' | 'payload'> {
  readonly record_key: string;
  readonly error_code: string;
  readonly error_message: string;
  readonly parked_at: Date;
  readonly correlation_id: string | null;
}
export const PARKED_COLUMNS = sql`t.id, t.flow, t.stage, t.payload, t.record_key, t.error_code, t.error_message, t.parked_at,
  t.correlation_id`;
export const parkedOf = (row: ParkedRow): ParkedRecord => ({
  id: row.id,
  flow: row.flow,
  key: row.record_key,
  stage: row.stage,
  errorCode: row.error_code,
  errorMessage: row.error_message,
  payload: row.payload,
  parkedAt: instantOf(row.parked_at.getTime()),
  correlationId: row.correlation_id,
});
