// Reads of published forecasts and of actual demand. A version that is still loading, or was withdrawn, is seen by nobody.
import { readEntityId } from '@distribution/model/entity-id';
import type { Demand } from '@distribution/model/forecasts/demand';
import type { ForecastSeries, ForecastVersion } from '@distribution/model/forecasts/forecast';
import type { ForecastReader } from '@distribution/model/forecasts/ports';
import { skuOfProductId } from '@distribution/model/products/product';
import { currentFallback } from '../publication/watch-lateness.ts';
import type { Database } from '../sql/database.ts';
import { type ListOrder, readPage } from '../sql/page-query.ts';
import {
  groupedBy,
  loadRecords,
  type OriginRow,
  originColumns,
  originOf,
  type RecordRow,
  recordColumns,
  recordOf,
} from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { loadOrdered } from './ordered-demand.ts';
import { isOneOf, allOf, sql } from '../sql/statement.ts';

const IS_PUBLISHED = sql`t.status = 'PUBLISHED'`;
const NEWEST_FIRST: ListOrder = {
  columns: [
    { column: 't.revision', type: 'bigint' },
    { column: 't.code', type: 'text' },
  ],
  descending: true,
};

type SeriesRow = OriginRow &
  Omit<ForecastSeries, 'versionCode' | 'locationCode' | 'startsOn' | 'origin'> & {
    readonly version_code: ForecastSeries['versionCode'];
    readonly location_code: ForecastSeries['locationCode'];
    readonly starts_on: ForecastSeries['startsOn'];
  };

type DemandRow = OriginRow &
  Omit<Demand, 'locationCode' | 'startsOn' | 'endsOn' | 'origin'> & {
    readonly location_code: Demand['locationCode'];
    readonly starts_on: Demand['startsOn'];
    readonly ends_on: Demand['endsOn'];
  };

const demandOf = (row: DemandRow): Demand => ({
  sku: row.sku,
  locationCode: row.location_code,
  measure: row.measure,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  quantity: row.quantity,
  unit: row.unit,
  origin: originOf(row),
});

const seriesOf = (row: SeriesRow): ForecastSeries => ({
  versionCode: row.version_code,
  sku: row.sku,
  locationCode: row.location_code,
  measure: row.measure,
  grain: row.grain,
  startsOn: row.starts_on,
  unit: row.unit,
  quantities: row.quantities,
  overrides: row.overrides,
  origin: originOf(row),
});

export const createForecastReader = (database: Database): ForecastReader => ({
  currentVersion: async () => {
    const rows = await database.query<RecordRow>(sql`
      SELECT ${recordColumns('t', 'forecasts')} FROM forecast_version t WHERE ${IS_PUBLISHED}
      ORDER BY t.revision DESC, t.code DESC LIMIT 1`);
    return rows[0] === undefined ? null : recordOf<ForecastVersion>(rows[0]);
  },
  currentFallback: () => currentFallback(database),
  loadVersions: (ids) =>
    loadRecords<ForecastVersion>(
      database,
      { table: 'forecast_version', flow: 'forecasts', scope: IS_PUBLISHED },
      'code',
      ids.map((id) => readEntityId('ForecastVersion', id)?.key[0] ?? null),
    ),
  listVersions: (page) =>
    readPage<RecordRow, ForecastVersion>(
      database,
      {
        select: recordColumns('t', 'forecasts'),
        from: sql`forecast_version t`,
        where: IS_PUBLISHED,
        order: NEWEST_FIRST,
      },
      page,
      recordOf,
    ),
  loadSeriesOfProducts: async (products, query, scope) => {
    const skus = products.map((id) => skuOfProductId(id) ?? '');
    // Arrays of numeric come as text: the driver would make floats of them.
    const rows = await database.query<SeriesRow>(sql`
      SELECT s.version_code, s.sku, s.location_code, s.measure, s.grain, s.starts_on::text AS starts_on, s.unit,
        s.quantities::text[] AS quantities, s.overrides, ${originColumns('s', 'forecasts')}
      FROM forecast_series s
      JOIN forecast_version t ON t.code = s.version_code AND ${IS_PUBLISHED}
      JOIN location l ON l.code = s.location_code
      WHERE ${allOf([
        sql`s.version_code = ${query.version} AND s.measure = ${query.measure} AND s.sku = ANY(${skus}::text[])`,
        isOneOf('s.location_code', query.locationCodes),
        inScope(scope, { region: 'l.region_code', legalEntity: 'l.legal_entity', isInternal: true }),
      ])}
      ORDER BY s.location_code`);
    return groupedBy(skus, rows, (row) => row.sku, seriesOf);
  },
  loadDemandOfProducts: async (products, query, scope) => {
    const skus = products.map((id) => skuOfProductId(id) ?? '');
    const rows = await database.query<DemandRow>(sql`
      SELECT t.sku, t.location_code, t.measure, t.starts_on, t.ends_on, t.quantity::text AS quantity, t.unit,
        ${originColumns('t', 'demand')}
      FROM demand t
      JOIN location l ON l.code = t.location_code
      WHERE ${allOf([
        sql`t.measure = ${query.measure} AND t.sku = ANY(${skus}::text[])`,
        sql`t.starts_on >= ${query.from} AND t.ends_on <= ${query.to}`,
        isOneOf('t.location_code', query.locationCodes),
        inScope(scope, { region: 'l.region_code', legalEntity: 'l.legal_entity', isInternal: true }),
      ])}
      ORDER BY t.location_code, t.starts_on, t.ends_on`);
    return groupedBy(skus, rows, (row) => row.sku, demandOf);
  },
  loadOrderedOfProducts: (products, query, scope) => loadOrdered(database, products, query, scope),
});
