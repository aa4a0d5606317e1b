import type { OutboundCommand as Command } from '@distribution/model/operations/outbound';
import { type OutboundCommandView, viewOf } from '@distribution/model/operations/outbound-view';
import { z } from 'zod';
import { parseArgument, parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { Context } from '../context.ts';
import type { OutboundCommandResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { approvalScopeOf } from '../approval-scope.ts';

const nameSchema = z.string().min(1).max(200);

const loadVisible = (id: string, { services, principal }: Context): Promise<Command | null> =>
  services.desk.outbound.load(id, approvalScopeOf(principal));

/** The command as the caller may see it. */
export const viewVisible = async (id: string, context: Context): Promise<OutboundCommandView | null> => {
  const command = await loadVisible(id, context);
  return command === null ? null : viewOf(command);
};

export const outboundCommand: NonNullable<QueryResolvers['outboundCommand']> = (_, { id }, context) =>
  viewVisible(id, context);

export const outboundCommands: NonNullable<QueryResolvers['outboundCommands']> = async (_, args, context) => {
  const { services, principal } = context;
  const { filter } = args;
  const list = createList('outboundCommands', services.cursors);
  const asked = {
    states: filter?.states ?? null,
    kinds: filter?.kinds ?? null,
    systems: parseArguments('filter.systems', nameSchema, filter?.systems),
    requestId: parseArgument('filter.requestId', nameSchema, filter?.requestId),
  };
  const { rows, ...page } = await services.desk.outbound.list(asked, list.parsePage(args), approvalScopeOf(principal));
  return list.createConnection({ ...page, rows: rows.map(({ row, sortKey }) => ({ row: viewOf(row), sortKey })) });
};

export const OutboundCommand: OutboundCommandResolvers = {
  approval: ({ approvalId }, _, { services, principal }) =>
    approvalId === null ? null : services.desk.approvals.load(approvalId, approvalScopeOf(principal)),
  workflow: ({ id }, _, { loaders }) => loaders.workflowOf.command.load(id),
  __resolveReference: ({ id }, context) => viewVisible(id, context),
};
