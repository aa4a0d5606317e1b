// The product hierarchy: the paths products are classified under, and how many products are at and below each.
import {
  type CategoryPath,
  type ProductCategory,
  productCategoryIdOf,
} from '@distribution/model/products/product-category';
import type { Database } from '../sql/database.ts';
import { groupedBy, inOrderOf } from '../sql/record-row.ts';
import { sql, type Statement } from '../sql/statement.ts';

/** `wanted(index, path)`: the paths of a batch. They differ in length, so they cannot come as one array of arrays. */
export const wantedPaths = (paths: readonly CategoryPath[]): Statement => sql`(
  SELECT w.index, ARRAY(
    SELECT part.name FROM jsonb_array_elements_text(w.path) WITH ORDINALITY AS part(name, place) ORDER BY part.place
  ) AS path
  FROM jsonb_array_elements(${JSON.stringify(paths)}::jsonb) WITH ORDINALITY AS w(path, index)) AS wanted`;

/** Product `t` is in the category of `wanted` or below it; `@>` has the index, the slice says from the root on. */
export const IS_WITHIN = sql`
  t.category_path @> wanted.path AND t.category_path[1:cardinality(wanted.path)] = wanted.path`;

interface CategoryRow {
  /** From 1. */
  readonly index: string; // a bigint
  readonly path: CategoryPath;
  readonly products: number;
}

const categoryOf = ({ path, products }: CategoryRow): ProductCategory => ({
  id: productCategoryIdOf(path),
  path,
  productCount: products,
});

export const loadCategories = async (
  database: Database,
  paths: readonly CategoryPath[],
): Promise<readonly (ProductCategory | null)[]> => {
  const rows = await database.query<CategoryRow>(sql`
    SELECT wanted.index, wanted.path, count(*)::int AS products
    FROM ${wantedPaths(paths)} JOIN product t ON ${IS_WITHIN} WHERE cardinality(wanted.path) > 0 GROUP BY 1, 2`);
  return inOrderOf(
    paths.map((_, at) => String(at + 1)),
    rows,
    (row) => row.index,
    categoryOf,
  );
};

export const loadCategoriesBelow = async (
  database: Database,
  paths: readonly CategoryPath[],
): Promise<readonly (readonly ProductCategory[])[]> => {
  const rows = await database.query<CategoryRow>(sql`
    SELECT wanted.index, t.category_path[1:cardinality(wanted.path) + 1] AS path, count(*)::int AS products
    FROM ${wantedPaths(paths)} JOIN product t ON ${IS_WITHIN} AND cardinality(t.category_path) > cardinality(wanted.path)
    GROUP BY 1, 2 ORDER BY 1, 2`);
  return groupedBy(
    paths.map((_, at) => String(at + 1)),
    rows,
    (row) => row.index,
    categoryOf,
  );
};
