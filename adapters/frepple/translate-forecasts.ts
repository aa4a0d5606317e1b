import {
  type ForecastSeries,
  type ForecastVersion,
  forecastSeriesSchema,
  forecastVersionIdOf,
  forecastVersionSchema,
} from '@distribution/model/forecasts/forecast';
import { type Instant, epochMillisOf } from '@distribution/model/time/instant';
import type { Plan, PlanSeries } from './plan.ts';
import { unitOf } from './translation.ts';
import type { SourceParts } from './source-parts.ts';
import { type VersionName, codeOf } from './version-code.ts';

const STAGE = { LOADING: 0, PUBLISHED: 1, WITHDRAWN: 2 } as const;

/** Ten revisions per millisecond: versions are ordered by when they were made, a version's stages among themselves. */
const revisionOf = (publishedAt: Instant, stage: keyof typeof STAGE): number =>
  epochMillisOf(publishedAt) * 10 + STAGE[stage];

/** How many series a plan has, those included that cannot be translated: without them it is not whole. */
export const seriesCountOf = ({ series, rejects }: Plan): number => series.length + rejects.length;

/** A version in the given stage. A plan without any series begins on the day it was made. */
export const translateVersion = (
  plan: Plan,
  name: VersionName,
  status: 'LOADING' | 'PUBLISHED',
  { config }: SourceParts,
  asOf: Instant,
): ForecastVersion => {
  const code = codeOf(name);
  return forecastVersionSchema.parse({
    id: forecastVersionIdOf(code),
    code,
    status,
    publishedAt: name.publishedAt,
    horizonStart: plan.horizonStart ?? name.publishedAt.slice(0, 10),
    seriesCount: seriesCountOf(plan),
    origin: { system: config.system, asOf, revision: revisionOf(name.publishedAt, status) },
  });
};

/** The origin of what is taken back: of a version that was never published. */
export const removalOriginOf = (name: VersionName, { config }: SourceParts, asOf: Instant) => ({
  system: config.system,
  asOf,
  revision: revisionOf(name.publishedAt, 'WITHDRAWN'),
});

/** One series of a version. frePPLe tells no author, reason or time of an override: the version's own stands for the time. */
export const translateSeries = (
  series: PlanSeries,
  name: VersionName,
  parts: SourceParts,
  asOf: Instant,
): ForecastSeries =>
  forecastSeriesSchema.parse({
    versionCode: codeOf(name),
    sku: series.item,
    locationCode: series.location,
    measure: 'MEAN',
    grain: series.grain,
    startsOn: series.start,
    unit: unitOf(parts, series.item, series.uom),
    quantities: series.quantities,
    overrides: series.overrides.map(({ start, baseline, quantity }) => ({
      bucketStart: start,
      previousQuantity: baseline,
      quantity,
      author: '',
      reason: '',
      enteredAt: name.publishedAt,
    })),
    origin: { system: parts.config.system, asOf, revision: revisionOf(name.publishedAt, 'LOADING') },
  });
