import { requireHouseOperator } from '../unrestricted.ts';
import type { ChangeJournalResolvers, QueryResolvers } from '../generated/resolvers.ts';

const MEBIBYTE = 1_048_576;

export const changeJournal: NonNullable<QueryResolvers['changeJournal']> = (_, __, context) => {
  requireHouseOperator(context, 'What the journal holds');
  return context.services.desk.journal.extent();
};

export const ChangeJournal: ChangeJournalResolvers = { mebibytes: ({ bytes }) => Math.ceil(bytes / MEBIBYTE) };
