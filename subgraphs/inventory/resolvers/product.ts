import { type ProductId, skuOfProductId } from '@distribution/model/products/product';
import { createList } from '../../connection.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { parsePositionFilter } from '../position-filter.ts';

export const Product: ProductResolvers = {
  // Whether there is such a product is for its owner to say; what is no product's id has no stock.
  __resolveReference: async ({ id }) => (skuOfProductId(id) === null ? null : { id: id as ProductId }), // just checked
  inventory: async ({ id }, args, { services, loaders }) => {
    const list = createList('Product.inventory', services.cursors);
    const positions = loaders.ofProducts({ filter: parsePositionFilter(args.filter), page: list.parsePage(args) });
    return list.createConnection(await positions.load(id));
  },
};
