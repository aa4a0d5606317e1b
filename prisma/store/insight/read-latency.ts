import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { type LocationCode, locationIdOf } from '@distribution/model/locations/location';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import {
  type LatencyBucket,
  type LatencyFilter,
  latencyFigures,
  type LatencyGrouping,
  type LatencyReader,
  type SyncLatency,
} from '@distribution/model/operations/sync-latency';
import type { Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { inScope } from '../sql/scope.ts';
import { keyTextOf } from '../write/natural-key.ts';
import { allOf, isOneOf, sql, type Statement } from '../sql/statement.ts';

interface Row extends LatencyBucket {
  readonly flow: FlowName;
  readonly location_code: LocationCode | null;
  readonly legal_entity: LegalEntityCode | null;
  readonly region_code: string | null;
}

const COLUMNS: Readonly<Record<LatencyGrouping, Statement>> = {
  SITE: sql`nullif(t.location_code, '') AS location_code, l.legal_entity, l.region_code`,
  REGION: sql`NULL::text AS location_code, NULL::text AS legal_entity, l.region_code`,
  FLOW: sql`NULL::text AS location_code, NULL::text AS legal_entity, NULL::text AS region_code`,
};

/** Figures of the minutes that begin within the window, by flow and grouping; none where nothing came. */
export const readLatency = async (
  database: Database,
  by: LatencyGrouping,
  condition: Statement,
  window: { readonly from: Instant; readonly to: Instant },
): Promise<readonly SyncLatency[]> => {
  const rows = await database.query<Row>(sql`
    SELECT g.flow, g.location_code, g.legal_entity, g.region_code, g.bucket, sum(g.records)::int AS count,
      sum(g.sum_ms)::float8 AS "sumMs", max(g.max_ms)::float8 AS "maxMs"
    FROM (SELECT t.flow, ${COLUMNS[by]}, t.bucket, t.records, t.sum_ms, t.max_ms
      FROM sync_latency t LEFT JOIN location l ON l.code = t.location_code
      WHERE t.minute >= ${window.from}::timestamptz AND t.minute < ${window.to}::timestamptz AND ${condition}) g
    GROUP BY g.flow, g.location_code, g.legal_entity, g.region_code, g.bucket`);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyTextOf([row.flow, row.location_code ?? '', row.region_code ?? '']);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((buckets) => {
    const [row] = buckets;
    const figures = latencyFigures(buckets);
    if (row === undefined || figures === null) return [];
    const { flow, location_code: locationCode, legal_entity: legalEntity, region_code: regionCode } = row;
    const location =
      locationCode === null || legalEntity === null ? null : { id: locationIdOf(legalEntity, locationCode) };
    return { flow, locationCode, location, regionCode, legalEntity, ...window, ...figures };
  });
};

const wanted = ({ flows, locationCodes, regions }: LatencyFilter): Statement =>
  allOf([
    isOneOf('t.flow', flows),
    isOneOf('t.location_code', locationCodes),
    regions === null ? null : isOneOf('l.region_code', regions),
  ]);

export const createLatencyReader = (database: Database): LatencyReader => ({
  read: async (by, filter, window, limit, scope) => {
    const mine = inScope(scope, { region: 'l.region_code', legalEntity: 'l.legal_entity', isInternal: true });
    const found = await readLatency(database, by, sql`${wanted(filter)} AND ${mine}`, window);
    const nameOf = ({ flow, regionCode, locationCode }: SyncLatency) => [flow, regionCode, locationCode].join(' ');
    return found
      .toSorted((left, right) => right.p95Seconds - left.p95Seconds || (nameOf(left) < nameOf(right) ? -1 : 1))
      .slice(0, limit);
  },
});
