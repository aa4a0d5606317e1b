import type { OutboundCommand as Command } from '@distribution/model/operations/outbound';
import { type OutboundCommandView, viewOf } from '@distribution/model/operations/outbound-view';
import { z } from 'zod';
import { parseArgument, parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { Context } from '../context.ts';
import type { OutboundCommandResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { queuesOf } from '../operator.ts';

const nameSchema = z.string().min(1).max(200);

/** Whose commands the caller sees; `null` for an operator, who sees all. */
const requesterOf = ({ principal }: Context): string | null =>
  queuesOf(principal) === null ? null : principal.subject;

/** The command, if the caller may see it. */
export const loadVisible = async (id: string, context: Context): Promise<Command | null> => {
  const command = await context.services.desk.outbound.load(id);
  const requester = requesterOf(context);
  return command === null || (requester !== null && command.requestedBy !== requester) ? null : command;
};

const viewOrNull = (command: Command | null): OutboundCommandView | null => (command === null ? null : viewOf(command));

export const outboundCommand: NonNullable<QueryResolvers['outboundCommand']> = async (_, { id }, context) =>
  viewOrNull(await loadVisible(id, context));

export const outboundCommands: NonNullable<QueryResolvers['outboundCommands']> = async (_, args, context) => {
  const { services } = context;
  const { filter } = args;
  const list = createList('outboundCommands', services.cursors);
  const asked = {
    states: filter?.states ?? null,
    kinds: filter?.kinds ?? null,
    systems: parseArguments('filter.systems', nameSchema, filter?.systems),
    requestId: parseArgument('filter.requestId', nameSchema, filter?.requestId),
    requestedBy: requesterOf(context),
  };
  const { rows, ...page } = await services.desk.outbound.list(asked, list.parsePage(args));
  return list.createConnection({ ...page, rows: rows.map(({ row, sortKey }) => ({ row: viewOf(row), sortKey })) });
};

export const OutboundCommand: OutboundCommandResolvers = {
  __resolveReference: async ({ id }, context) => viewOrNull(await loadVisible(id, context)),
};
