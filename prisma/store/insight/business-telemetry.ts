import type { ExceptionAge } from '@distribution/model/operations/business-exception';
import type { BusinessTelemetry, FiguresReader } from '@distribution/model/operations/flow-figures';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { readFlowFigures } from './flow-figures.ts';

/** So many days of orders are looked at. */
const ORDER_DAYS = 30;

/**
 * Each line ordered, with the newest version that was published before the order and whether it had planned the product at the
 * site. Versions that were since superseded count: they were what the buyer saw.
 */
const orderedLines = (now: Instant) => sql`
  SELECT o.ordered_at, v.published_at, EXISTS (SELECT 1 FROM forecast_series s WHERE s.version_code = v.code
    AND s.sku = l.sku AND s.location_code = o.ship_to_code) AS is_planned
  FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.id
  LEFT JOIN LATERAL (SELECT v.code, v.published_at FROM forecast_version v
    WHERE v.declared_status = 'PUBLISHED' AND v.published_at <= o.ordered_at ORDER BY v.published_at DESC LIMIT 1) v ON TRUE
  WHERE o.ordered_at >= ${now}::timestamptz - ${ORDER_DAYS}::int * interval '1 day' AND o.ordered_at <= ${now}::timestamptz
    AND o.status <> 'CANCELLED'`;

interface Row {
  readonly backlog: number;
  readonly untransformed: number;
  readonly lag: number | null;
  readonly conversion: number | null;
  readonly alignment: number | null;
  readonly accuracy: number | null;
}

type Way = Pick<
  BusinessTelemetry,
  'outboundCommands' | 'forecastPublications' | 'approvalRequests' | 'oldestApprovalSeconds'
>;

/** How much stands where on the way from a forecast to the systems. */
const readWay = async (database: Database, now: Instant): Promise<Way> => {
  const outboundCommands = await database.query<Way['outboundCommands'][number]>(sql`
    SELECT system, state, count(*)::int AS count FROM outbound_command GROUP BY system, state ORDER BY system, state`);
  const forecastPublications = await database.query<Way['forecastPublications'][number]>(sql`
    SELECT state, count(*)::int AS count FROM forecast_publication GROUP BY state ORDER BY state`);
  const approvals = await database.query<Way['approvalRequests'][number] & { readonly oldest: number }>(sql`
    SELECT state, count(*)::int AS count,
      greatest(0, floor(extract(epoch FROM ${now}::timestamptz - min(requested_at))))::float8 AS oldest
    FROM approval_request GROUP BY state ORDER BY state`);
  return {
    outboundCommands,
    forecastPublications,
    approvalRequests: approvals.map(({ state, count }) => ({ state, count })),
    oldestApprovalSeconds: approvals.find(({ state }) => state === 'PENDING')?.oldest ?? null,
  };
};

const readBusiness = async (database: Database, now: Instant): Promise<BusinessTelemetry> => {
  const [row] = await database.query<Row>(sql`
    WITH ordered AS (${orderedLines(now)})
    SELECT (SELECT count(*)::int FROM delivery WHERE status = 'PENDING') AS backlog,
      (SELECT count(*)::int FROM parked_record WHERE settled_at IS NULL
        AND (stage = 'PARSE' OR error_code = 'UPSTREAM_PROTOCOL')) AS untransformed,
      (SELECT greatest(0, floor(extract(epoch FROM ${now}::timestamptz - confirmed_at)))::float8 FROM sync_flow
        WHERE name = 'purchase-orders') AS lag,
      (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ordered_at - published_at))::float8
        FROM ordered WHERE is_planned) AS conversion,
      (SELECT round(avg(is_planned::int), 4)::float8 FROM ordered) AS alignment,
      (SELECT round((r.matched + r.within_tolerance + r.in_flight)::numeric / nullif(r.compared, 0), 4)::float8
        FROM reconciliation_run r WHERE r.flow = 'inventory' AND r.outcome = 'FINISHED'
        ORDER BY r.finished_at DESC LIMIT 1) AS accuracy`);
  const aging = await database.query<{ region: string; age: ExceptionAge; count: number; oldest: number }>(sql`
    SELECT t.region_code AS region, CASE WHEN a.age < interval '1 hour' THEN 'UNDER_1_HOUR'
        WHEN a.age < interval '1 day' THEN 'UNDER_1_DAY' WHEN a.age < interval '3 days' THEN 'UNDER_3_DAYS'
        WHEN a.age < interval '7 days' THEN 'UNDER_7_DAYS' ELSE 'FROM_7_DAYS' END AS age,
      count(*)::int AS count, floor(extract(epoch FROM max(a.age)))::float8 AS oldest
    FROM business_exception t CROSS JOIN LATERAL (SELECT ${now}::timestamptz - t.opened_at AS age) a
    WHERE t.state <> 'CLOSED' GROUP BY 1, 2 ORDER BY 1, 4`);
  const way = await readWay(database, now);
  return {
    ...way,
    eventBacklog: row?.backlog ?? 0,
    transformationFailures: row?.untransformed ?? 0,
    purchaseOrderLagSeconds: row?.lag ?? null,
    forecastToOrderSeconds: row?.conversion ?? null,
    forecastAlignment: row?.alignment ?? null,
    inventoryAccuracy: row?.accuracy ?? null,
    exceptionAging: aging.map(({ region, age, count, oldest }) => ({
      regionCode: region === '' ? null : region,
      age,
      count,
      oldestSeconds: oldest,
    })),
  };
};

export const createFiguresReader = (database: Database): FiguresReader => ({
  flows: (now) => readFlowFigures(database, now),
  business: (now) => readBusiness(database, now),
});
