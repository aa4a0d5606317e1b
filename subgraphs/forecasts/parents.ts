import type { ForecastFallback } from '@distribution/model/forecasts/forecast-fallback';
import type { InventoryPositionId } from '@distribution/model/inventory/position';
import type { JudgedForecast } from '@distribution/model/forecasts/judged-weeks';
import type { LocationCode } from '@distribution/model/locations/location';
import type { Quantity } from '@distribution/model/measure/quantity';
import type { ForecastMeasure, ForecastSeries, ForecastVersion } from '@distribution/model/forecasts/forecast';
import type { WeeklyBucket } from './weekly-buckets.ts';

/** Demand of one product in one version: a series per location, at least one, in the order of the location code. */
export interface ProductForecast {
  readonly version: ForecastVersion;
  readonly measure: ForecastMeasure;
  readonly series: readonly [ForecastSeries, ...ForecastSeries[]];
  /** `null` unless the numbers stand in for a version that is late. */
  readonly fallback: ForecastFallback | null;
}

/** Demand of one product at one location in one version. */
export type LocationForecast = ForecastSeries;

/** A position as its owner tells of it. */
export interface InventoryPosition {
  readonly id: InventoryPositionId;
  readonly available: Quantity;
}

/** How good a forecast was at one location. */
export interface ForecastAccuracy extends Omit<JudgedForecast, 'bucketCount'> {
  readonly locationCode: LocationCode;
  readonly weekCount: number;
}

/** One week of one product at the locations of its series. */
export interface ForecastBucket extends WeeklyBucket {
  readonly series: readonly [ForecastSeries, ...ForecastSeries[]];
}
