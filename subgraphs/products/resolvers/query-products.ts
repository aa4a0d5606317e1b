import { skuSchema } from '@distribution/model/products/product';
import { z } from 'zod';
import { parseArgument, parseArguments, parseSearch, regionCodeSchema } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

const categorySchema = z.string().trim().min(1).max(200);

export const products: NonNullable<QueryResolvers['products']> = async (_, args, { services, scope }) => {
  const { filter, orderBy = 'SKU' } = args;
  const list = createList(`products:${orderBy}`, services.cursors);
  const page = await services.readers.products.listProducts(
    {
      skus: parseArguments('filter.skus', skuSchema, filter?.skus),
      search: parseSearch('filter.search', filter?.search),
      statuses: filter?.statuses ?? null,
      category: parseArgument('filter.category', categorySchema, filter?.category),
      belowSafetyStock: filter?.belowSafetyStock ?? null,
      regions: parseArguments('filter.regions', regionCodeSchema, filter?.regions),
      changedSince: filter?.changedSince ?? null,
    },
    orderBy,
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
