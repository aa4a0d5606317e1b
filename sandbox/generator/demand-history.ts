import { dateOf, mondayOf } from '../clock/calendar.ts';
import { textOfMilli } from '../world/amount.ts';
import { dailyDemand } from './demand.ts';
import type { Draft } from './draft.ts';
import { localDayOf } from './local-time.ts';
import type { PositionPlan } from './position-plan.ts';

/** Whole weeks of demand the ERP keeps for each position, before the week that has begun. */
export const DEMAND_WEEKS = 2;

/** What left the position from a day up to, but without, another: everyday consumption and what documents took. */
const shippedWithin = (draft: Draft, position: PositionPlan, from: number, to: number): number => {
  const { profile, site, share } = position;
  let milli = 0;
  for (let day = from; day < to; day += 1) milli += dailyDemand(draft.seed, profile, { index: site.index, share }, day);
  for (const movement of position.movements) {
    if (movement.Type !== 'ISS' || movement.DocRef === null) continue;
    const day = localDayOf(site.record.TimeZone, movement.at);
    if (day >= from && day < to) milli -= movement.milli;
  }
  return milli;
};

/**
 * Writes the demand of the last weeks, a row per week, the last of them as far as it has come. The day before the anchor
 * has a row of its own: at midnight UTC it is not over west of Greenwich, and life adds to it.
 */
export const putDemandHistory = (draft: Draft): void => {
  const { anchorDay, anchorAt, world, positions } = draft;
  const lastDay = anchorDay - 1;
  const monday = mondayOf(lastDay);
  const weeks = Array.from({ length: DEMAND_WEEKS + 1 }, (_, index) => monday - 7 * (DEMAND_WEEKS - index));
  const periods = weeks.map((start) => [start, Math.min(start + 7, lastDay)] as const);
  for (const [start, end] of [...periods, [lastDay, anchorDay] as const]) {
    if (end <= start) continue;
    for (const position of positions) {
      world.tables.ItemDemand.put(
        {
          ItemNo: position.profile.itemNo,
          SiteNo: position.site.record.SiteNo,
          QtyType: 'SHIPPED',
          FromDate: dateOf(start),
          ToDate: dateOf(end - 1),
          Quantity: textOfMilli(shippedWithin(draft, position, start, end)),
        },
        anchorAt,
      );
    }
  }
};
