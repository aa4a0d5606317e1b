// Readers over records in memory, for tests of resolvers alone: they keep the rules of the ports that resolvers lean on
// (order of the keys, scope, first page per key) and count every call. What SQL must do is proven on the real store.
import type { ForecastReader } from '@distribution/model/forecasts/ports';
import type { InventoryReader, PlannedPosition } from '@distribution/model/inventory/ports';
import type { LocationReader } from '@distribution/model/locations/ports';
import type { OperationsReader } from '@distribution/model/operations/ports';
import type { OrderReader } from '@distribution/model/orders/ports';
import type { Page, PageRequest } from '@distribution/model/page';
import type { ProductReader } from '@distribution/model/products/ports';
import type { ReadScope } from '@distribution/model/read-scope';
import type { SupplyReader } from '@distribution/model/supply/ports';
import { maySee } from '@distribution/platform/principal/principal';
import type { Readers } from '@distribution/subgraphs/services';
import type { MemoryRecords } from './memory-records.ts';
import { aSupplierProduct } from './records.ts';

const byKey = <T>(keys: readonly string[], rows: readonly T[], keyOf: (row: T) => string): (T | null)[] => {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
};

const pageOf = <T>(rows: readonly T[], keyOf: (row: T) => string, { limit, after }: PageRequest): Page<T> => {
  const start = after === null ? 0 : rows.findIndex((row) => keyOf(row) === after[0]) + 1;
  const shown = rows.slice(start, start + limit);
  return {
    rows: shown.map((row) => ({ row, sortKey: [keyOf(row)] })),
    hasNextPage: start + limit < rows.length,
    hasPreviousPage: start > 0,
  };
};

/** Counts calls by `domain.method`; a method these records do not keep rejects. */
const counted = <T extends object>(domain: string, kept: Partial<T>, calls: Map<string, number>): T =>
  // The proxy answers every method of the port, if only with a refusal.
  new Proxy(kept, {
    get(target, method) {
      const name = `${domain}.${String(method)}`;
      const run = Reflect.get(target, method) as ((...args: unknown[]) => unknown) | undefined; // ports have methods only
      return (...args: unknown[]) => {
        calls.set(name, (calls.get(name) ?? 0) + 1);
        if (run === undefined) return Promise.reject(new Error(`${name} is not kept in memory`));
        return run(...args);
      };
    },
  }) as T;

const seenBy = (scope: ReadScope) => (row: { regionCode: string; legalEntity: string }) =>
  maySee(scope, { region: row.regionCode, legalEntity: row.legalEntity, customer: null });

/** Methods a test brings along. */
export interface MoreReads {
  readonly orders?: Partial<OrderReader>;
  readonly operations?: Partial<OperationsReader>;
}

/** Builds the readers, and the counter of their calls. */
export const createMemoryReaders = (
  records: MemoryRecords,
  more: MoreReads = {},
): { readers: Readers; calls: Map<string, number> } => {
  const calls = new Map<string, number>();
  const { products, locations, positions, suppliers, purchaseOrders, version, series, regionOf } = records;
  const visible = (scope: ReadScope): readonly PlannedPosition[] =>
    positions.filter(({ position }) => seenBy(scope)(position));

  const product: Partial<ProductReader> = {
    loadProducts: async (ids) => byKey(ids, products, (row) => row.id),
    listProducts: async (_, __, page) => pageOf(products, (row) => row.sku, page),
  };
  const location: Partial<LocationReader> = {
    loadLocations: async (ids, scope) =>
      byKey(
        ids,
        locations.filter(({ region, legalEntity }) =>
          maySee(scope, { region: region.code, legalEntity, customer: null }),
        ),
        (row) => row.id,
      ),
  };
  const inventory: Partial<InventoryReader> = {
    loadPositions: async (ids, scope) => byKey(ids, visible(scope), (row) => row.position.id),
    loadPositionsOfProducts: async (ids, filter, page, scope) =>
      ids.map((id) =>
        pageOf(
          visible(scope).filter(
            ({ position }) => position.product.id === id && (filter.regions?.includes(position.regionCode) ?? true),
          ),
          (row) => row.position.locationCode,
          page,
        ),
      ),
  };
  const supply: Partial<SupplyReader> = {
    loadSuppliers: async (ids) => byKey(ids, suppliers, (row) => row.id),
    loadSuppliersOfProducts: async (ids) =>
      byKey(ids, products, (row) => row.id).map((product) =>
        product ? suppliers.map((supplier) => aSupplierProduct(product, supplier)) : [],
      ),
    loadOpenPurchaseOrdersOfProducts: async (ids, page, scope) =>
      ids.map((id) =>
        pageOf(
          purchaseOrders.filter((order) => seenBy(scope)(order) && order.lines.some((line) => line.product.id === id)),
          (row) => row.number,
          page,
        ),
      ),
  };
  const forecasts: Partial<ForecastReader> = {
    currentVersion: async () => version,
    currentFallback: async () => null,
    loadVersions: async (ids) => byKey(ids, [version], (row) => row.id),
    loadSeriesOfProducts: async (ids, query, scope) =>
      ids.map((id) =>
        series.filter(
          (one) =>
            products.some((known) => known.id === id && known.sku === one.sku) &&
            query.version === one.versionCode &&
            query.measure === one.measure &&
            (query.locationCodes?.includes(one.locationCode) ?? true) &&
            maySee(scope, { region: regionOf(one.locationCode), legalEntity: null, customer: null }),
        ),
      ),
  };
  const orders: Partial<OrderReader> = {
    loadOpenSalesOrdersOfProducts: async (ids) =>
      ids.map(() => ({ rows: [], hasNextPage: false, hasPreviousPage: false })),
  };
  const operations: Partial<OperationsReader> = {
    listExceptions: async () => ({ rows: [], hasNextPage: false, hasPreviousPage: false }),
    listParked: async () => ({ rows: [], hasNextPage: false, hasPreviousPage: false }),
    loadOpenExceptionsOfProducts: async (ids) => ids.map(() => []),
  };
  return {
    readers: {
      products: counted('products', product, calls),
      locations: counted('locations', location, calls),
      inventory: counted('inventory', inventory, calls),
      orders: counted('orders', { ...orders, ...more.orders }, calls),
      supply: counted('supply', supply, calls),
      forecasts: counted('forecasts', forecasts, calls),
      operations: counted('operations', { ...operations, ...more.operations }, calls),
    },
    calls,
  };
};
