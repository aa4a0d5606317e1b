import type { LocationForecastResolvers } from '../generated/resolvers.ts';
import { bucketsOf } from './buckets.ts';

export const LocationForecast: LocationForecastResolvers = {
  buckets: (series, { first = 13 }, context) => bucketsOf([series], first, context),
  overrides: ({ overrides, unit }) =>
    overrides.map((override) => ({
      ...override,
      previousQuantity: { value: override.previousQuantity, unit },
      quantity: { value: override.quantity, unit },
    })),
};
