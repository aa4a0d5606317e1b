import type { ForecastImpact, ImpactFilter } from '@distribution/model/forecasts/forecast-impact';
import type { Page, PageRequest } from '@distribution/model/page';
import type { ReadScope } from '@distribution/model/read-scope';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { readPage } from '../sql/page-query.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';
import {
  IMPACT_COLUMNS,
  IMPACT_ORDER,
  impactOfRow,
  type ImpactRow,
  IMPACTS,
  LATEST_PUBLICATION,
  ORDERED_AT,
  TRANSFERRED_AT,
} from './impact-row.ts';

const visible = (scope: ReadScope): Statement =>
  inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity', isInternal: true });

const UNCONSUMED = sql`(t.publication_id = ${LATEST_PUBLICATION} AND t.is_influencing AND t.decided_at IS NULL
  AND ${ORDERED_AT} IS NULL AND ${TRANSFERRED_AT} IS NULL)`;

const is = (wanted: boolean | null, condition: Statement): Statement | null =>
  wanted === null ? null : wanted ? condition : sql`NOT ${condition}`;

const matching = (filter: ImpactFilter, now: Instant): Statement =>
  allOf([
    filter.publicationId === null ? null : sql`t.publication_id = ${filter.publicationId}`,
    isOneOf('t.outcome', filter.outcomes),
    isOneOf('t.sku', filter.skus),
    isOneOf('t.location_code', filter.locationCodes),
    is(filter.isRaised, sql`t.is_spike`),
    is(filter.isUnconsumed, UNCONSUMED),
    is(filter.isOverdue, sql`(${UNCONSUMED} AND t.due_at < ${now}::timestamptz)`),
  ]);

export const listImpacts = (
  database: Database,
  filter: ImpactFilter,
  page: PageRequest,
  scope: ReadScope,
  now: Instant,
): Promise<Page<ForecastImpact>> =>
  readPage<ImpactRow, ForecastImpact>(
    database,
    {
      select: IMPACT_COLUMNS,
      from: IMPACTS,
      where: allOf([matching(filter, now), visible(scope)]),
      order: IMPACT_ORDER,
    },
    page,
    impactOfRow,
  );

export const loadImpact = async (database: Database, id: string, scope: ReadScope): Promise<ForecastImpact | null> => {
  const [row] = await database.query<ImpactRow>(sql`
    SELECT ${IMPACT_COLUMNS} FROM ${IMPACTS} WHERE t.id = ${id} AND ${visible(scope)}`);
  return row === undefined ? null : impactOfRow(row);
};
