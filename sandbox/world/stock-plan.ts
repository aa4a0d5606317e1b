import { milliOf, textOfMilli } from './amount.ts';
import type { World } from './world.ts';

/** What planning reckons with for one item at one site. */
export interface PlannedStock {
  readonly item: string;
  readonly site: string;
  readonly onHand: string;
  readonly uom: string;
}

/** The stock a plan was made on, all of one instant. */
export interface StockPlan {
  readonly takenAt: string;
  readonly stock: readonly PlannedStock[];
}

/** Takes the stock of every position as it stands in the house: what the ERP booked, and what has moved since. */
export const takeStock = ({ tables }: World, takenAt: string): StockPlan => {
  const moved = new Map<string, number>();
  for (const { record } of tables.Movements.live()) {
    if (record.EventTime <= (tables.Stock.get(record.Item, record.Site)?.BookedThrough ?? '')) continue;
    const key = `${record.Item} ${record.Site}`;
    moved.set(key, (moved.get(key) ?? 0) + milliOf(record.Qty));
  }
  const stock = [...tables.Stock.live()].map(({ record: { ItemNo, SiteNo, QtyOnHand } }) => ({
    item: ItemNo,
    site: SiteNo,
    onHand: textOfMilli(milliOf(QtyOnHand) + (moved.get(`${ItemNo} ${SiteNo}`) ?? 0)),
    uom: tables.Items.get(ItemNo)?.BaseUom ?? '',
  }));
  const order = (one: PlannedStock): string => `${one.item} ${one.site}`;
  return { takenAt, stock: stock.sort((left, right) => (order(left) < order(right) ? -1 : 1)) };
};

/** Puts a share of the stocks off by so much, spread evenly: what a plan looks like that took its stock wrongly. */
export const putOff = ({ takenAt, stock }: StockPlan, { share, by }: { share: number; by: number }): StockPlan => {
  let owed = 0;
  return {
    takenAt,
    stock: stock.map((one) => {
      owed += share;
      if (owed < 1) return one;
      owed -= 1;
      return { ...one, onHand: textOfMilli(milliOf(one.onHand) + by * 1000) };
    }),
  };
};
