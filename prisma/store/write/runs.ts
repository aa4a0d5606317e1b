import type { FlowName, SyncRun } from '@distribution/model/operations/sync-flow';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import { type NewEvent, NOBODY, appendEvents } from '../log/append-events.ts';
import { RUN_COLUMNS, runOf, type RunRow } from '../read/flow-row.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql, type Statement } from '../sql/statement.ts';
import { OUTAGE_GOES_ON, OUTAGE_MAY_END } from './flow-outages.ts';

/** Opens a run. The caller holds the flow's lease, so a run that is still RUNNING belongs to a process that is gone. */
export const startRun = async (
  database: Database,
  flow: FlowName,
  trigger: SyncRun['trigger'],
  correlationId: string,
  contributor: SyncRun['contributor'],
): Promise<string> => {
  const id = createRowId();
  await database.query(sql`
    WITH abandoned AS (
      UPDATE sync_run SET outcome = 'ABANDONED', finished_at = now() WHERE flow = ${flow} AND outcome = 'RUNNING'
    ), tried AS (
      UPDATE sync_flow SET last_attempt_at = now() WHERE name = ${flow} AND ${contributor}::text IS NULL
    )
    INSERT INTO sync_run (id, flow, trigger, started_at, outcome, read, applied, unchanged, parked, correlation_id, contributor)
    VALUES (${id}, ${flow}, ${trigger}, now(), 'RUNNING', 0, 0, 0, 0, ${correlationId}, ${contributor})`);
  return id;
};

const runEvent = (run: SyncRun): NewEvent => ({
  topic: 'sync.runs',
  key: run.id,
  owner: NOBODY,
  occurredAt: run.finishedAt ?? run.startedAt,
  payload: { run },
});

/** A run nobody needs to hear of: it found nothing new, as most polls do. Its row is there all the same. */
const isUneventful = (run: SyncRun): boolean => run.outcome === 'SUCCEEDED' && run.applied === 0 && run.parked === 0;

/** What the end of a run tells the flow. */
const toldFlow = (error: Parameters<SyncStore['finishRun']>[1]['error']): Statement =>
  error === null
    ? sql`last_success_at = now(), last_error_code = NULL, last_error_message = NULL, ${OUTAGE_MAY_END}`
    : sql`last_error_code = ${error.code}, last_error_message = ${error.message}, ${OUTAGE_GOES_ON}`;

/** Ends a run and tells the flow how it went; a run that has ended stays as it is. */
export const finishRun = (
  database: TransactionalDatabase,
  runId: string,
  { read, error }: Parameters<SyncStore['finishRun']>[1],
): Promise<void> =>
  database.transaction(async (transaction) => {
    const [row] = await transaction.query<RunRow>(sql`
      WITH ended AS (
        UPDATE sync_run t SET finished_at = now(), outcome = ${error === null ? 'SUCCEEDED' : 'FAILED'}, read = ${read},
          error_code = ${error?.code ?? null}, error_message = ${error?.message ?? null}
        WHERE t.id = ${runId} AND t.outcome = 'RUNNING' RETURNING ${RUN_COLUMNS}
      ), told AS (
        UPDATE sync_flow f SET ${toldFlow(error)} FROM ended WHERE f.name = ended.flow AND ended.contributor IS NULL
      )
      SELECT * FROM ended`);
    if (row === undefined) return;
    const run = runOf(row);
    if (!isUneventful(run)) await appendEvents(transaction, [runEvent(run)], run.correlationId);
  });
