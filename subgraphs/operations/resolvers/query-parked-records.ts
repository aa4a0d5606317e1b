import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import type { ReadScope } from '@distribution/model/read-scope';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseArgument } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

/** A record that was not understood has no region or owner to compare with: only who sees everything may see it. */
const refuseRestricted = ({ regions, legalEntities, customers }: ReadScope): void => {
  if (regions === null && legalEntities === null && customers === null) return;
  throw new AppError('FORBIDDEN', 'Parked records are shown only to callers who may see every row.');
};

export const parkedRecords: NonNullable<QueryResolvers['parkedRecords']> = async (_, args, { services, scope }) => {
  refuseRestricted(scope);
  const list = createList('parkedRecords', services.cursors);
  const flow = parseArgument('flow', flowNameSchema, args.flow);
  return list.createConnection(await services.readers.operations.listParked(flow, list.parsePage(args)));
};
