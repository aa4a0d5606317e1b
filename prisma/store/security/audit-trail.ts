// Who did what: an append-only chain. Each entry's hash covers the entry and the hash before it, so an altered, inserted or
// missing entry is seen by whoever reads the chain from its beginning. Its last hash can be kept elsewhere as a witness.
import type {
  AuditBeginning,
  AuditEntry,
  AuditRecord,
  AuditTrail,
  AuditVerdict,
  AuditWitness,
} from '@distribution/model/operations/audit';
import { instantOf } from '@distribution/model/time/instant';
import { forgetAudits } from './forget-audits.ts';
import { createLegalHolds } from './legal-holds.ts';
import { hashOf, recordAudit } from './record-audits.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

interface AuditRow extends Omit<AuditEntry, 'at' | 'correlationId'> {
  readonly position: string;
  readonly hash: string;
  readonly id: string;
  readonly at: Date;
  readonly correlation_id: string;
}

const entryOf = ({ at, actor, action, target, correlation_id, detail }: AuditRow): AuditEntry => ({
  at: instantOf(at.getTime()),
  actor,
  action,
  target,
  correlationId: correlation_id,
  detail,
});

const recordOf = (row: AuditRow): AuditRecord => ({
  ...entryOf(row),
  id: row.id,
  hash: row.hash,
  position: Number(row.position),
});

const COLUMNS = sql`e.position, e.hash, e.id, e.at, e.actor, e.action, e.target, e.correlation_id, e.detail`;
const VERIFY_STEP = 1_000;

const readHead = async (database: Database): Promise<AuditWitness> => {
  const [head] = await database.query<{ position: string; hash: string }>(sql`SELECT position, hash FROM audit_head`);
  return { position: Number(head?.position ?? 0), hash: head?.hash ?? '' };
};

/** Where the chain begins: before everything, or where older entries have been forgotten. */
interface Anchor extends AuditWitness {
  readonly begins: AuditBeginning | null;
}

const anchorOf = async (database: Database): Promise<Anchor> => {
  const [row] = await database.query<{ position: string; hash: string; forgotten_at: Date | null }>(
    sql`SELECT position, hash, forgotten_at FROM audit_anchor`,
  );
  const [position, hash, forgottenAt] = [Number(row?.position ?? 0), row?.hash ?? '', row?.forgotten_at ?? null];
  return { position, hash, begins: forgottenAt && { position, hash, forgottenAt: instantOf(forgottenAt.getTime()) } };
};

/** Reads the chain from an anchor; `null` when entries were forgotten meanwhile and it has to be read again. */
const verifyFrom = async (
  database: Database,
  { begins, ...anchor }: Anchor,
  witness: AuditWitness | null,
): Promise<AuditVerdict | null> => {
  let { position, hash } = anchor;
  const isMoved = async (): Promise<boolean> => (await anchorOf(database)).position !== anchor.position;
  const contradicts = (): boolean => witness?.position === position && witness.hash !== hash;
  if (contradicts()) return { position: 0, hash: '', brokenAt: Math.max(position, 1), begins };
  for (;;) {
    const rows = await database.query<AuditRow>(sql`
      SELECT ${COLUMNS} FROM audit_entry e WHERE e.position > ${position} ORDER BY e.position LIMIT ${VERIFY_STEP}`);
    for (const row of rows) {
      const fits = Number(row.position) === position + 1 && row.hash === hashOf(hash, row.id, entryOf(row));
      if (!fits) return (await isMoved()) ? null : { position, hash, brokenAt: position + 1, begins };
      const before = { position, hash };
      [position, hash] = [position + 1, row.hash];
      if (contradicts()) return { ...before, brokenAt: position, begins };
    }
    if (rows.length === VERIFY_STEP) continue;
    const head = await readHead(database);
    // Entries added meanwhile are read in another round; a head that is behind or ahead without them tells of a loss.
    if (head.position > position && (await existsAfter(database, position))) continue;
    const whole = head.position === position && head.hash === hash && (witness?.position ?? 0) <= position;
    if (!whole && (await isMoved())) return null;
    return { position, hash, brokenAt: whole ? null : position + 1, begins };
  }
};

const verify = async (database: Database, witness: AuditWitness | null): Promise<AuditVerdict> => {
  for (;;) {
    const verdict = await verifyFrom(database, await anchorOf(database), witness);
    if (verdict) return verdict;
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
    return rows.map(recordOf);
  },
  export: async (after, limit) => {
    const rows = await database.query<AuditRow>(sql`
      SELECT ${COLUMNS} FROM audit_entry e WHERE e.position > ${after} ORDER BY e.position LIMIT ${limit}`);
    return rows.map(recordOf);
  },
  verify: (witness = null) => verify(database, witness),
  head: () => readHead(database),
  forget: (before) => forgetAudits(database, before),
  ...createLegalHolds(database),
});
