import type { SupplierProductResolvers } from '../generated/resolvers.ts';

export const SupplierProduct: SupplierProductResolvers = {
  supplier: async ({ supplier }, _, { loaders }) => loaders.supplierById.load(supplier.id),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
