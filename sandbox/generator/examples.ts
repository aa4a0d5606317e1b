import type { World } from '../world/world.ts';

/** The first order of an item that has stock: all that poorer data can offer. */
const findPlainExamples = ({ tables }: World): World['examples'] => {
  const stocked = new Set<string>();
  for (const { record } of tables.Stock.live()) stocked.add(record.ItemNo);
  let fallback = { sku: '', salesOrder: '' };
  for (const { record } of tables.SalesOrders.live()) {
    const line = record.Lines.find(({ ItemNo }) => stocked.has(ItemNo));
    if (line !== undefined) return { sku: line.ItemNo, salesOrder: record.DocumentNo };
    if (fallback.sku === '') fallback = { sku: record.Lines[0]?.ItemNo ?? '', salesOrder: record.DocumentNo };
  }
  for (const { record } of tables.Stock.live())
    return fallback.sku === '' ? { sku: record.ItemNo, salesOrder: '' } : fallback;
  return fallback;
};

/** An SKU with stock, suppliers, a forecast and an open purchase order, on a sales order that has been shipped. */
export const findExamples = (world: World): World['examples'] => {
  const { tables } = world;
  const bought = new Set<string>();
  for (const { record } of tables.PurchaseOrders.live()) {
    if (record.DocStatus !== 'ACK' && record.DocStatus !== 'PART') continue;
    for (const line of record.Lines) bought.add(line.ItemNo);
  }
  let best: World['examples'] | null = null;
  for (const { record: shipment } of tables.Shipments.live()) {
    if (shipment.Events.length < 5) continue;
    const line = shipment.Lines.find(({ Item }) => bought.has(Item) && tables.Items.get(Item)?.EanCode != null);
    if (line !== undefined) best = { sku: line.Item, salesOrder: shipment.OrderRef }; // the youngest wins: the most alive
  }
  return best ?? findPlainExamples(world);
};
