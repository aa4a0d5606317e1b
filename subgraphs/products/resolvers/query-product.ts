import { gtinSchema } from '@distribution/model/gs1/gtin';
import { type ProductId, productIdOf, skuOfProductId, skuSchema } from '@distribution/model/products/product';
import { exactlyOne, parseArgument } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const product: NonNullable<QueryResolvers['product']> = async (_, { id, sku, gtin }, { loaders }) => {
  const asked = exactlyOne({ id, sku, gtin });
  switch (asked.name) {
    case 'id':
      // What is no product's id names no product.
      return skuOfProductId(asked.value) === null ? null : loaders.byId.load(asked.value as ProductId); // just checked
    case 'sku': {
      const known = parseArgument('sku', skuSchema, asked.value);
      return known === null ? null : loaders.byId.load(productIdOf(known));
    }
    case 'gtin': {
      const known = parseArgument('gtin', gtinSchema, asked.value);
      return known === null ? null : loaders.byGtin.load(known);
    }
  }
};
