import { demandBetween } from '@distribution/model/forecasts/demand-between';
import type { ForecastVersion } from '@distribution/model/forecasts/forecast';
import { judgeWeeks, weeklyDemandOf, wholeWeeksOf } from '@distribution/model/forecasts/judged-weeks';
import { plannedSpansOf } from '@distribution/model/forecasts/planned-spans';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { dateOf, dayOfMillis, type EpochDay, epochDayOf } from '@distribution/model/time/epoch-day';
import { AppError } from '@distribution/platform/errors/app-error';
import { parseArguments } from '../../arguments.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';

const MAX_DAYS = 731;
const MAX_LAG = 52;
/** Weeks before the first judged one that the scale is made of. */
const HISTORY_WEEKS = 52;
const DAY_MS = 86_400_000;

/** The newest version published before the week's Monday, `lag` − 1 weeks earlier; versions are newest first. */
const inForce = (versions: readonly ForecastVersion[], monday: EpochDay, lag: number): ForecastVersion | null =>
  versions.find(({ publishedAt }) => Date.parse(publishedAt) < (monday - 7 * (lag - 1)) * DAY_MS) ?? null;

export const forecastAccuracy: NonNullable<ProductResolvers['forecastAccuracy']> = async (
  { id },
  { from, to, lagWeeks = 1, measure = 'SHIPPED', locationCodes },
  { loaders, services },
) => {
  const codes = parseArguments('locationCodes', locationCodeSchema, locationCodes);
  const [first, last] = [epochDayOf(from), Math.min(epochDayOf(to), dayOfMillis(services.clock.now()) - 1)];
  if (epochDayOf(to) < first || epochDayOf(to) - first > MAX_DAYS)
    throw new AppError('INVALID_ARGUMENT', `to must be from 0 to ${MAX_DAYS} days after from.`);
  if (lagWeeks < 1 || lagWeeks > MAX_LAG)
    throw new AppError('INVALID_ARGUMENT', `lagWeeks must be between 1 and ${MAX_LAG}, not ${lagWeeks}.`);
  const judged = wholeWeeksOf(first, last);
  const [firstMonday] = judged;
  if (firstMonday === undefined) return [];
  const history = Array.from({ length: HISTORY_WEEKS }, (_, week) => firstMonday - 7 * (HISTORY_WEEKS - week));
  const weeks = [...history, ...judged];
  const versions = await loaders.versions();
  const chosen = judged.map((monday) => inForce(versions, monday, lagWeeks));
  const distinct = [
    ...new Map(chosen.flatMap((version) => (version === null ? [] : [[version.code, version]]))).values(),
  ];
  const days = { from: dateOf(weeks[0] ?? firstMonday), to: dateOf(last) };
  const [demand, ...plans] = await Promise.all([
    loaders.demandOfProduct({ measure, ...days, locationCodes: codes }).load(id),
    ...distinct.map(({ code }) =>
      loaders.seriesOfProduct({ version: code, measure: 'MEAN', locationCodes: codes }).load(id),
    ),
  ]);
  const locations = [...new Set(plans.flatMap((series) => series.map(({ locationCode }) => locationCode)))].sort();
  return locations.map((locationCode) => {
    const here = demand.filter((each) => each.locationCode === locationCode);
    const planned = chosen.map((version, week) => {
      const at = distinct.findIndex(({ code }) => code === version?.code);
      const series = plans[at]?.find((each) => each.locationCode === locationCode);
      const monday = judged[week] ?? 0;
      return series === undefined ? null : demandBetween(plannedSpansOf(series), monday, monday + 7);
    });
    const forecasts = [...history.map(() => null), ...planned];
    const { bucketCount, ...figures } = judgeWeeks(weeklyDemandOf(here, weeks), forecasts, HISTORY_WEEKS, lagWeeks);
    return { locationCode, weekCount: bucketCount, ...figures };
  });
};
