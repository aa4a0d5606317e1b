import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { type LocationCode, locationIdOf } from '@distribution/model/locations/location';
import { FLOW_OF_EXCEPTION, type FlowFigures } from '@distribution/model/operations/flow-figures';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { raw, sql, type Statement } from '../sql/statement.ts';

/** The site of a change kept as JSON: as model/operations/sync-latency.ts says of records. */
const siteOfChange = (change: string): Statement =>
  raw(`coalesce(${change}#>>'{record,locationCode}', ${change}#>>'{record,shipToCode}', ${change}#>>'{record,shipFromCode}',
    CASE ${change}->>'of' WHEN 'LOCATION' THEN ${change}#>>'{record,code}' END,
    CASE WHEN ${change}->>'of' IN ('INVENTORY_POSITION', 'PLANNING_PARAMETERS') THEN ${change}#>>'{key,1}' END, '') COLLATE "C"`);

const FLOW_OF_KIND = JSON.stringify(FLOW_OF_EXCEPTION);

/** Flow and site of exceptions; those whose flow nobody can tell are not counted with any. */
const EXCEPTIONS = sql`
  SELECT coalesce(${FLOW_OF_KIND}::jsonb->>t.kind, p.flow,
      CASE WHEN t.kind IN ('FRESHNESS_BREACH', 'DRIFT') THEN split_part(t.dedupe_key, chr(31), 1) END) COLLATE "C" AS flow,
    coalesce(t.location_code, '') AS site, count(*)::int AS exceptions
  FROM business_exception t LEFT JOIN parked_record p ON t.kind = 'DUPLICATE' AND p.id = t.dedupe_key
  WHERE t.state <> 'CLOSED' GROUP BY 1, 2`;

interface Row {
  readonly flow: FlowFigures['flow'];
  readonly site: string;
  readonly legal_entity: LegalEntityCode | null;
  readonly latencies: FlowFigures['latencies'] | null;
  readonly arrived: number;
  readonly failed: number;
  readonly parked: number;
  readonly drifts: number;
  readonly exceptions: number;
  readonly is_compared: boolean;
}

/** The figures of every flow and site that has any. */
export const readFlowFigures = async (database: Database, now: Instant): Promise<readonly FlowFigures[]> => {
  const hourAgo = sql`${now}::timestamptz - interval '1 hour'`;
  const rows = await database.query<Row>(sql`
    WITH totals AS (SELECT flow, location_code AS site, jsonb_agg(jsonb_build_object('bucket', bucket, 'count', records,
        'sumMs', sum_ms) ORDER BY bucket) AS latencies FROM sync_latency_total GROUP BY 1, 2),
    arrivals AS (SELECT flow, location_code AS site, sum(records)::int AS arrived FROM sync_latency
      WHERE minute >= ${hourAgo} GROUP BY 1, 2),
    waiting AS (SELECT flow, CASE WHEN stage = 'APPLY' THEN ${siteOfChange('payload::jsonb')} ELSE '' END AS site,
        count(*) FILTER (WHERE settled_at IS NULL)::int AS parked,
        count(*) FILTER (WHERE parked_at >= ${hourAgo})::int AS failed
      FROM parked_record WHERE settled_at IS NULL OR parked_at >= ${hourAgo} GROUP BY 1, 2),
    apart AS (SELECT flow, ${siteOfChange('remedy::jsonb')} AS site, count(*)::int AS drifts FROM drift
      WHERE status = 'OPEN' GROUP BY 1, 2),
    cases AS (${EXCEPTIONS}),
    places AS (SELECT name AS flow, '' AS site FROM sync_flow UNION SELECT flow, site FROM totals
      UNION SELECT flow, site FROM waiting UNION SELECT flow, site FROM apart UNION SELECT flow, site FROM cases)
    SELECT k.flow, k.site, l.legal_entity, t.latencies, coalesce(a.arrived, 0) AS arrived, coalesce(w.failed, 0) AS failed,
      coalesce(w.parked, 0) AS parked, coalesce(d.drifts, 0) AS drifts, coalesce(c.exceptions, 0) AS exceptions,
      EXISTS (SELECT 1 FROM reconciliation_run r WHERE r.flow = k.flow AND r.outcome = 'FINISHED') AS is_compared
    FROM places k JOIN sync_flow f ON f.name = k.flow LEFT JOIN location l ON l.code = k.site
      LEFT JOIN totals t USING (flow, site) LEFT JOIN arrivals a USING (flow, site) LEFT JOIN waiting w USING (flow, site)
      LEFT JOIN apart d USING (flow, site) LEFT JOIN cases c USING (flow, site)
    ORDER BY k.flow, k.site`);
  return rows.map((row) => {
    const latencies = row.latencies ?? [];
    const came = row.arrived + row.failed;
    return {
      flow: row.flow,
      locationCode: row.site === '' ? null : (row.site as LocationCode), // was one when it was counted
      location: row.legal_entity === null ? null : { id: locationIdOf(row.legal_entity, row.site as LocationCode) }, // likewise
      latencies,
      changes: latencies.reduce((sum, { count }) => sum + count, 0),
      failureRatio: came === 0 ? null : Math.round((row.failed / came) * 10_000) / 10_000,
      parked: row.parked,
      openDrifts: row.drifts,
      reconciliation: row.drifts > 0 ? 'DISAGREES' : row.is_compared ? 'AGREES' : 'NEVER_COMPARED',
      openExceptions: row.exceptions,
    };
  });
};
