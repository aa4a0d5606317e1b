import { categoryPathSchema } from '@distribution/model/products/product-category';
import { parseArgument, parsed } from '../../arguments.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const productCategories: NonNullable<QueryResolvers['productCategories']> = async (_, { parent }, { loaders }) =>
  loaders.categoriesBelow.load(parseArgument('parent', categoryPathSchema, parent) ?? []);

export const productCategory: NonNullable<QueryResolvers['productCategory']> = async (_, { path }, { loaders }) =>
  loaders.category.load(parsed('path', categoryPathSchema, path));
