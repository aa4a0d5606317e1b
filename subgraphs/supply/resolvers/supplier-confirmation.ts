import { readEntityId } from '@distribution/model/entity-id';
import type { SupplierConfirmationId } from '@distribution/model/supply/supplier-confirmation';
import type { SupplierConfirmationResolvers } from '../generated/resolvers.ts';

export const SupplierConfirmation: SupplierConfirmationResolvers = {
  __resolveReference: async ({ id }, { loaders }) => {
    const known = readEntityId('SupplierConfirmation', id) !== null;
    return known ? loaders.confirmationById.load(id as SupplierConfirmationId) : null; // just checked
  },
  purchaseOrder: async ({ purchaseOrder }, _, { loaders }) => loaders.purchaseOrderById.load(purchaseOrder.id),
  lines: ({ lines }) => lines.toSorted((left, right) => left.orderLineNumber - right.orderLineNumber),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
