import { createHeldSeries } from '@distribution/sandbox/world/forecast-shelf';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import type { ForecastSeriesRecord } from '@distribution/sandbox/world/records';

const DAY_MS = 86_400_000;
const MONDAY_MS = Math.floor((Date.now() / DAY_MS + 3) / 7) * 7 * DAY_MS - 3 * DAY_MS;

/** The Monday so many weeks from that of this week (UTC), as a day. */
export const mondayIn = (weeks: number): string => new Date(MONDAY_MS + weeks * 7 * DAY_MS).toISOString().slice(0, 10);

/** The day before a day. */
export const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

/** An hour before the week begins, so many weeks from this one: when its weekly version is published. */
export const eveOf = (weeks: number): string => new Date(Date.parse(mondayIn(weeks)) - 3_600_000).toISOString();

/** Expected demand of each week, the same in all of them, by `ITEM@SITE`. */
export type WeeklyPlan = Readonly<Record<string, number>>;

const WEEKS = 17;

/** The planning platform publishes a version of 17 weeks that begin with the week so many weeks from this one. */
export const publishPlan = (
  world: MutableWorld,
  versionId: string,
  publishedAt: string,
  firstWeek: number,
  plan: WeeklyPlan,
): void => {
  const start = mondayIn(firstWeek);
  const series = Object.entries(plan).map(([key, weekly]): ForecastSeriesRecord => {
    const [item = '', site = ''] = key.split('@');
    const values = Array.from({ length: WEEKS }, () => String(weekly));
    return { item, site, measure: 'MEAN', grain: 'WEEK', start, uom: 'PCS', values, overrides: [] };
  });
  world.shelf.publish({ versionId, publishedAt, horizonStart: start }, createHeldSeries(series));
};

/** Reorder point 200 and maximum 500 at every position, with a lead time and a review period of a week each. */
export const planAmply = ({ tables }: MutableWorld): void => {
  for (const { record } of [...tables.Planning.live()])
    tables.Planning.put({ ...record, ReorderPoint: '200', MaxInventory: '500', ReviewDays: 7 });
};
