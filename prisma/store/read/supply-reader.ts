// Reads of the supply projection: suppliers and their terms, purchase orders, transfers between our own places.
import { readEntityId } from '@distribution/model/entity-id';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { type ProductId, skuOfProductId } from '@distribution/model/products/product';
import type { ReadScope } from '@distribution/model/read-scope';
import type { PurchaseOrderFilter, SupplyReader, TransferOrderFilter } from '@distribution/model/supply/ports';
import type { PurchaseOrder } from '@distribution/model/supply/purchase-order';
import type { Supplier } from '@distribution/model/supply/supplier';
import type { SupplierInvoice } from '@distribution/model/supply/supplier-invoice';
import type { SupplierProduct } from '@distribution/model/supply/supplier-product';
import type { TransferOrder } from '@distribution/model/supply/transfer-order';
import { instantOf } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { type ListOrder, readPage, readPages } from '../sql/page-query.ts';
import {
  groupedBy,
  loadRecords,
  type RecordRow,
  type RecordTable,
  recordColumns,
  recordOf,
} from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, contains, isOneOf, join, sql, type Statement } from '../sql/statement.ts';
import { withAliases } from './entity-aliases.ts';
import { createInvoiceQueries } from './invoice-queries.ts';
import { createSupplierNewsQueries } from './supplier-news-queries.ts';

const BY_CODE: ListOrder = { columns: [{ column: 't.code', type: 'text' }], descending: false };
const byInstant = (column: string, descending: boolean): ListOrder => ({
  columns: [
    { column, type: 'timestamptz' },
    { column: 't.id', type: 'text' },
  ],
  descending,
});

const SUPPLIERS: RecordTable = { table: 'supplier', flow: 'suppliers', scope: sql`TRUE` };
const owned = (scope: ReadScope): Statement =>
  inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity', isInternal: true });
const ordersFor = (scope: ReadScope): RecordTable => ({
  table: 'purchase_order',
  flow: 'purchase-orders',
  scope: owned(scope),
});
/** A transfer belongs to both its ends. */
const transfersFor = (scope: ReadScope): Statement =>
  sql`(${inScope(scope, { region: 't.from_region_code', legalEntity: 't.legal_entity', isInternal: true })}
    OR ${inScope(scope, { region: 't.to_region_code', legalEntity: 't.legal_entity', isInternal: true })})`;
const transferTable = (scope: ReadScope): RecordTable => ({
  table: 'transfer_order',
  flow: 'transfer-orders',
  scope: transfersFor(scope),
});

const matching = (filter: PurchaseOrderFilter): Statement =>
  allOf([
    isOneOf('t.number', filter.numbers),
    isOneOf('t.status', filter.statuses),
    isOneOf('t.supplier_code', filter.supplierCodes),
    isOneOf('t.ship_to_code', filter.shipToCodes),
    isOneOf('t.region_code', filter.regions),
    filter.skus === null
      ? null
      : sql`EXISTS (SELECT 1 FROM purchase_order_line l WHERE l.order_id = t.id AND l.sku = ANY(${[...filter.skus]}::text[]))`,
    filter.expectedBefore === null
      ? null
      : sql`EXISTS (SELECT 1 FROM purchase_order_line l
          WHERE l.order_id = t.id AND l.is_open AND l.expected_at < ${filter.expectedBefore}::timestamptz)`,
    filter.changedSince === null ? null : sql`t.changed_at > ${filter.changedSince}::timestamptz`,
  ]);

const transfersMatching = (filter: TransferOrderFilter): Statement =>
  allOf([
    isOneOf('t.ship_from_code', filter.shipFromCodes),
    isOneOf('t.ship_to_code', filter.shipToCodes),
    filter.skus === null ? null : sql`t.skus && ${[...filter.skus]}::text[]`,
    isOneOf('t.status', filter.statuses),
  ]);

const loadSuppliersOfProducts = async (
  database: Database,
  products: readonly ProductId[],
): Promise<readonly (readonly SupplierProduct[])[]> => {
  const skus = products.map((id) => skuOfProductId(id) ?? '');
  const rows = await database.query<RecordRow & { readonly sku: string }>(sql`
    SELECT t.sku, ${recordColumns('t', 'supplier-products')} FROM supplier_product t
    WHERE t.sku = ANY(${skus}::text[]) ORDER BY t.preferred DESC, t.supplier_code`);
  return groupedBy(
    skus,
    rows,
    (row) => row.sku,
    (row) => recordOf<SupplierProduct>(row),
  );
};

