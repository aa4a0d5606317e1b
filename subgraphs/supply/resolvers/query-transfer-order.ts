import { readEntityId } from '@distribution/model/entity-id';
import { type TransferOrderId, transferOrderSchema } from '@distribution/model/supply/transfer-order';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const transferOrder: NonNullable<QueryResolvers['transferOrder']> = async (_, { id, number }, { loaders }) => {
  const asked = exactlyOne({ id, number });
  if (asked.name === 'id') {
    const known = readEntityId('TransferOrder', asked.value) !== null;
    return known ? loaders.transferOrderById.load(asked.value as TransferOrderId) : null; // just checked
  }
  const known = parseArgument('number', transferOrderSchema.shape.number, asked.value);
  return known === null ? null : loaders.transferOrderByNumber.load(known);
};
