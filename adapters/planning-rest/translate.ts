import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import {
  type ForecastSeries,
  type ForecastVersion,
  forecastSeriesSchema,
  forecastVersionCodeSchema,
  forecastVersionIdOf,
  forecastVersionSchema,
} from '@distribution/model/forecasts/forecast';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { SystemCode } from '@distribution/model/origin';
import { type Instant, epochMillisOf } from '@distribution/model/time/instant';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import type { SeriesWire, VersionWire } from './wire.ts';

/** Where and when something was read. */
export interface TranslationContext {
  readonly system: SystemCode;
  readonly asOf: Instant;
  readonly units: UnitLookup;
}

/** Why a series cannot be made canonical. */
export class TranslationError extends UntranslatableError {
  override readonly name = 'TranslationError';
}

const STAGE = { LOADING: 0, PUBLISHED: 1, WITHDRAWN: 2 } as const;

/** Ten revisions per millisecond of publication: versions are ordered by when they were published, a version's stages among themselves. */
const revisionOf = (publishedAt: Instant, status: ForecastVersion['status']): number =>
  epochMillisOf(publishedAt) * 10 + STAGE[status];

/** A version in the given stage; LOADING while its series are still being read. */
export const translateVersion = (
  version: VersionWire,
  status: ForecastVersion['status'],
  { system, asOf }: Omit<TranslationContext, 'units'>,
): ForecastVersion => {
  const code = forecastVersionCodeSchema.parse(version.versionId);
  return forecastVersionSchema.parse({
    id: forecastVersionIdOf(code),
    code,
    status,
    publishedAt: version.publishedAt,
    horizonStart: version.horizonStart,
    seriesCount: version.seriesCount,
    origin: { system, asOf, revision: revisionOf(version.publishedAt, status) },
  });
};

/** One series of a version, which never changes once it is published. */
export const translateSeries = (
  series: SeriesWire,
  version: VersionWire,
  { system, asOf, units }: TranslationContext,
): ForecastSeries => {
  const unit = units(series.uom);
  if (unit === null)
    throw new TranslationError(`unit code "${series.uom}" has no UN/ECE Rec 20 meaning configured`, {
      kind: 'UNIT',
      code: series.uom,
    });
  return forecastSeriesSchema.parse({
    versionCode: version.versionId,
    sku: series.item,
    locationCode: series.site,
    measure: series.measure,
    grain: series.grain,
    startsOn: series.start,
    unit,
    quantities: series.values,
    overrides: series.overrides.map((override) => ({
      bucketStart: override.start,
      previousQuantity: override.old,
      quantity: override.new,
      author: override.user,
      reason: override.reason,
      enteredAt: override.at,
    })),
    origin: { system, asOf, revision: revisionOf(version.publishedAt, 'LOADING') },
  });
};

/** The sentence that says why a series could not be translated; anything else that was thrown goes on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};
