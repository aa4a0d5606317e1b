import { createHash } from 'node:crypto';
import type { Drift, JudgedDiscrepancy, RunCounts } from '@distribution/model/operations/reconciliation';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { appendEvents, type NewEvent } from '../log/append-events.ts';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import { keyTextOf } from '../write/natural-key.ts';
import { DRIFT_COLUMNS, driftOf, type DriftRow } from './drift-rows.ts';

/** What tells one finding about a record from another: an accepted drift stays accepted while this is the same. */
const digestOf = ({ kind, fields }: JudgedDiscrepancy): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, fields]))
    .digest('hex');

/** News of drifts, in the shape of the graph's type. */
export const driftEvents = (drifts: readonly Drift[]): readonly NewEvent[] =>
  drifts.map((drift) => ({
    topic: 'operations.drifts' as const,
    key: drift.id,
    owner: { region: '', legalEntity: '', customer: '' }, // the house's own: only for who may see every row
    occurredAt: instantOf(Date.now()),
    payload: { drift },
  }));

/**
 * Throws VERSION_CONFLICT when the run is no longer under way: a later comparison of the flow has begun, after this one was
 * thought to be gone or beside it, and what this one read is the older news. The row stays locked until the run has ended.
 */
const refuseAbandoned = async (transaction: Database, runId: string, flow: FlowName): Promise<void> => {
  const [run] = await transaction.query<{ outcome: string }>(
    sql`SELECT outcome FROM reconciliation_run WHERE id = ${runId} FOR UPDATE`,
  );
  if (run?.outcome === 'RUNNING') return;
  throw new AppError(
    'VERSION_CONFLICT',
    `A later comparison of the flow ${flow} has begun: this one ends without a word.`,
    {
      nextStep: 'See what the later one finds (reconciliationRuns).',
    },
  );
};

/**
 * Ends a run in one transaction: what it found is opened or seen again, what it did not find any more is closed. Answers
 * the drifts that are open now and that nobody has to decide about.
 */
export const keepDrifts = async (
  transaction: Database,
  runId: string,
  flow: FlowName,
  counts: RunCounts,
  found: readonly JudgedDiscrepancy[],
  correlationId: string,
  shadow: Drift['shadow'],
): Promise<readonly Drift[]> => {
  await refuseAbandoned(transaction, runId, flow);
  const slotOf = (kind: string, key: string): string => keyTextOf([kind, key]);
  const known = await transaction.query<DriftRow>(sql`
    SELECT ${DRIFT_COLUMNS} FROM drift t WHERE t.flow = ${flow} AND t.status IN ('OPEN', 'ACCEPTED')
      AND t.shadow IS NOT DISTINCT FROM ${shadow}::text
    ORDER BY t.status, t.opened_at`);
  const accepted = new Set(
    known
      .filter(({ status }) => status === 'ACCEPTED')
      .map(({ digest, ...row }) => keyTextOf([row.record_kind, row.record_key, digest])),
  );
  const open = new Map(
    known.filter(({ status }) => status === 'OPEN').map((row) => [slotOf(row.record_kind, row.record_key), row]),
  );
  const fresh: object[] = [];
  const seen: object[] = [];
  for (const finding of found) {
    const digest = digestOf(finding);
    if (accepted.has(keyTextOf([finding.recordKind, finding.recordKey, digest]))) continue;
    const slot = slotOf(finding.recordKind, finding.recordKey);
    const before = open.get(slot);
    open.delete(slot);
    const { kind, review, fields } = finding;
    const told = { kind, review, fields, digest, remedy: JSON.stringify(finding.remedy) };
    if (before !== undefined) seen.push({ id: before.id, ...told });
    else fresh.push({ id: createRowId(), record_kind: finding.recordKind, record_key: finding.recordKey, ...told });
  }
  const opened = await transaction.query<DriftRow>(sql`
    INSERT INTO drift AS t (id, run_id, flow, record_kind, record_key, kind, review, status, digest, fields, remedy, opened_at, seen_at, shadow)
    SELECT r.id, ${runId}, ${flow}, r.record_kind, r.record_key, r.kind, r.review, 'OPEN', r.digest, r.fields, r.remedy,
      clock_timestamp(), clock_timestamp(), ${shadow}::text
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS r(id text, record_kind text, record_key text, kind text,
      review text, digest text, fields jsonb, remedy text)
    RETURNING ${DRIFT_COLUMNS}`);
  const again = await transaction.query<DriftRow>(sql`
    UPDATE drift t SET run_id = ${runId}, kind = r.kind, review = r.review, digest = r.digest, fields = r.fields,
      remedy = r.remedy, seen_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) AS r(id text, kind text, review text, digest text,
      fields jsonb, remedy text)
    WHERE t.id = r.id RETURNING ${DRIFT_COLUMNS}`);
  const closed = await transaction.query<DriftRow>(sql`
    UPDATE drift t SET status = 'CLOSED', closed_at = clock_timestamp(), closed_by = 'reconciliation',
      reason = 'both agree again'
    WHERE t.id = ANY(${[...open.values()].map(({ id }) => id)}::text[]) RETURNING ${DRIFT_COLUMNS}`);
  await transaction.query(sql`
    UPDATE reconciliation_run SET finished_at = clock_timestamp(), outcome = 'FINISHED', compared = ${counts.compared},
      matched = ${counts.matched}, within_tolerance = ${counts.withinTolerance}, in_flight = ${counts.inFlight},
      opened = ${opened.length}, still_open = ${again.length}, closed = ${closed.length}
    WHERE id = ${runId}`);
  await appendEvents(transaction, driftEvents([...opened, ...closed].map(driftOf)), correlationId);
  return [...opened, ...again].map(driftOf).filter(({ review }) => review === 'AUTO');
};
