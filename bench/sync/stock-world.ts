import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import type { MovementRecord } from '@distribution/sandbox/world/records';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';

const SITE = 'DC-ATL';
/** The article of a position, by its number. */
export const itemAt = (at: number): string => `N-${at}`;

/** The tiny world with this many more positions, each with 120 − 24 pieces available over a safety stock of 40. */
export const createStockWorld = (positions: number): MutableWorld => {
  const world = createTinyWorld();
  const { Items, Stock, Planning } = world.tables;
  const [item, stock, planning] = [Items.get('A-100'), Stock.get('A-100', SITE), Planning.get('A-100', SITE)];
  if (item === null || stock === null || planning === null) throw new Error(`the tiny world has no A-100 at ${SITE}`);
  for (let at = 0; at < positions; at += 1) {
    const ItemNo = itemAt(at);
    Items.put({ ...item, ItemNo, EanCode: null });
    Stock.put({ ...stock, ItemNo });
    Planning.put({ ...planning, ItemNo });
  }
  return world;
};

/** Movement number `number`: its position falls below its safety stock, or comes back above it. */
export const movementAt = (number: number, positions: number): MovementRecord => ({
  MovementId: `B-${number}`,
  Item: itemAt(number % positions),
  Site: SITE,
  Type: 'ADJ',
  Qty: Math.floor(number / positions) % 2 === 0 ? '-60' : '60',
  Reason: 'COUNT',
  Lot: null,
  DocRef: null,
  EventTime: new Date().toISOString(),
});
