// What became of forecasts and recommendations: docs/forecast-publication.md has the formulas.
import type {
  ForecastReach,
  OrderMatch,
  OrderRecommendation,
  OutcomeRange,
  OutcomesReader,
} from '@distribution/model/decision/replenishment-outcomes';
import { parseDecimal } from '@distribution/model/measure/decimal';
import type { ReadScope } from '@distribution/model/read-scope';
import type { PurchaseOrderId } from '@distribution/model/supply/purchase-order';
import type { Instant } from '@distribution/model/time/instant';
import { ORDERED_AT, TRANSFERRED_AT } from '../publication/impact-row.ts';
import type { Database } from '../sql/database.ts';
import { readPage } from '../sql/page-query.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, isOneOf, raw, sql, type Statement } from '../sql/statement.ts';
import { COUNTS, RECOMMENDED } from './order-recommendation.ts';

const visible = (scope: ReadScope): Statement =>
  inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity', isInternal: true });
const within = (column: string, { from, to, regions }: OutcomeRange, scope: ReadScope): Statement =>
  allOf([
    sql`${raw(column)} >= ${from}::timestamptz AND ${raw(column)} < ${to}::timestamptz`,
    isOneOf('t.region_code', regions),
    visible(scope),
  ]);

type Percent<T, K extends keyof T> = Omit<T, K> & { readonly percent: string | null };
const decimalOrNull = (text: string | null) => (text === null ? null : parseDecimal(text));

const readReach = async (
  database: Database,
  range: OutcomeRange,
  scope: ReadScope,
  now: Instant,
): Promise<ForecastReach> => {
  const [row] = await database.query<Percent<ForecastReach, 'percentInTime'>>(sql`
    WITH counted AS (
      SELECT CASE WHEN c.at <= t.due_at THEN 'IN_TIME' WHEN c.overtaken THEN 'OVERTAKEN'
        WHEN c.at IS NULL AND t.due_at > ${now}::timestamptz THEN 'PENDING' ELSE 'LATE' END AS came
      FROM forecast_impact t JOIN forecast_publication p ON p.id = t.publication_id
      CROSS JOIN LATERAL (SELECT least(t.decided_at, ${ORDERED_AT}, ${TRANSFERRED_AT}) AS at, EXISTS (
        SELECT 1 FROM forecast_publication n WHERE n.state = 'PUBLISHED' AND n.finished_at <= t.due_at
          AND (n.revision, n.version_code) > (p.revision, p.version_code)) AS overtaken) c
      WHERE p.state = 'PUBLISHED' AND t.is_influencing AND ${within('p.published_at', range, scope)})
    SELECT count(*)::int AS expected, count(*) FILTER (WHERE came = 'IN_TIME')::int AS "inTime",
      count(*) FILTER (WHERE came = 'LATE')::int AS late, count(*) FILTER (WHERE came = 'PENDING')::int AS pending,
      count(*) FILTER (WHERE came = 'OVERTAKEN')::int AS overtaken,
      round(100.0 * count(*) FILTER (WHERE came = 'IN_TIME') / nullif(count(*) FILTER (WHERE came IN ('IN_TIME', 'LATE')), 0), 2)::text
        AS percent
    FROM counted`);
  const { percent, ...counts } = row ?? { expected: 0, inTime: 0, late: 0, pending: 0, overtaken: 0, percent: null };
  return { ...counts, percentInTime: decimalOrNull(percent) };
};

const readMatch = async (database: Database, range: OutcomeRange, scope: ReadScope): Promise<OrderMatch> => {
  const [row] = await database.query<Percent<OrderMatch, 'percentMatched'>>(sql`
    WITH counted AS (
      SELECT CASE WHEN made.id IS NOT NULL THEN 'COMMAND' WHEN moved.by_parameters THEN 'PARAMETERS' END AS came
      FROM purchase_order t ${RECOMMENDED} WHERE ${COUNTS} AND ${within('t.ordered_at', range, scope)})
    SELECT count(*)::int AS ordered, count(*) FILTER (WHERE came = 'COMMAND')::int AS "fromCommands",
      count(*) FILTER (WHERE came = 'PARAMETERS')::int AS "fromParameters", count(*) FILTER (WHERE came IS NULL)::int AS unmatched,
      round(100.0 * count(came) / nullif(count(*), 0), 2)::text AS percent
    FROM counted`);
  const { percent, ...counts } = row ?? { ordered: 0, fromCommands: 0, fromParameters: 0, unmatched: 0, percent: null };
  return { ...counts, percentMatched: decimalOrNull(percent) };
};

interface RecommendationRow {
  readonly id: string;
  readonly command_id: string | null;
  readonly approval_id: string | null;
  readonly approval_ids: string[];
  readonly version_codes: OrderRecommendation['versionCodes'];
}

const recommendationOf = (row: RecommendationRow): OrderRecommendation =>
  row.command_id === null
    ? {
        kind: 'PARAMETERS',
        commandId: null,
        approvalIds: row.approval_ids,
        versionCodes: row.version_codes,
      }
    : {
        kind: 'COMMAND',
        commandId: row.command_id,
        approvalIds: row.approval_id === null ? [] : [row.approval_id],
        versionCodes: [],
      };

export const createOutcomesReader = (database: Database): OutcomesReader => ({
  summarize: async (range, scope, now) => ({
    forecasts: await readReach(database, range, scope, now),
    purchaseOrders: await readMatch(database, range, scope),
  }),
  listUnmatched: (range, page, scope) =>
    readPage<{ readonly id: PurchaseOrderId }, { readonly id: PurchaseOrderId }>(
      database,
      {
        select: sql`t.id`,
        from: sql`purchase_order t ${RECOMMENDED}`,
        where: sql`${COUNTS} AND made.id IS NULL AND NOT moved.by_parameters AND ${within('t.ordered_at', range, scope)}`,
        order: {
          columns: [
            { column: 't.ordered_at', type: 'timestamptz' },
            { column: 't.id', type: 'text' },
          ],
          descending: true,
        },
      },
      page,
      ({ id }) => ({ id }),
    ),
  loadRecommendations: async (orders, scope) => {
    const rows = await database.query<RecommendationRow>(sql`
      SELECT t.id, made.id AS command_id, made.approval_id, moved.approval_ids, moved.version_codes
      FROM purchase_order t ${RECOMMENDED}
      WHERE t.id = ANY(${[...orders]}::text[]) AND ${visible(scope)} AND (made.id IS NOT NULL OR moved.by_parameters)`);
    const byOrder = new Map(rows.map((row) => [row.id, recommendationOf(row)]));
    return orders.map((id) => byOrder.get(id) ?? null);
  },
});
