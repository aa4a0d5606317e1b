// Who did what: an append-only chain. Each entry's hash covers the entry and the hash before it, so an altered, inserted or
// missing entry is seen by whoever reads the chain from its beginning. Its last hash can be kept elsewhere as a witness.
import { createHash, randomUUID } from 'node:crypto';
import type { AuditEntry, AuditTrail, AuditVerdict, AuditWitness } from '@distribution/model/operations/audit';
import { instantOf } from '@distribution/model/time/instant';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

interface AuditRow extends Omit<AuditEntry, 'at' | 'correlationId'> {
  readonly position: string;
  readonly hash: string;
  readonly id: string;
  readonly at: Date;
  readonly correlation_id: string;
}

/** SHA-256 over the hash before and the entry; the keys of `detail` in order, for the database does not keep theirs. */
const hashOf = (
  before: string,
  id: string,
  { at, actor, action, target, correlationId, detail }: AuditEntry,
): string => {
  const details = Object.entries(detail).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([before, id, at, actor, action, target, correlationId, details]);
  return createHash('sha256').update(text).digest('hex');
};

const entryOf = ({ at, actor, action, target, correlation_id, detail }: AuditRow): AuditEntry => ({
  at: instantOf(at.getTime()),
  actor,
  action,
  target,
  correlationId: correlation_id,
  detail,
});

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
    const id = randomUUID();
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

const COLUMNS = sql`e.position, e.hash, e.id, e.at, e.actor, e.action, e.target, e.correlation_id, e.detail`;
const VERIFY_STEP = 1_000;

const readHead = async (database: Database): Promise<AuditWitness> => {
  const [head] = await database.query<{ position: string; hash: string }>(sql`SELECT position, hash FROM audit_head`);
  return { position: Number(head?.position ?? 0), hash: head?.hash ?? '' };
};

const verify = async (database: Database, witness: AuditWitness | null): Promise<AuditVerdict> => {
  let [position, hash] = [0, ''];
  const contradicts = (): boolean => witness?.position === position && witness.hash !== hash;
  if (contradicts()) return { position: 0, hash: '', brokenAt: 1 };
  for (;;) {
    const rows = await database.query<AuditRow>(sql`
      SELECT ${COLUMNS} FROM audit_entry e WHERE e.position > ${position} ORDER BY e.position LIMIT ${VERIFY_STEP}`);
    for (const row of rows) {
      const fits = Number(row.position) === position + 1 && row.hash === hashOf(hash, row.id, entryOf(row));
      if (!fits) return { position, hash, brokenAt: position + 1 };
      const before = { position, hash };
      [position, hash] = [position + 1, row.hash];
      if (contradicts()) return { ...before, brokenAt: position };
    }
    if (rows.length === VERIFY_STEP) continue;
    const head = await readHead(database);
    // Entries added meanwhile are read in another round; a head that is behind or ahead without them tells of a loss.
    if (head.position > position && (await existsAfter(database, position))) continue;
    const whole = head.position === position && head.hash === hash && (witness?.position ?? 0) <= position;
    return { position, hash, brokenAt: whole ? null : position + 1 };
  }
};

const existsAfter = async (database: Database, position: number): Promise<boolean> =>
  (await database.query(sql`SELECT 1 FROM audit_entry WHERE position > ${position} LIMIT 1`)).length > 0;

export const createAuditTrail = (database: TransactionalDatabase): AuditTrail => ({
  record: (entry) => database.transaction((transaction) => recordAudit(transaction, entry)),
  list: async (target, limit) => {
    const rows = await database.query<AuditRow>(sql`
      SELECT ${COLUMNS} FROM audit_entry e WHERE ${target}::text IS NULL OR e.target = ${target}
      ORDER BY e.position DESC LIMIT ${limit}`);
    return rows.map(entryOf);
  },
  verify: (witness = null) => verify(database, witness),
  head: () => readHead(database),
});
