import type { LegalHold, LegalHolds } from '@distribution/model/operations/audit';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { TransactionalDatabase } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';
import { recordAudit } from './record-audits.ts';

interface HoldRow extends Pick<LegalHold, 'id' | 'target' | 'reason'> {
  readonly placed_by: string;
  readonly placed_at: Date;
  readonly released_at: Date | null;
}

const COLUMNS = sql`id, target, reason, placed_by, placed_at, released_at`;

const holdOf = ({ id, target, reason, placed_by, placed_at, released_at }: HoldRow): LegalHold => ({
  id,
  target,
  reason,
  placedBy: placed_by,
  placedAt: instantOf(placed_at.getTime()),
  releasedAt: released_at && instantOf(released_at.getTime()),
});

/** Holds, as rows beside the trail. */
export const createLegalHolds = (database: TransactionalDatabase): LegalHolds => ({
  listHolds: async () =>
    (await database.query<HoldRow>(sql`SELECT ${COLUMNS} FROM audit_hold ORDER BY placed_at DESC, id`)).map(holdOf),
  isAllHeld: async () =>
    (await database.query(sql`SELECT 1 FROM audit_hold WHERE released_at IS NULL AND target IS NULL LIMIT 1`)).length >
    0,
  placeHold: (target, { actor, reason, correlationId }) =>
    database.transaction(async (transaction) => {
      const id = createRowId();
      const [row] = await transaction.query<HoldRow>(sql`
        INSERT INTO audit_hold (id, target, reason, placed_by, placed_at)
        VALUES (${id}, ${target}, ${reason}, ${actor}, clock_timestamp()) RETURNING ${COLUMNS}`);
      const detail = { reason, of: target };
      await recordAudit(transaction, { actor, action: 'hold.PLACED', target: id, correlationId, detail });
      return holdOf(row!); // what was inserted comes back
    }),
  releaseHold: (id, { actor, reason, correlationId }) =>
    database.transaction(async (transaction) => {
      const [row] = await transaction.query<HoldRow>(sql`
        UPDATE audit_hold SET released_at = clock_timestamp() WHERE id = ${id} AND released_at IS NULL
        RETURNING ${COLUMNS}`);
      if (row === undefined) throw new AppError('NOT_FOUND', `No hold ${id} stands.`);
      const detail = { reason, of: row.target };
      await recordAudit(transaction, { actor, action: 'hold.RELEASED', target: id, correlationId, detail });
      return holdOf(row);
    }),
});
