import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const forecastVersions: NonNullable<QueryResolvers['forecastVersions']> = async (_, args, context) => {
  const { services, scope } = context;
  const list = createList('forecastVersions', services.cursors);
  const page = list.parsePage(args);
  const none = { rows: [], hasNextPage: false, hasPreviousPage: false };
  // How we plan is no partner's business.
  return list.createConnection(scope.customers === null ? await services.readers.forecasts.listVersions(page) : none);
};
