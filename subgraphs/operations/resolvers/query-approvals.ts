import { viewOf } from '@distribution/model/operations/outbound-view';
import { approvalScopeOf } from '../approval-scope.ts';
import { createList } from '../../connection.ts';
import type { ApprovalRequestResolvers, QueryResolvers } from '../generated/resolvers.ts';

export const approvals: NonNullable<QueryResolvers['approvals']> = async (
  _,
  { states, kinds, ...args },
  { services, principal },
) => {
  const list = createList('approvals', services.cursors);
  const filter = { states: states ?? null, kinds: kinds ?? null };
  const page = await services.desk.approvals.list(filter, list.parsePage(args), approvalScopeOf(principal));
  return list.createConnection(page);
};

export const approval: NonNullable<QueryResolvers['approval']> = (_, { id }, { services, principal }) =>
  services.desk.approvals.load(id, approvalScopeOf(principal));

export const ApprovalRequest: ApprovalRequestResolvers = {
  kind: ({ action }) => action.kind,
  system: ({ action }) => action.system,
  requestedBy: ({ action }) => action.requestedBy,
  content: ({ action }) => JSON.stringify(action.content),
  approverRoles: ({ verdict }) => verdict.approverRoles,
  trace: ({ verdict }) => verdict.trace,
  workflow: ({ id }, _, { loaders }) => loaders.workflowOf.approval.load(id),
  commands: async ({ id }, _, { loaders }) => (await loaders.commandsOfApproval.load(id)).map(viewOf),
};
