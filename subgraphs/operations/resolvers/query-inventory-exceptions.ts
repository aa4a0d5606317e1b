import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { sealLogPosition } from '@distribution/platform/event-log/cursor';
import { parseArguments, regionCodeSchema } from '../../arguments.ts';
import { createList } from '../../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const inventoryExceptions: NonNullable<QueryResolvers['inventoryExceptions']> = async (_, args, context) => {
  const { services, scope } = context;
  const { filter } = args;
  const list = createList('inventoryExceptions', services.cursors);
  const page = list.parsePage(args);
  const exceptionFilter = {
    kinds: filter?.kinds ?? null,
    severityAtLeast: filter?.severityAtLeast ?? null,
    regions: parseArguments('filter.regions', regionCodeSchema, filter?.regions),
    locationCodes: parseArguments('filter.locationCodes', locationCodeSchema, filter?.locationCodes),
    skus: parseArguments('filter.skus', skuSchema, filter?.skus),
    open: filter?.status == null ? null : filter.status === 'OPEN',
  };
  // The head first: what happens between the two reads is in both the page and the stream, never in neither.
  const head = await services.events.head();
  const found = await services.readers.operations.listExceptions(exceptionFilter, page, scope);
  const { edges, nodes, pageInfo } = list.createConnection(found);
  return { edges, nodes, pageInfo, eventCursor: sealLogPosition(services.cursors, head) };
};
