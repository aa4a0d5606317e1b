import type { QueryResolvers } from '../generated/resolvers.ts';

export const regions: NonNullable<QueryResolvers['regions']> = async (_, __, { services, scope }) =>
  services.readers.locations.listRegions(scope);
