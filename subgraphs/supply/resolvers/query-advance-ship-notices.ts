import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { advanceShipNoticeSchema } from '@distribution/model/supply/advance-ship-notice';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const advanceShipNotices: NonNullable<QueryResolvers['advanceShipNotices']> = async (
  _,
  args,
  { services, scope },
) => {
  const { filter } = args;
  const list = createList('advanceShipNotices', services.cursors);
  const page = await services.readers.supply.listShipNotices(
    {
      numbers: parseArguments('filter.numbers', advanceShipNoticeSchema.shape.number, filter?.numbers),
      supplierCodes: parseArguments('filter.supplierCodes', supplierCodeSchema, filter?.supplierCodes),
      shipToCodes: parseArguments('filter.shipToCodes', locationCodeSchema, filter?.shipToCodes),
      skus: parseArguments('filter.skus', skuSchema, filter?.skus),
      expectedFrom: filter?.expectedFrom ?? null,
      expectedTo: filter?.expectedTo ?? null,
      changedSince: filter?.changedSince ?? null,
    },
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
