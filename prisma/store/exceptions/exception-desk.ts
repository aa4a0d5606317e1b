import type { BusinessException, ExceptionAge } from '@distribution/model/operations/business-exception';
import type {
  BusinessExceptionFilter,
  ClusterDimension,
  ExceptionCluster,
  ExceptionDesk,
  ExceptionStep,
  QueueScope,
} from '@distribution/model/operations/exception-desk';
import { SEVERITIES } from '@distribution/model/operations/exception';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import { appendEvents } from '../log/append-events.ts';
import { recordAudit } from '../security/record-audits.ts';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { newestFirst, readPage } from '../sql/page-query.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, join, raw, sql, type Statement } from '../sql/statement.ts';
import {
  BUSINESS_EXCEPTION_COLUMNS,
  type BusinessExceptionRow,
  businessExceptionOf,
  exceptionEvents,
} from './exception-row.ts';

/** From which age on, in hours, up to which. */
const AGE_HOURS: Readonly<Record<ExceptionAge, readonly [number, number | null]>> = {
  UNDER_1_HOUR: [0, 1],
  UNDER_1_DAY: [1, 24],
  UNDER_3_DAYS: [24, 72],
  UNDER_7_DAYS: [72, 168],
  FROM_7_DAYS: [168, null],
};
const AGES = Object.keys(AGE_HOURS) as ExceptionAge[]; // keys of a constant

const DIMENSIONS: Readonly<Record<ClusterDimension, Statement>> = {
  SITE: sql`t.location_code`,
  SUPPLIER: sql`t.supplier_code`,
  CATEGORY: sql`(SELECT p.category_path[1] FROM product p WHERE p.sku = t.sku)`,
  KIND: sql`t.kind`,
  REGION: sql`nullif(t.region_code, '')`,
  ROLE: sql`t.role`,
};

const isAged = (age: ExceptionAge, now: Instant): Statement => {
  const [from, to] = AGE_HOURS[age];
  const spent = sql`coalesce(t.closed_at, ${now}::timestamptz) - t.opened_at`;
  return allOf([
    from === 0 ? null : sql`${spent} >= ${from}::int * interval '1 hour'`,
    to === null ? null : sql`${spent} < ${to}::int * interval '1 hour'`,
  ]);
};

const visible = (scope: QueueScope): Statement =>
  allOf([
    inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity', isInternal: true }),
    isOneOf('t.role', scope.roles),
  ]);

const anyAge = (ages: readonly ExceptionAge[] | null, now: Instant): Statement | null =>
  ages === null
    ? null
    : ages.length === 0
      ? sql`FALSE`
      : sql`(${join(
          ages.map((age) => sql`(${isAged(age, now)})`),
          ' OR ',
        )})`;

const matching = (filter: BusinessExceptionFilter, now: Instant): Statement =>
  allOf([
    isOneOf('t.kind', filter.kinds),
    isOneOf('t.state', filter.states),
    isOneOf('t.role', filter.roles),
    filter.severityAtLeast === null ? null : sql`t.severity_rank >= ${SEVERITIES.indexOf(filter.severityAtLeast)}`,
    anyAge(filter.ages, now),
    isOneOf('t.region_code', filter.regions),
    isOneOf('t.location_code', filter.locationCodes),
    isOneOf('t.sku', filter.skus),
    isOneOf('t.supplier_code', filter.supplierCodes),
    isOneOf('t.assignee', filter.assignees),
  ]);

const loadRow = async (database: Database, id: string, scope: QueueScope): Promise<BusinessExceptionRow | null> => {
  const [row] = await database.query<BusinessExceptionRow>(sql`
    SELECT ${BUSINESS_EXCEPTION_COLUMNS} FROM business_exception t WHERE t.id = ${id} AND ${visible(scope)}`);
  return row ?? null;
};

