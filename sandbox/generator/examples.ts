import type { World } from '../world/world.ts';

/** An SKU with stock, suppliers, a forecast and an open purchase order, on a sales order that has been shipped. */
export const findExamples = ({ tables }: World): World['examples'] => {
  const bought = new Set<string>();
  for (const { record } of tables.PurchaseOrders.live()) {
    if (record.DocStatus === 'ACK' || record.DocStatus === 'PART')
      for (const line of record.Lines) bought.add(line.ItemNo);
  }
  let best = { sku: '', salesOrder: '' };
  for (const { record: shipment } of tables.Shipments.live()) {
    if (shipment.Events.length < 5) continue;
    const line = shipment.Lines.find(({ Item }) => bought.has(Item) && tables.Items.get(Item)?.EanCode != null);
    if (line === undefined) continue;
    best = { sku: line.Item, salesOrder: shipment.OrderRef }; // the youngest one wins: it is the most alive
  }
  return best;
};
