import type { OutboundCommand, OutboundKind, OutboundState } from '@distribution/model/operations/outbound';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { sql } from '../sql/statement.ts';

export interface OutboundRow {
  readonly id: string;
  readonly kind: OutboundKind;
  /** JSON text as it was handed in: approvals and keys of some systems go by it byte for byte. */
  readonly content: string;
  readonly system: string;
  readonly subject: string;
  readonly state: OutboundState;
  readonly request_id: string;
  readonly request_sha256: string;
  readonly step: number;
  readonly compensates: string | null;
  readonly requested_by: string;
  readonly reason: string | null;
  readonly idempotency_key: string;
  readonly write_key: string;
  readonly approval: string | null;
  readonly correlation_id: string;
  readonly attempts: number;
  readonly lookups: number;
  readonly turn: number;
  readonly requested_at: Date;
  readonly sent_at: Date | null;
  readonly answered_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly next_attempt_at: Date | null;
  readonly document: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly approval_id: string | null;
  /** Empty for the house's own. */
  readonly region_code: string;
  readonly legal_entity: string;
  readonly origin: string | null;
  readonly through: string[];
}

export const OUTBOUND_COLUMNS = sql`t.id, t.kind, t.content, t.system, t.subject, t.state, t.request_id, t.request_sha256,
  t.step, t.compensates, t.requested_by, t.reason, t.idempotency_key, t.write_key, t.approval, t.correlation_id, t.attempts,
  t.lookups, t.turn, t.requested_at, t.sent_at, t.answered_at, t.confirmed_at, t.next_attempt_at, t.document, t.error_code,
  t.error_message, t.approval_id, t.region_code, t.legal_entity, t.origin, t.through`;

const instantOrNull = (date: Date | null): Instant | null => (date === null ? null : instantOf(date.getTime()));

export const outboundOf = (row: OutboundRow): OutboundCommand =>
  ({
    id: row.id,
    kind: row.kind,
    content: JSON.parse(row.content) as unknown,
    system: row.system,
    subject: row.subject,
    state: row.state,
    requestId: row.request_id,
    step: row.step,
    compensates: row.compensates,
    requestedBy: row.requested_by,
    reason: row.reason,
    idempotencyKey: row.idempotency_key,
    writeKey: row.write_key,
    approval: row.approval,
    approvalId: row.approval_id,
    origin: row.origin,
    through: row.through,
    correlationId: row.correlation_id,
    attempts: row.attempts,
    lookups: row.lookups,
    requestedAt: instantOf(row.requested_at.getTime()),
    sentAt: instantOrNull(row.sent_at),
    answeredAt: instantOrNull(row.answered_at),
    confirmedAt: instantOrNull(row.confirmed_at),
    nextAttemptAt: instantOrNull(row.next_attempt_at),
    document: row.document,
    errorCode: row.error_code,
    errorMessage: row.error_message,
  }) as OutboundCommand; // the content was written for this kind
