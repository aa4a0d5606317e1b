// What suppliers answered and announced. An answer is seen by whoever sees its order; a notice by whoever sees what goes
// to its location.
import type { ReadScope } from '@distribution/model/read-scope';
import type { AdvanceShipNotice } from '@distribution/model/supply/advance-ship-notice';
import type { ShipNoticeFilter, SupplyReader } from '@distribution/model/supply/ports';
import type { SupplierConfirmation } from '@distribution/model/supply/supplier-confirmation';
import type { Database } from '../sql/database.ts';
import { type ListOrder, readPage } from '../sql/page-query.ts';
import { groupedBy, loadRecords, type RecordRow, recordColumns, recordOf } from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';

const LATEST_FIRST: ListOrder = {
  columns: [
    { column: 't.expected_at', type: 'timestamptz' },
    { column: 't.id', type: 'text' },
  ],
  descending: true,
};

const answersFor = (scope: ReadScope): Statement =>
  inScope(scope, {
    region: '(SELECT o.region_code FROM purchase_order o WHERE o.id = t.purchase_order_id)',
    legalEntity: 't.legal_entity',
    isInternal: true,
  });
const noticesFor = (scope: ReadScope): Statement =>
  inScope(scope, {
    region: '(SELECT l.region_code FROM location l WHERE l.code = t.ship_to_code)',
    legalEntity: 't.legal_entity',
    isInternal: true,
  });

const matching = (filter: ShipNoticeFilter): Statement =>
  allOf([
    isOneOf('t.number', filter.numbers),
    isOneOf('t.supplier_code', filter.supplierCodes),
    isOneOf('t.ship_to_code', filter.shipToCodes),
    filter.skus === null ? null : sql`t.skus && ${[...filter.skus]}::text[]`,
    filter.expectedFrom === null ? null : sql`t.expected_at >= ${filter.expectedFrom}::timestamptz`,
    filter.expectedTo === null ? null : sql`t.expected_at < ${filter.expectedTo}::timestamptz`,
    filter.changedSince === null ? null : sql`t.changed_at > ${filter.changedSince}::timestamptz`,
  ]);

type SupplierNewsReader = Pick<
  SupplyReader,
  'loadConfirmations' | 'loadConfirmationsOfOrders' | 'loadShipNotices' | 'loadShipNoticesOfOrders' | 'listShipNotices'
>;

export const createSupplierNewsQueries = (database: Database): SupplierNewsReader => ({
  loadConfirmations: (ids, scope) =>
    loadRecords<SupplierConfirmation>(
      database,
      { table: 'supplier_confirmation', flow: 'supplier-confirmations', scope: answersFor(scope) },
      'id',
      ids,
    ),
  loadConfirmationsOfOrders: async (orders, scope) => {
    const rows = await database.query<RecordRow & { readonly purchase_order_id: string }>(sql`
      SELECT t.purchase_order_id, ${recordColumns('t', 'supplier-confirmations')} FROM supplier_confirmation t
      WHERE t.purchase_order_id = ANY(${[...orders]}::text[]) AND ${answersFor(scope)} ORDER BY t.answered_at, t.id`);
    return groupedBy(
      orders,
      rows,
      (row) => row.purchase_order_id,
      (row) => recordOf<SupplierConfirmation>(row),
    );
  },

  loadShipNotices: (ids, scope) =>
    loadRecords<AdvanceShipNotice>(
      database,
      { table: 'advance_ship_notice', flow: 'advance-ship-notices', scope: noticesFor(scope) },
      'id',
      ids,
    ),
  loadShipNoticesOfOrders: async (orders, scope) => {
    const rows = await database.query<RecordRow & { readonly wanted: string }>(sql`
      SELECT wanted.id AS wanted, ${recordColumns('t', 'advance-ship-notices')}
      FROM unnest(${[...new Set(orders)]}::text[]) AS wanted(id)
      JOIN advance_ship_notice t ON t.purchase_order_ids @> ARRAY[wanted.id]
      WHERE ${noticesFor(scope)} ORDER BY t.expected_at, t.id`);
    return groupedBy(
      orders,
      rows,
      (row) => row.wanted,
      (row) => recordOf<AdvanceShipNotice>(row),
    );
  },
  listShipNotices: (filter, page, scope) =>
    readPage<RecordRow, AdvanceShipNotice>(
      database,
      {
        select: recordColumns('t', 'advance-ship-notices'),
        from: sql`advance_ship_notice t`,
        where: allOf([matching(filter), noticesFor(scope)]),
        order: LATEST_FIRST,
      },
      page,
      recordOf,
    ),
});
