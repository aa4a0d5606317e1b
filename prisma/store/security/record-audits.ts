import { createHash } from 'node:crypto';
import type { AuditEntry } from '@distribution/model/operations/audit';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { createRowId } from '../sql/row-id.ts';
import { sql } from '../sql/statement.ts';

/** SHA-256 over the hash before and the entry; the keys of `detail` in order, for the database does not keep theirs. */
export const hashOf = (
  before: string,
  id: string,
  { at, actor, action, target, correlationId, detail }: AuditEntry,
): string => {
  const details = Object.entries(detail).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([before, id, at, actor, action, target, correlationId, details]);
  return createHash('sha256').update(text).digest('hex');
};

/** Adds to the chain as part of a transaction: what was done and that it was done are there together or not at all. */
export const recordAudits = async (
  transaction: Database,
  entries: readonly Omit<AuditEntry, 'at'>[],
): Promise<void> => {
  if (entries.length === 0) return;
  const [head] = await transaction.query<{ before: string; hash: string }>(sql`
    UPDATE audit_head SET position = position + ${entries.length} RETURNING position - ${entries.length} AS before, hash`);
  const [before, at] = [Number(head?.before ?? 0), instantOf(Date.now())];
  let hash = head?.hash ?? '';
  const rows = entries.map(({ correlationId, ...entry }, index) => {
    const id = createRowId();
    hash = hashOf(hash, id, { ...entry, correlationId, at });
    return { position: before + index + 1, hash, id, ...entry, correlation_id: correlationId };
  });
  await transaction.query(sql`
    INSERT INTO audit_entry (position, hash, id, at, actor, action, target, correlation_id, detail)
    SELECT r.position, r.hash, r.id, ${at}::timestamptz, r.actor, r.action, r.target, r.correlation_id, r.detail
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(position bigint, hash text, id text, actor text,
      action text, target text, correlation_id text, detail jsonb)`);
  await transaction.query(sql`UPDATE audit_head SET hash = ${hash}`);
};

/** The same for one entry. */
export const recordAudit = (transaction: Database, entry: Omit<AuditEntry, 'at'>): Promise<void> =>
  recordAudits(transaction, [entry]);
