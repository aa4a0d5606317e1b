import { requireOperator } from '../operator.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const syncCommand: NonNullable<QueryResolvers['syncCommand']> = (_, { id }, { services, principal }) => {
  requireOperator(principal);
  return services.desk.commands.load(id);
};
