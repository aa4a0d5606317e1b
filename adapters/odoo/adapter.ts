// An ERP that is Odoo (16 to 18): one company of one database, over its JSON-RPC. In: rows of its models, found by key or
// by what changed since. Out: canonical records, or the reason why a row is none; purchase orders through Odoo's own
// workflow. When it is down every method fails with a typed error; nothing is kept but who we are there, and for half a
// minute its units and places.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { createOdooChanges } from './changes.ts';
import { createOdooClient } from './client.ts';
import { odooConfigSchema } from './config.ts';
import { createPurchasing } from './create-purchase-order.ts';
import { PURCHASE_ORDERS, SALES_ORDERS } from './document-types.ts';
import { PRODUCTS, SUPPLIERS, WAREHOUSES } from './master-data-types.ts';
import { readByKey, readPositionsByKey } from './read-by-key.ts';
import { createRowReader, rememberSlowRows } from './row-reader.ts';
import type { SourceParts } from './source-parts.ts';
import { ODOO_UNITS } from './translation.ts';

export const adapter = defineAdapter({
  name: 'odoo',
  configSchema: odooConfigSchema,
  create: (config, host): SystemAdapter => {
    const outbound = createOutbound({ ...config, ...host });
    const client = createOdooClient(config, outbound, host.now);
    const fresh = createRowReader(client);
    const parts: SourceParts = {
      config,
      client,
      fresh,
      quick: rememberSlowRows(fresh, host.now),
      units: createUnitLookup({ ...ODOO_UNITS, ...config.units }, host.codes),
      packagings: createUnitLookup(config.packagings),
    };
    return {
      system: config.system,
      products: { loadProducts: (skus, call) => readByKey(parts, PRODUCTS, skus, call) },
      locations: { loadLocations: (codes, call) => readByKey(parts, WAREHOUSES, codes, call) },
      inventory: { loadPositions: (keys, call) => readPositionsByKey(parts, keys, call) },
      orders: { loadSalesOrders: (numbers, call) => readByKey(parts, SALES_ORDERS, numbers, call) },
      supply: {
        loadSuppliers: (codes, call) => readByKey(parts, SUPPLIERS, codes, call),
        loadPurchaseOrders: (numbers, call) => readByKey(parts, PURCHASE_ORDERS, numbers, call),
      },
      forecasts: null,
      purchasing: createPurchasing(parts, host.decisions),
      changes: createOdooChanges(parts),
      parseWebhook: null,
      probe: async (call) => {
        const args = [[['id', '=', 0]]];
        await client.request({ model: 'stock.warehouse', method: 'search_count', args, sending: 'REPEATABLE' }, call);
      },
      close: () => outbound.close(),
    };
  },
});
