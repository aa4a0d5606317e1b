import { pathOfProductCategoryId, type ProductCategoryId } from '@distribution/model/products/product-category';
import type { ProductCategoryResolvers } from '../generated/resolvers.ts';

export const ProductCategory: ProductCategoryResolvers = {
  // Whether there is such a category is for its owner to say; what is no category's id has no stock.
  __resolveReference: async ({ id }) => (pathOfProductCategoryId(id) === null ? null : { id: id as ProductCategoryId }), // just checked
  stockTotals: async ({ id }, _, { loaders }) => loaders.totalsOfCategories.load(id),
};
