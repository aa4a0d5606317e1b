// Reads of the order projection. A partner sees the orders, shipments and master record of its own customers only.
import { readEntityId } from '@distribution/model/entity-id';
import type { Customer } from '@distribution/model/orders/customer';
import type { CustomerInvoice } from '@distribution/model/orders/invoice';
import type { OrderReader, SalesOrderFilter } from '@distribution/model/orders/ports';
import type { SalesOrder } from '@distribution/model/orders/sales-order';
import type { Shipment } from '@distribution/model/orders/shipment';
import { skuOfProductId } from '@distribution/model/products/product';
import type { ReadScope } from '@distribution/model/read-scope';
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

const NEWEST_FIRST: ListOrder = {
  columns: [
    { column: 't.ordered_at', type: 'timestamptz' },
    { column: 't.id', type: 'text' },
  ],
  descending: true,
};
const BY_CODE: ListOrder = { columns: [{ column: 't.code', type: 'text' }], descending: false };

const owned = (scope: ReadScope): Statement =>
  inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity', customer: 't.customer_code' });
const ordersFor = (scope: ReadScope): RecordTable => ({
  table: 'sales_order',
  flow: 'sales-orders',
  scope: owned(scope),
});
const shipmentsFor = (scope: ReadScope): RecordTable => ({ table: 'shipment', flow: 'shipments', scope: owned(scope) });
const customersFor = (scope: ReadScope): RecordTable => ({
  table: 'customer',
  flow: 'customers',
  scope: inScope(scope, { customer: 't.code' }),
});

const matching = (filter: SalesOrderFilter): Statement =>
  allOf([
    isOneOf('t.number', filter.numbers),
    isOneOf('t.status', filter.statuses),
    isOneOf('t.customer_code', filter.customerCodes),
    isOneOf('t.region_code', filter.regions),
    isOneOf('t.ship_from_code', filter.shipFromCodes),
    filter.skus === null
      ? null
      : sql`EXISTS (SELECT 1 FROM sales_order_line l WHERE l.order_id = t.id AND l.sku = ANY(${[...filter.skus]}::text[]))`,
    filter.orderedFrom === null ? null : sql`t.ordered_at >= ${filter.orderedFrom}::timestamptz`,
    filter.orderedTo === null ? null : sql`t.ordered_at < ${filter.orderedTo}::timestamptz`,
    filter.changedSince === null ? null : sql`t.changed_at > ${filter.changedSince}::timestamptz`,
  ]);

const orders = (where: Statement) => ({
  select: recordColumns('t', 'sales-orders'),
  from: sql`sales_order t`,
  where,
  order: NEWEST_FIRST,
});

export const createOrderReader = (database: Database): OrderReader => ({
  ...createInvoiceQueries<CustomerInvoice>(database, 'RECEIVABLE'),

  loadSalesOrders: (ids, scope) =>
    withAliases(database, ids, (wanted) => loadRecords<SalesOrder>(database, ordersFor(scope), 'id', wanted)),
  loadSalesOrdersByNumber: (numbers, scope) => loadRecords<SalesOrder>(database, ordersFor(scope), 'number', numbers),
  listSalesOrders: (filter, page, scope) =>
    readPage<RecordRow, SalesOrder>(database, orders(allOf([matching(filter), owned(scope)])), page, recordOf),
  loadOpenSalesOrdersOfProducts: (products, page, scope) =>
    readPages<RecordRow, SalesOrder>(
      database,
      products.map((id) => skuOfProductId(id) ?? ''),
      orders(
        allOf([
          sql`t.id IN (SELECT l.order_id FROM sales_order_line l WHERE l.sku = wanted.key AND l.is_open)`,
          owned(scope),
        ]),
      ),
      page,
      recordOf,
    ),

  loadShipments: (ids, scope) =>
    withAliases(database, ids, (wanted) => loadRecords<Shipment>(database, shipmentsFor(scope), 'id', wanted)),
  loadShipmentsByNumber: (numbers, scope) => loadRecords<Shipment>(database, shipmentsFor(scope), 'number', numbers),
  loadShipmentsOfOrders: async (salesOrders, scope) => {
    const rows = await database.query<RecordRow & { readonly sales_order_id: string }>(sql`
      SELECT t.sales_order_id, ${recordColumns('t', 'shipments')} FROM shipment t
      WHERE t.sales_order_id = ANY(${[...salesOrders]}::text[]) AND ${owned(scope)} ORDER BY t.number, t.id`);
    return groupedBy(
      salesOrders,
      rows,
      (row) => row.sales_order_id,
      (row) => recordOf<Shipment>(row),
    );
  },

  loadCustomers: (ids, scope) =>
    withAliases(database, ids, (wanted) =>
      loadRecords<Customer>(
        database,
        customersFor(scope),
        'code',
        wanted.map((id) => readEntityId('Customer', id)?.key[0] ?? null),
      ),
    ),
  loadCustomersByCode: (codes, scope) => loadRecords<Customer>(database, customersFor(scope), 'code', codes),
  listCustomers: (search, page, scope) => {
    const text = [contains('t.name_key', search), contains('lower(t.code)', search)].filter((found) => found !== null);
    return readPage<RecordRow, Customer>(
      database,
      {
        select: recordColumns('t', 'customers'),
        from: sql`customer t`,
        where: allOf([text.length === 0 ? null : sql`(${join(text, ' OR ')})`, inScope(scope, { customer: 't.code' })]),
        order: BY_CODE,
      },
      page,
      recordOf,
    );
  },
});
