import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const transferOrders: NonNullable<QueryResolvers['transferOrders']> = async (_, args, { services, scope }) => {
  const { filter } = args;
  const list = createList('transferOrders', services.cursors);
  const page = await services.readers.supply.listTransferOrders(
    {
      shipFromCodes: parseArguments('filter.shipFromCodes', locationCodeSchema, filter?.shipFromCodes),
      shipToCodes: parseArguments('filter.shipToCodes', locationCodeSchema, filter?.shipToCodes),
      skus: parseArguments('filter.skus', skuSchema, filter?.skus),
      statuses: filter?.statuses ?? null,
    },
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
