import type { BatchOutcome } from '@distribution/model/operations/sync-store';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import type { PagesBatch } from './pages.ts';

/** Writes down how far the flow has come: counts of the run, cursor, what the flow vouches for, the settled deliveries. */
export const recordProgress = async (
  database: Database,
  batch: PagesBatch,
  outcome: BatchOutcome,
  now: Instant,
): Promise<void> => {
  const settled = batch.pages.flatMap(({ deliveryId }) => deliveryId ?? []);
  await database.query(sql`
    WITH counted AS (
      UPDATE sync_run SET applied = applied + ${outcome.applied}, unchanged = unchanged + ${outcome.unchanged},
        parked = parked + ${outcome.parked} WHERE id = ${batch.runId}
    ), moved AS (
      INSERT INTO source_cursor (flow, system, cursor, updated_at)
      SELECT ${batch.flow}, ${batch.contributor ?? ''}, ${batch.cursor}::text, ${now}::timestamptz
      WHERE ${batch.cursor}::text IS NOT NULL
      ON CONFLICT (flow, system) DO UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at
    ), vouched AS (
      UPDATE sync_flow SET confirmed_at = greatest(confirmed_at, ${batch.confirmedAt}::timestamptz),
        restating = restating AND ${batch.cursor === null},
        loaded_at = CASE WHEN confirmed_at IS NULL AND EXISTS (SELECT 1 FROM sync_run r WHERE r.id = ${batch.runId} AND r.trigger = 'SEED')
          THEN ${now}::timestamptz ELSE loaded_at END
      WHERE name = ${batch.flow} AND ${batch.confirmedAt}::timestamptz IS NOT NULL
    )
    UPDATE delivery SET status = 'APPLIED', settled_at = ${now}::timestamptz
    WHERE delivery_id = ANY(${settled}::text[]) AND status = 'PENDING'`);
};
