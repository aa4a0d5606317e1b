import { type ForecastFallback, seasonalNaiveOf } from '@distribution/model/forecasts/forecast-fallback';
import type { ForecastMeasure, ForecastSeries } from '@distribution/model/forecasts/forecast';
import type { LocationCode } from '@distribution/model/locations/location';
import type { ProductId } from '@distribution/model/products/product';
import { dateOf, dayOfMillis, mondayOf } from '@distribution/model/time/epoch-day';
import type { Context } from '../context.ts';

/** As many weeks as a forecast is asked for at most. */
const WEEKS = 104;

/** The series that are served: those of the last good version, or what a season before was shipped where policy says so. */
export const standInFor = async (
  series: readonly ForecastSeries[],
  {
    id,
    measure,
    locationCodes,
    fallback,
  }: {
    readonly id: ProductId;
    readonly measure: ForecastMeasure;
    readonly locationCodes: readonly LocationCode[] | null;
    readonly fallback: ForecastFallback | null;
  },
  { loaders, services }: Context,
): Promise<readonly ForecastSeries[]> => {
  if (fallback?.policy !== 'SEASONAL_NAIVE' || measure !== 'MEAN' || series.length === 0) return series;
  const { seasonWeeks } = services;
  const monday = mondayOf(dayOfMillis(services.clock.now()));
  const from = monday - 7 * seasonWeeks;
  const days = { from: dateOf(from), to: dateOf(Math.min(from + 7 * WEEKS, monday) - 1) };
  const demand = await loaders.demandOfProduct({ measure: 'SHIPPED', ...days, locationCodes }).load(id);
  return series.map((one) => {
    const here = demand.filter(({ locationCode, unit }) => locationCode === one.locationCode && unit === one.unit);
    return seasonalNaiveOf(one, here, monday, { weeks: Math.min(WEEKS, seasonWeeks), seasonWeeks });
  });
};
