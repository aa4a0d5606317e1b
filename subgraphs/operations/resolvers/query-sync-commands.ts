import { createList } from '../../connection.ts';
import { requireHouseOperator } from '../unrestricted.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const syncCommands: NonNullable<QueryResolvers['syncCommands']> = async (_, args, context) => {
  requireHouseOperator(context, 'Commands');
  const list = createList('syncCommands', context.services.cursors);
  return list.createConnection(await context.services.desk.commands.list(list.parsePage(args)));
};
