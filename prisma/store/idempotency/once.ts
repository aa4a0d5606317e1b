import { createHash } from 'node:crypto';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/** What a caller asks for under a key of his own. */
export interface KeyedRequest {
  /** Whose keys they are, and for what: keys of two scopes never meet. */
  readonly scope: string;
  readonly key: string;
  /** Plain JSON, always written in one way. */
  readonly request: unknown;
}

/** How long an answer is kept for callers that ask again. */
const KEPT = sql`interval '30 days'`;

/**
 * Does the work once per key, as part of the transaction: asked again with the same request it answers as it did, with
 * another it throws IDEMPOTENCY_CONFLICT. Of several at once one works and the others wait for its answer; when its
 * transaction fails, the next one works. Answers are plain JSON.
 */
export const once = async <T extends object>(
  transaction: Database,
  { scope, key, request }: KeyedRequest,
  work: () => Promise<T>,
): Promise<T> => {
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const [mine] = await transaction.query(sql`
    INSERT INTO idempotency_key AS t (scope, key, request_sha256, response, created_at, expires_at)
    VALUES (${scope}, ${key}, ${hash}, NULL, now(), now() + ${KEPT})
    ON CONFLICT (scope, key) DO UPDATE SET request_sha256 = excluded.request_sha256, response = NULL,
      created_at = excluded.created_at, expires_at = excluded.expires_at WHERE t.expires_at < now()
    RETURNING 1 AS mine`);
  if (mine === undefined) {
    const [known] = await transaction.query<{ request_sha256: string; response: string }>(
      sql`SELECT request_sha256, response FROM idempotency_key WHERE scope = ${scope} AND key = ${key}`,
    );
    if (known?.request_sha256 !== hash)
      throw new AppError('IDEMPOTENCY_CONFLICT', 'This idempotency key was used for another request.');
    return JSON.parse(known.response) as T; // what work answered for this very request
  }
  const answer = await work();
  await transaction.query(
    sql`UPDATE idempotency_key SET response = ${JSON.stringify(answer)} WHERE scope = ${scope} AND key = ${key}`,
  );
  return answer;
};
