import { currencyCodeSchema } from '@distribution/model/measure/currency';
import { isRec20Code } from '@distribution/model/measure/rec20';
import type {
  CodeDecision,
  CodeKind,
  CodeMapping,
  Steward,
  SystemCodeName,
} from '@distribution/model/operations/stewardship';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { once } from '../idempotency/once.ts';
import { recordAudit } from '../security/record-audits.ts';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { isExistingMaster } from '../write/references.ts';
import { giveUpRejected } from './give-up-rejected.ts';

export interface MappingRow extends Pick<CodeMapping, 'id' | 'system' | 'kind' | 'code' | 'target' | 'reason'> {
  readonly decided_by: string;
  readonly decided_at: Date;
}
export const MAPPING_COLUMNS = sql`t.id, t.system, t.kind, t.code, t.target, t.decided_by, t.reason, t.decided_at`;
export const mappingOf = (row: MappingRow): CodeMapping => ({
  id: row.id,
  system: row.system,
  kind: row.kind,
  code: row.code,
  target: row.target,
  decidedBy: row.decided_by,
  reason: row.reason,
  decidedAt: instantOf(row.decided_at.getTime()),
});

/** Throws INVALID_ARGUMENT when the graph has nothing of the kind under that code. */
const requireTarget = async (database: Database, kind: CodeKind, target: string): Promise<void> => {
  const isThere =
    kind === 'UNIT'
      ? isRec20Code(target)
      : kind === 'CURRENCY'
        ? currencyCodeSchema.safeParse(target).success
        : await isExistingMaster(database, kind, target);
  if (!isThere) throw new AppError('INVALID_ARGUMENT', `There is no ${kind} ${target} that a code could mean.`);
};

const countHeld = async (database: Database, { system, kind, code }: SystemCodeName): Promise<number> => {
  const [row] = await database.query<{ held: string }>(sql`
    SELECT count(*) AS held FROM parked_record t
    WHERE t.settled_at IS NULL AND t.missing IS NOT NULL AND t.system = ${system} AND jsonb_exists(t.missing -> ${kind}, ${code})`);
  return Number(row?.held ?? 0);
};

/** Writes the decision down as part of the transaction; see `Stewardship.decide`. */
export const decideCode = (
  transaction: Database,
  name: SystemCodeName,
  target: string | null,
  idempotencyKey: string,
  { actor, reason, correlationId }: Steward,
): Promise<CodeDecision> => {
  const { system, kind, code } = name;
  const keyed = { scope: `steward ${actor}`, key: idempotencyKey, request: [system, kind, code, target] };
  return once(transaction, keyed, async () => {
    if (target !== null) await requireTarget(transaction, kind, target);
    const id = `${system}:${kind}:${code}`;
    const [row] = await transaction.query<MappingRow>(sql`
      INSERT INTO code_mapping AS t (id, system, kind, code, target, decided_by, reason, decided_at)
      VALUES (${id}, ${system}, ${kind}, ${code}, ${target}, ${actor}, ${reason}, clock_timestamp())
      ON CONFLICT (system, kind, code) DO UPDATE SET target = excluded.target, decided_by = excluded.decided_by,
        reason = excluded.reason, decided_at = excluded.decided_at
      RETURNING ${MAPPING_COLUMNS}`);
    if (row === undefined) throw new AppError('INTERNAL', `the decision about ${id} was not written`);
    const held = await countHeld(transaction, name);
    if (target === null) await giveUpRejected(transaction, null);
    const action = target === null ? 'code.REJECTED' : 'code.MAPPED';
    await recordAudit(transaction, { actor, action, target: id, correlationId, detail: { target, reason, held } });
    return { mapping: mappingOf(row), held };
  });
};
