import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { DriftReview } from '@distribution/model/operations/reconciliation';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { requireOperator, requireRole, type UserError, userErrorOf } from '../operator.ts';
import { refuseRestricted } from '../unrestricted.ts';

/** The role that decides. */
const ROLE_OF: Readonly<Record<DriftReview, string>> = {
  AUTO: 'operator',
  PLANNER_REVIEW: 'planner',
  PROCUREMENT_APPROVAL: 'procurement',
  FINANCE_VALIDATION: 'finance',
};
const NOT_OPEN: UserError = {
  code: 'NOT_FOUND',
  message: 'There is no open drift with this id, or no longer.',
  path: ['input', 'id'],
  retryable: false,
};

export const resolveDrift: NonNullable<MutationResolvers['resolveDrift']> = async (_, { input }, context) => {
  const { services, principal, correlationId, scope } = context;
  refuseRestricted(scope, 'Drifts');
  const { reconciliation } = services.desk;
  const drift = await reconciliation.loadDrift(input.id);
  if (drift === null) {
    requireOperator(principal); // nobody else learns which ids there are
    return { resolved: false, userErrors: [NOT_OPEN] };
  }
  requireRole(principal, ROLE_OF[drift.review]);
  const by = { actor: principal.subject, reason: input.reason, correlationId };
  try {
    const resolved = await (input.resolution === 'KEEP'
      ? reconciliation.accept(input.id, by)
      : reconciliation.correct(input.id, INVENTORY_RULES, by));
    return { resolved, userErrors: resolved ? [] : [NOT_OPEN] };
  } catch (thrown) {
    return { resolved: false, userErrors: [userErrorOf(thrown, ['input', 'resolution'])] };
  }
};
