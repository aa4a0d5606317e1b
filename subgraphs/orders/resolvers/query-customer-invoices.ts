import { customerCodeSchema } from '@distribution/model/orders/customer';
import { invoiceNumberSchema } from '@distribution/model/orders/invoice';
import { parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const customerInvoices: NonNullable<QueryResolvers['customerInvoices']> = async (
  _,
  args,
  { services, scope },
) => {
  const { filter } = args;
  const list = createList('customerInvoices', services.cursors);
  const page = await services.readers.orders.listInvoices(
    {
      numbers: parseArguments('filter.numbers', invoiceNumberSchema, filter?.numbers),
      statuses: filter?.statuses ?? null,
      partnerCodes: parseArguments('filter.customerCodes', customerCodeSchema, filter?.customerCodes),
      issuedFrom: filter?.issuedFrom ?? null,
      issuedTo: filter?.issuedTo ?? null,
      dueBefore: filter?.dueBefore ?? null,
      changedSince: filter?.changedSince ?? null,
    },
    list.parsePage(args),
    scope,
  );
  return list.createConnection(page);
};
