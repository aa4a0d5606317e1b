import type { CodeFilter } from '@distribution/model/operations/stewardship';
import { systemCodeSchema } from '@distribution/model/origin';
import { parseArgument } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { Context } from '../context.ts';
import type { QueryCodeMappingsArgs, QueryResolvers } from '../generated/resolvers.ts';
import { requireRole, STEWARD } from '../operator.ts';
import { refuseRestricted } from '../unrestricted.ts';

const filterOf = (args: Pick<QueryCodeMappingsArgs, 'system' | 'kinds'>): CodeFilter => ({
  system: parseArgument('system', systemCodeSchema, args.system),
  kinds: args.kinds ?? null,
});

/** Throws FORBIDDEN for anybody but a steward or an operator who may see every row. */
export const requireSteward = ({ principal, scope }: Context): void => {
  requireRole(principal, STEWARD);
  refuseRestricted(scope, 'Codes and what waits for them');
};

export const unmappedCodes: NonNullable<QueryResolvers['unmappedCodes']> = async (_, args, context) => {
  requireSteward(context);
  const list = createList('unmappedCodes', context.services.cursors);
  const { stewardship } = context.services.desk;
  return list.createConnection(await stewardship.listUnmapped(filterOf(args), list.parsePage(args)));
};

export const codeMappings: NonNullable<QueryResolvers['codeMappings']> = async (_, args, context) => {
  requireSteward(context);
  const list = createList('codeMappings', context.services.cursors);
  const { stewardship } = context.services.desk;
  return list.createConnection(await stewardship.listMappings(filterOf(args), list.parsePage(args)));
};
