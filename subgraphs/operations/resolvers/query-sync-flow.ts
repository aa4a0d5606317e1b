import type { QueryResolvers } from '../generated/resolvers.ts';

export const syncFlow: NonNullable<QueryResolvers['syncFlow']> = async (_, { name }, { loaders }) =>
  (await loaders.flows()).find((flow) => flow.name === name) ?? null;
