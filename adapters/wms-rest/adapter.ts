// A warehouse system over REST: stock movements, shipments with their milestones, and goods announced by suppliers. In: pages after a row version, and
// webhooks that carry the row itself. Out: canonical movements, shipments and ship notices, or the reason why a row is none. It offers
// no reads by key: what it tells is a stream. When it is down reads fail with a typed error and go on later from the
// same place; nothing is kept here.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { credentialHeaders } from '@distribution/platform/outbound/connection';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { createWmsChanges } from './changes.ts';
import { createWmsRequester } from './client.ts';
import { wmsConfigSchema } from './config.ts';
import { createWebhookParser } from './webhook.ts';
import { statusWire } from './wire.ts';

export const adapter = defineAdapter({
  name: 'wms-rest',
  configSchema: wmsConfigSchema,
  create: (config, host): SystemAdapter => {
    const { system } = config;
    const headers = credentialHeaders(config.credentials);
    const outbound = createOutbound({ ...config, ...host, headers: () => headers });
    const request = createWmsRequester(system, outbound);
    const units = createUnitLookup(config.units, host.codes);
    return {
      system,
      products: null,
      locations: null,
      inventory: null,
      orders: null,
      supply: null,
      forecasts: null,
      purchasing: null,
      changes: createWmsChanges(system, request, units, config.pageSize),
      parseWebhook: createWebhookParser({ system, secret: config.webhookSecret, units, now: host.now }),
      probe: async (call) => void (await request({ path: 'status', endpoint: 'status', answer: statusWire }, call)),
      close: () => outbound.close(),
    };
  },
});
