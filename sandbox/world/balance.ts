import { milliOf, textOfMilli } from './amount.ts';
import type { World } from './world.ts';

/** Positions (`item\u001fsite`) whose free stock is below the safety stock planning set, as the ERP has booked them. */
export const listShort = ({ tables }: World, atSite: (site: string) => boolean = () => true): Set<string> => {
  const short = new Set<string>();
  for (const { key, record } of tables.Stock.live()) {
    const planning = atSite(record.SiteNo) ? tables.Planning.get(record.ItemNo, record.SiteNo) : null;
    if (planning === null) continue;
    const { QtyOnHand, QtyBlocked, QtyAllocated, QtyReserved } = record;
    const free = milliOf(QtyOnHand) - milliOf(QtyBlocked) - milliOf(QtyAllocated) - milliOf(QtyReserved);
    if (free < milliOf(planning.SafetyStockQty)) short.add(key);
  }
  return short;
};

/**
 * Places where the world's figures do not add up, in words; none in a sound world. Checked per position: on hand = the
 * sum of its movements up to `BookedThrough`; lots = on hand where lots are kept; allocated, reserved, in transit,
 * on purchase and backorder = what the open documents say.
 */
export const findImbalances = ({ tables }: World): string[] => {
  const sums = new Map<string, number>();
  const add = (field: string, item: string, site: string, milli: number): void => {
    const key = `${field} ${item} ${site}`;
    sums.set(key, (sums.get(key) ?? 0) + milli);
  };
  const base = (item: string, uom: string, text: string): number => {
    const unit = tables.ItemUoms.get(item, uom);
    return unit === null ? milliOf(text) : (milliOf(text) * Number(unit.QtyNumerator)) / Number(unit.QtyDenominator);
  };
  for (const { record } of tables.Movements.live()) {
    const through = tables.Stock.get(record.Item, record.Site)?.BookedThrough ?? '';
    if (record.EventTime <= through) add('QtyOnHand', record.Item, record.Site, milliOf(record.Qty));
  }
  for (const { record } of tables.SalesOrders.live()) {
    for (const line of record.Lines) {
      add('QtyAllocated', line.ItemNo, record.SiteNo, base(line.ItemNo, line.UomCode, line.QtyAllocated));
      if (record.DocStatus === 'OPEN' && line.PromisedDate === null) {
        add('QtyBackorder', line.ItemNo, record.SiteNo, base(line.ItemNo, line.UomCode, line.Quantity));
      }
    }
  }
  for (const { record } of tables.PurchaseOrders.live()) {
    if (!['SENT', 'ACK', 'PART'].includes(record.DocStatus)) continue;
    for (const line of record.Lines) {
      const open = base(line.ItemNo, line.UomCode, line.Quantity) - base(line.ItemNo, line.UomCode, line.QtyReceived);
      add('QtyOnPurchase', line.ItemNo, record.SiteNo, open);
    }
  }
  for (const { record } of tables.TransferOrders.live()) {
    for (const line of record.Lines) {
      const milli = base(line.ItemNo, line.UomCode, line.Quantity);
      if (record.DocStatus === 'REL') add('QtyReserved', line.ItemNo, record.FromSiteNo, milli);
      if (record.DocStatus === 'TRANSIT') add('QtyInTransit', line.ItemNo, record.ToSiteNo, milli);
    }
  }
  const fields = ['QtyOnHand', 'QtyAllocated', 'QtyReserved', 'QtyInTransit', 'QtyOnPurchase', 'QtyBackorder'] as const;
  const found: string[] = [];
  for (const { record } of tables.Stock.live()) {
    for (const field of fields) {
      const milli = sums.get(`${field} ${record.ItemNo} ${record.SiteNo}`) ?? 0;
      if (milli !== milliOf(record[field])) {
        found.push(
          `${record.ItemNo} at ${record.SiteNo}: ${field} is ${record[field]}, papers say ${textOfMilli(milli)}`,
        );
      }
    }
    const inLots = record.Lots.reduce((sum, lot) => sum + milliOf(lot.QtyOnHand), 0);
    if (record.Lots.length > 0 && inLots !== milliOf(record.QtyOnHand)) {
      found.push(`${record.ItemNo} at ${record.SiteNo}: lots hold ${textOfMilli(inLots)} of ${record.QtyOnHand}`);
    }
  }
  return found;
};
