import type { ForecastSeries } from '@distribution/model/forecasts/forecast';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Context } from '../context.ts';
import { dayOfMillis } from '@distribution/model/time/epoch-day';
import { MAX_WEEKS } from '../loaders.ts';
import type { ForecastBucket } from '../parents.ts';
import { weeklyBucketsOf } from '../weekly-buckets.ts';

/** The weekly buckets of the series from the current week on; throws INVALID_ARGUMENT for more weeks than two years. */
export const bucketsOf = (
  series: readonly [ForecastSeries, ...ForecastSeries[]],
  first: number,
  { services }: Context,
): readonly ForecastBucket[] => {
  if (first < 1 || first > MAX_WEEKS) {
    throw new AppError('INVALID_ARGUMENT', `first must be between 1 and ${MAX_WEEKS}, not ${first}.`);
  }
  const buckets = weeklyBucketsOf(series, dayOfMillis(services.clock.now()), first);
  return buckets.map((bucket) => ({ ...bucket, series }));
};
