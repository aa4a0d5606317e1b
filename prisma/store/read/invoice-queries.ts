// Invoices of both directions lie in one table; each reader asks for its own. The region is that of the order.
import type { InvoiceFilter } from '@distribution/model/orders/ports';
import type { PageRequest } from '@distribution/model/page';
import type { Origin } from '@distribution/model/origin';
import type { ReadScope } from '@distribution/model/read-scope';
import type { Database } from '../sql/database.ts';
import { type ListOrder, readPage } from '../sql/page-query.ts';
import { groupedBy, loadRecords, type RecordRow, recordColumns, recordOf } from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';

export type InvoiceDirection = 'RECEIVABLE' | 'PAYABLE';

const LATEST_FIRST: ListOrder = {
  columns: [
    { column: 't.issued_on', type: 'text' },
    { column: 't.id', type: 'text' },
  ],
  descending: true,
};

/** Invoices of the direction the caller may see; a partner sees those to its own customers and none of suppliers. */
const visible = (direction: InvoiceDirection, scope: ReadScope): Statement =>
  allOf([
    sql`t.direction = ${direction}`,
    direction === 'RECEIVABLE'
      ? inScope(scope, {
          region: '(SELECT o.region_code FROM sales_order o WHERE o.id = t.order_id)',
          legalEntity: 't.legal_entity',
          customer: 't.partner_code',
        })
      : inScope(scope, {
          region: '(SELECT o.region_code FROM purchase_order o WHERE o.id = t.order_id)',
          legalEntity: 't.legal_entity',
          isInternal: true,
        }),
  ]);

const matching = (filter: InvoiceFilter): Statement =>
  allOf([
    isOneOf('t.number', filter.numbers),
    isOneOf('t.status', filter.statuses),
    isOneOf('t.partner_code', filter.partnerCodes),
    filter.issuedFrom === null ? null : sql`t.issued_on >= ${filter.issuedFrom}`,
    filter.issuedTo === null ? null : sql`t.issued_on < ${filter.issuedTo}`,
    filter.dueBefore === null ? null : sql`t.status = 'OPEN' AND t.due_on < ${filter.dueBefore}`,
    filter.changedSince === null ? null : sql`t.changed_at > ${filter.changedSince}::timestamptz`,
  ]);

/** The reads of invoices of one direction. */
export const createInvoiceQueries = <T extends { readonly origin: Origin }>(
  database: Database,
  direction: InvoiceDirection,
) => ({
  loadInvoices: (ids: readonly string[], scope: ReadScope) =>
    loadRecords<T>(database, { table: 'invoice', flow: 'invoices', scope: visible(direction, scope) }, 'id', ids),
  loadInvoicesOfOrders: async (orders: readonly string[], scope: ReadScope): Promise<readonly (readonly T[])[]> => {
    const rows = await database.query<RecordRow & { readonly order_id: string }>(sql`
      SELECT t.order_id, ${recordColumns('t', 'invoices')} FROM invoice t
      WHERE t.order_id = ANY(${[...orders]}::text[]) AND ${visible(direction, scope)} ORDER BY t.number, t.id`);
    return groupedBy(
      orders,
      rows,
      (row) => row.order_id,
      (row) => recordOf<T>(row),
    );
  },
  listInvoices: (filter: InvoiceFilter, page: PageRequest, scope: ReadScope) =>
    readPage<RecordRow, T>(
      database,
      {
        select: recordColumns('t', 'invoices'),
        from: sql`invoice t`,
        where: allOf([matching(filter), visible(direction, scope)]),
        order: LATEST_FIRST,
      },
      page,
      recordOf,
    ),
});
