import { readEntityId } from '@distribution/model/entity-id';
import { type SupplierId, supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import type { SupplierResolvers } from '../generated/resolvers.ts';

export const Supplier: SupplierResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('code' in reference) {
      const code = supplierCodeSchema.safeParse(reference.code);
      return code.success ? loaders.supplierById.load(supplierIdOf(code.data)) : null;
    }
    const known = readEntityId('Supplier', reference.id) !== null;
    return known ? loaders.supplierById.load(reference.id as SupplierId) : null; // just checked
  },
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
