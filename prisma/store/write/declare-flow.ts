import { isDeepStrictEqual } from 'node:util';
import { type FlowOwnership, ownedBy } from '@distribution/model/operations/ownership';
import type { SyncStore } from '@distribution/model/operations/sync-store';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

interface Declared {
  readonly system: string;
  readonly owner: string;
  readonly field_owners: FlowOwnership['fields'];
  readonly contributors: readonly string[];
}

/**
 * Others own the flow now than before. It is read from its beginning again, and what its owners say stands whatever the
 * rows of the former ones say. What was refused of systems that are read now is told again by that, and judged anew.
 */
const beginAnew = async (transaction: Database, flow: string, readNow: readonly string[]): Promise<void> => {
  await transaction.query(sql`DELETE FROM source_cursor WHERE flow = ${flow}`);
  await transaction.query(sql`UPDATE sync_flow SET restating = true WHERE name = ${flow}`);
  await transaction.query(sql`
    UPDATE parked_record SET settled_at = clock_timestamp(), resolution = 'OWNER_CHANGED'
    WHERE flow = ${flow} AND settled_at IS NULL AND error_code = 'OWNERSHIP_VIOLATION' AND stage = 'APPLY'
      AND coalesce(payload::jsonb #>> '{record,origin,system}', payload::jsonb #>> '{origin,system}')
        = ANY(${[...readNow]}::text[])`);
};

/** Nothing is compared with a shadow any more: what it told otherwise is nobody's business now. */
const endShadow = async (transaction: Database, flow: string): Promise<void> => {
  await transaction.query(sql`
    UPDATE drift SET status = 'CLOSED', closed_at = clock_timestamp(), closed_by = 'configuration',
      reason = 'the flow has no shadow any more'
    WHERE flow = ${flow} AND shadow IS NOT NULL AND status = 'OPEN'`);
};

/** Makes a flow known, or declares it anew. */
export const declareFlow = (
  database: TransactionalDatabase,
  { name, mode, system, freshnessTargetSeconds, ...more }: Parameters<SyncStore['declareFlow']>[0],
): Promise<void> =>
  database.transaction(async (transaction) => {
    const { ownership = ownedBy(system), replacement = null, freshnessTargets = [] } = more;
    const { owner, fields } = ownership;
    const contributors = [...ownership.contributors].sort();
    const [before] = await transaction.query<Declared>(sql`
      SELECT system, owner, field_owners, contributors FROM sync_flow WHERE name = ${name} FOR UPDATE`);
    const now: Declared = { system, owner, field_owners: fields, contributors };
    if (before !== undefined && !isDeepStrictEqual({ ...before }, now))
      await beginAnew(transaction, name, [system, ...contributors]);
    if (replacement?.stage !== 'SHADOW') await endShadow(transaction, name);
    await transaction.query(sql`
      INSERT INTO sync_flow (name, mode, system, freshness_target_seconds, owner, field_owners, contributors, replacement,
        freshness_targets)
      VALUES (${name}, ${mode}, ${system}, ${freshnessTargetSeconds}, ${owner}, ${JSON.stringify(fields)}::jsonb,
        ${contributors}::text[], nullif(${JSON.stringify(replacement)}::jsonb, 'null'::jsonb),
        ${JSON.stringify(freshnessTargets)}::jsonb)
      ON CONFLICT (name) DO UPDATE SET mode = excluded.mode, system = excluded.system, owner = excluded.owner,
        freshness_target_seconds = excluded.freshness_target_seconds, field_owners = excluded.field_owners,
        contributors = excluded.contributors, replacement = excluded.replacement,
        freshness_targets = excluded.freshness_targets`);
  });
