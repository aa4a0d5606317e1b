// What goes on in the outside world while everything is broken: goods move and the ERP books them later, articles are
// renamed, come and go, safety stocks change. Seeded: the same seed makes the same changes, whatever the machine does.
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import type { StockRecord } from '@distribution/sandbox/world/records';
import { type Chance, seededChance } from '../subscriptions/seeded-chance.ts';

/** What was done, by kind. */
export interface LifeCounts {
  movements: number;
  bookings: number;
  renamed: number;
  planned: number;
  made: number;
  removed: number;
}

/** A world that goes on. */
export interface SyncLife {
  readonly counts: LifeCounts;
  /** One change. */
  step(): void;
  /** Books everything the warehouse has reported. */
  settle(): void;
}

interface Unbooked {
  quantity: number;
  through: string;
  steps: number;
}
const MOST_STEPS_LATE = 60;

/** Life of the articles in `alive`; the others stand still. */
export const createSyncLife = (world: MutableWorld, alive: readonly string[], seed: number): SyncLife => {
  const { Items, Stock, Movements, Planning } = world.tables;
  const chance: Chance = seededChance(seed);
  const counts: LifeCounts = { movements: 0, bookings: 0, renamed: 0, planned: 0, made: 0, removed: 0 };
  const places = [...Stock.live()].map(({ record }) => record).filter(({ ItemNo }) => alive.includes(ItemNo));
  const unbooked = new Map<string, Unbooked>();
  const made: string[] = [];

  const book = (key: string): void => {
    const late = unbooked.get(key);
    const stock = Stock.get(...key.split('\u001f'));
    if (late === undefined || stock === null) return;
    unbooked.delete(key);
    Stock.put({ ...stock, QtyOnHand: String(Number(stock.QtyOnHand) + late.quantity), BookedThrough: late.through });
    counts.bookings += 1;
  };
  const move = (): void => {
    const place = chance.pick(places);
    const stock = Stock.get(place.ItemNo, place.SiteNo);
    if (stock === null) return;
    const key = Stock.keyOf(stock);
    const late = unbooked.get(key);
    // Strictly later than all before: booked is told from unbooked by time alone.
    const after = Math.max(Date.parse(stock.BookedThrough), late === undefined ? 0 : Date.parse(late.through)) + 1;
    const EventTime = new Date(Math.max(Date.now(), after)).toISOString();
    const quantity = Math.floor(chance.next() * 19) - 9 || 1;
    counts.movements += 1;
    Movements.put({
      MovementId: `D-${counts.movements}`,
      Item: place.ItemNo,
      Site: place.SiteNo,
      Type: 'ADJ',
      Qty: String(quantity),
      Reason: 'COUNT',
      Lot: null,
      DocRef: null,
      EventTime,
    });
    const steps = late?.steps ?? Math.floor(chance.next() * MOST_STEPS_LATE);
    unbooked.set(key, { quantity: (late?.quantity ?? 0) + quantity, through: EventTime, steps });
  };
  const rename = (): void => {
    const item = Items.get(chance.pick(places).ItemNo);
    if (item === null) return;
    counts.renamed += 1;
    Items.put({ ...item, Description: `Renamed ${counts.renamed}` });
  };
  const plan = (): void => {
    const { ItemNo, SiteNo }: StockRecord = chance.pick(places);
    const known = Planning.get(ItemNo, SiteNo);
    counts.planned += 1;
    const rest = known ?? {
      ItemNo,
      SiteNo,
      ReorderPoint: null,
      MaxInventory: null,
      ServiceLevel: '0.95',
      ReviewDays: 7,
    };
    Planning.put({ ...rest, SafetyStockQty: String(Math.floor(chance.next() * 200)) });
  };
  const make = (): void => {
    const item = Items.get(chance.pick(places).ItemNo);
    if (item === null) return;
    counts.made += 1;
    made.push(`N-${counts.made}`);
    Items.put({ ...item, ItemNo: `N-${counts.made}`, Description: `Made ${counts.made}` });
  };
  const remove = (): void => {
    const name = made.shift();
    if (name !== undefined && Items.delete(name)) counts.removed += 1;
  };

  return {
    counts,
    step() {
      for (const [key, late] of [...unbooked]) {
        late.steps -= 1;
        if (late.steps <= 0) book(key);
      }
      const dice = chance.next();
      if (dice < 0.6) move();
      else if (dice < 0.75) rename();
      else if (dice < 0.9) plan();
      else if (dice < 0.96) make();
      else remove();
    },
    settle() {
      for (const key of [...unbooked.keys()]) book(key);
    },
  };
};
