import type { Gtin } from '@distribution/model/gs1/gtin';
import type { CategoryPath, ProductCategory } from '@distribution/model/products/product-category';
import type { Product, ProductId } from '@distribution/model/products/product';
import { createBatchLoader } from '@distribution/platform/loader/batch-loader';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import DataLoader from 'dataloader';
import { type FreshRecords, readFresh, refreshAll } from '../fresh-records.ts';
import { createLoader, createRefresher } from '../keyed-loaders.ts';
import { recordDomain } from '../record-cache.ts';
import type { ServicesOf } from '../services.ts';

/** Single products, and the categories they make. They are group-wide: every caller may see them. A SKU is looked up by the id made of it. */
export interface Loaders {
  readonly byId: DataLoader<ProductId, Product | null, string>;
  /** Asks its system of record; gives a product as it is known when that has no newer answer. */
  readonly refreshed: DataLoader<Product, Product, string>;
  readonly byGtin: DataLoader<Gtin, Product | null>;
  readonly category: DataLoader<CategoryPath, ProductCategory | null, string>;
  /** The categories directly below a path; those at the root below the empty one. */
  readonly categoriesBelow: DataLoader<CategoryPath, readonly ProductCategory[], string>;
}

const byPath = { cacheKeyFn: (path: CategoryPath) => JSON.stringify(path), maxBatchSize: 1000 };

export const createLoaders = (services: ServicesOf<'products'>, request: SubgraphRequest): Loaders => {
  const reader = services.readers.products;
  const source = services.sources.products;
  const budgetMs = services.freshnessBudgetsMs.products;
  const records: Omit<FreshRecords<never, Product>, 'readProjection'> = {
    operation: 'products',
    budgetMs,
    limitMs: services.freshnessLimitsMs?.products,
    originOf: (product) => product.origin,
    readSource:
      source &&
      ((stale, call) =>
        source.loadProducts(
          stale.map((product) => product.sku),
          call,
        )),
    maySee: () => true,
  };
  return {
    byId: createBatchLoader({
      load: (ids: readonly ProductId[]) =>
        readFresh(ids, { ...records, readProjection: (keys) => reader.loadProducts(keys) }, request, services),
      shared: {
        cache: services.cache,
        domain: recordDomain<Product>('Product', budgetMs, services.cacheLimits?.products),
        onRecord: ({ origin }) => request.freshness.serveCached(origin),
      },
    }),
    refreshed: createRefresher(
      (known) => refreshAll(known, records, request, services),
      (product) => product.id,
    ),
    byGtin: createLoader((gtins) =>
      readFresh(gtins, { ...records, readProjection: (keys) => reader.loadProductsByGtin(keys) }, request, services),
    ),
    category: new DataLoader((paths) => reader.loadCategories(paths), byPath),
    categoriesBelow: new DataLoader((paths) => reader.loadCategoriesBelow(paths), byPath),
  };
};
