import { readEntityId } from '@distribution/model/entity-id';
import { type PurchaseOrderId, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import type { PurchaseOrderResolvers } from '../generated/resolvers.ts';

export const PurchaseOrder: PurchaseOrderResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('number' in reference) {
      const number = purchaseOrderNumberSchema.safeParse(reference.number);
      return number.success ? loaders.purchaseOrderByNumber.load(number.data) : null;
    }
    const known = readEntityId('PurchaseOrder', reference.id) !== null;
    return known ? loaders.purchaseOrderById.load(reference.id as PurchaseOrderId) : null; // just checked
  },
  supplier: async ({ supplier }, _, { loaders }) => loaders.supplierById.load(supplier.id),
  confirmations: async ({ id }, _, { loaders }) => loaders.confirmationsOfOrder.load(id),
  advanceShipNotices: async ({ id }, _, { loaders }) => loaders.shipNoticesOfOrder.load(id),
  invoices: async ({ id }, _, { loaders }) => loaders.invoicesOfOrder.load(id),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
