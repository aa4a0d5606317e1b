import type { MutableWorld } from '../world/create-world.ts';
import type { CustomerPlan } from './customer-plan.ts';
import { createCustomerPlans } from './customer-plan.ts';
import { type ItemProfile, createItemProfiles } from './item-profile.ts';
import { type PositionPlan, createPositionPlan } from './position-plan.ts';
import { type VendorPlan, type VendorTerms, createVendorPlans, createVendorTerms } from './vendor-plan.ts';

/** A world in the making: the plans everything is drawn from, and the tables they are written to. */
export interface Draft {
  readonly seed: number;
  /** Day number of the anchor; everything generated happened before its midnight UTC. */
  readonly anchorDay: number;
  /** That midnight, as every generated row's time of change. */
  readonly anchorAt: string;
  readonly world: MutableWorld;
  readonly profiles: readonly ItemProfile[];
  readonly vendors: readonly VendorPlan[];
  readonly terms: ReadonlyMap<ItemProfile, readonly VendorTerms[]>;
  readonly customers: readonly CustomerPlan[];
  readonly positions: readonly PositionPlan[];
  readonly positionsBySite: readonly (readonly PositionPlan[])[];
}

/** Draws all plans of a seed. */
export const createDraft = (world: MutableWorld, seed: number, anchorDay: number, anchorAt: string): Draft => {
  const profiles = createItemProfiles(seed);
  const vendors = createVendorPlans(seed);
  const terms = new Map(profiles.map((profile) => [profile, createVendorTerms(seed, profile, vendors)]));
  const positions = profiles.flatMap((profile) => {
    const primary = terms.get(profile)?.[0];
    if (primary === undefined) throw new Error(`${profile.itemNo} has no vendor`);
    return profile.sites.map((share) => createPositionPlan(seed, profile, share, primary));
  });
  const positionsBySite: PositionPlan[][] = [];
  for (const position of positions) (positionsBySite[position.site.index] ??= []).push(position);
  return {
    seed, anchorDay, anchorAt, world, profiles, vendors, terms, customers: createCustomerPlans(seed), positions, positionsBySite,
  }; // prettier-ignore
};
