import { billionthsOf, textOfBillionths } from './exact.ts';
import { type Filling, type TakeRow, fresh, itemOf, siteOf } from './filling.ts';

const keyOf = (item: string, site: string): string => `${item}\u001f${site}`;

export const takeMovement: TakeRow = (row, filling) => {
  const { tables } = filling.world;
  const [item, site] = [itemOf(row, filling), siteOf(row, filling)];
  const qty = row.amount('qty');
  const eventTime = row.instant('event_time');
  fresh(row, tables.Movements, row.text('movement_id'));
  tables.Movements.put(
    row.sound({
      MovementId: row.text('movement_id'),
      Item: item,
      Site: site,
      Type: row.choice('type', ['OPEN', 'RCV', 'ISS', 'TIN', 'TOUT', 'RTN', 'ADJ']),
      Qty: qty,
      Reason: row.optional('reason'),
      Lot: row.optional('lot'),
      DocRef: row.optional('doc_ref'),
      EventTime: eventTime,
    }),
    filling.modifiedAt,
  );
  const sum = filling.ledger.get(keyOf(item, site)) ?? { total: 0n, through: eventTime };
  sum.total += billionthsOf(qty) ?? 0n;
  if (eventTime > sum.through) sum.through = eventTime;
  filling.ledger.set(keyOf(item, site), sum);
};

export const takeStock: TakeRow = (row, filling) => {
  const { tables } = filling.world;
  const [item, site] = [itemOf(row, filling), siteOf(row, filling)];
  fresh(row, tables.Stock, item, site);
  tables.Stock.put(
    row.sound({
      ItemNo: item,
      SiteNo: site,
      QtyOnHand: row.amount('on_hand'),
      QtyBlocked: row.amount('blocked', '0'),
      QtyAllocated: row.amount('allocated', '0'),
      QtyReserved: row.amount('reserved', '0'),
      QtyInTransit: row.amount('in_transit', '0'),
      QtyOnPurchase: row.amount('on_purchase', '0'),
      QtyBackorder: row.amount('backorder', '0'),
      BookedThrough:
        row.optional('booked_through') === null
          ? (filling.ledger.get(keyOf(item, site))?.through ?? filling.modifiedAt)
          : row.instant('booked_through'),
      Lots: [],
    }),
    filling.modifiedAt,
  );
};

/** Stock of positions that have movements but no row of their own: the sum of them. Returns how many. */
export const deriveStock = ({ world: { tables }, ledger, modifiedAt }: Filling): number => {
  let derived = 0;
  for (const [key, { total, through }] of ledger) {
    const [ItemNo = '', SiteNo = ''] = key.split('\u001f');
    if (tables.Stock.get(ItemNo, SiteNo) !== null) continue;
    derived += 1;
    const rest = { QtyBlocked: '0', QtyAllocated: '0', QtyReserved: '0', QtyInTransit: '0', QtyOnPurchase: '0', QtyBackorder: '0' };
    tables.Stock.put({ ItemNo, SiteNo, QtyOnHand: textOfBillionths(total), ...rest, BookedThrough: through, Lots: [] }, modifiedAt);
  }
  return derived;
};
