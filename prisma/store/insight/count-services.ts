// What each objective counts of a minute that has ended, in SQL: rows of (name, location_code, good, total).
import type { ServiceIndicator } from '@distribution/model/operations/service-level';
import { latencyBucketOf } from '@distribution/model/operations/sync-latency';
import type { Instant } from '@distribution/model/time/instant';
import { raw, sql, type Statement } from '../sql/statement.ts';

interface Minute {
  readonly from: Instant;
  readonly to: Instant;
}

/** Thresholds are compared as buckets: what lies in the threshold's own bucket is good. */
const BUCKET_OF_THRESHOLD = raw(
  `least(${latencyBucketOf(Infinity)}, ceil(4 * log(2, o.threshold_seconds::numeric * 1000)))`,
);

/** Minutes count once a minute, by how it stands now; a minute that nobody watched is not counted. */
const COUNTS: Readonly<Record<ServiceIndicator, (minute: Minute) => Statement>> = {
  ERP_UPDATE: ({ from, to }) => sql`
    SELECT o.name, t.location_code, sum(t.records) FILTER (WHERE t.bucket <= ${BUCKET_OF_THRESHOLD}) AS good,
      sum(t.records) AS total
    FROM sync_service_objective o JOIN sync_latency t ON t.flow = o.flow LEFT JOIN location l ON l.code = t.location_code
    WHERE o.indicator = 'ERP_UPDATE' AND t.minute >= ${from}::timestamptz AND t.minute < ${to}::timestamptz
      AND coalesce(o.region_code, l.region_code, '') = coalesce(l.region_code, '')
      AND coalesce(o.location_code, t.location_code) = t.location_code
    GROUP BY o.name, t.location_code`,
  FRESHNESS: ({ to }) => sql`
    SELECT o.name, '' AS location_code,
      (f.confirmed_at >= ${to}::timestamptz - o.threshold_seconds * interval '1 second')::int AS good,
      1 AS total
    FROM sync_service_objective o JOIN sync_flow f ON f.name = o.flow
    -- while it is loaded for the first time there is nothing that could be fresh
    WHERE o.indicator = 'FRESHNESS' AND f.confirmed_at IS NOT NULL`,
  FORECAST_PUBLICATION: ({ to }) => sql`
    SELECT o.name, '' AS location_code, coalesce((SELECT max(v.published_at) FROM forecast_version v
      WHERE v.status = 'PUBLISHED') >= ${to}::timestamptz - o.threshold_seconds * interval '1 second', FALSE)::int AS good,
      1 AS total
    FROM sync_service_objective o WHERE o.indicator = 'FORECAST_PUBLICATION'`,
  // Each request once: when it is decided in time, or when its time is over.
  RECOMMENDATION_PROCESSING: ({ from, to }) => sql`
    SELECT o.name, '' AS location_code, count(*) FILTER (WHERE a.decided_at <= due.at) AS good, count(*) AS total
    FROM sync_service_objective o CROSS JOIN approval_request a
    CROSS JOIN LATERAL (SELECT a.requested_at + o.threshold_seconds * interval '1 second' AS at) due
    WHERE o.indicator = 'RECOMMENDATION_PROCESSING' AND least(a.decided_at, due.at) >= ${from}::timestamptz
      AND least(a.decided_at, due.at) < ${to}::timestamptz
    GROUP BY o.name`,
  RECONCILIATION: ({ from, to }) => sql`
    SELECT o.name, '' AS location_code, sum(greatest(0, r.compared - r.opened - r.still_open)) AS good,
      sum(r.compared) AS total
    FROM sync_service_objective o JOIN reconciliation_run r ON r.flow = o.flow
    WHERE o.indicator = 'RECONCILIATION' AND r.outcome = 'FINISHED' AND r.finished_at >= ${from}::timestamptz
      AND r.finished_at < ${to}::timestamptz
    GROUP BY o.name`,
};

/** Whether the past can be counted afterwards. */
const HAS_HISTORY: Readonly<Record<ServiceIndicator, boolean>> = {
  ERP_UPDATE: true,
  FRESHNESS: false,
  FORECAST_PUBLICATION: false,
  RECOMMENDATION_PROCESSING: true,
  RECONCILIATION: true,
};

/** Adds up one minute. `isLast`: it is the one that has just ended. */
export const countMinute = (minute: Minute, isLast: boolean): Statement => {
  const indicators = (Object.keys(COUNTS) as ServiceIndicator[]).filter((name) => isLast || HAS_HISTORY[name]); // keys of a constant
  const all = indicators.map((name) => sql`(${COUNTS[name](minute)})`);
  const [one, ...more] = all;
  const counted = more.reduce<Statement>((sum, next) => sql`${sum} UNION ALL ${next}`, one ?? sql`SELECT NULL`);
  return sql`
    INSERT INTO sync_service_level (name, location_code, minute, good, total)
    SELECT c.name, c.location_code, ${minute.from}::timestamptz, coalesce(c.good, 0), c.total FROM (${counted}) c
    WHERE c.total > 0
    ON CONFLICT (name, location_code, minute) DO NOTHING`;
};
