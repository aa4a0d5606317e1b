import { requireOperator } from '../operator.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const syncCommand: NonNullable<QueryResolvers['syncCommand']> = async (_, { id }, { services, principal }) => {
  const command = await services.desk.commands.load(id);
  if (command === null || command.requestedBy !== principal.subject) requireOperator(principal);
  return command;
};
