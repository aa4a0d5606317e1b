// Reads of the product projection: master data of the whole group, so only the cross-domain filters know a scope.
import { gtinNormalForm } from '@distribution/model/gs1/gtin';
import type { ProductFilter, ProductOrder, ProductReader } from '@distribution/model/products/ports';
import { type Product, skuOfProductId } from '@distribution/model/products/product';
import type { ReadScope } from '@distribution/model/read-scope';
import type { Database } from '../sql/database.ts';
import { type ListOrder, readPage } from '../sql/page-query.ts';
import { loadRecords, type RecordRow, recordColumns, recordOf } from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, contains, isOneOf, join, sql, type Statement } from '../sql/statement.ts';
import { loadCategories, loadCategoriesBelow } from './category-queries.ts';
import { withAliases } from './entity-aliases.ts';
import { IS_BELOW_SAFETY_STOCK } from './position-row.ts';

const TABLE = { table: 'product', flow: 'products', scope: sql`TRUE` } as const;
const ORDERS: Readonly<Record<ProductOrder, ListOrder>> = {
  SKU: { columns: [{ column: 't.sku', type: 'text' }], descending: false },
  NAME: {
    columns: [
      { column: 't.name_key', type: 'text' },
      { column: 't.sku', type: 'text' },
    ],
    descending: false,
  },
};

/** Products with stock in the regions, or below safety stock somewhere in them. */
const stocked = (filter: ProductFilter, scope: ReadScope): Statement | null => {
  if (filter.belowSafetyStock === null && filter.regions === null) return null;
  const somewhere = (condition: Statement | null): Statement => sql`EXISTS (
    SELECT 1 FROM inventory_position p LEFT JOIN planning_parameters pp USING (sku, location_code)
    WHERE p.sku = t.sku AND ${allOf([
      inScope(scope, { region: 'p.region_code', legalEntity: 'p.legal_entity' }),
      isOneOf('p.region_code', filter.regions),
      condition,
    ])})`;
  if (filter.belowSafetyStock === null) return somewhere(null);
  if (filter.belowSafetyStock) return somewhere(IS_BELOW_SAFETY_STOCK);
  return allOf([filter.regions === null ? null : somewhere(null), sql`NOT ${somewhere(IS_BELOW_SAFETY_STOCK)}`]);
};

const matching = (filter: ProductFilter, scope: ReadScope): Statement => {
  const text = [contains('t.name_key', filter.search), contains('lower(t.sku)', filter.search)].filter(
    (found) => found !== null,
  );
  return allOf([
    isOneOf('t.sku', filter.skus),
    text.length === 0 ? null : sql`(${join(text, ' OR ')})`,
    isOneOf('t.status', filter.statuses),
    filter.category === null ? null : sql`t.category_path @> ${[filter.category]}::text[]`,
    stocked(filter, scope),
    filter.changedSince === null ? null : sql`t.changed_at > ${filter.changedSince}::timestamptz`,
  ]);
};

export const createProductReader = (database: Database): ProductReader => ({
  loadProducts: (ids) =>
    withAliases(database, ids, (wanted) => loadRecords<Product>(database, TABLE, 'sku', wanted.map(skuOfProductId))),
  loadProductsBySku: (skus) => loadRecords<Product>(database, TABLE, 'sku', skus),
  loadProductsByGtin: (gtins) => loadRecords<Product>(database, TABLE, 'gtin14', gtins.map(gtinNormalForm)),
  listProducts: (filter, order, page, scope) =>
    readPage<RecordRow, Product>(
      database,
      {
        select: recordColumns('t', 'products'),
        from: sql`product t`,
        where: matching(filter, scope),
        order: ORDERS[order],
      },
      page,
      recordOf,
    ),
  loadCategories: (paths) => loadCategories(database, paths),
  loadCategoriesBelow: (paths) => loadCategoriesBelow(database, paths),
});
