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
  await database.query(sql`
    UPDATE sync_run SET applied = applied + ${outcome.applied}, unchanged = unchanged + ${outcome.unchanged},
      parked = parked + ${outcome.parked} WHERE id = ${batch.runId}`);
  if (batch.cursor !== null)
    await database.query(sql`
      INSERT INTO source_cursor (flow, system, cursor, updated_at)
      VALUES (${batch.flow}, ${batch.contributor ?? ''}, ${batch.cursor}, ${now}::timestamptz)
      ON CONFLICT (flow, system) DO UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at`);
  if (batch.confirmedAt !== null)
    await database.query(sql`
      UPDATE sync_flow SET confirmed_at = greatest(confirmed_at, ${batch.confirmedAt}::timestamptz),
        restating = restating AND ${batch.cursor === null} WHERE name = ${batch.flow}`);
  const settled = batch.pages.flatMap(({ deliveryId }) => deliveryId ?? []);
  if (settled.length > 0)
    await database.query(sql`
      UPDATE delivery SET status = 'APPLIED', settled_at = ${now}::timestamptz
      WHERE delivery_id = ANY(${settled}::text[]) AND status = 'PENDING'`);
};
