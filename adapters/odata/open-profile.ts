import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { InventoryPosition } from '@distribution/model/inventory/position';
import type { Location } from '@distribution/model/locations/location';
import type { SalesOrder } from '@distribution/model/orders/sales-order';
import type { Product } from '@distribution/model/products/product';
import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { Supplier } from '@distribution/model/supply/supplier';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import { type FlowReadings, createODataChanges } from './reading/flow.ts';
import type { SourceParts } from './source-parts.ts';

/** Reads records by their natural keys, each in parts. */
export type KeyReader<T> = (
  keys: readonly (readonly string[])[],
  call: SourceCall,
) => Promise<readonly KeyedAnswer<T>[]>;

/** What a profile makes of its settings: the ERP in its own words, spoken to over `parts`. */
export interface OpenProfile {
  readonly parts: SourceParts;
  /** Every way out that it opened; closed with the adapter. */
  readonly outbounds: readonly Outbound[];
  readonly products: KeyReader<Product>;
  readonly locations: KeyReader<Location>;
  readonly positions: KeyReader<InventoryPosition>;
  readonly salesOrders: KeyReader<SalesOrder>;
  readonly suppliers: KeyReader<Supplier>;
  readonly purchaseOrders: KeyReader<PurchaseOrder>;
  readonly flows: FlowReadings;
  readonly purchasing: SystemAdapter['purchasing'];
  readonly transferring?: SystemAdapter['transferring'];
  readonly planningParameters?: SystemAdapter['planningParameters'];
  readonly parseWebhook: SystemAdapter['parseWebhook'];
  /** A cheap read that proves that the ERP answers. */
  readonly probePath: string;
}

const single = (keys: readonly string[]): string[][] => keys.map((key) => [key]);

/** The profile as the house sees any system. */
export const systemOfProfile = (profile: OpenProfile): SystemAdapter => {
  const { system, client } = profile.parts;
  return {
    system,
    products: { loadProducts: (skus, call) => profile.products(single(skus), call) },
    locations: { loadLocations: (codes, call) => profile.locations(single(codes), call) },
    inventory: {
      loadPositions: (keys, call) =>
        profile.positions(
          keys.map(({ sku, locationCode }) => [sku, locationCode]),
          call,
        ),
    },
    orders: { loadSalesOrders: (numbers, call) => profile.salesOrders(single(numbers), call) },
    supply: {
      loadSuppliers: (codes, call) => profile.suppliers(single(codes), call),
      loadPurchaseOrders: (numbers, call) => profile.purchaseOrders(single(numbers), call),
    },
    forecasts: null,
    purchasing: profile.purchasing,
    ...(profile.transferring === undefined ? {} : { transferring: profile.transferring }),
    ...(profile.planningParameters === undefined ? {} : { planningParameters: profile.planningParameters }),
    changes: createODataChanges(system, profile.flows),
    parseWebhook: profile.parseWebhook,
    probe: async (call) => void (await client.request({ path: profile.probePath, endpoint: 'probe' }, call)),
    close: async () => {
      await Promise.all(profile.outbounds.map((outbound) => outbound.close()));
    },
  };
};
