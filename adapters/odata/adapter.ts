// An ERP that speaks OData V4: products, sites, suppliers, customers, stock, planning and orders. In: pages and deltas of
// its entity sets, webhooks that say which set changed. Out: canonical records, or the reason why a row is none. Nothing
// of OData is seen outside of this folder. When the ERP is down every method fails with a typed error; nothing is kept
// but the list of sites.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { credentialHeaders } from '@distribution/platform/outbound/connection';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { type ODataSourceParts, createODataChanges } from './changes.ts';
import { createODataClient } from './client.ts';
import { createPurchasing } from './create-purchase-order.ts';
import { odataConfigSchema } from './config.ts';
import { readByKey } from './read-by-key.ts';
import { ITEMS, PURCHASE_ORDERS, SALES_ORDERS, SITES, STOCK, VENDORS } from './record-types.ts';
import { SiteDirectory } from './site-directory.ts';
import { createWebhookParser } from './webhook.ts';

export const adapter = defineAdapter({
  name: 'odata',
  configSchema: odataConfigSchema,
  create: (config, host): SystemAdapter => {
    const { system, pageSize } = config;
    const headers = credentialHeaders(config.credentials);
    const outbound = createOutbound({ ...config, ...host, headers: () => headers });
    const client = createODataClient(system, config.baseUrl, outbound, host.now);
    const sites = new SiteDirectory(client, pageSize, host.now);
    const parts: ODataSourceParts = { system, client, sites, units: createUnitLookup(config.units), pageSize };
    const single = (keys: readonly string[]): string[][] => keys.map((key) => [key]);
    return {
      system,
      products: { loadProducts: (skus, call) => readByKey(parts, config, ITEMS, single(skus), call) },
      locations: { loadLocations: (codes, call) => readByKey(parts, config, SITES, single(codes), call) },
      inventory: {
        loadPositions: (keys, call) =>
          readByKey(
            parts,
            config,
            STOCK,
            keys.map(({ sku, locationCode }) => [sku, locationCode]),
            call,
          ),
      },
      orders: { loadSalesOrders: (numbers, call) => readByKey(parts, config, SALES_ORDERS, single(numbers), call) },
      supply: {
        loadSuppliers: (codes, call) => readByKey(parts, config, VENDORS, single(codes), call),
        loadPurchaseOrders: (numbers, call) => readByKey(parts, config, PURCHASE_ORDERS, single(numbers), call),
      },
      forecasts: null,
      purchasing: createPurchasing(parts, host.decisions),
      changes: createODataChanges(parts),
      parseWebhook: createWebhookParser(config.webhookSecret, host.now),
      probe: async (call) => void (await client.request({ path: '', endpoint: 'service document' }, call)),
      close: () => outbound.close(),
    };
  },
});
