import { readEntityId } from '@distribution/model/entity-id';
import { type PurchaseOrderId, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const purchaseOrder: NonNullable<QueryResolvers['purchaseOrder']> = async (_, { id, number }, { loaders }) => {
  const asked = exactlyOne({ id, number });
  if (asked.name === 'id') {
    const known = readEntityId('PurchaseOrder', asked.value) !== null;
    return known ? loaders.purchaseOrderById.load(asked.value as PurchaseOrderId) : null; // just checked
  }
  const known = parseArgument('number', purchaseOrderNumberSchema, asked.value);
  return known === null ? null : loaders.purchaseOrderByNumber.load(known);
};
