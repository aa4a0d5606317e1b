import type { PositionPlan } from '../generator/position-plan.ts';
import type { Scene } from './scene.ts';

const CANDIDATES = 12;
const pieces = (plan: PositionPlan, milli: number): number => Math.floor(milli / plan.profile.step) * plan.profile.step;
const sited = (plan: PositionPlan): readonly [string, string] => [plan.profile.itemNo, plan.site.record.SiteNo];

/** Everyday consumption: a small issue somewhere, the ERP books it later. It does not break into the safety stock. */
export const issueDemand = ({ world, warehouse, dice }: Scene): void => {
  const [left, right] = [dice.pick(world.positions), dice.pick(world.positions)];
  const plan = left.rate >= right.rate ? left : right;
  const milli = Math.max(plan.profile.step, pieces(plan, (plan.rate / 4) * dice.fraction()));
  const stock = warehouse.view(...sited(plan));
  if (stock === null || stock.free - milli < plan.safety) return;
  warehouse.move(...sited(plan), { Type: 'ISS', Reason: null, DocRef: null, milli: -milli }, 'LATER');
};

/**
 * Demand nobody planned for: of a few positions of the region, the one with the least to spare is sold below its safety
 * stock, now and then down to nothing. This is what makes exceptions open at a steady pace.
 */
export const surgeDemand = ({ work, warehouse, dice }: Scene, region: string): void => {
  const plans = work.plansOfRegion.get(region) ?? [];
  let chosen: { readonly plan: PositionPlan; readonly free: number } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < 400 && (tried < CANDIDATES || chosen === null); tried += 1) {
    const plan = dice.pick(plans);
    if (!plan.planned || plan.safety <= plan.profile.step || warehouse.isUnbooked(...sited(plan))) continue;
    const stock = warehouse.view(...sited(plan));
    if (stock === null || stock.free < plan.safety) continue;
    const daysToSpare = (stock.free - plan.safety) / plan.rate;
    if (daysToSpare >= least) continue;
    least = daysToSpare;
    chosen = { plan, free: stock.free };
  }
  if (chosen === null) return;
  const { plan, free } = chosen;
  const left = dice.happens(0.1) ? 0 : Math.max(0, pieces(plan, plan.safety * (0.2 + 0.75 * dice.fraction())));
  const milli = free - Math.min(left, plan.safety - plan.profile.step);
  warehouse.move(...sited(plan), { Type: 'ISS', Reason: 'BULK_PICKUP', DocRef: null, milli: -milli }, 'LATER');
};

/** Goods leave that were never booked in: on hand falls below zero. */
export const overdraw = ({ world, warehouse, dice }: Scene): void => {
  const plan = dice.pick(world.positions);
  const stock = warehouse.view(...sited(plan));
  if (stock === null || stock.onHand < 0 || stock.onHand > plan.rate * 20) return;
  const milli = stock.onHand + plan.profile.step * dice.between(1, 5);
  warehouse.move(...sited(plan), { Type: 'ISS', Reason: 'UNBOOKED_RECEIPT', DocRef: null, milli: -milli }, 'LATER');
};

/** A count sets a position right: a negative one if there are too many of them, else a piece more or less somewhere. */
export const countStock = ({ world, work, warehouse, dice }: Scene, mostNegative: number): void => {
  if (work.negative.size > mostNegative) {
    const plan = work.plans.get([...work.negative][0] ?? '');
    const stock = plan === undefined ? null : warehouse.view(...sited(plan));
    if (plan === undefined || stock === null) return;
    const milli = plan.safety + plan.profile.step * dice.between(1, 20) - Math.min(0, stock.free);
    warehouse.move(...sited(plan), { Type: 'ADJ', Reason: 'CYCLE_COUNT', DocRef: null, milli }, {});
    return;
  }
  const plan = dice.pick(world.positions);
  const stock = warehouse.view(...sited(plan));
  if (stock === null || stock.free < plan.safety + plan.profile.step) return;
  const milli = dice.happens(0.5) ? plan.profile.step : -plan.profile.step;
  warehouse.move(...sited(plan), { Type: 'ADJ', Reason: 'CYCLE_COUNT', DocRef: null, milli }, {});
};
