// The seeded generator of a mid-size wholesaler: what the sandbox holds when nobody brings data of their own.
// In: a seed and an anchor day. Out: a world whose every byte follows from the two; everything in it happened before the
// anchor day's midnight UTC, and no document is overdue by more than a few weeks. Daily demand and forecasts are pure
// functions computed when asked for; documents, stock, the ledger of the last days and the demand of the last weeks are rows. It calls nobody.
import type { Clock } from '@distribution/platform/clock/clock';
import { epochDayOf, instantAt, midnightOf } from '../clock/calendar.ts';
import { createVersionClock } from '../clock/version-clock.ts';
import { textOfMilli } from '../world/amount.ts';
import { type MutableWorld, createWorld } from '../world/create-world.ts';
import { dailyDemand } from './demand.ts';
import { putDemandHistory } from './demand-history.ts';
import { type Draft, createDraft } from './draft.ts';
import { type PlannedVersion, createComputedSeries, planWeeklyVersion } from './forecast-plan.ts';
import { findExamples } from './examples.ts';
import { putMasterData } from './master-data.ts';
import type { PositionPlan } from './position-plan.ts';
import { putPurchaseDocuments } from './purchase-documents.ts';
import { putSalesDocuments } from './sales-documents.ts';
import { putStockAndLedger } from './stock-and-ledger.ts';
import { putTransferDocuments } from './transfer-documents.ts';

/** Rises whenever the same seed and day would give other bytes; part of a world's identity. */
export const GENERATOR_REVISION = 2;

/** Identity of the world of a seed and anchor day. */
export const identityOf = (seed: number, anchorDay: string): string =>
  `generated/${GENERATOR_REVISION}/${seed}/${anchorDay}`;

export interface GeneratedWorldOptions {
  /** Any whole number; the shipped sandbox uses 1. */
  readonly seed: number;
  /** `YYYY-MM-DD`; the day the world is anchored to, normally the day of the first start. */
  readonly anchorDay: string;
  /** Time of changes made later; the generated rows do not depend on it. */
  readonly clock: Clock;
  /** Row versions begin above this one; 0 unless the world takes the place of an earlier one. */
  readonly startVersion?: number;
}

/** A generated world: it can publish further forecasts and tell the demand of any day. */
export interface GeneratedWorld extends MutableWorld {
  readonly seed: number;
  readonly anchorDay: string;
  readonly positions: readonly PositionPlan[];
  /** Demand of an item at a site on a day (`YYYY-MM-DD`) in its base unit, as plain decimal text; `null` where it is not sold. */
  readonly demandOn: (item: string, site: string, day: string) => string | null;
  readonly publishForecast: (version: PlannedVersion) => void;
}

const groupByItem = ({ positions }: Draft): Map<string, PositionPlan[]> => {
  const byItem = new Map<string, PositionPlan[]>();
  for (const position of positions) {
    const siblings = byItem.get(position.profile.itemNo);
    if (siblings === undefined) byItem.set(position.profile.itemNo, [position]);
    else siblings.push(position);
  }
  return byItem;
};

/** Makes the world of a seed and a day; throws when the day is none. */
export const createGeneratedWorld = ({
  seed,
  anchorDay,
  clock,
  startVersion = 0,
}: GeneratedWorldOptions): GeneratedWorld => {
  const day = epochDayOf(anchorDay);
  const world = createWorld(identityOf(seed, anchorDay), createVersionClock(clock, startVersion));
  const draft = createDraft(world, seed, day, instantAt(midnightOf(day)));
  putMasterData(draft);
  putSalesDocuments(draft);
  putPurchaseDocuments(draft);
  putTransferDocuments(draft);
  putStockAndLedger(draft);
  putDemandHistory(draft);
  const byItem = groupByItem(draft);
  const publishForecast = (version: PlannedVersion): void =>
    world.shelf.publish(version, createComputedSeries(seed, version, draft.positions, byItem));
  publishForecast(planWeeklyVersion(day - 7));
  publishForecast(planWeeklyVersion(day));
  world.examples = findExamples(world);
  return Object.assign(world, {
    seed,
    anchorDay,
    positions: draft.positions,
    publishForecast,
    demandOn: (item: string, site: string, on: string): string | null => {
      const position = byItem.get(item)?.find((each) => each.site.record.SiteNo === site);
      if (position === undefined) return null;
      const share = { index: position.site.index, share: position.share };
      return textOfMilli(dailyDemand(seed, position.profile, share, epochDayOf(on)));
    },
  });
};
