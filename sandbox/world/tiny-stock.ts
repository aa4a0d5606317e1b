import type { MutableWorld } from './create-world.ts';
import type { StockRecord } from './records.ts';
import { TINY_WORLD_AT } from './tiny-world-at.ts';

const stock = (item: string, site: string, onHand: string, rest: Partial<StockRecord> = {}): StockRecord => ({
  ItemNo: item,
  SiteNo: site,
  QtyOnHand: onHand,
  QtyBlocked: '0',
  QtyAllocated: '0',
  QtyReserved: '0',
  QtyInTransit: '0',
  QtyOnPurchase: '0',
  QtyBackorder: '0',
  BookedThrough: TINY_WORLD_AT,
  Lots: [],
  ...rest,
});

/** Stock with its ledger's opening and its planning parameters. */
export const fillStock = ({ tables }: MutableWorld): void => {
  const put = (row: StockRecord): void => {
    tables.Stock.put(row, TINY_WORLD_AT);
    tables.Movements.put(
      {
        MovementId: `M-${row.ItemNo}-${row.SiteNo}`,
        Item: row.ItemNo,
        Site: row.SiteNo,
        Type: 'OPEN',
        Qty: row.QtyOnHand,
        Reason: null,
        Lot: null,
        DocRef: null,
        EventTime: '2026-03-01T00:00:00.000Z',
      },
      TINY_WORLD_AT,
    );
  };
  put(stock('A-100', 'DC-ATL', '120', { QtyAllocated: '24', QtyOnPurchase: '240' }));
  put(stock('A-100', 'DC-BNA', '90'));
  put(stock('A-100', 'DC-BOS', '90', { QtyReserved: '20' }));
  put(stock('A-100', 'DC-LAX', '90'));
  put(stock('A-200', 'DC-ATL', '10')); // below its safety stock
  put(stock('A-200', 'DC-LAX', '200'));
  put(
    stock('A-300', 'DC-ATL', '87.25', {
      Lots: [{ LotNo: 'L-1', ExpirationDate: '2026-12-01', QtyOnHand: '87.25', QtyBlocked: '0' }],
    }),
  );
  put(stock('A-400', 'DC-BNA', '-3')); // booked out before it was booked in
  for (const { record } of [...tables.Stock.live()]) {
    tables.Planning.put(
      {
        ItemNo: record.ItemNo,
        SiteNo: record.SiteNo,
        SafetyStockQty: '40',
        ReorderPoint: '80',
        MaxInventory: '300',
        ServiceLevel: '0.95',
        ReviewDays: 7,
      },
      TINY_WORLD_AT,
    );
  }
};
