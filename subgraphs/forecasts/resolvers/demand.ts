import type { DemandResolvers } from '../generated/resolvers.ts';

export const Demand: DemandResolvers = {
  quantity: ({ quantity, unit }) => ({ value: quantity, unit }),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
