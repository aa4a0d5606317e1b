import { readEntityId } from '@distribution/model/entity-id';
import { type TransferOrderId, transferOrderSchema } from '@distribution/model/supply/transfer-order';
import type { TransferOrderResolvers } from '../generated/resolvers.ts';

export const TransferOrder: TransferOrderResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('number' in reference) {
      const number = transferOrderSchema.shape.number.safeParse(reference.number);
      return number.success ? loaders.transferOrderByNumber.load(number.data) : null;
    }
    const known = readEntityId('TransferOrder', reference.id) !== null;
    return known ? loaders.transferOrderById.load(reference.id as TransferOrderId) : null; // just checked
  },
  asOf: ({ origin }) => origin.asOf,
  source: ({ origin }) => origin.system,
};
