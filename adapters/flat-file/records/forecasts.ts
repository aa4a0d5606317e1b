import {
  type ForecastVersion,
  type BucketGrain,
  bucketGrainSchema,
  forecastSeriesSchema,
  forecastVersionCodeSchema,
  forecastVersionIdOf,
  forecastVersionSchema,
} from '@distribution/model/forecasts/forecast';
import type { Origin } from '@distribution/model/origin';
import { TranslationError } from '../translation-error.ts';
import { COMMON_FIELDS, type Recipe, type Values, needed, neededPerLine } from './recipe.ts';

/** The first day of the bucket after the one that starts on a day. */
const nextStart = (start: string, grain: BucketGrain): string => {
  const day = new Date(`${start}T00:00:00Z`);
  if (grain === 'MONTH') day.setUTCMonth(day.getUTCMonth() + 1);
  else day.setUTCDate(day.getUTCDate() + (grain === 'WEEK' ? 7 : 1));
  return day.toISOString().slice(0, 10);
};

/** One row per bucket. Buckets follow each other without a gap: an absent one is not taken for 0. */
const forecasts: Recipe = {
  of: 'FORECAST_SERIES',
  fields: {
    ...needed({ versionCode: 'text', publishedAt: 'moment', sku: 'text', locationCode: 'text' }),
    ...needed({ measure: 'text', grain: 'text', unit: 'unit' }),
    ...neededPerLine({ bucketStart: 'day', quantity: 'decimal' }),
    ...COMMON_FIELDS,
  },
  key: ['versionCode', 'sku', 'locationCode', 'measure'],
  removable: false,
  build: ({ publishedAt: _, ...values }, lines, origin) => {
    const grain = bucketGrainSchema.parse(values['grain']);
    const buckets = lines
      .map((line) => ({ start: String(line['bucketStart']), quantity: line['quantity'] }))
      .sort((left, right) => (left.start < right.start ? -1 : 1));
    const startsOn = buckets[0]?.start ?? '';
    let due = startsOn;
    for (const { start } of buckets) {
      if (start !== due) throw new TranslationError(`the bucket of ${start} stands where the one of ${due} is due`);
      due = nextStart(due, grain);
    }
    return forecastSeriesSchema.parse({
      ...values,
      startsOn,
      quantities: buckets.map(({ quantity }) => quantity),
      overrides: [],
      origin,
    });
  },
};

/** The version whose series a file holds, by one of its rows; `seriesCount` is how many of them were told. */
export const versionOf = (
  values: Values,
  status: ForecastVersion['status'],
  seriesCount: number,
  origin: Origin,
): ForecastVersion => {
  const code = forecastVersionCodeSchema.parse(values['versionCode']);
  return forecastVersionSchema.parse({
    id: forecastVersionIdOf(code),
    code,
    status,
    publishedAt: values['publishedAt'],
    horizonStart: values['bucketStart'],
    seriesCount,
    origin,
  });
};

export const FORECASTS = { forecasts } as const;
