import { invoiceNumberSchema } from '@distribution/model/orders/invoice';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const supplierInvoices: NonNullable<QueryResolvers['supplierInvoices']> = async (
  _,
  args,
  { services, scope },
) => {
  const { filter } = args;
  const list = createList('supplierInvoices', services.cursors);
  const page = await services.readers.supply.listInvoices(
    {
      numbers: parseArguments('filter.numbers', invoiceNumberSchema, filter?.numbers),
      statuses: filter?.statuses ?? null,
      partnerCodes: parseArguments('filter.supplierCodes', supplierCodeSchema, filter?.supplierCodes),
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
