import { randomUUID } from 'node:crypto';
import { instantOf } from '@distribution/model/time/instant';
import type { Revocation } from '@distribution/platform/principal/revocations';
import { appendEvents, NOBODY } from '../log/append-events.ts';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/** Grants that ended at once: rows for who starts later, events for who runs now. */
export interface Revocations {
  /** Ends all tokens of a subject issued until now, or one token; row and event in one transaction. Answers what was written. */
  revoke(
    target: { readonly subject: string | null; readonly tokenId: string | null; readonly reason: string | null },
    correlationId: string,
  ): Promise<Revocation>;
  /** All of them, oldest first. */
  listRevocations(): Promise<readonly Revocation[]>;
}

export const createRevocations = (database: TransactionalDatabase): Revocations => ({
  revoke: ({ subject, tokenId, reason }, correlationId) =>
    database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ revoked_at: Date }>(sql`
        INSERT INTO principal_revocation (id, subject, token_id, revoked_at, reason)
        VALUES (${randomUUID()}, ${subject}, ${tokenId}, clock_timestamp(), ${reason}) RETURNING revoked_at`);
      const revokedAt = instantOf(row?.revoked_at.getTime() ?? Date.now());
      const payload = { subject, tokenId, revokedAt };
      const key = subject ?? tokenId ?? '';
      await appendEvents(
        transaction,
        [{ topic: 'security.revocations', key, owner: NOBODY, occurredAt: revokedAt, payload }],
        correlationId,
      );
      return payload;
    }),
  listRevocations: async () => {
    const rows = await database.query<{ subject: string | null; token_id: string | null; revoked_at: Date }>(
      sql`SELECT subject, token_id, revoked_at FROM principal_revocation ORDER BY revoked_at, id`,
    );
    return rows.map((row) => ({
      subject: row.subject,
      tokenId: row.token_id,
      revokedAt: instantOf(row.revoked_at.getTime()),
    }));
  },
});
