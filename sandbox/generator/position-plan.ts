import type { MovementRecord, PlanningRecord } from '../world/records.ts';
import { textOfMilli } from '../world/amount.ts';
import { createDice } from './dice.ts';
import type { ItemProfile } from './item-profile.ts';
import { PLANNED_SITES, type PlannedSite } from './site-plan.ts';
import type { VendorTerms } from './vendor-plan.ts';

/** A movement that is still to get its number. */
export type PlannedMovement = Pick<MovementRecord, 'Type' | 'Reason' | 'Lot' | 'DocRef'> & {
  readonly milli: number;
  readonly at: number;
};

/** One item at one site while the world is being made: documents add to it, stock is settled last. Thousandths. */
export interface PositionPlan {
  readonly profile: ItemProfile;
  readonly site: PlannedSite;
  readonly share: number;
  readonly terms: VendorTerms;
  /** Mean demand of a day. */
  readonly rate: number;
  readonly safety: number;
  readonly reorderPoint: number;
  readonly maximum: number;
  readonly planned: boolean;
  allocated: number;
  reserved: number;
  inTransit: number;
  onPurchase: number;
  backorder: number;
  readonly movements: PlannedMovement[];
}

const STREAM = 5;

const roundUp = (amount: number, step: number): number => Math.ceil(amount / step) * step;

/**
 * Planning parameters of a position. Safety stock = 1.65 × deviation of a day × √(lead time, at most 30 days), the
 * textbook form for a 95 % cycle service level; reorder point = safety stock + demand over the lead time.
 */
export const createPositionPlan = (
  seed: number,
  profile: ItemProfile,
  share: { readonly index: number; readonly share: number },
  terms: VendorTerms,
): PositionPlan => {
  const site = PLANNED_SITES[share.index];
  if (site === undefined) throw new Error(`there is no site ${share.index}`);
  const rate = Math.floor((profile.dailyMilli * share.share) / 1000);
  const leadTime = Math.min(terms.record.LeadTimeDays, 30);
  const safety = roundUp(1.65 * profile.variation * rate * Math.sqrt(leadTime), profile.step);
  const reorderPoint = roundUp(safety + rate * leadTime, profile.step);
  return {
    profile,
    site,
    share: share.share,
    terms,
    rate,
    safety,
    reorderPoint,
    maximum: roundUp(reorderPoint + Math.max(rate * 14, terms.minimum), profile.step),
    planned: createDice(seed, STREAM, profile.index, site.index).happens(0.98),
    allocated: 0,
    reserved: 0,
    inTransit: 0,
    onPurchase: 0,
    backorder: 0,
    movements: [],
  };
};

/** What planning set for it. */
export const planningRecordOf = (position: PositionPlan): PlanningRecord => ({
  ItemNo: position.profile.itemNo,
  SiteNo: position.site.record.SiteNo,
  SafetyStockQty: textOfMilli(position.safety),
  ReorderPoint: textOfMilli(position.reorderPoint),
  MaxInventory: textOfMilli(position.maximum),
  ServiceLevel: position.profile.velocity === 'FAST' ? '0.98' : '0.95',
  ReviewDays: 7,
});
