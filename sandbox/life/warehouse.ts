import { dateOf, epochDayAt, instantAt } from '../clock/calendar.ts';
import type { GeneratedWorld } from '../generator/generated-world.ts';
import { localDayOf } from '../generator/local-time.ts';
import { milliOf, textOfMilli } from '../world/amount.ts';
import type { MovementRecord, StockRecord } from '../world/records.ts';
import type { Numbering } from './numbering.ts';

const LATE_BOOKING_TICKS = 2;

/** Amounts of a position in thousandths; `free` is on hand less blocked, allocated and reserved. */
export interface StockView {
  readonly onHand: number;
  readonly free: number;
}

/** A change of what the ERP keeps beside on hand, in thousandths. */
export interface StockShift {
  readonly allocated?: number;
  readonly reserved?: number;
  readonly inTransit?: number;
  readonly onPurchase?: number;
  readonly backorder?: number;
}

interface Unbooked {
  milli: number;
  through: string;
  dueTick: number;
}

const shiftText = (text: string, by: number | undefined): string =>
  by === undefined || by === 0 ? text : textOfMilli(Math.max(0, milliOf(text) + by));

/** Keeps Σ lots = on hand: what goes is taken from the oldest lots, what comes joins the youngest or founds one. */
const shiftLots = (
  lots: StockRecord['Lots'],
  onHand: number,
  newLot: StockRecord['Lots'][number],
): StockRecord['Lots'] => {
  if (onHand <= 0) return [];
  let surplus = lots.reduce((sum, lot) => sum + milliOf(lot.QtyOnHand), 0) - onHand;
  if (surplus < 0) return [...lots, { ...newLot, QtyOnHand: textOfMilli(-surplus) }];
  return lots.flatMap((lot) => {
    const taken = Math.min(surplus, milliOf(lot.QtyOnHand));
    surplus -= taken;
    const left = milliOf(lot.QtyOnHand) - taken;
    return left === 0
      ? []
      : [{ ...lot, QtyOnHand: textOfMilli(left), QtyBlocked: textOfMilli(Math.min(left, milliOf(lot.QtyBlocked))) }];
  });
};

/**
 * The warehouse and the ERP's stock ledger behind it: a movement is reported first, and the ERP books it at once
 * (dispatches, receipts, counts) or a few seconds later (issues). `BookedThrough` always tells which movements are in.
 */
export class Warehouse {
  readonly #world: GeneratedWorld;
  readonly #numbering: Numbering;
  readonly #unbooked = new Map<string, Unbooked>();
  #tick = 0;

  constructor(world: GeneratedWorld, numbering: Numbering) {
    this.#world = world;
    this.#numbering = numbering;
    this.#findUnbooked();
  }

