import type { Gtin } from '@distribution/model/gs1/gtin';
import type { Product, ProductId, Sku } from '@distribution/model/products/product';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import type DataLoader from 'dataloader';
import { type FreshRecords, readFresh } from '../fresh-records.ts';
import { createLoader } from '../keyed-loaders.ts';
import type { Services } from './context.ts';

/** Single products, by each of their names. Products are group-wide: every caller may see them. */
export interface Loaders {
  readonly byId: DataLoader<ProductId, Product | null>;
  readonly bySku: DataLoader<Sku, Product | null>;
  readonly byGtin: DataLoader<Gtin, Product | null>;
}

export const createLoaders = (services: Services, request: SubgraphRequest): Loaders => {
  const reader = services.readers.products;
  const source = services.sources.products;

  const freshBy = <K extends string>(readProjection: FreshRecords<K, Product>['readProjection']) =>
    createLoader<K, Product | null>((keys) =>
      readFresh(
        keys,
        {
          operation: 'products',
          budgetMs: services.freshnessBudgetsMs.products,
          readProjection,
          originOf: (product) => product.origin,
          readSource:
            source &&
            ((stale, call) =>
              source.loadProducts(
                stale.map((product) => product.sku),
                call,
              )),
          maySee: () => true,
        },
        request,
        services,
      ),
    );

  return {
    byId: freshBy((ids) => reader.loadProducts(ids)),
    bySku: freshBy((skus) => reader.loadProductsBySku(skus)),
    byGtin: freshBy((gtins) => reader.loadProductsByGtin(gtins)),
  };
};
