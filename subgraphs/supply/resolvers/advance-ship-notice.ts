import { readEntityId } from '@distribution/model/entity-id';
import type { AdvanceShipNoticeId } from '@distribution/model/supply/advance-ship-notice';
import { purchaseOrderIdOf } from '@distribution/model/supply/purchase-order';
import type { AdvanceShipNoticeResolvers } from '../generated/resolvers.ts';

export const AdvanceShipNotice: AdvanceShipNoticeResolvers = {
  __resolveReference: async ({ id }, { loaders }) => {
    const known = readEntityId('AdvanceShipNotice', id) !== null;
    return known ? loaders.shipNoticeById.load(id as AdvanceShipNoticeId) : null; // just checked
  },
  supplier: async ({ supplier }, _, { loaders }) => loaders.supplierById.load(supplier.id),
  purchaseOrders: async ({ legalEntity, purchaseOrderNumbers }, _, { loaders }) => {
    const ids = purchaseOrderNumbers.map((number) => purchaseOrderIdOf(legalEntity, number));
    const orders = await Promise.all(ids.map((id) => loaders.purchaseOrderById.load(id)));
    return orders.filter((order) => order !== null);
  },
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
