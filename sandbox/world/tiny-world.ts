import { type Clock, systemClock } from '@distribution/platform/clock/clock';
import { createVersionClock } from '../clock/version-clock.ts';
import { type MutableWorld, createWorld } from './create-world.ts';
import { createHeldSeries } from './forecast-shelf.ts';
import type { ForecastSeriesRecord } from './records.ts';
import { fillDocuments } from './tiny-documents.ts';
import { fillMasterData } from './tiny-master-data.ts';
import { fillStock } from './tiny-stock.ts';

const fillForecasts = ({ tables, shelf }: MutableWorld): void => {
  for (const [versionId, publishedAt, start, level] of [
    ['FC-2026-W09', '2026-02-23T05:00:00.000Z', '2026-02-23', 20],
    ['FC-2026-W10', '2026-03-02T05:00:00.000Z', '2026-03-02', 21],
  ] as const) {
    const series = [...tables.Stock.live()].map(({ record }): ForecastSeriesRecord => ({
      item: record.ItemNo,
      site: record.SiteNo,
      measure: 'MEAN',
      grain: 'WEEK',
      start,
      uom: record.ItemNo === 'A-300' ? 'KG' : 'PCS',
      values: Array.from({ length: 26 }, (_, week) => String(level + (week % 4))),
      overrides: [],
    }));
    shelf.publish({ versionId, publishedAt, horizonStart: start }, createHeldSeries(series));
  }
};

/**
 * Five items, four sites, one open order of each kind: enough for a test to see every table, small enough to read.
 * A-200 at DC-ATL (region SE) is below its safety stock, A-400 at DC-BNA negative, A-500 without stock, A-300 in KG with
 * a lot; SO-1 is shipped in part, PO-1 open. Rows are as of TINY_WORLD_AT; changes made later carry the clock's time.
 */
export const createTinyWorld = (clock: Clock = systemClock): MutableWorld => {
  const world = createWorld('tiny', createVersionClock(clock));
  fillMasterData(world);
  fillStock(world);
  fillDocuments(world);
  fillForecasts(world);
  world.examples = { sku: 'A-100', salesOrder: 'SO-1' };
  return world;
};