const assignmentsOf = (step: ExceptionStep, reason: string | null): Statement => {
  switch (step.to) {
    case 'CLAIMED':
      return sql`state = 'CLAIMED', assignee = ${step.assignee}, snoozed_until = NULL, reason = NULL`;
    case 'SNOOZED':
      return sql`state = 'SNOOZED', snoozed_until = ${step.until}::timestamptz, reason = ${reason}`;
    case 'RESOLVED':
      return sql`state = 'RESOLVED', snoozed_until = NULL, reason = ${reason}`;
  }
};

const take: (database: TransactionalDatabase) => ExceptionDesk['step'] =
  (database) =>
  (id, version, step, { actor, reason, correlationId }, scope) =>
    database.transaction(async (transaction) => {
      const before = await loadRow(transaction, id, scope);
      if (before === null) throw new AppError('NOT_FOUND', 'There is no exception with this id in your queues.');
      if (before.state === 'CLOSED')
        throw new AppError('INVALID_ARGUMENT', 'This exception is closed: its cause is gone.', {
          nextStep: 'Nothing to do; if the cause comes back, an exception opens again.',
        });
      const [row] = await transaction.query<BusinessExceptionRow>(sql`
        UPDATE business_exception t SET ${assignmentsOf(step, reason)}, version = t.version + 1,
          updated_at = clock_timestamp()
        WHERE t.id = ${id} AND t.version = ${version} RETURNING ${BUSINESS_EXCEPTION_COLUMNS}`);
      if (row === undefined)
        throw new AppError('VERSION_CONFLICT', `This exception is no longer at version ${version}.`);
      const until = row.snoozed_until?.toISOString() ?? null;
      const detail = { kind: row.kind, from: before.state, to: row.state, assignee: row.assignee, until, reason };
      await recordAudit(transaction, { actor, action: `exception.${step.to}`, target: id, correlationId, detail });
      await appendEvents(transaction, exceptionEvents([row]), correlationId);
      return businessExceptionOf(row);
    });

interface ClusterRow {
  readonly key: string | null;
  readonly count: number;
  readonly share: string;
  readonly critical: number;
  readonly oldest: Date;
  readonly ages: readonly number[];
}
const clusterOf = ({ key, count, share, critical, oldest, ages }: ClusterRow): ExceptionCluster => ({
  key,
  count,
  share: parseDecimal(share),
  critical,
  oldestOpenedAt: instantOf(oldest.getTime()),
  ages: AGES.map((age, index) => ({ age, count: ages[index] ?? 0 })),
});

export const createExceptionDesk = (database: TransactionalDatabase): ExceptionDesk => ({
  load: async (id, scope) => {
    const row = await loadRow(database, id, scope);
    return row === null ? null : businessExceptionOf(row);
  },
  list: (filter, page, scope, now) =>
    readPage<BusinessExceptionRow, BusinessException>(
      database,
      {
        select: BUSINESS_EXCEPTION_COLUMNS,
        from: sql`business_exception t`,
        where: allOf([matching(filter, now), visible(scope)]),
        order: newestFirst('t.opened_at'),
      },
      page,
      businessExceptionOf,
    ),
  cluster: async (by, filter, limit, scope, now) => {
    const counts = AGES.map((age) => sql`count(*) FILTER (WHERE ${isAged(age, now)})::int`);
    const rows = await database.query<ClusterRow>(sql`
      SELECT ${DIMENSIONS[by]} AS key, count(*)::int AS count,
        round(count(*) / sum(count(*)) OVER (), 4)::text AS share,
        count(*) FILTER (WHERE t.severity = 'CRITICAL')::int AS critical, min(t.opened_at) AS oldest,
        ARRAY[${join(counts)}] AS ages
      FROM business_exception t WHERE ${allOf([matching(filter, now), visible(scope)])}
      GROUP BY ${raw('1')} ORDER BY count(*) DESC, 1 LIMIT ${limit}`);
    return rows.map(clusterOf);
  },
  step: take(database),
});
