import { type ProductId, skuOfProductId } from '@distribution/model/products/product';
import type { ProductResolvers } from '../generated/resolvers.ts';

export const Product: ProductResolvers = {
  // Whether there is such a product is for its owner to say; what is no product's id has no exceptions.
  __resolveReference: async ({ id }) => (skuOfProductId(id) === null ? null : { id: id as ProductId }), // just checked
  exceptions: async ({ id }, _, { loaders }) => loaders.openExceptionsOfProduct.load(id),
};
