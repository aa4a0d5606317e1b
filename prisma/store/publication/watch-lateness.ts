import type { ForecastFallback, LatenessPolicy } from '@distribution/model/forecasts/forecast-fallback';
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { recordAudit } from '../security/record-audits.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';

/** Opens the fallback when the next version is overdue, once, and ends it when one has landed. */
export const watchLateness = (
  database: TransactionalDatabase,
  { policy, everyHours }: LatenessPolicy,
  now: Instant,
): Promise<'OPENED' | 'CLOSED' | null> =>
  database.transaction(async (transaction) => {
    const newest = sql`SELECT v.code, v.published_at + ${everyHours}::int * interval '1 hour' AS due_at FROM forecast_version v
      WHERE v.status = 'PUBLISHED' ORDER BY v.revision DESC, v.code DESC LIMIT 1`;
    const [closed] = await transaction.query<{ id: string; ended_by: string }>(sql`
      UPDATE forecast_fallback f SET closed_at = ${now}::timestamptz, ended_by = n.code
      FROM (${newest}) n WHERE f.closed_at IS NULL AND n.due_at > ${now}::timestamptz RETURNING f.id, f.ended_by`);
    const [opened] =
      closed === undefined
        ? await transaction.query<{ id: string; version_code: string }>(sql`
            INSERT INTO forecast_fallback (id, policy, version_code, due_at, opened_at)
            SELECT ${createRowId()}, ${policy}, n.code, n.due_at, ${now}::timestamptz FROM (${newest}) n
            WHERE n.due_at <= ${now}::timestamptz
            ON CONFLICT ((TRUE)) WHERE closed_at IS NULL DO NOTHING RETURNING id, version_code`)
        : [];
    const changed = closed ?? opened;
    if (changed === undefined) return null;
    const action = closed === undefined ? 'OPENED' : 'CLOSED';
    await recordAudit(transaction, {
      actor: 'forecast-publication',
      action: `forecast-fallback.${action}`,
      target: changed.id,
      correlationId: `forecast-fallback-${changed.id}`,
      detail: { policy, lastGood: opened?.version_code ?? null, endedBy: closed?.ended_by ?? null },
    });
    return action;
  });

interface FallbackRow {
  readonly policy: ForecastFallback['policy'];
  readonly version_code: ForecastVersionCode;
  readonly due_at: Date;
  readonly opened_at: Date;
}

/** The fallback that is in force now. */
export const currentFallback = async (database: Database): Promise<ForecastFallback | null> => {
  const [row] = await database.query<FallbackRow>(sql`
    SELECT policy, version_code, due_at, opened_at FROM forecast_fallback WHERE closed_at IS NULL`);
  if (row === undefined) return null;
  return {
    policy: row.policy,
    versionCode: row.version_code,
    dueAt: instantOf(row.due_at.getTime()),
    since: instantOf(row.opened_at.getTime()),
  };
};
