import { z } from 'zod';
import { type EntityId, type Ref, createEntityId, readEntityId } from '../entity-id.ts';
import { GROUP } from '../legal-entity.ts';

export type ProductCategoryId = EntityId<'ProductCategory'>;
export type ProductCategoryRef = Ref<'ProductCategory'>;

/**
 * Names of the one product hierarchy from its root to a category. The path is what a category is: the same name under two
 * parents is two categories, so that none can have two parents or be above itself.
 */
export const categoryPathSchema = z.array(z.string().min(1).max(200)).min(1).max(20);
export type CategoryPath = readonly string[];

/** A category some product is in, at it or below it. */
export interface ProductCategory {
  readonly id: ProductCategoryId;
  readonly path: CategoryPath;
  /** Products in it and in the categories below it. */
  readonly productCount: number;
}

/** Products are group-wide master data, and so are their categories. Throws a RangeError for an empty path. */
export const productCategoryIdOf = (path: CategoryPath): ProductCategoryId => {
  if (path.length === 0) throw new RangeError('a category has at least one name');
  return createEntityId('ProductCategory', GROUP, JSON.stringify(path));
};

const readPath = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The path inside a category's id, or `null` when the id is not a category's. */
export const pathOfProductCategoryId = (id: string): CategoryPath | null => {
  const path = z
    .array(z.string().min(1))
    .min(1)
    .safeParse(readPath(readEntityId('ProductCategory', id)?.key[0] ?? ''));
  return path.success && productCategoryIdOf(path.data) === id ? path.data : null;
};
