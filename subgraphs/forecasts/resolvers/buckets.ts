import type { ForecastSeries } from '@distribution/model/forecasts/forecast';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Context } from '../context.ts';
import { dayOfMillis } from '@distribution/model/time/epoch-day';
import { type WeeklyBucket, weeklyBucketsOf } from '../weekly-buckets.ts';

const MAX_WEEKS = 104;

/** The weekly buckets of the series from the current week on; throws INVALID_ARGUMENT for more weeks than two years. */
export const bucketsOf = (
  series: readonly [ForecastSeries, ...ForecastSeries[]],
  first: number,
  { services }: Context,
): readonly WeeklyBucket[] => {
  if (first < 1 || first > MAX_WEEKS) {
    throw new AppError('INVALID_ARGUMENT', `first must be between 1 and ${MAX_WEEKS}, not ${first}.`);
  }
  return weeklyBucketsOf(series, dayOfMillis(services.clock.now()), first);
};
