import { forecastChangesOf } from '@distribution/model/forecasts/forecast-difference';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseArguments } from '../../arguments.ts';
import type { ForecastChangeResolvers, ProductResolvers } from '../generated/resolvers.ts';
import { versionOf } from './version-of.ts';

export const forecastChanges: NonNullable<ProductResolvers['forecastChanges']> = async (
  { id },
  { from, to, measure = 'MEAN', locationCodes },
  context,
) => {
  const codes = parseArguments('locationCodes', locationCodeSchema, locationCodes);
  const [older, newer] = await Promise.all([versionOf(from, context), versionOf(to, context)]);
  if (older === null || newer === null) return [];
  const [before, after] = await Promise.all(
    [older, newer].map(({ code }) =>
      context.loaders.seriesOfProduct({ version: code, measure, locationCodes: codes }).load(id),
    ),
  );
  return forecastChangesOf(before ?? [], after ?? []);
};

export const ForecastChange: ForecastChangeResolvers = {
  before: ({ before, unit }) => (before === null ? null : { value: before, unit }),
  after: ({ after, unit }) => (after === null ? null : { value: after, unit }),
  change: ({ change, unit }) => ({ value: change, unit }),
};
