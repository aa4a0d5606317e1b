import { type ProductId, skuOfProductId } from '@distribution/model/products/product';
import { createList } from '../../connection.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';

export const Product: ProductResolvers = {
  // Whether there is such a product is for its owner to say; what is no product's id has no supply.
  __resolveReference: async ({ id }) => (skuOfProductId(id) === null ? null : { id: id as ProductId }), // just checked
  suppliers: async ({ id }, _, { loaders }) => loaders.suppliersOfProduct.load(id),
  openPurchaseOrders: async ({ id }, args, { services, loaders }) => {
    const list = createList('Product.openPurchaseOrders', services.cursors);
    return list.createConnection(await loaders.openPurchaseOrdersOfProducts(list.parsePage(args)).load(id));
  },
};
