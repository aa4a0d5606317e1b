import { locationCodeSchema } from '@distribution/model/locations/location';
import { customerCodeSchema } from '@distribution/model/orders/customer';
import { orderNumberSchema } from '@distribution/model/orders/sales-order';
import { skuSchema } from '@distribution/model/products/product';
import { parseArguments, regionCodeSchema } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const salesOrders: NonNullable<QueryResolvers['salesOrders']> = async (_, args, { services, scope }) => {
  const { filter } = args;
  const list = createList('salesOrders', services.cursors);
  const page = await services.readers.orders.listSalesOrders(
    {
      numbers: parseArguments('filter.numbers', orderNumberSchema, filter?.numbers),
      statuses: filter?.statuses ?? null,
      customerCodes: parseArguments('filter.customerCodes', customerCodeSchema, filter?.customerCodes),
      regions: parseArguments('filter.regions', regionCodeSchema, filter?.regions),
      shipFromCodes: parseArguments('filter.shipFromCodes', locationCodeSchema, filter?.shipFromCodes),
      skus: parseArguments('filter.skus', skuSchema, filter?.skus),
      orderedFrom: filter?.orderedFrom ?? null,
      orderedTo: filter?.orderedTo ?? null,
      changedSince: filter?.changedSince ?? null,
    },
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
