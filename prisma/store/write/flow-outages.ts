import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/** An attempt failed: an outage begins, or goes on; that it read something first says that the system answers again. */
export const noteOutage = async (
  database: Database,
  flow: FlowName,
  startedAt: Date,
  hasRead: boolean,
): Promise<void> => {
  await database.query(sql`
    UPDATE sync_flow SET failing_confirmed_at = CASE WHEN failing_since IS NULL THEN confirmed_at ELSE failing_confirmed_at END,
      answered_at = CASE WHEN failing_since IS NOT NULL AND ${hasRead} THEN coalesce(answered_at, ${startedAt}::timestamptz) ELSE answered_at END,
      failing_since = coalesce(failing_since, now())
    WHERE name = ${flow}`);
};

/**
 * An attempt succeeded. The outage, if there was one, is over when the flow vouches for more than when it began: a delivery
 * that could be applied meanwhile does not end it.
 */
export const endOutage = async (database: Database, flow: FlowName, startedAt: Date): Promise<void> => {
  await database.query(sql`
    UPDATE sync_flow SET failing_since = NULL, failing_confirmed_at = NULL, answered_at = NULL,
      last_outage = jsonb_build_object(
        'failedAt', to_char(failing_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'answeredAt', to_char(coalesce(answered_at, ${startedAt}::timestamptz) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'caughtUpAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    WHERE name = ${flow} AND failing_since IS NOT NULL AND confirmed_at IS DISTINCT FROM failing_confirmed_at`);
};
