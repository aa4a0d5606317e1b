import { type LocationId, locationCodeOfId, locationCodeSchema } from '@distribution/model/locations/location';
import type { LocationResolvers } from '../generated/resolvers.ts';
import { loadAncestors } from './ancestors.ts';

export const Location: LocationResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('code' in reference) {
      const code = locationCodeSchema.safeParse(reference.code);
      return code.success ? loaders.byCode.load(code.data) : null;
    }
    return locationCodeOfId(reference.id) === null ? null : loaders.byId(reference.id as LocationId); // just checked
  },
  parent: async ({ parent }, _, { loaders }) => (parent === null ? null : loaders.byId(parent.id)),
  ancestors: async (location, _, context) => loadAncestors(location, context),
  level: async (location, _, context) => (await loadAncestors(location, context)).length,
  children: async ({ id }, _, { loaders }) => loaders.children.load(id),
  asOf: (location) => location.origin.asOf,
  source: (location) => location.origin.system,
};
