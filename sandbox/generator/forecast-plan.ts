import { dateOf, epochDayOf, instantAt, isoWeekOf, midnightOf, mondayOf } from '../clock/calendar.ts';
import { textOfMilli } from '../world/amount.ts';
import type { ForecastSeriesProvider } from '../world/forecast-shelf.ts';
import type { ForecastSeriesRecord, ForecastVersionRecord } from '../world/records.ts';
import { expectedDemand } from './demand.ts';
import { chance, draw, keyOfText } from './dice.ts';
import type { PositionPlan } from './position-plan.ts';

export const FORECAST_WEEKS = 26;
const BIAS = 31;
const OVERRIDE = 32;

export type PlannedVersion = Pick<ForecastVersionRecord, 'versionId' | 'publishedAt' | 'horizonStart'>;

/** The name and dates of the nth version of the week a day lies in. */
export const planVersion = (epochDay: number, ordinal: number, publishedAt: number): PlannedVersion => ({
  versionId: `FC-${isoWeekOf(epochDay)}-${ordinal}`,
  publishedAt: instantAt(publishedAt),
  horizonStart: dateOf(mondayOf(epochDay)),
});

/** The first version of a week is published on the evening (22:00 UTC) before its Monday. */
export const planWeeklyVersion = (epochDay: number): PlannedVersion =>
  planVersion(epochDay, 1, midnightOf(mondayOf(epochDay)) - 7_200_000);

const tenths = (milli: number): number => Math.round(milli / 100) * 100;

const computeSeries = (seed: number, version: PlannedVersion, position: PositionPlan): ForecastSeriesRecord => {
  const { profile, site, share } = position;
  const firstDay = epochDayOf(version.horizonStart);
  const versionKey = keyOfText(version.versionId);
  const bias = 0.92 + 0.16 * chance(seed, BIAS, versionKey, profile.index, site.index);
  const weeks = Array.from({ length: FORECAST_WEEKS }, (_, week) => {
    let milli = 0;
    for (let day = 0; day < 7; day += 1) milli += expectedDemand(seed, profile, share, firstDay + week * 7 + day);
    return tenths(
      milli * bias * (0.95 + 0.1 * chance(seed, BIAS, versionKey, position.profile.index, site.index, week)),
    );
  });
  const old = weeks[2] ?? 0;
  const overridden = draw(seed, OVERRIDE, versionKey, profile.index, site.index) % 97 === 0 && old > 0;
  if (overridden) weeks[2] = tenths(old * 1.25);
  return {
    item: profile.itemNo,
    site: site.record.SiteNo,
    measure: 'MEAN',
    grain: 'WEEK',
    start: version.horizonStart,
    uom: profile.group.uom,
    values: weeks.map(textOfMilli),
    overrides: overridden
      ? [
          {
            start: dateOf(firstDay + 14),
            old: textOfMilli(old),
            new: textOfMilli(weeks[2] ?? 0),
            user: `planner.${site.record.TerritoryCode.toLowerCase()}`,
            reason: 'Customer event',
            at: instantAt(Date.parse(version.publishedAt) - 3_600_000),
          },
        ]
      : [],
  };
};

/** Series of a version, computed when asked for: a function of the seed, the version's id and the position. */
export const createComputedSeries = (
  seed: number,
  version: PlannedVersion,
  positions: readonly PositionPlan[],
  byItem: ReadonlyMap<string, readonly PositionPlan[]>,
): ForecastSeriesProvider => ({
  count: positions.length,
  page: (offset, limit) => positions.slice(offset, offset + limit).map((each) => computeSeries(seed, version, each)),
  find: (item, sites) =>
    (byItem.get(item) ?? [])
      .filter(({ site }) => sites.length === 0 || sites.includes(site.record.SiteNo))
      .map((each) => computeSeries(seed, version, each)),
});
