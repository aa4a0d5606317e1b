import type { ForecastFinding } from '@distribution/model/forecasts/forecast-quality';
import type { Page, PageRequest } from '@distribution/model/page';
import type { ReadScope } from '@distribution/model/read-scope';
import type { Database } from '../sql/database.ts';
import { readPage } from '../sql/page-query.ts';
import { inScope } from '../sql/scope.ts';
import { allOf, sql } from '../sql/statement.ts';

type NumberedFinding = ForecastFinding & { readonly number: number };
type FindingRow = Omit<NumberedFinding, 'locationCode' | 'start' | 'end'> & {
  readonly location_code: ForecastFinding['locationCode'];
  readonly starts_on: ForecastFinding['start'];
  readonly ends_on: ForecastFinding['end'];
};

/** What was found wrong with a version, in the order of its series, at the places the caller may see. */
export const listFindings = (
  database: Database,
  id: string,
  page: PageRequest,
  scope: ReadScope,
): Promise<Page<NumberedFinding>> =>
  readPage<FindingRow, NumberedFinding>(
    database,
    {
      select: sql`t.number, t.code, t.sku, t.location_code, t.measure, t.starts_on, t.ends_on, t.quantity::text AS quantity`,
      from: sql`forecast_finding t LEFT JOIN location l ON l.code = t.location_code`,
      where: allOf([
        sql`t.publication_id = ${id}`,
        inScope(scope, { region: 'l.region_code', legalEntity: 'l.legal_entity', isInternal: true }),
      ]),
      order: { columns: [{ column: 't.number', type: 'bigint' }], descending: false },
    },
    page,
    ({ location_code, starts_on, ends_on, ...row }) => ({
      ...row,
      locationCode: location_code,
      start: starts_on,
      end: ends_on,
    }),
  );
