import type { ForecastMeasure, ForecastSeries, ForecastVersion } from '@distribution/model/forecasts/forecast';

/** Demand of one product in one version: a series per location, at least one, in the order of the location code. */
export interface ProductForecast {
  readonly version: ForecastVersion;
  readonly measure: ForecastMeasure;
  readonly series: readonly [ForecastSeries, ...ForecastSeries[]];
}

/** Demand of one product at one location in one version. */
export type LocationForecast = ForecastSeries;
