// Life: the generated world goes on while one watches. In: ticks (a timer's, or a test's) and the world as it stands.
// Out: changes of its tables, in the order a real day has them (the warehouse reports, the ERP books, papers follow), and
// new forecast versions. What a tick does follows from the seed, the tick's number and the tables alone, so a restarted
// world goes on where the journal left it. It calls nobody; a tick that fails is told to `onError` and life stops there.
import { createDice } from '../generator/dice.ts';
import { planVersion, planWeeklyVersion } from '../generator/forecast-plan.ts';
import type { GeneratedWorld } from '../generator/generated-world.ts';
import type { Journal } from '../world/journal.ts';
import { countStock, issueDemand, overdraw, surgeDemand } from './demand-steps.ts';
import { createNumbering } from './numbering.ts';
import { createOpenWork } from './open-work.ts';
import { advanceOrder, takeOrder } from './order-steps.ts';
import { advancePurchase, placeRoutineOrder, replenishShort } from './purchase-steps.ts';
import { type Scene, todayOf } from './scene.ts';
import { advanceTransfer } from './transfer-steps.ts';
import { Warehouse } from './warehouse.ts';

const STREAM = 50;
const SHORT_SHARE = 0.05; // of a region's positions, where the balance of openings and receipts is kept
const MOST_NEGATIVE = 15;
const FEWEST_PURCHASES = 800;
const USUAL_ORDERS = 700;

export interface LifeOptions {
  /** Milliseconds between ticks; default 2000. */
  readonly tickMs?: number;
  /** Milliseconds between surges in region SE, each of which opens an exception there; default 10,000. */
  readonly surgeMs?: number;
  /** Milliseconds between forecast versions; default four hours. A new week brings one at once. */
  readonly forecastMs?: number;
  /** Where changes are kept over restarts; `null` (default) forgets them. */
  readonly journal?: Journal | null;
  /** Hears of a tick that failed; life has stopped then. Default: the error is thrown and ends the process. */
  readonly onError?: (error: unknown) => void;
}

export interface Life {
  /** Number of the last tick. */
  readonly ticks: number;
  /** Runs one tick now. */
  tick(): void;
  start(): void;
  /** Ends the timer; a tick is never cut in half. */
  stop(): void;
}

const publishDueForecast = ({ world }: Scene, tick: number, everyTicks: number): void => {
  const today = todayOf(world);
  const weekly = planWeeklyVersion(today);
  const ofWeek = world.forecastVersions.filter(({ horizonStart }) => horizonStart === weekly.horizonStart);
  if (ofWeek.length === 0) world.publishForecast({ ...weekly, publishedAt: world.clock.now() });
  else if (tick % everyTicks === 0)
    world.publishForecast(planVersion(today, ofWeek.length + 1, Date.parse(world.clock.now())));
};

/** Life of a world, not yet started. One world has one life. */
export const createLife = (world: GeneratedWorld, options: LifeOptions = {}): Life => {
  const { tickMs = 2000, surgeMs = 10_000, forecastMs = 14_400_000, journal = null } = options;
  const every = (millis: number): number => Math.max(1, Math.round(millis / tickMs));
  const work = createOpenWork(world);
  const numbering = createNumbering(world);
  const warehouse = new Warehouse(world, numbering);
  const surgeTicks = every(surgeMs);
  const regions = [...work.plansOfRegion.keys()];
  const mostShort = (region: string): number => Math.floor((work.plansOfRegion.get(region)?.length ?? 0) * SHORT_SHARE);
  let ticks = journal?.lastTick ?? 0;
  let timer: NodeJS.Timeout | null = null;

  const live = (tick: number): void => {
    const scene: Scene = { world, work, warehouse, numbering, dice: createDice(world.seed, STREAM, tick) };
    warehouse.beginTick(tick);
    issueDemand(scene);
    // A region at a time elsewhere; SE, which the first subscription of a new user asks for, at every turn.
    const other = regions[Math.floor(tick / surgeTicks) % regions.length] ?? 'SE';
    const inSurge = tick % surgeTicks === 0 ? [...new Set(['SE', other])] : [];
    for (const region of inSurge) surgeDemand(scene, region);
    if (tick % surgeTicks === Math.floor(surgeTicks / 2)) {
      for (const region of regions)
        for (let twice = 0; twice < 2; twice += 1) replenishShort(scene, region, mostShort(region));
    }
    if (tick % 4 === 0) takeOrder(scene);
    for (let steps = work.salesOrders.size > USUAL_ORDERS ? 4 : 2; steps > 0; steps -= 1) advanceOrder(scene);
    if (tick % 6 === 1) advancePurchase(scene);
    if (tick % 6 === 4 && work.purchaseOrders.size < FEWEST_PURCHASES) placeRoutineOrder(scene);
    if (tick % 30 === 7) advanceTransfer(scene);
    if (tick % 50 === 11) countStock(scene, MOST_NEGATIVE);
    if (tick % 90 === 13) overdraw(scene);
    publishDueForecast(scene, tick, every(forecastMs));
  };

  const tick = (): void => {
    const next = ticks + 1;
    if (journal === null) live(next);
    else journal.write(next, () => live(next));
    ticks = next;
  };
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    get ticks() {
      return ticks;
    },
    tick,
    stop,
    start: () => {
      timer ??= setInterval(() => {
        try {
          tick();
        } catch (error) {
          stop();
          if (options.onError === undefined) throw error;
          options.onError(error);
        }
      }, tickMs);
    },
  };
};
