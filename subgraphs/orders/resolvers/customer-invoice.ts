import { readEntityId } from '@distribution/model/entity-id';
import type { CustomerInvoiceId } from '@distribution/model/orders/invoice';
import type { CustomerInvoiceResolvers } from '../generated/resolvers.ts';

export const CustomerInvoice: CustomerInvoiceResolvers = {
  __resolveReference: async ({ id }, { loaders }) => {
    const known = readEntityId('CustomerInvoice', id) !== null;
    return known ? loaders.invoiceById.load(id as CustomerInvoiceId) : null; // just checked
  },
  customer: async ({ customer }, _, { loaders }) => loaders.customerById(customer.id),
  salesOrder: async ({ salesOrder }, _, { loaders }) =>
    salesOrder === null ? null : loaders.orderById.load(salesOrder.id),
  lines: ({ lines }) => lines.toSorted((left, right) => left.number - right.number),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
