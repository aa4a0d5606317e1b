import { instantOf } from '@distribution/model/time/instant';
import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { refuseRestricted } from '../unrestricted.ts';

export const flowFigures: NonNullable<QueryResolvers['flowFigures']> = async (_, args, { services, scope }) => {
  refuseRestricted(scope, 'Figures of flows');
  const flow = parseArgument('flow', flowNameSchema, args.flow);
  const all = await services.desk.figures.flows(instantOf(services.clock.now()));
  return flow === null ? all : all.filter((each) => each.flow === flow);
};

export const businessTelemetry: NonNullable<QueryResolvers['businessTelemetry']> = (_, __, { services, scope }) => {
  refuseRestricted(scope, 'Figures of the business');
  return services.desk.figures.business(instantOf(services.clock.now()));
};
