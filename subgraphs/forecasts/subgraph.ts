// Forecasts: expected demand as planning published it, and what it came to. In: the projections of published versions,
// of actual demand and of what is ordered; a version still loading
// is seen by nobody. Out: versions, and weekly demand of products. With the planning platform down the last published
// version is served with its older `asOf`; with the store down, every field here fails.
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { clockOf } from '../record-evidence.ts';
import { SCALARS } from '../scalars.ts';
import { createContext } from './context.ts';
import { locationForecastFreshness, productForecastFreshness } from './forecast-freshness.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { Demand } from './resolvers/demand.ts';
import { ForecastBucket } from './resolvers/forecast-bucket.ts';
import { ForecastChange } from './resolvers/forecast-changes.ts';
import { ForecastVersion } from './resolvers/forecast-version.ts';
import { InventoryPosition } from './resolvers/inventory-position.ts';
import { LocationForecast } from './resolvers/location-forecast.ts';
import { ProductForecast } from './resolvers/product-forecast.ts';
import { Product } from './resolvers/product.ts';
import { currentForecastVersion } from './resolvers/query-current-forecast-version.ts';
import { forecastVersion } from './resolvers/query-forecast-version.ts';
import { forecastVersions } from './resolvers/query-forecast-versions.ts';

const resolvers: Resolvers = {
  Query: { forecastVersion, currentForecastVersion, forecastVersions },
  Product,
  ProductForecast,
  LocationForecast,
  ForecastVersion,
  ForecastBucket,
  Demand,
  ForecastChange,
  InventoryPosition,
};

export const subgraph = defineSubgraph({
  name: 'forecasts',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
  freshness: {
    clockOf,
    records: { ProductForecast: productForecastFreshness, LocationForecast: locationForecastFreshness },
  },
});
