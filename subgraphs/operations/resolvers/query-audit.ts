import { z } from 'zod';
import { parseArgument } from '../../arguments.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../connection.ts';
import type { AuditEntryResolvers, AuditVerdictResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { requireHouseOperator } from '../unrestricted.ts';

const AUDITED = 'Entries of the audit trail';
const witnessSchema = z.object({
  entries: z.number().int().min(0),
  hash: z.string().regex(/^([0-9a-f]{64})?$/, 'a hash is 64 hexadecimal digits'),
});
const DEFAULT_EXPORT = 100;
const exportSchema = z.number().int().min(1).max(1_000);
const positionSchema = z.number().int().min(0);
const limitSchema = z.number().int().min(1).max(MAX_PAGE_SIZE);

export const auditTrail: NonNullable<QueryResolvers['auditTrail']> = (_, args, context) => {
  requireHouseOperator(context, AUDITED);
  const limit = parseArgument('first', limitSchema, args.first) ?? DEFAULT_PAGE_SIZE;
  return context.services.desk.audit.list(args.target ?? null, limit);
};

export const auditVerdict: NonNullable<QueryResolvers['auditVerdict']> = (_, { kept }, context) => {
  requireHouseOperator(context, AUDITED);
  const witness = parseArgument('kept', witnessSchema, kept);
  return context.services.desk.audit.verify(witness && { position: witness.entries, hash: witness.hash });
};

export const auditExport: NonNullable<QueryResolvers['auditExport']> = (_, args, context) => {
  requireHouseOperator(context, AUDITED);
  const after = parseArgument('after', positionSchema, args.after) ?? 0;
  return context.services.desk.audit.export(after, parseArgument('first', exportSchema, args.first) ?? DEFAULT_EXPORT);
};

export const legalHolds: NonNullable<QueryResolvers['legalHolds']> = (_, __, context) => {
  requireHouseOperator(context, 'Legal holds');
  return context.services.desk.audit.listHolds();
};

export const AuditEntry: AuditEntryResolvers = { detail: ({ detail }) => JSON.stringify(detail) };

export const AuditVerdict: AuditVerdictResolvers = {
  whole: ({ brokenAt }) => brokenAt === null,
  entries: ({ position }) => position,
};
