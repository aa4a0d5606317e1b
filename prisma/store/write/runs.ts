import { randomUUID } from 'node:crypto';
import type { FlowName, SyncRun } from '@distribution/model/operations/sync-flow';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import { type NewEvent, NOBODY, appendEvents } from '../log/append-events.ts';
import { RUN_COLUMNS, runOf, type RunRow } from '../read/flow-row.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { endOutage, noteOutage } from './flow-outages.ts';

/** Opens a run. The caller holds the flow's lease, so a run that is still RUNNING belongs to a process that is gone. */
export const startRun = (
  database: TransactionalDatabase,
  flow: FlowName,
  trigger: SyncRun['trigger'],
  correlationId: string,
  contributor: SyncRun['contributor'],
): Promise<string> =>
  database.transaction(async (transaction) => {
    const id = randomUUID();
    await transaction.query(sql`
      UPDATE sync_run SET outcome = 'ABANDONED', finished_at = now() WHERE flow = ${flow} AND outcome = 'RUNNING'`);
    await transaction.query(sql`
      INSERT INTO sync_run (id, flow, trigger, started_at, outcome, read, applied, unchanged, parked, correlation_id, contributor)
      VALUES (${id}, ${flow}, ${trigger}, now(), 'RUNNING', 0, 0, 0, 0, ${correlationId}, ${contributor})`);
    if (contributor === null)
      await transaction.query(sql`UPDATE sync_flow SET last_attempt_at = now() WHERE name = ${flow}`);
    return id;
  });

const runEvent = (run: SyncRun): NewEvent => ({
  topic: 'sync.runs',
  key: run.id,
  owner: NOBODY,
  occurredAt: run.finishedAt ?? run.startedAt,
  payload: { run },
});

/** A run nobody needs to hear of: it found nothing new, as most polls do. Its row is there all the same. */
const isUneventful = (run: SyncRun): boolean => run.outcome === 'SUCCEEDED' && run.applied === 0 && run.parked === 0;

const settleFlow = async (
  database: Database,
  { flow, started_at: startedAt, read }: RunRow,
  error: Parameters<SyncStore['finishRun']>[1]['error'],
): Promise<void> => {
  await (error === null ? endOutage(database, flow, startedAt) : noteOutage(database, flow, startedAt, read > 0));
  await database.query(
    error === null
      ? sql`UPDATE sync_flow SET last_success_at = now(), last_error_code = NULL, last_error_message = NULL WHERE name = ${flow}`
      : sql`UPDATE sync_flow SET last_error_code = ${error.code}, last_error_message = ${error.message} WHERE name = ${flow}`,
  );
};

/** Ends a run and tells the flow how it went; a run that has ended stays as it is. */
export const finishRun = (
  database: TransactionalDatabase,
  runId: string,
  { read, error }: Parameters<SyncStore['finishRun']>[1],
): Promise<void> =>
  database.transaction(async (transaction) => {
    const [row] = await transaction.query<RunRow>(sql`
      UPDATE sync_run t SET finished_at = now(), outcome = ${error === null ? 'SUCCEEDED' : 'FAILED'}, read = ${read},
        error_code = ${error?.code ?? null}, error_message = ${error?.message ?? null}
      WHERE t.id = ${runId} AND t.outcome = 'RUNNING' RETURNING ${RUN_COLUMNS}`);
    if (row === undefined) return;
    if (row.contributor === null) await settleFlow(transaction, row, error);
    const run = runOf(row);
    if (!isUneventful(run)) await appendEvents(transaction, [runEvent(run)], run.correlationId);
  });
