import { type CategoryPath, pathOfProductCategoryId } from '@distribution/model/products/product-category';
import type { ProductCategoryResolvers } from '../generated/resolvers.ts';

/** The paths above one, the nearest first. */
const pathsAbove = (path: CategoryPath): readonly CategoryPath[] =>
  path.slice(1).map((_, above) => path.slice(0, path.length - 1 - above));

export const ProductCategory: ProductCategoryResolvers = {
  __resolveReference: async ({ id }, { loaders }) => {
    const path = pathOfProductCategoryId(id);
    return path === null ? null : loaders.category.load(path);
  },
  name: ({ path }) => path[path.length - 1] ?? '',
  level: ({ path }) => path.length - 1,
  parent: async ({ path }, _, { loaders }) => (path.length === 1 ? null : loaders.category.load(path.slice(0, -1))),
  ancestors: async ({ path }, _, { loaders }) => {
    const above = await Promise.all(pathsAbove(path).map((one) => loaders.category.load(one)));
    return above.filter((category) => category !== null);
  },
  children: async ({ path }, _, { loaders }) => loaders.categoriesBelow.load(path),
};
