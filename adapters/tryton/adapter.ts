// An ERP that is Tryton (6.0): one company of one database, over its JSON-RPC. In: rows of its models, found by key or by
// what changed since. Out: canonical records, or the reason why a row is none; purchase orders through Tryton's own
// workflow. When it is down every method fails with a typed error; nothing is kept but the session.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { createUnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { createOutbound } from '@distribution/platform/outbound/outbound';
import { createTrytonChanges } from './changes.ts';
import { createTrytonClient } from './client.ts';
import { trytonConfigSchema } from './config.ts';
import { createPurchasing } from './create-purchase-order.ts';
import { readByKey, readPositionsByKey } from './read-by-key.ts';
import { createPositionReader } from './read-positions.ts';
import { PRODUCTS, PURCHASE_ORDERS, SALES_ORDERS, SUPPLIERS, WAREHOUSES } from './record-types.ts';
import type { SourceParts } from './source-parts.ts';
import { TRYTON_UNITS } from './translation.ts';

export const adapter = defineAdapter({
  name: 'tryton',
  configSchema: trytonConfigSchema,
  create: (config, host): SystemAdapter => {
    const outbound = createOutbound({ ...config, ...host });
    const client = createTrytonClient(config, outbound, host.now);
    const parts: SourceParts = {
      config,
      client,
      units: createUnitLookup({ ...TRYTON_UNITS, ...config.units }, host.codes),
    };
    const positions = createPositionReader(parts);
    return {
      system: config.system,
      products: { loadProducts: (skus, call) => readByKey(parts, PRODUCTS, skus, call) },
      locations: { loadLocations: (codes, call) => readByKey(parts, WAREHOUSES, codes, call) },
      inventory: { loadPositions: (keys, call) => readPositionsByKey(parts, positions, keys, call) },
      orders: { loadSalesOrders: (numbers, call) => readByKey(parts, SALES_ORDERS, numbers, call) },
      supply: {
        loadSuppliers: (codes, call) => readByKey(parts, SUPPLIERS, codes, call),
        loadPurchaseOrders: (numbers, call) => readByKey(parts, PURCHASE_ORDERS, numbers, call),
      },
      forecasts: null,
      purchasing: createPurchasing(parts, host.decisions),
      changes: createTrytonChanges(parts, positions),
      parseWebhook: null,
      probe: async (call) =>
        void (await client.request(
          { model: 'ir.module', method: 'search_count', args: [[['name', '=', 'stock']]], sending: 'REPEATABLE' },
          call,
        )),
      close: () => outbound.close(),
    };
  },
});
