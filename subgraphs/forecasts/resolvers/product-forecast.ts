import type { ProductForecastResolvers } from '../generated/resolvers.ts';
import { bucketsOf } from './buckets.ts';
import { spread } from './spread.ts';

export const ProductForecast: ProductForecastResolvers = {
  buckets: ({ series }, { first = 13 }, context) => bucketsOf(series, first, context),
  locations: ({ series }) => series,
  spread,
  servedFrom: ({ fallback }) => (fallback === null ? 'PUBLISHED' : 'FALLBACK'),
  // The whole is as old as its oldest part.
  asOf: ({ series }) =>
    series.reduce((oldest, { origin }) => (origin.asOf < oldest ? origin.asOf : oldest), series[0].origin.asOf),
  source: ({ version }) => version.origin.system,
};
