import type { ReadWindow, ValueCorrection } from '@distribution/model/operations/readers';
import type { Drift } from '@distribution/model/operations/reconciliation';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { appendEvents, NOBODY, type NewEvent } from '../log/append-events.ts';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { recordsOfRemedy } from './drift-window.ts';
import { readersIn } from './readers-in.ts';

/** Corrections that are told in one round; the next round tells the others. */
const MOST = 100;

interface RightRow extends Pick<Drift, 'id' | 'fields'> {
  readonly record_kind: Drift['recordKind'];
  readonly record_key: string;
  readonly remedy: string;
  readonly agreed_at: Date | null;
  readonly closed_at: Date;
}
interface SubjectRow extends Pick<ValueCorrection, 'subject'> {
  readonly operations: string[];
  readonly first_read_at: Date;
  readonly last_read_at: Date;
  readonly reads: string;
}

/**
 * See `Watch.tellReaders`. A drift that somebody accepted was no wrong value; one of a system that is to take over was
 * never shown. The events belong to no row: they carry no value, and go to those who were given the record.
 */
export const tellReaders = async (transaction: Database, now: Instant, graceMs: number): Promise<number> => {
  const right = await transaction.query<RightRow>(sql`
    WITH due AS (
      SELECT t.id FROM drift t WHERE t.readers_told_at IS NULL AND t.status IN ('CORRECTED', 'CLOSED')
        AND t.shadow IS NULL AND t.closed_at < ${now}::timestamptz - ${graceMs} * interval '1 millisecond'
      ORDER BY t.closed_at, t.id LIMIT ${MOST} FOR UPDATE)
    UPDATE drift d SET readers_told_at = ${now}::timestamptz FROM due WHERE d.id = due.id
    RETURNING d.id, d.record_kind, d.record_key, d.fields, d.remedy, d.closed_at,
      (SELECT max(r.started_at) FROM reconciliation_run r
       WHERE r.flow = d.flow AND r.outcome = 'FINISHED' AND r.finished_at < d.opened_at) AS agreed_at`);
  const events: NewEvent[] = [];
  for (const row of right) {
    const recordIds = await recordsOfRemedy(transaction, row.remedy);
    if (recordIds.length === 0) continue;
    const wrongSince = row.agreed_at === null ? null : instantOf(row.agreed_at.getTime());
    const correctedAt = instantOf(row.closed_at.getTime());
    const window: ReadWindow = { entityIds: recordIds, from: wrongSince, to: correctedAt, fields: null };
    const subjects = await transaction.query<SubjectRow>(sql`
      SELECT t.subject, coalesce(array_agg(DISTINCT t.operation_name) FILTER (WHERE t.operation_name IS NOT NULL), '{}') AS operations,
        min(t.first_read_at) AS first_read_at, max(t.last_read_at) AS last_read_at, sum(t.reads) AS reads
      FROM ${readersIn(window)} GROUP BY t.subject ORDER BY t.subject`);
    for (const { subject, operations, first_read_at, last_read_at, reads } of subjects) {
      const correction: ValueCorrection = {
        driftId: row.id,
        recordIds,
        recordKind: row.record_kind,
        recordKey: row.record_key,
        fields: row.fields.map(({ field }) => field),
        wrongSince,
        correctedAt,
        subject,
        operationNames: operations,
        firstReadAt: instantOf(first_read_at.getTime()),
        lastReadAt: instantOf(last_read_at.getTime()),
        reads: Number(reads),
      };
      events.push({
        topic: 'operations.corrections',
        key: row.id,
        owner: NOBODY,
        occurredAt: correctedAt,
        payload: { correction },
      });
    }
  }
  await appendEvents(transaction, events, `watch-${now}`); // the last statement: see append-events.ts
  return events.length;
};
