import type { AuditReader } from '@distribution/model/operations/audit';
import type { SyncLogger } from './sync-options.ts';

/**
 * Writes to the log where the audit trail ends: logs go where whoever can write to the database cannot, and `auditVerdict`
 * takes it as what was kept.
 */
export const witnessAudit = async (audit: Pick<AuditReader, 'head'>, logger: SyncLogger): Promise<void> => {
  const { position: entries, hash } = await audit.head();
  logger.info({ entries, hash }, 'audit trail stands at');
};
