import { type LocationId, locationCodeOfId } from '@distribution/model/locations/location';
import { createList } from '../../connection.ts';
import type { LocationResolvers } from '../generated/resolvers.ts';
import { parsePositionFilter } from '../position-filter.ts';

export const Location: LocationResolvers = {
  // Whether there is such a location is for its owner to say; what is no location's id has no stock.
  __resolveReference: async ({ id }) => (locationCodeOfId(id) === null ? null : { id: id as LocationId }), // just checked
  stockTotals: async ({ id }, _, { loaders }) => loaders.totalsOfLocations.load(id),
  inventory: async ({ id }, args, { services, loaders }) => {
    const list = createList('Location.inventory', services.cursors);
    const positions = loaders.ofLocations({ filter: parsePositionFilter(args.filter), page: list.parsePage(args) });
    return list.createConnection(await positions.load(id));
  },
};