const sumOrdered: (database: Database) => SupplyReader['sumOrdered'] =
  (database) => async (site, currency, since, scope) => {
    const [row] = await database.query<{ readonly total: string; readonly as_of: Date | null }>(sql`
      SELECT coalesce(sum((t.body->'totalAmount'->>'amount')::numeric), 0)::text AS total,
        greatest(max(t.as_of), (SELECT confirmed_at FROM sync_flow WHERE name = 'purchase-orders')) AS as_of
      FROM purchase_order t
      WHERE t.ship_to_code = ${site} AND t.body->'totalAmount'->>'currency' = ${currency}
        AND t.ordered_at >= ${since}::timestamptz AND t.status NOT IN ('DRAFT', 'CANCELLED') AND ${owned(scope)}`);
    return { total: parseDecimal(row?.total ?? '0'), asOf: row?.as_of ? instantOf(row.as_of.getTime()) : null };
  };

/** The order as one product sees it: only that product's lines. */
const ofProduct = (row: RecordRow & { readonly for_sku: string }): PurchaseOrder => {
  const order = recordOf<PurchaseOrder>(row);
  return { ...order, lines: order.lines.filter((line) => line.sku === row.for_sku) };
};

export const createSupplyReader = (database: Database): SupplyReader => ({
  ...createInvoiceQueries<SupplierInvoice>(database, 'PAYABLE'),
  ...createSupplierNewsQueries(database),

  loadSuppliers: (ids) =>
    withAliases(database, ids, (wanted) =>
      loadRecords<Supplier>(
        database,
        SUPPLIERS,
        'code',
        wanted.map((id) => readEntityId('Supplier', id)?.key[0] ?? null),
      ),
    ),
  loadSuppliersByCode: (codes) => loadRecords<Supplier>(database, SUPPLIERS, 'code', codes),
  listSuppliers: (search, page) => {
    const text = [contains('t.name_key', search), contains('lower(t.code)', search)].filter((found) => found !== null);
    return readPage<RecordRow, Supplier>(
      database,
      {
        select: recordColumns('t', 'suppliers'),
        from: sql`supplier t`,
        where: text.length === 0 ? sql`TRUE` : sql`(${join(text, ' OR ')})`,
        order: BY_CODE,
      },
      page,
      recordOf,
    );
  },
  loadSuppliersOfProducts: (products) => loadSuppliersOfProducts(database, products),
  sumOrdered: sumOrdered(database),

  loadPurchaseOrders: (ids, scope) =>
    withAliases(database, ids, (wanted) => loadRecords<PurchaseOrder>(database, ordersFor(scope), 'id', wanted)),
  loadPurchaseOrdersByNumber: (numbers, scope) =>
    loadRecords<PurchaseOrder>(database, ordersFor(scope), 'number', numbers),
  listPurchaseOrders: (filter, page, scope) =>
    readPage<RecordRow, PurchaseOrder>(
      database,
      {
        select: recordColumns('t', 'purchase-orders'),
        from: sql`purchase_order t`,
        where: allOf([matching(filter), owned(scope)]),
        order: byInstant('t.ordered_at', true),
      },
      page,
      recordOf,
    ),
  loadOpenPurchaseOrdersOfProducts: (products, page, scope) =>
    readPages<RecordRow & { readonly for_sku: string }, PurchaseOrder>(
      database,
      products.map((id) => skuOfProductId(id) ?? ''),
      {
        select: sql`wanted.key AS for_sku, ${recordColumns('t', 'purchase-orders')}`,
        from: sql`(SELECT l.order_id, min(l.expected_at) AS expected_at FROM purchase_order_line l
            WHERE l.sku = wanted.key AND l.is_open GROUP BY l.order_id) open_line
          JOIN purchase_order t ON t.id = open_line.order_id`,
        where: owned(scope),
        order: byInstant('open_line.expected_at', false),
      },
      page,
      ofProduct,
    ),

  loadTransferOrders: (ids, scope) =>
    withAliases(database, ids, (wanted) => loadRecords<TransferOrder>(database, transferTable(scope), 'id', wanted)),
  loadTransferOrdersByNumber: (numbers, scope) =>
    loadRecords<TransferOrder>(database, transferTable(scope), 'number', numbers),
  listTransferOrders: (filter, page, scope) =>
    readPage<RecordRow, TransferOrder>(
      database,
      {
        select: recordColumns('t', 'transfer-orders'),
        from: sql`transfer_order t`,
        where: allOf([transfersMatching(filter), transfersFor(scope)]),
        order: byInstant('t.expected_at', true),
      },
      page,
      recordOf,
    ),
});
