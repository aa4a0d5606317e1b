import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const stockDifference: NonNullable<QueryResolvers['stockDifference']> = async (_, args, context) => {
  const sku = parseArgument('sku', skuSchema, args.sku);
  const locationCode = parseArgument('locationCode', locationCodeSchema, args.locationCode);
  if (sku === null || locationCode === null) return null;
  return context.services.desk.stockDifferences.load({ sku, locationCode }, context.scope);
};
