import { parseSearch } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const customers: NonNullable<QueryResolvers['customers']> = async (_, args, { services, scope }) => {
  const list = createList('customers', services.cursors);
  const search = parseSearch('search', args.search);
  return list.createConnection(await services.readers.orders.listCustomers(search, list.parsePage(args), scope));
};
