import { readEntityId } from '@distribution/model/entity-id';
import { type CustomerId, customerCodeSchema, customerIdOf } from '@distribution/model/orders/customer';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const customer: NonNullable<QueryResolvers['customer']> = async (_, { id, code }, { loaders }) => {
  const asked = exactlyOne({ id, code });
  if (asked.name === 'id') {
    const known = readEntityId('Customer', asked.value) !== null;
    return known ? loaders.customerById(asked.value as CustomerId) : null; // just checked
  }
  const known = parseArgument('code', customerCodeSchema, asked.value);
  return known === null ? null : loaders.customerById(customerIdOf(known));
};
