import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { parseArgument } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import { refuseRestricted } from '../unrestricted.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const parkedRecords: NonNullable<QueryResolvers['parkedRecords']> = async (_, args, { services, scope }) => {
  refuseRestricted(scope, 'Parked records');
  const list = createList('parkedRecords', services.cursors);
  const flow = parseArgument('flow', flowNameSchema, args.flow);
  return list.createConnection(await services.readers.operations.listParked(flow, list.parsePage(args)));
};
