import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const forecastVersions: NonNullable<QueryResolvers['forecastVersions']> = async (_, args, { services }) => {
  const list = createList('forecastVersions', services.cursors);
  return list.createConnection(await services.readers.forecasts.listVersions(list.parsePage(args)));
};
