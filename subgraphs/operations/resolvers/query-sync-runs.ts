import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { parseArgument } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { refuseRestricted } from '../unrestricted.ts';

export const syncRuns: NonNullable<QueryResolvers['syncRuns']> = async (_, args, { services, scope }) => {
  refuseRestricted(scope, 'Attempts of flows');
  const list = createList('syncRuns', services.cursors);
  const flow = parseArgument('flow', flowNameSchema, args.flow);
  return list.createConnection(await services.readers.operations.listRuns(flow, list.parsePage(args)));
};
