import { z } from 'zod';
import { type EntityId, createEntityId } from '../entity-id.ts';
import { GROUP } from '../legal-entity.ts';
import { locationCodeSchema } from '../locations/location.ts';
import { decimalSchema } from '../measure/decimal.ts';
import { unitCodeSchema } from '../measure/unit-code.ts';
import { originSchema } from '../origin.ts';
import { skuSchema } from '../products/product.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';

/** The planning platform's own name of a published version. */
export const forecastVersionCodeSchema = z.string().trim().min(1).max(80).brand<'ForecastVersionCode'>();
export type ForecastVersionCode = z.infer<typeof forecastVersionCodeSchema>;
export type ForecastVersionId = EntityId<'ForecastVersion'>;

/** LOADING is arriving and seen by nobody; PUBLISHED is complete; WITHDRAWN was taken back by the planner. */
export const forecastVersionStatusSchema = z.enum(['LOADING', 'PUBLISHED', 'WITHDRAWN']);

/**
 * One published state of the whole plan. `revision` in `origin` orders versions; the newest PUBLISHED one is current.
 * `seriesCount` is how many series the platform says it has: a version with fewer is never published.
 */
export const forecastVersionSchema = z.object({
  id: z.custom<ForecastVersionId>((value) => typeof value === 'string'),
  code: forecastVersionCodeSchema,
  status: forecastVersionStatusSchema,
  publishedAt: instantSchema,
  horizonStart: localDateSchema,
  seriesCount: z.number().int().nonnegative(),
  origin: originSchema,
});
export type ForecastVersion = z.infer<typeof forecastVersionSchema>;
export const forecastVersionIdOf = (code: ForecastVersionCode): ForecastVersionId =>
  createEntityId('ForecastVersion', GROUP, code);

/** What a series measures: expected demand, or a quantile of it (`P90` = demand not exceeded in 90 % of cases). */
export const FORECAST_MEASURES = ['MEAN', 'P10', 'P50', 'P90'] as const;
export const forecastMeasureSchema = z.enum(FORECAST_MEASURES);
export type ForecastMeasure = z.infer<typeof forecastMeasureSchema>;

/** Length of one bucket; WEEK buckets start on Monday. */
export const bucketGrainSchema = z.enum(['DAY', 'WEEK', 'MONTH']);
export type BucketGrain = z.infer<typeof bucketGrainSchema>;

/** A planner's change of one bucket: what it was, what it is, by whom and why. */
export const forecastOverrideSchema = z.object({
  bucketStart: localDateSchema,
  previousQuantity: decimalSchema,
  quantity: decimalSchema,
  author: z.string(),
  reason: z.string(),
  enteredAt: instantSchema,
});

/** Demand of one product at one location in equal buckets from `startsOn`; `quantities` already include overrides. */
export const forecastSeriesSchema = z.object({
  versionCode: forecastVersionCodeSchema,
  sku: skuSchema,
  locationCode: locationCodeSchema,
  measure: forecastMeasureSchema,
  grain: bucketGrainSchema,
  startsOn: localDateSchema,
  unit: unitCodeSchema,
  quantities: z.array(decimalSchema),
  overrides: z.array(forecastOverrideSchema),
  origin: originSchema,
});
export type ForecastSeries = z.infer<typeof forecastSeriesSchema>;
