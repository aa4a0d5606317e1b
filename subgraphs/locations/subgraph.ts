// Locations: where stock lies, in one hierarchy of regions and sites. In: the location projection and the system of
// record of sites. Out: locations by code, id or GLN, lists, regions. With the system of record down, locations are
// answered from the projection with their older `asOf`; with the store down, every field here fails.
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { SCALARS } from '../scalars.ts';
import { createContext } from './context.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { Location } from './resolvers/location.ts';
import { location } from './resolvers/query-location.ts';
import { locations } from './resolvers/query-locations.ts';
import { regions } from './resolvers/query-regions.ts';
import { Region } from './resolvers/region.ts';

const resolvers: Resolvers = {
  Query: { location, locations, regions },
  Location,
  Region,
};

export const subgraph = defineSubgraph({
  name: 'locations',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
});
