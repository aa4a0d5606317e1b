import type { CanonicalChange } from '@distribution/model/erp/change';
import {
  type ForecastVersion,
  forecastVersionIdOf,
  type ForecastVersionCode,
} from '@distribution/model/forecasts/forecast';
import { GROUP } from '@distribution/model/legal-entity';
import type { Database } from '../sql/database.ts';
import { type RecordRow, recordColumns, recordOf } from '../sql/record-row.ts';
import { sql } from '../sql/statement.ts';
import { applyProjection, type Projection } from './apply-projection.ts';
import { type BatchState, markStale } from './batch-state.ts';
import { changesOfKind } from './group-changes.ts';
import { IS_HELD } from './held-series.ts';
import { refuseDuplicateSeries } from './refuse-duplicate-series.ts';

const VERSIONS: Projection<'FORECAST_VERSION'> = {
  kind: 'FORECAST_VERSION',
  table: 'forecast_version',
  key: { code: 'text' },
  columns: {
    status: 'text',
    declared_status: 'text',
    published_at: 'timestamptz',
    series_count: 'int',
    series_loaded: 'int',
    body: 'jsonb',
  },
  insertOnly: ['status', 'series_loaded'],
  // A platform tells LOADING, PUBLISHED and WITHDRAWN of one version under one revision: the state only moves on. One that
  // waits for series that were only told twice is whole when they are counted once. Of several counts the least stands,
  // whether it waits or not: that can depend on what is held back, which a replay of the journal finds otherwise.
  alsoNewer: `(t.system = excluded.system AND excluded.revision = t.revision AND
    array_position(ARRAY['LOADING', 'PUBLISHED', 'WITHDRAWN'], excluded.declared_status)
      > array_position(ARRAY['LOADING', 'PUBLISHED', 'WITHDRAWN'], t.declared_status))
    OR (t.system = excluded.system AND excluded.revision = t.revision
      AND t.declared_status = excluded.declared_status AND excluded.series_count < t.series_count)`,
  valuesOf: ({ code, status, publishedAt, seriesCount }) => ({
    code,
    status: 'LOADING',
    declared_status: status,
    published_at: publishedAt,
    series_count: seriesCount,
    series_loaded: 0,
  }),
  removal: { naturalKey: ['code'], returning: ['code'] },
};

const SERIES: Projection<'FORECAST_SERIES'> = {
  kind: 'FORECAST_SERIES',
  table: 'forecast_series',
  key: { version_code: 'text', sku: 'text', measure: 'text', location_code: 'text' },
  columns: { grain: 'text', starts_on: 'date', unit: 'text', quantities: 'numeric[]', overrides: 'jsonb' },
  valuesOf: (series) => ({
    version_code: series.versionCode,
    sku: series.sku,
    measure: series.measure,
    location_code: series.locationCode,
    grain: series.grain,
    starts_on: series.startsOn,
    unit: series.unit,
    quantities: series.quantities,
    overrides: series.overrides,
  }),
  removal: { naturalKey: ['version_code', 'sku', 'location_code', 'measure'], returning: ['version_code'] },
};

/** How many series came to versions and went from them. */
type Arrivals = ReadonlyMap<ForecastVersionCode, number>;

/**
 * Publishes versions that are complete, and takes back withdrawn ones; answers those whose visible state changed. Complete
 * is a version all of whose series are here or held back for a reason that somebody is told. They are counted once the
 * platform has told all: to count a million at every page would take longer than to load them.
 */
const settleVersions = async (database: Database, arrivals: Arrivals): Promise<readonly ForecastVersion[]> => {
  const told = [...arrivals].map(([code, arrived]) => ({ code, arrived }));
  const rows = await database.query<RecordRow & { readonly moved: boolean; readonly status: string }>(sql`
    WITH counted AS (
      SELECT v.code, v.status AS old_status, c.loaded, c.loaded + CASE WHEN v.declared_status = 'PUBLISHED'
          AND c.loaded < v.series_count THEN (SELECT count(*) FROM parked_record t
            WHERE t.series->>'versionCode' = v.code AND ${IS_HELD}) ELSE 0 END AS told
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS r(code text, arrived int)
      JOIN forecast_version v ON v.code = r.code
      CROSS JOIN LATERAL (SELECT CASE WHEN v.declared_status = 'LOADING' THEN v.series_loaded + r.arrived
        ELSE (SELECT count(*) FROM forecast_series s WHERE s.version_code = v.code) END AS loaded) c
    )
    UPDATE forecast_version t SET series_loaded = c.loaded, status = CASE
        WHEN t.declared_status = 'PUBLISHED' AND c.told >= t.series_count THEN 'PUBLISHED'
        WHEN t.declared_status = 'WITHDRAWN' THEN 'WITHDRAWN' ELSE t.status END
    FROM counted c
    WHERE t.code = c.code AND (t.series_loaded <> c.loaded
      OR (t.declared_status = 'PUBLISHED' AND c.told >= t.series_count AND t.status <> 'PUBLISHED')
      OR (t.declared_status = 'WITHDRAWN' AND t.status <> 'WITHDRAWN'))
    RETURNING t.status <> c.old_status AS moved, t.status, ${recordColumns('t', 'forecasts')}`);
  return rows
    .filter(({ moved }) => moved)
    .map((row) => ({ ...recordOf<ForecastVersion>(row), status: row.status as ForecastVersion['status'] })); // set above
};

const tellVersions = async (database: Database, state: BatchState, arrivals: Arrivals): Promise<void> => {
  if (arrivals.size === 0) return;
  for (const version of await settleVersions(database, arrivals))
    state.events.push({
      topic: 'forecasts.versions',
      key: version.id,
      owner: { region: null, legalEntity: GROUP, customer: null },
      occurredAt: version.publishedAt,
      payload: { version },
    });
  markStale(state, 'ForecastVersion', [...arrivals.keys()].map(forecastVersionIdOf));
};

/** Looks anew at the versions of which series were held back: one may have been the last. */
export const settleHeld = (
  database: Database,
  state: BatchState,
  codes: readonly ForecastVersionCode[],
): Promise<void> => tellVersions(database, state, new Map(codes.map((code) => [code, 0])));

/** Applies forecast versions and series. A version is seen only when all its series are here or held back. */
export const applyForecasts = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<void> => {
  const versions = await applyProjection(database, state, VERSIONS, changesOfKind(changes, 'FORECAST_VERSION'));
  const told = await refuseDuplicateSeries(database, state, changes);
  const series = await applyProjection(database, state, SERIES, changesOfKind(told, 'FORECAST_SERIES'));
  const arrivals = new Map<ForecastVersionCode, number>(versions.taken.map(({ code }) => [code, 0]));
  const count = (code: ForecastVersionCode, by: number): unknown => arrivals.set(code, (arrivals.get(code) ?? 0) + by);
  for (const { versionCode } of series.taken) count(versionCode, 1);
  for (const row of series.removed) count(row['version_code'] as ForecastVersionCode, -1); // was one when it was written
  const goneCodes = versions.removed.map((row) => row['code'] as ForecastVersionCode); // likewise
  if (goneCodes.length > 0)
    await database.query(sql`DELETE FROM forecast_series WHERE version_code = ANY(${goneCodes}::text[])`);
  markStale(state, 'ForecastVersion', goneCodes.map(forecastVersionIdOf));
  await tellVersions(database, state, arrivals);
};
