import type { Gln } from '@distribution/model/gs1/gln';
import type { Location, LocationCode, LocationId } from '@distribution/model/locations/location';
import { EVERYTHING } from '@distribution/model/read-scope';
import { createBatchLoader } from '@distribution/platform/loader/batch-loader';
import { maySee } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { type FreshRecords, readFresh } from '../fresh-records.ts';
import { createLoader } from '../keyed-loaders.ts';
import { recordDomain } from '../record-cache.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf } from '../services.ts';

/** Single locations by each of their names, and what lies below one. Locations outside the scope do not exist. */
export interface Loaders {
  readonly byId: (id: LocationId) => Promise<Location | null>;
  readonly byCode: DataLoader<LocationCode, Location | null>;
  readonly byGln: DataLoader<Gln, Location | null>;
  readonly children: DataLoader<LocationId, readonly Location[]>;
}

export const createLoaders = (services: ServicesOf<'locations'>, request: SubgraphRequest): Loaders => {
  const reader = services.readers.locations;
  const source = services.sources.locations;
  const scope = scopeOf(request.principal);
  const budgetMs = services.freshnessBudgetsMs.locations;

  const visible = ({ region, legalEntity }: Location): boolean =>
    maySee(request.principal, { region: region.code, legalEntity, customer: null });

  const fresh = <K>(
    keys: readonly K[],
    readProjection: FreshRecords<K, Location>['readProjection'],
    mayBeSeen: (location: Location) => boolean,
  ): Promise<readonly (Location | null | Error)[]> =>
    readFresh(
      keys,
      {
        operation: 'locations',
        budgetMs,
        limitMs: services.freshnessLimitsMs?.locations,
        readProjection,
        originOf: (location) => location.origin,
        readSource:
          source &&
          ((stale, call) =>
            source.loadLocations(
              stale.map((location) => location.code),
              call,
            )),
        maySee: mayBeSeen,
      },
      request,
      services,
    );

  // Read and cached for everybody, then shown to whom it may be shown.
  const shared = createBatchLoader({
    load: (ids: readonly LocationId[]) =>
      fresh(
        ids,
        (keys) => reader.loadLocations(keys, EVERYTHING),
        () => true,
      ),
    shared: {
      cache: services.cache,
      domain: recordDomain<Location>('Location', budgetMs, services.cacheLimits?.locations),
    },
  });
  return {
    byId: async (id) => {
      const location = await shared.load(id);
      return location !== null && visible(location) ? location : null;
    },
    byCode: createLoader((codes) => fresh(codes, (keys) => reader.loadLocationsByCode(keys, scope), visible)),
    byGln: createLoader((glns) => fresh(glns, (keys) => reader.loadLocationsByGln(keys, scope), visible)),
    children: createLoader((parents) => reader.loadChildren(parents, scope)),
  };
};
