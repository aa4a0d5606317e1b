import { requireOperator } from '../operator.ts';
import type { ChangeJournalResolvers, QueryResolvers } from '../generated/resolvers.ts';

const MEBIBYTE = 1_048_576;

export const changeJournal: NonNullable<QueryResolvers['changeJournal']> = (_, __, { services, principal }) => {
  requireOperator(principal);
  return services.desk.journal.extent();
};

export const ChangeJournal: ChangeJournalResolvers = { mebibytes: ({ bytes }) => Math.ceil(bytes / MEBIBYTE) };
