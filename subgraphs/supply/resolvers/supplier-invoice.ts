import { readEntityId } from '@distribution/model/entity-id';
import type { SupplierInvoiceId } from '@distribution/model/supply/supplier-invoice';
import type { SupplierInvoiceResolvers } from '../generated/resolvers.ts';

export const SupplierInvoice: SupplierInvoiceResolvers = {
  __resolveReference: async ({ id }, { loaders }) => {
    const known = readEntityId('SupplierInvoice', id) !== null;
    return known ? loaders.invoiceById.load(id as SupplierInvoiceId) : null; // just checked
  },
  supplier: async ({ supplier }, _, { loaders }) => loaders.supplierById.load(supplier.id),
  purchaseOrder: async ({ purchaseOrder }, _, { loaders }) =>
    purchaseOrder === null ? null : loaders.purchaseOrderById.load(purchaseOrder.id),
  lines: ({ lines }) => lines.toSorted((left, right) => left.number - right.number),
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
