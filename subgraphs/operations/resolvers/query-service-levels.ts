import { instantOf } from '@distribution/model/time/instant';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { refuseRestricted } from '../unrestricted.ts';

export const serviceLevels: NonNullable<QueryResolvers['serviceLevels']> = (_, __, { services, scope }) => {
  refuseRestricted(scope, 'Service levels');
  return services.desk.serviceLevels.read(instantOf(services.clock.now()));
};
