import { forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { instantOf } from '@distribution/model/time/instant';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import type { Principal } from '@distribution/platform/principal/principal';
import { exactlyOne, parseArgument, parseArguments } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { ForecastImpactResolvers, ForecastPublicationResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { requireOneOf, requireRole } from '../operator.ts';
import { approvalScopeOf } from '../approval-scope.ts';

export const forecastPublication: NonNullable<QueryResolvers['forecastPublication']> = async (
  _,
  { id, version },
  { services, principal },
) => {
  requireRole(principal, 'planner');
  const asked = exactlyOne({ id, version });
  if (asked.name === 'id') return services.desk.publications.load(asked.value);
  const code = parseArgument('version', forecastVersionCodeSchema, asked.value);
  return code === null ? null : services.desk.publications.loadOfVersion(code);
};

export const forecastPublications: NonNullable<QueryResolvers['forecastPublications']> = async (
  _,
  args,
  { services, principal },
) => {
  requireRole(principal, 'planner');
  const list = createList('forecastPublications', services.cursors);
  return list.createConnection(await services.desk.publications.list(list.parsePage(args)));
};

export const forecastFindings: NonNullable<QueryResolvers['forecastFindings']> = async (
  _,
  { publicationId, ...args },
  { services, principal, scope },
) => {
  requireRole(principal, 'planner');
  const list = createList('forecastFindings', services.cursors);
  const found = await services.desk.publications.listFindings(publicationId, list.parsePage(args), scope);
  return list.createConnection(found);
};

export const ForecastPublication: ForecastPublicationResolvers = {
  workflow: ({ id }, _, { loaders }) => loaders.workflowOf.publication.load(id),
};

const requireReader = (principal: Principal): void => requireOneOf(principal, ['planner', 'procurement']);

export const forecastImpacts: NonNullable<QueryResolvers['forecastImpacts']> = async (
  _,
  { filter, ...args },
  { services, principal, scope },
) => {
  requireReader(principal);
  const list = createList('forecastImpacts', services.cursors);
  const wanted = {
    publicationId: filter?.publicationId ?? null,
    outcomes: filter?.outcomes ?? null,
    skus: parseArguments('filter.skus', skuSchema, filter?.skus),
    locationCodes: parseArguments('filter.locationCodes', locationCodeSchema, filter?.locationCodes),
    isUnconsumed: filter?.isUnconsumed ?? null,
    isOverdue: filter?.isOverdue ?? null,
    isRaised: filter?.isRaised ?? null,
  };
  const now = instantOf(services.clock.now());
  return list.createConnection(await services.desk.publications.listImpacts(wanted, list.parsePage(args), scope, now));
};

export const forecastImpact: NonNullable<QueryResolvers['forecastImpact']> = async (
  _,
  { id },
  { services, principal, scope },
) => {
  requireReader(principal);
  return services.desk.publications.loadImpact(id, scope);
};

export const ForecastImpact: ForecastImpactResolvers = {
  approval: ({ approvalId }, _, { services, principal }) =>
    approvalId === null ? null : services.desk.approvals.load(approvalId, approvalScopeOf(principal)),
  outboundCommandId: ({ outboundId }) => outboundId,
};