  /** Books what is due at this tick. */
  beginTick(tick: number): void {
    this.#tick = tick;
    for (const [key, unbooked] of [...this.#unbooked]) {
      if (unbooked.dueTick <= tick) this.#book(key, {});
    }
  }

  /** `null` where the item has no stock record at the site. Movements not booked yet are counted. */
  view(item: string, site: string): StockView | null {
    const stock = this.#world.tables.Stock.get(item, site);
    if (stock === null) return null;
    const onHand = milliOf(stock.QtyOnHand) + (this.#unbooked.get(this.#world.tables.Stock.keyOf(stock))?.milli ?? 0);
    return {
      onHand,
      free: onHand - milliOf(stock.QtyBlocked) - milliOf(stock.QtyAllocated) - milliOf(stock.QtyReserved),
    };
  }

  isUnbooked(item: string, site: string): boolean {
    return this.#unbooked.has(`${item}\u001f${site}`);
  }

  /** Changes amounts beside on hand. */
  shift(item: string, site: string, by: StockShift): void {
    const key = `${item}\u001f${site}`;
    if (this.#world.tables.Stock.get(item, site) !== null) this.#put(key, 0, null, by);
  }

  /** Reports a movement; `booked: 'LATER'` leaves the ERP behind for a while. Nothing happens where no stock is kept. */
  move(
    item: string,
    site: string,
    movement: Pick<MovementRecord, 'Type' | 'Reason' | 'DocRef'> & { readonly milli: number },
    booked: StockShift | 'LATER',
  ): void {
    const { Stock, Movements, Items } = this.#world.tables;
    const stock = Stock.get(item, site);
    if (stock === null || movement.milli === 0) return;
    const key = Stock.keyOf(stock);
    const earlier = this.#unbooked.get(key);
    // Strictly after everything known of the position: the watermark tells booked from unbooked by time alone.
    const after =
      Math.max(Date.parse(stock.BookedThrough), earlier === undefined ? 0 : Date.parse(earlier.through)) + 1;
    const eventTime = instantAt(Math.max(Date.parse(this.#world.clock.now()), after));
    Movements.put({
      MovementId: this.#numbering.nextMovement(),
      Item: item,
      Site: site,
      Type: movement.Type,
      Qty: textOfMilli(movement.milli),
      Reason: movement.Reason,
      Lot: Items.get(item)?.LotTracking === true ? (stock.Lots[0]?.LotNo ?? null) : null,
      DocRef: movement.DocRef,
      EventTime: eventTime,
    });
    if (movement.Type === 'ISS') this.#countDemand(item, site, -movement.milli, eventTime);
    this.#unbooked.set(key, {
      milli: (earlier?.milli ?? 0) + movement.milli,
      through: eventTime,
      dueTick: earlier?.dueTick ?? this.#tick + LATE_BOOKING_TICKS,
    });
    if (booked !== 'LATER') this.#book(key, booked);
  }

  /** The ERP keeps what left a site by the day there. */
  #countDemand(item: string, site: string, milli: number, at: string): void {
    const { ItemDemand, Sites } = this.#world.tables;
    const day = dateOf(localDayOf(Sites.get(site)?.TimeZone ?? 'UTC', Date.parse(at)));
    const key = { ItemNo: item, SiteNo: site, QtyType: 'SHIPPED', FromDate: day, ToDate: day } as const;
    const known = ItemDemand.get(item, site, key.QtyType, day, day);
    ItemDemand.put({ ...key, Quantity: textOfMilli(milliOf(known?.Quantity ?? '0') + milli) });
  }

  #book(key: string, by: StockShift): void {
    const unbooked = this.#unbooked.get(key);
    if (unbooked === undefined) return;
    this.#unbooked.delete(key);
    this.#put(key, unbooked.milli, unbooked.through, by);
  }

  #put(key: string, milli: number, through: string | null, by: StockShift): void {
    const { Stock, Items } = this.#world.tables;
    const stock = Stock.get(...key.split('\u001f'));
    if (stock === null) return;
    const onHand = milliOf(stock.QtyOnHand) + milli;
    const item = Items.get(stock.ItemNo);
    const today = epochDayAt(Date.parse(this.#world.clock.now()));
    const newLot = {
      LotNo: `L${this.#world.clock.current()}`,
      ExpirationDate: item?.ShelfLifeDays == null ? null : dateOf(today + item.ShelfLifeDays),
      QtyOnHand: '0',
      QtyBlocked: '0',
    };
    Stock.put({
      ...stock,
      QtyOnHand: textOfMilli(onHand),
      QtyAllocated: shiftText(stock.QtyAllocated, by.allocated),
      QtyReserved: shiftText(stock.QtyReserved, by.reserved),
      QtyInTransit: shiftText(stock.QtyInTransit, by.inTransit),
      QtyOnPurchase: shiftText(stock.QtyOnPurchase, by.onPurchase),
      QtyBackorder: shiftText(stock.QtyBackorder, by.backorder),
      BookedThrough: through ?? stock.BookedThrough,
      Lots: item?.LotTracking === true && milli !== 0 ? shiftLots(stock.Lots, onHand, newLot) : stock.Lots,
    });
  }

  /** After a restart: what the warehouse reported and the ERP had not booked yet. */
  #findUnbooked(): void {
    const { Stock, Movements } = this.#world.tables;
    for (const { record } of Movements.live()) {
      const stock = Stock.get(record.Item, record.Site);
      if (stock === null || record.EventTime <= stock.BookedThrough) continue;
      const key = Stock.keyOf(stock);
      const milli = (this.#unbooked.get(key)?.milli ?? 0) + milliOf(record.Qty);
      this.#unbooked.set(key, { milli, through: record.EventTime, dueTick: 0 });
    }
  }
}
