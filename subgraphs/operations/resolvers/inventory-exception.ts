import { readEntityId } from '@distribution/model/entity-id';
import type { InventoryExceptionId } from '@distribution/model/operations/exception';
import type { InventoryExceptionResolvers } from '../generated/resolvers.ts';

export const InventoryException: InventoryExceptionResolvers = {
  __resolveReference: async ({ id }, { loaders }) =>
    readEntityId('InventoryException', id) === null ? null : loaders.exceptionById.load(id as InventoryExceptionId), // just checked
};
