import type { QueryResolvers } from '../generated/resolvers.ts';

export const syncFlows: NonNullable<QueryResolvers['syncFlows']> = async (_, __, { loaders }) => loaders.flows();
