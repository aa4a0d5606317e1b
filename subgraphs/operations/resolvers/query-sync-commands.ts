import { createList } from '../../connection.ts';
import { requireOperator } from '../operator.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const syncCommands: NonNullable<QueryResolvers['syncCommands']> = async (_, args, { services, principal }) => {
  requireOperator(principal);
  const list = createList('syncCommands', services.cursors);
  return list.createConnection(await services.desk.commands.list(list.parsePage(args)));
};
