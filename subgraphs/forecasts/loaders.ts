import type { OrderedDemand } from '@distribution/model/forecasts/consumption';
import type { Demand, DemandMeasure } from '@distribution/model/forecasts/demand';
import type { ForecastFallback } from '@distribution/model/forecasts/forecast-fallback';
import type {
  ForecastMeasure,
  ForecastSeries,
  ForecastVersion,
  ForecastVersionCode,
  ForecastVersionId,
} from '@distribution/model/forecasts/forecast';
import type { LocationCode } from '@distribution/model/locations/location';
import type { ProductId } from '@distribution/model/products/product';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import { dateOf, dayOfMillis, mondayOf } from '@distribution/model/time/epoch-day';
import type { LocalDate } from '@distribution/model/time/local-date';
import type DataLoader from 'dataloader';
import { createLoader, createLoadersByArguments } from '../keyed-loaders.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf } from '../services.ts';

/** Weeks that buckets are told of at most: two years. */
export const MAX_WEEKS = 104;

/** Which series of a product: of one version and measure, at some locations or all. */
export interface SeriesOf {
  readonly version: ForecastVersionCode;
  readonly measure: ForecastMeasure;
  readonly locationCodes: readonly LocationCode[] | null;
}

/** Which demand of a product: of one measure in some days, at some locations or all. */
export interface DemandOf {
  readonly measure: DemandMeasure;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly locationCodes: readonly LocationCode[] | null;
}

/**
 * Versions, series and demand. There is no reading past the projection here: a version is published atomically, and half of a
 * newer one beside the current would be worse than the current one. To a partner there are no versions: what the house expects
 * to sell, and when it plans, is its own business.
 */
export interface Loaders {
  /** The newest published version, the same throughout the request. */
  readonly currentVersion: () => Promise<ForecastVersion | null>;
  /** What stands in for a version that is late; `null` when none is. */
  readonly fallback: () => Promise<ForecastFallback | null>;
  /** The newest 100 published versions, newest first. */
  readonly versions: () => Promise<readonly ForecastVersion[]>;
  readonly versionById: DataLoader<ForecastVersionId, ForecastVersion | null>;
  readonly seriesOfProduct: (args: SeriesOf) => DataLoader<ProductId, readonly ForecastSeries[]>;
  readonly demandOfProduct: (args: DemandOf) => DataLoader<ProductId, readonly Demand[]>;
  /** For the weeks from the current one on that buckets are told of. */
  readonly orderedOfProduct: DataLoader<ProductId, readonly OrderedDemand[]>;
}

export const createLoaders = (services: ServicesOf<'forecasts'>, request: SubgraphRequest): Loaders => {
  const reader = services.readers.forecasts;
  const scope = scopeOf(request.principal);
  const isPartner = scope.customers !== null;
  let current: Promise<ForecastVersion | null> | null = null;
  let fallback: Promise<ForecastFallback | null> | null = null;
  let versions: Promise<readonly ForecastVersion[]> | null = null;
  const readVersions = async (): Promise<readonly ForecastVersion[]> =>
    (await reader.listVersions({ limit: 100, after: null, before: null, backward: false })).rows.map(({ row }) => row);
  const monday = mondayOf(dayOfMillis(services.clock.now()));
  const weeks = { from: dateOf(monday), to: dateOf(monday + 7 * MAX_WEEKS) };
  return {
    currentVersion: () => (current ??= isPartner ? Promise.resolve(null) : reader.currentVersion()),
    fallback: () => (fallback ??= reader.currentFallback()),
    versions: () => (versions ??= readVersions()),
    versionById: createLoader(async (ids) => (isPartner ? ids.map(() => null) : reader.loadVersions(ids))),
    seriesOfProduct: createLoadersByArguments((args, products) => reader.loadSeriesOfProducts(products, args, scope)),
    demandOfProduct: createLoadersByArguments((args, products) => reader.loadDemandOfProducts(products, args, scope)),
    orderedOfProduct: createLoader((products) => reader.loadOrderedOfProducts(products, weeks, scope)),
  };
};
