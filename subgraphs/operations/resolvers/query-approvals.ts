import type { ApprovalScope } from '@distribution/model/decision/approval-request';
import type { Principal } from '@distribution/platform/principal/principal';
import { createList } from '../../connection.ts';
import type { ApprovalRequestResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { queuesOf } from '../operator.ts';

/** The requests a caller may see: those the own roles decide about, within the own rows. A partner sees none. */
export const approvalScopeOf = (principal: Principal): ApprovalScope => ({
  regions: principal.regions,
  legalEntities: principal.legalEntities,
  roles: principal.customers === null ? queuesOf(principal) : [],
});

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
};
