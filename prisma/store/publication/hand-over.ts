// From what may be done to what is on its way: the leave is written down first, then the change is handed over under a key.
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { ProposedAction } from '@distribution/model/decision/proposed-action';
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { ForecastPublication } from '@distribution/model/forecasts/publication';
import type { LeavedChange } from '@distribution/model/forecasts/publication-store';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { adopt } from './planning-basis.ts';
import type { Counts } from './take-step.ts';

const leave = async (
  transaction: Database,
  publication: Pick<ForecastPublication, 'id' | 'versionCode' | 'revision'>,
  impactIds: readonly string[],
): Promise<void> => {
  await adopt(transaction, publication, impactIds);
  await transaction.query(sql`
    UPDATE forecast_impact SET outcome = 'SUBMITTED', decided_at = clock_timestamp()
    WHERE id = ANY(${[...impactIds]}::text[])`);
};

/** Gives leave to all that policy allowed. */
export const leaveAllowed = async (transaction: Database, publication: ForecastPublication): Promise<Counts> => {
  const rows = await transaction.query<{ id: string }>(sql`
    SELECT id FROM forecast_impact WHERE publication_id = ${publication.id} AND outcome = 'ALLOWED'`);
  if (rows.length > 0)
    await leave(
      transaction,
      publication,
      rows.map(({ id }) => id),
    );
  return { parameters: rows.length };
};

/** What an impact comes to when its approval ends so; APPROVED gives leave. */
const OUTCOME_OF = { REJECTED: 'REJECTED', WITHDRAWN: 'WITHDRAWN', EXPIRED: 'WITHDRAWN' } as const;

/** Gives leave to what approvers approved, and closes what they rejected or nobody wants or decided. */
export const takeUpApprovals = (database: TransactionalDatabase): Promise<number> =>
  database.transaction(async (transaction) => {
    const rows = await transaction.query<{
      id: string;
      state: string;
      publication_id: string;
      version_code: ForecastVersionCode;
      revision: string;
    }>(sql`
      SELECT i.id, a.state, i.publication_id, p.version_code, p.revision FROM forecast_impact i
      JOIN approval_request a ON a.id = i.approval_id JOIN forecast_publication p ON p.id = i.publication_id
      WHERE i.outcome = 'NEEDS_APPROVAL' AND a.state <> 'PENDING'
      ORDER BY i.id LIMIT 1000 FOR UPDATE OF i SKIP LOCKED`);
    for (const row of rows.filter(({ state }) => state === 'APPROVED'))
      await leave(
        transaction,
        { id: row.publication_id, versionCode: row.version_code, revision: Number(row.revision) },
        [row.id],
      );
    for (const [state, outcome] of Object.entries(OUTCOME_OF)) {
      const ids = rows.filter((row) => row.state === state).map(({ id }) => id);
      await transaction.query(sql`
        UPDATE forecast_impact SET outcome = ${outcome},
          decided_at = CASE WHEN ${outcome === 'REJECTED'} THEN clock_timestamp() END WHERE id = ANY(${ids}::text[])`);
    }
    return rows.length;
  });

interface LeavedRow {
  readonly id: string;
  readonly action: ProposedAction;
  readonly origin: string;
  readonly rule: string;
  readonly reason: string;
  readonly version_code: ForecastVersionCode;
  readonly revision: string;
  readonly token: ApprovalToken | null;
  readonly approval_id: string | null;
  readonly correlation_id: string;
}

export const listLeaved = async (database: Database, limit: number): Promise<readonly LeavedChange[]> => {
  const rows = await database.query<LeavedRow>(sql`
    SELECT i.id, i.body->'action' AS action, i.body->'forecast'->>'system' AS origin, coalesce(i.body->'trace'->-1->>'rule', '') AS rule,
      coalesce(i.body->'trace'->-1->>'reason', '') AS reason, p.version_code, p.revision, a.token, i.approval_id, p.correlation_id
    FROM forecast_impact i JOIN forecast_publication p ON p.id = i.publication_id
    LEFT JOIN approval_request a ON a.id = i.approval_id
    WHERE i.outcome = 'SUBMITTED' AND i.outbound_id IS NULL
    ORDER BY p.revision, i.sku, i.location_code LIMIT ${limit}`);
  return rows.map((row) => ({
    impactId: row.id,
    action: row.action,
    origin: row.origin,
    versionCode: row.version_code,
    revision: Number(row.revision),
    approval: row.token,
    approvalId: row.approval_id,
    rule: row.rule,
    reason: row.reason,
    correlationId: row.correlation_id,
  }));
};
