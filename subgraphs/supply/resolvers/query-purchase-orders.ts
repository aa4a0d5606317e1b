import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { parseArguments, regionCodeSchema } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const purchaseOrders: NonNullable<QueryResolvers['purchaseOrders']> = async (_, args, { services, scope }) => {
  const { filter } = args;
  const list = createList('purchaseOrders', services.cursors);
  const page = await services.readers.supply.listPurchaseOrders(
    {
      numbers: parseArguments('filter.numbers', purchaseOrderNumberSchema, filter?.numbers),
      statuses: filter?.statuses ?? null,
      supplierCodes: parseArguments('filter.supplierCodes', supplierCodeSchema, filter?.supplierCodes),
      shipToCodes: parseArguments('filter.shipToCodes', locationCodeSchema, filter?.shipToCodes),
      regions: parseArguments('filter.regions', regionCodeSchema, filter?.regions),
      skus: parseArguments('filter.skus', skuSchema, filter?.skus),
      expectedBefore: filter?.expectedBefore ?? null,
      changedSince: filter?.changedSince ?? null,
    },
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
