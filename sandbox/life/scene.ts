import { epochDayAt } from '../clock/calendar.ts';
import type { Dice } from '../generator/dice.ts';
import type { GeneratedWorld } from '../generator/generated-world.ts';
import type { Numbering } from './numbering.ts';
import type { OpenWork } from './open-work.ts';
import type { Warehouse } from './warehouse.ts';

/** What every step of a tick works with. */
export interface Scene {
  readonly world: GeneratedWorld;
  readonly work: OpenWork;
  readonly warehouse: Warehouse;
  readonly numbering: Numbering;
  /** This tick's chance: a function of the seed and the tick's number. */
  readonly dice: Dice;
}

/** Today's day number by the world's clock. */
export const todayOf = (world: GeneratedWorld): number => epochDayAt(Date.parse(world.clock.now()));

/** Moves a key to the end of its queue. */
export const requeue = (queue: Set<string>, key: string): void => {
  queue.delete(key);
  queue.add(key);
};

/** The key that has waited longest. */
export const firstOf = (queue: ReadonlySet<string>): string | null => {
  for (const key of queue) return key;
  return null;
};

/** Thousandths of the base unit of an amount in a unit of an item. */
export const baseMilli = (world: GeneratedWorld, item: string, uom: string, milli: number): number => {
  const unit = world.tables.ItemUoms.get(item, uom);
  return unit === null ? milli : Math.floor((milli * Number(unit.QtyNumerator)) / Number(unit.QtyDenominator));
};
