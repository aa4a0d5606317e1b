import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { z } from 'zod';
import { parseArgument, parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

const reasonSchema = z.string().min(1).max(200);

export const inventoryMovements: NonNullable<QueryResolvers['inventoryMovements']> = async (_, args, context) => {
  const { services, scope } = context;
  const { filter } = args;
  const list = createList('inventoryMovements', services.cursors);
  const page = await services.readers.inventory.listMovements(
    {
      sku: parseArgument('filter.sku', skuSchema, filter?.sku),
      locationCodes: parseArguments('filter.locationCodes', locationCodeSchema, filter?.locationCodes),
      kinds: filter?.kinds ?? null,
      reason: parseArgument('filter.reason', reasonSchema, filter?.reason),
      from: filter?.from ?? null,
      to: filter?.to ?? null,
    },
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
