import { parseSearch } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const suppliers: NonNullable<QueryResolvers['suppliers']> = async (_, args, { services }) => {
  const list = createList('suppliers', services.cursors);
  const search = parseSearch('search', args.search);
  return list.createConnection(await services.readers.supply.listSuppliers(search, list.parsePage(args)));
};
