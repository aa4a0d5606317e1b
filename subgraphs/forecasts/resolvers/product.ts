import { readEntityId } from '@distribution/model/entity-id';
import type { ForecastVersion, ForecastVersionId } from '@distribution/model/forecasts/forecast';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { type ProductId, skuOfProductId } from '@distribution/model/products/product';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseArguments } from '../../arguments.ts';
import type { Context } from '../context.ts';
import { epochDayOf } from '@distribution/model/time/epoch-day';
import type { ProductResolvers } from '../generated/resolvers.ts';

/** Most days between the first and the last that demand is asked for: two years. */
const MAX_DAYS = 731;

/** The version that was asked for (NOT_FOUND when there is no such version), else the current one. */
const versionOf = async (id: string | null | undefined, { loaders }: Context): Promise<ForecastVersion | null> => {
  if (id == null) return loaders.currentVersion();
  const known = readEntityId('ForecastVersion', id) !== null;
  const version = known ? await loaders.versionById.load(id as ForecastVersionId) : null; // just checked
  if (version === null) throw new AppError('NOT_FOUND', 'There is no forecast version with this id.');
  return version;
};

export const Product: ProductResolvers = {
  // Whether there is such a product is for its owner to say; what is no product's id has no forecast.
  __resolveReference: async ({ id }) => (skuOfProductId(id) === null ? null : { id: id as ProductId }), // just checked
  forecast: async ({ id }, { version: versionId, measure = 'MEAN', locationCodes }, context) => {
    const codes = parseArguments('locationCodes', locationCodeSchema, locationCodes);
    const version = await versionOf(versionId, context);
    if (version === null) return null;
    const series = context.loaders.seriesOfProduct({ version: version.code, measure, locationCodes: codes });
    const [first, ...others] = await series.load(id);
    return first === undefined ? null : { version, measure, series: [first, ...others] };
  },
  demand: async ({ id }, { from, to, measure = 'SHIPPED', locationCodes }, { loaders }) => {
    const codes = parseArguments('locationCodes', locationCodeSchema, locationCodes);
    const days = epochDayOf(to) - epochDayOf(from);
    if (days < 0 || days > MAX_DAYS) {
      throw new AppError('INVALID_ARGUMENT', `to must be from 0 to ${MAX_DAYS} days after from, not ${days}.`);
    }
    return loaders.demandOfProduct({ measure, from, to, locationCodes: codes }).load(id);
  },
};
