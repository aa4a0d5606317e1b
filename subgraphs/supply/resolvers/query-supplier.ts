import { readEntityId } from '@distribution/model/entity-id';
import { type SupplierId, supplierCodeSchema, supplierIdOf } from '@distribution/model/supply/supplier';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const supplier: NonNullable<QueryResolvers['supplier']> = async (_, { id, code }, { loaders }) => {
  const asked = exactlyOne({ id, code });
  if (asked.name === 'id') {
    const known = readEntityId('Supplier', asked.value) !== null;
    return known ? loaders.supplierById.load(asked.value as SupplierId) : null; // just checked
  }
  const known = parseArgument('code', supplierCodeSchema, asked.value);
  return known === null ? null : loaders.supplierById.load(supplierIdOf(known));
};
