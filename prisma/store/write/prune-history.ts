import { pruneEventLog } from '../log/log-generation.ts';
import type { Database } from '../sql/database.ts';
import { type Statement, sql } from '../sql/statement.ts';

/** How many rows of each kind were forgotten. */
export interface PrunedHistory {
  readonly events: number;
  readonly runs: number;
  readonly deliveries: number;
  readonly parked: number;
  readonly answers: number;
  readonly latencies: number;
  readonly services: number;
}

const countOf = async (database: Database, removal: Statement): Promise<number> => {
  const rows = await database.query<{ pruned: string }>(
    sql`WITH gone AS (${removal} RETURNING 1) SELECT count(*) AS pruned FROM gone`,
  );
  return Number(rows[0]?.pruned ?? 0);
};

/**
 * Forgets what ended before the ISO instant: events, finished runs, settled deliveries, settled parked records, answers kept
 * for callers that might ask again, latencies, and service levels beyond the window of their objective.
 * What is open (a delivery still pending, a record still parked, a run under way) stays, however old it is. A delivery
 * that is sent again after that is applied again, which changes nothing: its records carry the revisions they had.
 */
export const pruneHistory = async (database: Database, before: string): Promise<PrunedHistory> => ({
  events: await pruneEventLog(database, before),
  runs: await countOf(database, sql`DELETE FROM sync_run WHERE finished_at < ${before}::timestamptz`),
  deliveries: await countOf(database, sql`DELETE FROM delivery WHERE settled_at < ${before}::timestamptz`),
  parked: await countOf(database, sql`DELETE FROM parked_record WHERE settled_at < ${before}::timestamptz`),
  answers: await countOf(database, sql`DELETE FROM idempotency_key WHERE expires_at < now()`),
  latencies: await countOf(database, sql`DELETE FROM sync_latency WHERE minute < ${before}::timestamptz`),
  services: await countOf(
    database,
    sql`DELETE FROM sync_service_level t WHERE t.minute < ${before}::timestamptz AND NOT EXISTS (
      SELECT 1 FROM sync_service_objective o
      WHERE o.name = t.name AND t.minute >= clock_timestamp() - o.window_days * interval '1 day')`,
  ),
});
