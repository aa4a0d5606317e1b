// Reads of the location projection.
import { type Location, locationCodeOfId, type Region } from '@distribution/model/locations/location';
import type { LocationFilter, LocationReader } from '@distribution/model/locations/ports';
import type { ReadScope } from '@distribution/model/read-scope';
import type { Database } from '../sql/database.ts';
import { type ListOrder, readPage } from '../sql/page-query.ts';
import {
  groupedBy,
  loadRecords,
  type RecordRow,
  type RecordTable,
  recordColumns,
  recordOf,
} from '../sql/record-row.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, contains, isOneOf, join, sql, type Statement } from '../sql/statement.ts';
import { withAliases } from './entity-aliases.ts';

const BY_CODE: ListOrder = { columns: [{ column: 't.code', type: 'text' }], descending: false };
const visible = (scope: ReadScope): Statement =>
  inScope(scope, { region: 't.region_code', legalEntity: 't.legal_entity' });
const tableFor = (scope: ReadScope): RecordTable => ({ table: 'location', flow: 'locations', scope: visible(scope) });

const matching = (filter: LocationFilter): Statement => {
  const text = [contains('t.name_key', filter.search), contains('lower(t.code)', filter.search)].filter(
    (found) => found !== null,
  );
  return allOf([
    isOneOf('t.code', filter.codes),
    isOneOf('t.region_code', filter.regions),
    isOneOf('t.kind', filter.kinds),
    text.length === 0 ? null : sql`(${join(text, ' OR ')})`,
  ]);
};

export const createLocationReader = (database: Database): LocationReader => ({
  loadLocations: (ids, scope) =>
    withAliases(database, ids, (wanted) =>
      loadRecords<Location>(database, tableFor(scope), 'code', wanted.map(locationCodeOfId)),
    ),
  loadLocationsByCode: (codes, scope) => loadRecords<Location>(database, tableFor(scope), 'code', codes),
  loadLocationsByGln: (glns, scope) => loadRecords<Location>(database, tableFor(scope), 'gln', glns),
  loadChildren: async (parents, scope) => {
    const rows = await database.query<RecordRow & { readonly parent_id: string }>(sql`
      SELECT t.parent_id, ${recordColumns('t', 'locations')} FROM location t
      WHERE t.parent_id = ANY(${[...parents]}::text[]) AND ${visible(scope)} ORDER BY t.code`);
    return groupedBy(
      parents,
      rows,
      (row) => row.parent_id,
      (row) => recordOf<Location>(row),
    );
  },
  listLocations: (filter, page, scope) =>
    readPage<RecordRow, Location>(
      database,
      {
        select: recordColumns('t', 'locations'),
        from: sql`location t`,
        where: allOf([matching(filter), visible(scope)]),
        order: BY_CODE,
      },
      page,
      recordOf,
    ),
  listRegions: (scope) =>
    database.query<Region>(sql`
      SELECT DISTINCT ON (t.region_code) t.region_code AS code, t.region_name AS name FROM location t
      WHERE ${visible(scope)} ORDER BY t.region_code, t.code`),
});
