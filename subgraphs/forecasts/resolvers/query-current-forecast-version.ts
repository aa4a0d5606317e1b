import type { QueryResolvers } from '../generated/resolvers.ts';

export const currentForecastVersion: NonNullable<QueryResolvers['currentForecastVersion']> = async (
  _,
  __,
  { loaders },
) => loaders.currentVersion();
