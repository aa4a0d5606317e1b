import { randomUUID } from 'node:crypto';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { Prisma } from '../../generated/client.ts';
import type { StorePrismaClient } from '../sql/prisma-client.ts';

/** Who did what to what. `detail` is plain JSON, without secrets. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly correlationId: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Rows that are only ever added. */
export interface AuditTrail {
  record(entry: Omit<AuditEntry, 'at'>): Promise<void>;
  /** Newest first; of one target or of all. */
  list(target: string | null, limit: number): Promise<readonly AuditEntry[]>;
}

export const createAuditTrail = (prisma: StorePrismaClient): AuditTrail => ({
  record: async ({ detail, ...entry }) => {
    const json: Prisma.InputJsonObject = { ...detail };
    await prisma.auditEntry.create({ data: { id: randomUUID(), at: new Date(), ...entry, detail: json } });
  },
  list: async (target, limit) => {
    const rows = await prisma.auditEntry.findMany({
      ...(target === null ? {} : { where: { target } }),
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.map(({ at, actor, action, target: of, correlationId, detail }) => ({
      at: instantOf(at.getTime()),
      actor,
      action,
      target: of,
      correlationId,
      detail: detail as AuditEntry['detail'], // written by `record`
    }));
  },
});
