import { readEntityId } from '@distribution/model/entity-id';
import { type SalesOrderId, orderNumberSchema } from '@distribution/model/orders/sales-order';
import type { SalesOrderResolvers } from '../generated/resolvers.ts';

export const SalesOrder: SalesOrderResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('number' in reference) {
      const number = orderNumberSchema.safeParse(reference.number);
      return number.success ? loaders.orderByNumber.load(number.data) : null;
    }
    const known = readEntityId('SalesOrder', reference.id) !== null;
    return known ? loaders.orderById.load(reference.id as SalesOrderId) : null; // just checked
  },
  customer: async ({ customer }, _, { loaders }) => (customer === null ? null : loaders.customerById(customer.id)),
  shipments: async ({ id }, _, { loaders }) => loaders.shipmentsOfOrder.load(id),
  invoices: async ({ id }, _, { loaders }) => loaders.invoicesOfOrder.load(id),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
