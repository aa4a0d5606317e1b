import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { parseArgument } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { refuseRestricted } from '../unrestricted.ts';

export const reconciliationRuns: NonNullable<QueryResolvers['reconciliationRuns']> = async (_, args, context) => {
  const { services, scope } = context;
  refuseRestricted(scope, 'Comparisons');
  const list = createList('reconciliationRuns', services.cursors);
  const flow = parseArgument('flow', flowNameSchema, args.flow);
  return list.createConnection(await services.desk.reconciliation.listRuns(flow, list.parsePage(args)));
};

export const drifts: NonNullable<QueryResolvers['drifts']> = async (_, args, { services, scope }) => {
  refuseRestricted(scope, 'Drifts');
  const list = createList('drifts', services.cursors);
  const flow = parseArgument('flow', flowNameSchema, args.flow);
  const page = await services.desk.reconciliation.listDrifts(flow, args.status ?? null, list.parsePage(args));
  return list.createConnection(page);
};
