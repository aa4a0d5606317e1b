import type { Command, CommandKind, CommandStatus } from '@distribution/model/operations/command';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { sql } from '../sql/statement.ts';

export interface CommandRow {
  readonly id: string;
  readonly kind: CommandKind;
  readonly input: unknown;
  readonly input_sha256: string;
  readonly status: CommandStatus;
  readonly requested_by: string;
  readonly reason: string | null;
  readonly requested_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly attempts: number;
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly correlation_id: string;
}

export const COMMAND_COLUMNS = sql`t.id, t.kind, t.input, t.input_sha256, t.status, t.requested_by, t.reason, t.requested_at,
  t.started_at, t.finished_at, t.attempts, t.done, t.total, t.result, t.error_code, t.error_message, t.correlation_id`;

const instantOrNull = (date: Date | null): Instant | null => (date === null ? null : instantOf(date.getTime()));

export const commandOf = (row: CommandRow): Command =>
  ({
    id: row.id,
    kind: row.kind,
    input: row.input,
    status: row.status,
    requestedBy: row.requested_by,
    reason: row.reason,
    requestedAt: instantOf(row.requested_at.getTime()),
    startedAt: instantOrNull(row.started_at),
    finishedAt: instantOrNull(row.finished_at),
    attempts: row.attempts,
    done: row.done,
    total: row.total,
    result: row.result,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    correlationId: row.correlation_id,
  }) as Command; // input and result were written for this kind
