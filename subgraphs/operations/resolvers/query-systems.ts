import { AppError } from '@distribution/platform/errors/app-error';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const systems: NonNullable<QueryResolvers['systems']> = async (_, __, { services, scope }) => {
  const { regions, legalEntities, customers } = scope;
  if (regions !== null || legalEntities !== null || customers !== null)
    throw new AppError('FORBIDDEN', 'Outside systems are shown only to callers who may see every row.');
  return services.systems.listSystems();
};
