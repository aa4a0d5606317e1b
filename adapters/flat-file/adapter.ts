// Flat files in a drop folder: delimited and fixed width, by layouts that are settings. In: files by whoever sends them,
// whole, half, late or twice. Out: canonical changes in the order in which files were accepted, or the reason why a row
// or a file makes none. A file that is wrong as a whole (count, control total, header) is not taken in part. It offers no
// reads by key and no writes. When the folder is away reads fail with a typed error and go on later from the same place.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { createInbox } from '@distribution/platform/inbox/inbox';
import { createFlatFileChanges } from './changes.ts';
import { flatFileConfigSchema } from './config.ts';
import { compileLayout } from './layout/compile-layout.ts';

export const adapter = defineAdapter({
  name: 'flat-file',
  configSchema: flatFileConfigSchema,
  create: (config, host): SystemAdapter => {
    const { system, pageSize } = config;
    const { now } = host;
    const units = createUnitLookup(config.units, host.codes);
    const layouts = config.layouts.map((layout) => compileLayout(layout, units));
    // Files carry no number of their own: a stock list that says the same as the one before the last is news.
    const streamOf = (name: string): string =>
      layouts.find((each) => each.groupsOf(name) !== null)?.layout.name ?? name;
    const inbox = createInbox({ ...config, streamOf, now });
    const changes = createFlatFileChanges({ system, inbox, layouts, pageSize, now });
    return {
      system,
      products: null,
      locations: null,
      inventory: null,
      orders: null,
      supply: null,
      forecasts: null,
      purchasing: null,
      changes,
      parseWebhook: null,
      probe: async () => void (await inbox.read(0, 1)),
      close: () => changes.close(),
    };
  },
});
