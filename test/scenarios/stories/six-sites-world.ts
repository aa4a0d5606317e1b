import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createHeldSeries } from '@distribution/sandbox/world/forecast-shelf';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';

/** Six distribution centres of three regions, two each. */
export const REGION_OF = {
  'DC-ATL': 'SE',
  'DC-BNA': 'SE',
  'DC-BOS': 'NE',
  'DC-PHL': 'NE',
  'DC-LAX': 'W',
  'DC-SEA': 'W',
} as const;
export type Site = keyof typeof REGION_OF;
export const SITES = Object.keys(REGION_OF) as readonly Site[]; // its own keys
/** The item that the platform replenishes at each of them. */
export const ITEM = 'A-100';

const DAY_MS = 86_400_000;

/** The tiny world with a second centre in the northeast and in the west; both are short of the item. */
export const createSixSites = (): MutableWorld => {
  const world = createTinyWorld();
  const { Sites, Stock, Planning } = world.tables;
  for (const [like, no, city] of [
    ['DC-BOS', 'DC-PHL', 'Philadelphia'],
    ['DC-LAX', 'DC-SEA', 'Seattle'],
  ] as const) {
    const [site, stock, planning] = [Sites.get(like), Stock.get(ITEM, like), Planning.get(ITEM, like)];
    if (site === null || stock === null || planning === null) throw new Error(`the tiny world has no ${like}`);
    Sites.put({ ...site, SiteNo: no, SiteName: `${city} DC`, City: city });
    Stock.put({ ...stock, SiteNo: no, QtyOnHand: '10', QtyReserved: '0' });
    Planning.put({ ...planning, SiteNo: no });
  }
  return world;
};

/** What the replenishment platform proposes: so many a week of the item at each site, from this Monday, for half a year. */
export const propose = (
  { shelf, clock }: MutableWorld,
  versionId: string,
  weekly: Readonly<Record<Site, number>>,
): void => {
  const days = Math.floor(Date.now() / DAY_MS);
  const start = new Date((days - ((days + 3) % 7)) * DAY_MS).toISOString().slice(0, 10); // day 0 was a Thursday
  const series = SITES.map((site) => ({
    item: ITEM,
    site,
    measure: 'MEAN' as const,
    grain: 'WEEK' as const,
    start,
    uom: 'PCS',
    values: Array.from({ length: 26 }, () => String(weekly[site])),
    overrides: [],
  }));
  shelf.publish({ versionId, publishedAt: clock.now(), horizonStart: start }, createHeldSeries(series));
};
