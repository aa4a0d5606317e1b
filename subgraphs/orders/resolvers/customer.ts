import { readEntityId } from '@distribution/model/entity-id';
import { type CustomerId, customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import { createList } from '../../connection.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';

export const Customer: CustomerResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('code' in reference) {
      const code = customerCodeSchema.safeParse(reference.code);
      return code.success ? loaders.customerById(customerIdOf(code.data)) : null;
    }
    const known = readEntityId('Customer', reference.id) !== null;
    return known ? loaders.customerById(reference.id as CustomerId) : null; // just checked
  },
  salesOrders: async ({ code }, args, { services, scope }) => {
    const list = createList('Customer.salesOrders', services.cursors);
    const page = await services.readers.orders.listSalesOrders(
      {
        numbers: null,
        statuses: null,
        customerCodes: [code],
        regions: null,
        shipFromCodes: null,
        skus: null,
        orderedFrom: null,
        orderedTo: null,
        changedSince: null,
      },
      list.parsePage(args),
      scope,
    );
    return list.createConnection(page);
  },
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
