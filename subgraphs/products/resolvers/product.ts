import { type ProductId, productIdOf, skuOfProductId, skuSchema } from '@distribution/model/products/product';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { unitOf } from './unit.ts';

export const Product: ProductResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    if ('sku' in reference) {
      const sku = skuSchema.safeParse(reference.sku);
      return sku.success ? loaders.byId.load(productIdOf(sku.data)) : null;
    }
    return skuOfProductId(reference.id) === null ? null : loaders.byId.load(reference.id as ProductId); // just checked
  },
  baseUnit: (product) => unitOf(product.baseUnit),
  category: async ({ categoryPath }, _, { loaders }) =>
    categoryPath.length === 0 ? null : loaders.category.load(categoryPath),
  asOf: (product) => product.origin.asOf,
  source: (product) => product.origin.system,
};
