import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';

/** Where the articles of the drill lie. */
export const DRILL_SITE = 'DC-ATL';
const COUNT = 40;

/** The articles whose availability is asked for. */
export const DRILL_ITEMS: readonly string[] = Array.from({ length: COUNT }, (_, at) => `D-${String(at + 100)}`);

/** The tiny world with more articles, so that a crowd does not all ask for the same one. */
export const createDrillWorld = (): MutableWorld => {
  const world = createTinyWorld();
  const item = world.tables.Items.get('A-500');
  const stock = world.tables.Stock.get('A-100', DRILL_SITE);
  if (item === null || stock === null) throw new Error('the tiny world has no A-500, or no A-100 at the site');
  for (const ItemNo of DRILL_ITEMS) {
    world.tables.Items.put({ ...item, ItemNo });
    world.tables.Stock.put({ ...stock, ItemNo });
  }
  return world;
};
