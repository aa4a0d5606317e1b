// Reads of what the platform itself knows: exceptions, flows, runs, parked records.
import { SEVERITIES } from '@distribution/model/operations/exception';
import type { ExceptionFilter, OperationsReader, ParkedRecord } from '@distribution/model/operations/ports';
import type { InventoryException } from '@distribution/model/operations/exception';
import type { SyncRun } from '@distribution/model/operations/sync-flow';
import { skuOfProductId } from '@distribution/model/products/product';
import type { ReadScope } from '@distribution/model/read-scope';
import type { Database } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { groupedBy, inOrderOf } from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';
import { withAliases } from './entity-aliases.ts';
import { EXCEPTION_COLUMNS, type ExceptionRow, exceptionOf } from './exception-row.ts';
import {
  FLOW_COLUMNS,
  flowOf,
  type FlowRow,
  PARKED_COLUMNS,
  parkedOf,
  type ParkedRow,
  RUN_COLUMNS,
  runOf,
  type RunRow,
} from './flow-row.ts';

const visible = (scope: ReadScope): Statement =>
  inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity', isInternal: true });

const matching = (filter: ExceptionFilter): Statement =>
  allOf([
    isOneOf('t.kind', filter.kinds),
    filter.severityAtLeast === null ? null : sql`t.severity_rank >= ${SEVERITIES.indexOf(filter.severityAtLeast)}`,
    isOneOf('t.region_code', filter.regions),
    isOneOf('t.location_code', filter.locationCodes),
    isOneOf('t.sku', filter.skus),
    filter.open === null ? null : sql`t.status = ${filter.open ? 'OPEN' : 'CLOSED'}`,
  ]);

export const createOperationsReader = (database: Database): OperationsReader => ({
  loadExceptions: (ids, scope) =>
    withAliases(database, ids, async (wanted) => {
      const rows = await database.query<ExceptionRow>(sql`
        SELECT ${EXCEPTION_COLUMNS} FROM inventory_exception t WHERE t.id = ANY(${[...wanted]}::text[]) AND ${visible(scope)}`);
      return inOrderOf(wanted, rows, (row) => row.id, exceptionOf);
    }),
  listExceptions: (filter, page, scope) =>
    readPage<ExceptionRow, InventoryException>(
      database,
      {
        select: EXCEPTION_COLUMNS,
        from: sql`inventory_exception t`,
        where: allOf([matching(filter), visible(scope)]),
        order: newestFirst('t.opened_at'),
      },
      page,
      exceptionOf,
    ),
  loadOpenExceptionsOfProducts: async (products, scope) => {
    const skus = products.map((id) => skuOfProductId(id) ?? '');
    const rows = await database.query<ExceptionRow>(sql`
      SELECT ${EXCEPTION_COLUMNS} FROM inventory_exception t
      WHERE t.sku = ANY(${skus}::text[]) AND t.status = 'OPEN' AND ${visible(scope)}
      ORDER BY t.severity_rank DESC, t.opened_at DESC, t.id`);
    return groupedBy(skus, rows, (row) => row.sku, exceptionOf);
  },
  listFlows: async () =>
    (await database.query<FlowRow>(sql`SELECT ${FLOW_COLUMNS} FROM sync_flow t ORDER BY t.name`)).map(flowOf),
  listRuns: (flow, page) =>
    readPage<RunRow, SyncRun>(
      database,
      {
        select: RUN_COLUMNS,
        from: sql`sync_run t`,
        where: flow === null ? sql`TRUE` : sql`t.flow = ${flow}`,
        order: newestFirst('t.started_at'),
      },
      page,
      runOf,
    ),
  listParked: (flow, page) =>
    readPage<ParkedRow, ParkedRecord>(
      database,
      {
        select: PARKED_COLUMNS,
        from: sql`parked_record t`,
        where: allOf([sql`t.settled_at IS NULL`, flow === null ? null : sql`t.flow = ${flow}`]),
        order: newestFirst('t.parked_at'),
      },
      page,
      parkedOf,
    ),
});
