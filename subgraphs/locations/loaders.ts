import type { Gln } from '@distribution/model/gs1/gln';
import type { Location, LocationCode, LocationId } from '@distribution/model/locations/location';
import { maySee } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { type FreshRecords, readFresh } from '../fresh-records.ts';
import { createLoader } from '../keyed-loaders.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from './context.ts';

/** Single locations by each of their names, and what lies below one. Locations outside the scope are `null`. */
export interface Loaders {
  readonly byId: DataLoader<LocationId, Location | null>;
  readonly byCode: DataLoader<LocationCode, Location | null>;
  readonly byGln: DataLoader<Gln, Location | null>;
  readonly children: DataLoader<LocationId, readonly Location[]>;
}

export const createLoaders = (services: Services, request: SubgraphRequest): Loaders => {
  const reader = services.readers.locations;
  const source = services.sources.locations;
  const scope = scopeOf(request.principal);

  const freshBy = <K extends string>(readProjection: FreshRecords<K, Location>['readProjection']) =>
    createLoader<K, Location | null>((keys) =>
      readFresh(
        keys,
        {
          operation: 'locations',
          budgetMs: services.freshnessBudgetsMs.locations,
          readProjection,
          originOf: (location) => location.origin,
          readSource:
            source &&
            ((stale, call) =>
              source.loadLocations(
                stale.map((location) => location.code),
                call,
              )),
          maySee: ({ region, legalEntity }) =>
            maySee(request.principal, { region: region.code, legalEntity, customer: null }),
        },
        request,
        services,
      ),
    );

  return {
    byId: freshBy((ids) => reader.loadLocations(ids, scope)),
    byCode: freshBy((codes) => reader.loadLocationsByCode(codes, scope)),
    byGln: freshBy((glns) => reader.loadLocationsByGln(glns, scope)),
    children: createLoader((parents) => reader.loadChildren(parents, scope)),
  };
};
