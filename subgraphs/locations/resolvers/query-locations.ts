import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseArguments, parseSearch, regionCodeSchema } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const locations: NonNullable<QueryResolvers['locations']> = async (_, args, { services, scope }) => {
  const { filter } = args;
  const list = createList('locations', services.cursors);
  const page = await services.readers.locations.listLocations(
    {
      codes: parseArguments('filter.codes', locationCodeSchema, filter?.codes),
      regions: parseArguments('filter.regions', regionCodeSchema, filter?.regions),
      kinds: filter?.kinds ?? null,
      search: parseSearch('filter.search', filter?.search),
    },
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
