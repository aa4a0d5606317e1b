import { z } from 'zod';
import { parseArgument } from '../../arguments.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../connection.ts';
import type { AuditEntryResolvers, AuditVerdictResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { requireHouseOperator } from '../unrestricted.ts';

const AUDITED = 'Entries of the audit trail';
const limitSchema = z.number().int().min(1).max(MAX_PAGE_SIZE);

export const auditTrail: NonNullable<QueryResolvers['auditTrail']> = (_, args, context) => {
  requireHouseOperator(context, AUDITED);
  const limit = parseArgument('first', limitSchema, args.first) ?? DEFAULT_PAGE_SIZE;
  return context.services.desk.audit.list(args.target ?? null, limit);
};

export const auditVerdict: NonNullable<QueryResolvers['auditVerdict']> = (_, __, context) => {
  requireHouseOperator(context, AUDITED);
  return context.services.desk.audit.verify();
};

export const AuditEntry: AuditEntryResolvers = { detail: ({ detail }) => JSON.stringify(detail) };

export const AuditVerdict: AuditVerdictResolvers = {
  whole: ({ brokenAt }) => brokenAt === null,
  entries: ({ position }) => position,
};
