import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import { GROUP } from '@distribution/model/legal-entity';
import type { ReadScope } from '@distribution/model/read-scope';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Database } from '../sql/database.ts';
import { inScope } from '../sql/scope.ts';
import { sql } from '../sql/statement.ts';
import { IS_HELD } from '../write/held-series.ts';

interface OwnerRow {
  readonly region: string;
  readonly entity: string;
}

const beyond = (allowed: readonly string[] | null, found: readonly string[]): readonly string[] =>
  allowed === null ? [] : [...new Set(found)].filter((code) => !allowed.includes(code)).sort();

const named = (what: string, codes: readonly string[]): readonly string[] =>
  codes.length === 0 ? [] : [`the ${what} ${codes.join(', ')}`];

/** See `PublicationReader.requireWithin`. A series at a place that nobody knows is acted upon nowhere. */
export const requireWithin = async (
  database: Database,
  version: ForecastVersionCode,
  scope: ReadScope,
): Promise<void> => {
  const { regions, legalEntities, customers } = scope;
  if (regions === null && legalEntities === null && customers === null) return;
  if (customers !== null) throw new AppError('FORBIDDEN', 'A partner does not publish the forecasts of the house.');
  const owners = await database.query<OwnerRow>(sql`
    SELECT DISTINCT l.region_code AS region, l.legal_entity AS entity
    FROM (SELECT s.location_code FROM forecast_series s WHERE s.version_code = ${version}
      UNION SELECT t.series->>'locationCode' FROM parked_record t WHERE t.series->>'versionCode' = ${version} AND ${IS_HELD}
    ) planned
    JOIN location l ON l.code = planned.location_code
    WHERE NOT (${inScope(scope, { region: 'l.region_code', legalEntity: 'l.legal_entity' })})`);
  if (owners.length === 0) return;
  const missingRegions = beyond(
    regions,
    owners.map(({ region }) => region),
  );
  const missingLegalEntities = beyond(
    legalEntities,
    owners.flatMap(({ entity }) => (entity === GROUP ? [] : [entity])),
  );
  const missing = [...named('regions', missingRegions), ...named('legal entities', missingLegalEntities)];
  throw new AppError(
    'FORBIDDEN',
    `The version ${version} plans for ${missing.join(' and ')} too, which are beyond your rights; it is published as a whole or not at all.`,
    {
      nextStep: 'Have it published by somebody who may see all of these.',
      details: { missingRegions, missingLegalEntities },
    },
  );
};
