// Products: what the distributor trades. In: the product projection and the system of record of items. Out: products by
// SKU, id or GTIN, and lists of them. With the system of record down, products are answered from the projection with
// their older `asOf`; with the store down, every field here fails with STORE_UNAVAILABLE.
import type { Product as ProductRecord } from '@distribution/model/products/product';
import { defineSubgraph } from '@distribution/platform/subgraph/define-subgraph';
import { clockOf, wholeRecord } from '../record-evidence.ts';
import { SCALARS } from '../scalars.ts';
import { type Context, createContext } from './context.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { PackagingUnit } from './resolvers/packaging-unit.ts';
import { Product } from './resolvers/product.ts';
import { ProductCategory } from './resolvers/product-category.ts';
import { productCategories, productCategory } from './resolvers/query-categories.ts';
import { product } from './resolvers/query-product.ts';
import { products } from './resolvers/query-products.ts';

const resolvers: Resolvers = {
  Query: { product, products, productCategories, productCategory },
  Product,
  ProductCategory,
  PackagingUnit,
};

export const subgraph = defineSubgraph({
  name: 'products',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  scalars: SCALARS,
  createContext,
  freshness: {
    clockOf,
    records: {
      Product: wholeRecord('products', (product: ProductRecord, { loaders }: Context) =>
        loaders.refreshed.load(product),
      ),
    },
  },
});
