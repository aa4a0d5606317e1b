import { glnSchema } from '@distribution/model/gs1/gln';
import { type LocationId, locationCodeOfId, locationCodeSchema } from '@distribution/model/locations/location';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const location: NonNullable<QueryResolvers['location']> = async (_, { id, code, gln }, { loaders }) => {
  const asked = exactlyOne({ id, code, gln });
  switch (asked.name) {
    case 'id':
      // What is no location's id names no location.
      return locationCodeOfId(asked.value) === null ? null : loaders.byId(asked.value as LocationId); // just checked
    case 'code': {
      const known = parseArgument('code', locationCodeSchema, asked.value);
      return known === null ? null : loaders.byCode.load(known);
    }
    case 'gln': {
      const known = parseArgument('gln', glnSchema, asked.value);
      return known === null ? null : loaders.byGln.load(known);
    }
  }
};
