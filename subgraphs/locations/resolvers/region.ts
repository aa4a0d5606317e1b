import { createList } from '../../connection.ts';
import type { RegionResolvers } from '../generated/resolvers.ts';

export const Region: RegionResolvers = {
  locations: async ({ code }, args, { services, scope }) => {
    const list = createList('Region.locations', services.cursors);
    const page = await services.readers.locations.listLocations(
      { codes: null, regions: [code], kinds: null, search: null },
      list.parsePage(args),
      scope,
    );
    return list.createConnection(page);
  },
};
