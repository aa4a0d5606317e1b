import { readEntityId } from '@distribution/model/entity-id';
import {
  type ForecastVersionId,
  forecastVersionCodeSchema,
  forecastVersionIdOf,
} from '@distribution/model/forecasts/forecast';
import type { ForecastVersionResolvers } from '../generated/resolvers.ts';

export const ForecastVersion: ForecastVersionResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('code' in reference) {
      const code = forecastVersionCodeSchema.safeParse(reference.code);
      return code.success ? loaders.versionById.load(forecastVersionIdOf(code.data)) : null;
    }
    const known = readEntityId('ForecastVersion', reference.id) !== null;
    return known ? loaders.versionById.load(reference.id as ForecastVersionId) : null; // just checked
  },
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
