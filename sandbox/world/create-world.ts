import type { RestorableVersionClock } from '../clock/version-clock.ts';
import { createTables } from './create-tables.ts';
import { ForecastShelf } from './forecast-shelf.ts';
import type { World } from './world.ts';

/** A world that can be filled and changed: what generators, importers and life work on. */
export interface MutableWorld extends World {
  readonly clock: RestorableVersionClock;
  readonly shelf: ForecastShelf;
  examples: { sku: string; salesOrder: string };
}

/** An empty world. */
export const createWorld = (identity: string, clock: RestorableVersionClock): MutableWorld => {
  const shelf = new ForecastShelf();
  return {
    identity,
    clock,
    shelf,
    tables: createTables(clock),
    get forecastVersions() {
      return shelf.versions;
    },
    forecastSeries: (versionId, offset, limit) => shelf.page(versionId, offset, limit),
    findForecastSeries: (versionId, item, sites) => shelf.find(versionId, item, sites),
    onForecastVersion: (listener) => shelf.onVersion(listener),
    examples: { sku: '', salesOrder: '' },
  };
};
