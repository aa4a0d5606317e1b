import type { ForecastSeries, ForecastVersion } from '@distribution/model/forecasts/forecast';
import type { PlannedPosition } from '@distribution/model/inventory/ports';
import type { Location } from '@distribution/model/locations/location';
import type { Product } from '@distribution/model/products/product';
import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { Supplier } from '@distribution/model/supply/supplier';
import {
  aForecastSeries,
  aForecastVersion,
  aLocation,
  aPosition,
  aProduct,
  aPurchaseOrder,
  aSupplier,
} from './records.ts';

/** A small world: every product lies at every location, is on order for every location, and is planned there. */
export interface MemoryRecords {
  readonly products: readonly Product[];
  readonly locations: readonly Location[];
  readonly positions: readonly PlannedPosition[];
  readonly suppliers: readonly Supplier[];
  readonly purchaseOrders: readonly PurchaseOrder[];
  readonly version: ForecastVersion;
  readonly series: readonly ForecastSeries[];
  readonly regionOf: (locationCode: string) => string;
}

const SITES = [
  ['DC-ATL', 'SE'],
  ['DC-MIA', 'SE'],
  ['DC-BOS', 'NE'],
  ['DC-NYC', 'NE'],
  ['DC-LAX', 'W'],
  ['DC-SEA', 'W'],
] as const;

/** Builds the world with that many products, `SKU-001` and up, at six locations in three regions. */
export const createMemoryRecords = (productCount: number): MemoryRecords => {
  const skus = Array.from({ length: productCount }, (_, at) => `SKU-${String(at + 1).padStart(3, '0')}`);
  const everywhere = skus.flatMap((sku) => SITES.map(([code, region]) => ({ sku, code, region })));
  return {
    products: skus.map(aProduct),
    locations: SITES.map(([code, region]) => aLocation(code, region)),
    positions: everywhere.map(({ sku, code, region }) => aPosition(sku, code, region)),
    suppliers: [aSupplier('S-1')],
    purchaseOrders: everywhere.map(({ sku, code, region }) =>
      aPurchaseOrder(`PO-${sku}-${code}`, sku, 'S-1', code, region),
    ),
    version: aForecastVersion('2026-W47'),
    series: everywhere.map(({ sku, code }) => aForecastSeries('2026-W47', sku, code)),
    regionOf: (locationCode) => SITES.find(([code]) => code === locationCode)?.[1] ?? '',
  };
};
