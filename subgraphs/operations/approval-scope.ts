import type { ApprovalScope } from '@distribution/model/decision/approval-request';
import type { Principal } from '@distribution/platform/principal/principal';
import { queuesOf } from './operator.ts';

/**
 * The requests a caller may see: those the own roles decide about, and the own, within the own rows. A partner sees none. The
 * same holds for what is sent by them.
 */
export const approvalScopeOf = (principal: Principal): ApprovalScope => ({
  regions: principal.regions,
  legalEntities: principal.legalEntities,
  roles: principal.customers === null ? queuesOf(principal) : [],
  subject: principal.customers === null ? principal.subject : null,
});
