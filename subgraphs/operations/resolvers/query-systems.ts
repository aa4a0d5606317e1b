import type { QueryResolvers } from '../generated/resolvers.ts';
import { refuseRestricted } from '../unrestricted.ts';

export const systems: NonNullable<QueryResolvers['systems']> = async (_, __, { services, scope }) => {
  refuseRestricted(scope, 'Outside systems');
  return services.systems.listSystems();
};
