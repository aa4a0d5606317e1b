import { readEntityId } from '@distribution/model/entity-id';
import { type SalesOrderId, orderNumberSchema } from '@distribution/model/orders/sales-order';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const salesOrder: NonNullable<QueryResolvers['salesOrder']> = async (_, { id, number }, { loaders }) => {
  const asked = exactlyOne({ id, number });
  if (asked.name === 'id') {
    const known = readEntityId('SalesOrder', asked.value) !== null;
    return known ? loaders.orderById.load(asked.value as SalesOrderId) : null; // just checked
  }
  const known = parseArgument('number', orderNumberSchema, asked.value);
  return known === null ? null : loaders.orderByNumber.load(known);
};
