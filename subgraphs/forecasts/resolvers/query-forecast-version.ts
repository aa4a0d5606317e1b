import { readEntityId } from '@distribution/model/entity-id';
import {
  type ForecastVersionId,
  forecastVersionCodeSchema,
  forecastVersionIdOf,
} from '@distribution/model/forecasts/forecast';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const forecastVersion: NonNullable<QueryResolvers['forecastVersion']> = async (_, { id, code }, { loaders }) => {
  const asked = exactlyOne({ id, code });
  if (asked.name === 'id') {
    const known = readEntityId('ForecastVersion', asked.value) !== null;
    return known ? loaders.versionById.load(asked.value as ForecastVersionId) : null; // just checked
  }
  const known = parseArgument('code', forecastVersionCodeSchema, asked.value);
  return known === null ? null : loaders.versionById.load(forecastVersionIdOf(known));
};
