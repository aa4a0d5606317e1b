import { requireHouseOperator } from '../unrestricted.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const syncCommand: NonNullable<QueryResolvers['syncCommand']> = async (_, { id }, context) => {
  const command = await context.services.desk.commands.load(id);
  if (command === null || command.requestedBy !== context.principal.subject)
    requireHouseOperator(context, 'Commands of others');
  return command;
};
