import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { parsePositionFilter } from '../position-filter.ts';

export const inventoryPositions: NonNullable<QueryResolvers['inventoryPositions']> = async (_, args, context) => {
  const { services, scope } = context;
  const list = createList('inventoryPositions', services.cursors);
  const filter = parsePositionFilter(args.filter);
  return list.createConnection(await services.readers.inventory.listPositions(filter, list.parsePage(args), scope));
};
