// A planning platform that is frePPLe: one scenario, over its REST API. In: the forecast plan as a whole, and buffers that
// changed. Out: versions made of states of the plan, series, planning parameters, the stock it reckons with, or the reason why a row is none. When it
// is down every method fails with a typed error; while it plans there is nothing new to tell.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { AppError } from '@distribution/platform/errors/app-error';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { createBufferChanges } from './buffer-changes.ts';
import { createFreppleRequester } from './client.ts';
import { freppleConfigSchema } from './config.ts';
import { headersOf } from './credentials.ts';
import { look } from './fence.ts';
import { createForecastChanges } from './forecast-changes.ts';
import { createPlanShelf } from './plan-shelf.ts';
import { createForecastSource } from './read-series.ts';
import { tellParameters, tellStock } from './translate-buffers.ts';
import type { SourceParts } from './source-parts.ts';

export const adapter = defineAdapter({
  name: 'frepple',
  configSchema: freppleConfigSchema,
  create: (config, host): SystemAdapter => {
    const headers = () => headersOf(config.credentials, host.now());
    const outbound = createOutbound({ ...config, ...host, headers });
    const request = createFreppleRequester(config, outbound, host.now);
    const parts: SourceParts = { config, request, units: createUnitLookup(config.units, host.codes) };
    const shelf = createPlanShelf(parts);
    const readForecasts = createForecastChanges(parts, shelf);
    const readBuffers = createBufferChanges(parts, tellParameters(parts));
    const readStock = createBufferChanges(parts, tellStock(parts));
    return {
      system: config.system,
      products: null,
      locations: null,
      inventory: null,
      orders: null,
      supply: null,
      forecasts: createForecastSource(parts, shelf),
      purchasing: null,
      changes: {
        flows: ['forecasts', 'planning-parameters', 'stock-assumptions'],
        readChanges: async (flow, cursor, call) => {
          if (flow === 'forecasts') return readForecasts(cursor, call);
          if (flow === 'planning-parameters') return readBuffers(cursor, call);
          if (flow === 'stock-assumptions') return readStock(cursor, call);
          throw new AppError('INVALID_ARGUMENT', `${config.system} has no flow "${flow}"`);
        },
      },
      parseWebhook: null,
      probe: async (call) => void (await look(parts, call)),
      close: () => outbound.close(),
    };
  },
});
