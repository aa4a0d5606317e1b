import { locationCodeSchema } from '@distribution/model/locations/location';
import type { BusinessExceptionFilter, QueueScope } from '@distribution/model/operations/exception-desk';
import { skuSchema } from '@distribution/model/products/product';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { instantOf } from '@distribution/model/time/instant';
import { sealLogPosition } from '@distribution/platform/event-log/cursor';
import { z } from 'zod';
import { parseArguments, regionCodeSchema } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { Context } from '../context.ts';
import type { BusinessExceptionFilter as FilterInput, QueryResolvers } from '../generated/resolvers.ts';
import { queuesOf } from '../operator.ts';

/** Most groups an answer has. */
const MAX_CLUSTERS = 100;
const nameSchema = z.string().min(1).max(200);

/** The rows and queues of the caller. */
export const queueScopeOf = ({ scope, principal }: Context): QueueScope => ({ ...scope, roles: queuesOf(principal) });

const filterOf = (filter: FilterInput | null | undefined): BusinessExceptionFilter => ({
  kinds: filter?.kinds ?? null,
  states: filter?.states ?? null,
  roles: parseArguments('filter.roles', nameSchema, filter?.roles),
  severityAtLeast: filter?.severityAtLeast ?? null,
  ages: filter?.ages ?? null,
  regions: parseArguments('filter.regions', regionCodeSchema, filter?.regions),
  locationCodes: parseArguments('filter.locationCodes', locationCodeSchema, filter?.locationCodes),
  skus: parseArguments('filter.skus', skuSchema, filter?.skus),
  supplierCodes: parseArguments('filter.supplierCodes', supplierCodeSchema, filter?.supplierCodes),
  assignees: parseArguments('filter.assignees', nameSchema, filter?.assignees),
});

export const exception: NonNullable<QueryResolvers['exception']> = (_, { id }, context) =>
  context.services.desk.exceptions.load(id, queueScopeOf(context));

export const exceptions: NonNullable<QueryResolvers['exceptions']> = async (_, args, context) => {
  const { services } = context;
  const list = createList('exceptions', services.cursors);
  const page = list.parsePage(args);
  const now = instantOf(services.clock.now());
  // The head first: what happens between the two reads is in both the page and the stream, never in neither.
  const head = await services.events.head();
  const found = await services.desk.exceptions.list(filterOf(args.filter), page, queueScopeOf(context), now);
  const { edges, nodes, pageInfo } = list.createConnection(found);
  return { edges, nodes, pageInfo, eventCursor: sealLogPosition(services.cursors, head) };
};

export const exceptionClusters: NonNullable<QueryResolvers['exceptionClusters']> = (_, { by, filter }, context) => {
  const { services } = context;
  const asked = filterOf(filter);
  const counted = { ...asked, states: asked.states ?? (['OPEN', 'CLAIMED', 'SNOOZED', 'RESOLVED'] as const) };
  const now = instantOf(services.clock.now());
  return services.desk.exceptions.cluster(by, counted, MAX_CLUSTERS, queueScopeOf(context), now);
};
