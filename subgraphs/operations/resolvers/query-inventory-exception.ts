import { readEntityId } from '@distribution/model/entity-id';
import type { InventoryExceptionId } from '@distribution/model/operations/exception';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const inventoryException: NonNullable<QueryResolvers['inventoryException']> = async (_, { id }, { loaders }) =>
  // What is no exception's id names no exception.
  readEntityId('InventoryException', id) === null ? null : loaders.exceptionById.load(id as InventoryExceptionId); // just checked
