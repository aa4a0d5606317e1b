// A planning platform over REST: published versions of the whole forecast. In: the list of versions, series page by page,
// and webhooks that say a version is there. Out: canonical versions and series, or the reason why a series is none. A
// version becomes PUBLISHED only with its last page. When the platform is down a half-read version goes on later.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { credentialHeaders } from '@distribution/platform/outbound/connection';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { createPlanningChanges } from './changes.ts';
import { createPlanningRequester } from './client.ts';
import { planningConfigSchema } from './config.ts';
import { createForecastSource } from './read-series.ts';
import { createWebhookParser } from './webhook.ts';
import { versionListWire } from './wire.ts';

export const adapter = defineAdapter({
  name: 'planning-rest',
  configSchema: planningConfigSchema,
  create: (config, host): SystemAdapter => {
    const { system, pageSize, initialVersions } = config;
    const headers = credentialHeaders(config.credentials);
    const outbound = createOutbound({ ...config, ...host, headers: () => headers });
    const request = createPlanningRequester(system, outbound);
    const units = createUnitLookup(config.units, host.codes);
    return {
      system,
      products: null,
      locations: null,
      inventory: null,
      orders: null,
      supply: null,
      forecasts: createForecastSource({ system, request, units }, config.maxKeysPerRead),
      purchasing: null,
      changes: createPlanningChanges({ system, request, units, pageSize, initialVersions }),
      parseWebhook: createWebhookParser(config.webhookSecret, host.now),
      probe: async (call) =>
        void (await request({ path: 'versions', endpoint: 'versions', answer: versionListWire }, call)),
      close: () => outbound.close(),
    };
  },
});
