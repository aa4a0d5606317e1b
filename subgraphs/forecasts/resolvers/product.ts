import { locationCodeSchema } from '@distribution/model/locations/location';
import { type ProductId, skuOfProductId } from '@distribution/model/products/product';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseArguments } from '../../arguments.ts';
import { epochDayOf } from '@distribution/model/time/epoch-day';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { forecastAccuracy } from './forecast-accuracy.ts';
import { forecastChanges } from './forecast-changes.ts';
import { standInFor } from './stand-in.ts';
import { versionOf } from './version-of.ts';

/** Most days between the first and the last that demand is asked for: two years. */
const MAX_DAYS = 731;

export const Product: ProductResolvers = {
  // Whether there is such a product is for its owner to say; what is no product's id has no forecast.
  __resolveReference: async ({ id }) => (skuOfProductId(id) === null ? null : { id: id as ProductId }), // just checked
  forecast: async ({ id }, { version: versionId, measure = 'MEAN', locationCodes }, context) => {
    const codes = parseArguments('locationCodes', locationCodeSchema, locationCodes);
    const version = await versionOf(versionId, context);
    if (version === null) return null;
    const series = context.loaders.seriesOfProduct({ version: version.code, measure, locationCodes: codes });
    const fallback = versionId == null ? await context.loaders.fallback() : null;
    const served = await standInFor(await series.load(id), { id, measure, locationCodes: codes, fallback }, context);
    const [first, ...others] = served;
    return first === undefined ? null : { version, measure, series: [first, ...others], fallback };
  },
  forecastChanges,
  forecastAccuracy,
  demand: async ({ id }, { from, to, measure = 'SHIPPED', locationCodes }, { loaders }) => {
    const codes = parseArguments('locationCodes', locationCodeSchema, locationCodes);
    const days = epochDayOf(to) - epochDayOf(from);
    if (days < 0 || days > MAX_DAYS) {
      throw new AppError('INVALID_ARGUMENT', `to must be from 0 to ${MAX_DAYS} days after from, not ${days}.`);
    }
    return loaders.demandOfProduct({ measure, from, to, locationCodes: codes }).load(id);
  },
};
