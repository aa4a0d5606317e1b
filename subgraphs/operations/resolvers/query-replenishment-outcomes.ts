import type { OutcomeRange } from '@distribution/model/decision/replenishment-outcomes';
import { readEntityId } from '@distribution/model/entity-id';
import type { PurchaseOrderId } from '@distribution/model/supply/purchase-order';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { Principal } from '@distribution/platform/principal/principal';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseArguments, regionCodeSchema } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import { approvalScopeOf } from '../approval-scope.ts';
import type { OrderRecommendationResolvers, PurchaseOrderResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { requireOneOf } from '../operator.ts';
import { viewVisible } from './query-outbound.ts';

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

const requireReader = (principal: Principal): void => requireOneOf(principal, ['planner', 'procurement']);

const rangeOf = (asked: {
  readonly from: Instant;
  readonly to: Instant;
  readonly regions?: readonly string[] | null | undefined;
}): OutcomeRange => {
  const { from, to } = asked;
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0 || length > MOST_DAYS * DAY_MS)
    throw new AppError('INVALID_ARGUMENT', `to: after from, by at most ${MOST_DAYS} days.`);
  return { from, to, regions: parseArguments('regions', regionCodeSchema, asked.regions) };
};

export const replenishmentOutcomes: NonNullable<QueryResolvers['replenishmentOutcomes']> = (
  _,
  args,
  { services, principal, scope },
) => {
  requireReader(principal);
  return services.desk.outcomes.summarize(rangeOf(args), scope, instantOf(services.clock.now()));
};

export const unmatchedPurchaseOrders: NonNullable<QueryResolvers['unmatchedPurchaseOrders']> = async (
  _,
  args,
  { services, principal, scope },
) => {
  requireReader(principal);
  const list = createList('unmatchedPurchaseOrders', services.cursors);
  return list.createConnection(await services.desk.outcomes.listUnmatched(rangeOf(args), list.parsePage(args), scope));
};

export const PurchaseOrder: PurchaseOrderResolvers = {
  // Whether there is such an order is for its owner to say.
  __resolveReference: async ({ id }) =>
    readEntityId('PurchaseOrder', id) === null ? null : { id: id as PurchaseOrderId }, // just checked
  recommendation: ({ id }, _, { loaders, principal }) => {
    requireReader(principal);
    return loaders.recommendationOfOrder.load(id);
  },
};

export const OrderRecommendation: OrderRecommendationResolvers = {
  command: ({ commandId }, _, context) => (commandId === null ? null : viewVisible(commandId, context)),
  approvals: async ({ approvalIds }, _, { services, principal }) => {
    const scope = approvalScopeOf(principal);
    const found = await Promise.all(approvalIds.map((id) => services.desk.approvals.load(id, scope)));
    return found.filter((request) => request !== null);
  },
};
