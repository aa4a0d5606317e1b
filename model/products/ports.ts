import type { Gtin } from '../gs1/gtin.ts';
import type { KeyedAnswer, SourceCall } from '../erp/source-call.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { CategoryPath, ProductCategory } from './product-category.ts';
import type { Product, ProductId, ProductStatus, Sku } from './product.ts';

/** The questions people ask of the product list. `null` fields do not restrict. */
export interface ProductFilter {
  readonly skus: readonly Sku[] | null;
  readonly search: string | null;
  readonly statuses: readonly ProductStatus[] | null;
  readonly category: string | null;
  /** Any location whose available quantity is below its safety stock. */
  readonly belowSafetyStock: boolean | null;
  readonly regions: readonly string[] | null;
  readonly changedSince: Instant | null;
}
export const PRODUCT_ORDERS = ['SKU', 'NAME'] as const;
export type ProductOrder = (typeof PRODUCT_ORDERS)[number];

/** Reads of the product projection. Batch reads answer in the order of the keys, `null` where there is none. */
export interface ProductReader {
  loadProducts(ids: readonly ProductId[]): Promise<readonly (Product | null)[]>;
  loadProductsBySku(skus: readonly Sku[]): Promise<readonly (Product | null)[]>;
  /** GTINs compare in their 14-digit normal form. */
  loadProductsByGtin(gtins: readonly Gtin[]): Promise<readonly (Product | null)[]>;
  /** The cross-domain filters (`belowSafetyStock`, `regions`) see only rows inside the scope. */
  listProducts(filter: ProductFilter, order: ProductOrder, page: PageRequest, scope: ReadScope): Promise<Page<Product>>;
  /** Categories by their paths; `null` where no product is in one. */
  loadCategories(paths: readonly CategoryPath[]): Promise<readonly (ProductCategory | null)[]>;
  /** The categories directly below each path, in the order of their name; those at the root below the empty path. */
  loadCategoriesBelow(paths: readonly CategoryPath[]): Promise<readonly (readonly ProductCategory[])[]>;
}

/** The system of record for products. */
export interface ProductSource {
  loadProducts(skus: readonly Sku[], call: SourceCall): Promise<readonly KeyedAnswer<Product>[]>;
}
