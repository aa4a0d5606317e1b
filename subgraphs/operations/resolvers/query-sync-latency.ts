import { locationCodeSchema } from '@distribution/model/locations/location';
import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import { parseArgument, regionCodeSchema } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { limitSchema, lastMinutes, windowSchema } from '../window.ts';

export const syncLatency: NonNullable<QueryResolvers['syncLatency']> = (_, args, { services, scope }) => {
  const flow = parseArgument('flow', flowNameSchema, args.flow);
  const locationCode = parseArgument('locationCode', locationCodeSchema, args.locationCode);
  const region = parseArgument('region', regionCodeSchema, args.region);
  const minutes = parseArgument('windowMinutes', windowSchema, args.windowMinutes) ?? 60;
  const limit = parseArgument('first', limitSchema, args.first) ?? 100;
  const filter = {
    flows: flow === null ? null : [flow],
    locationCodes: locationCode === null ? null : [locationCode],
    regions: region === null ? null : [region],
  };
  const window = lastMinutes(minutes, services.clock.now());
  return services.desk.latencies.read(args.by ?? 'SITE', filter, window, limit, scope);
};
