import { parseSearch } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const suppliers: NonNullable<QueryResolvers['suppliers']> = async (_, args, { services, scope }) => {
  const list = createList('suppliers', services.cursors);
  const search = parseSearch('search', args.search);
  const page = list.parsePage(args);
  const none = { rows: [], hasNextPage: false, hasPreviousPage: false };
  // From whom we buy is no partner's business.
  return list.createConnection(
    scope.customers === null ? await services.readers.supply.listSuppliers(search, page) : none,
  );
};
