import type { ForecastFinding, ForecastFindingCode } from '@distribution/model/forecasts/forecast-quality';
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { IS_HELD } from '../write/held-series.ts';

interface HeldRow {
  readonly series: Pick<ForecastFinding, 'sku' | 'locationCode' | 'measure'>;
  readonly error_code: string;
  readonly missing: Readonly<Record<string, readonly string[]>> | null;
}

const codesOf = ({ error_code: errorCode, missing }: HeldRow): readonly ForecastFindingCode[] => {
  if (errorCode === 'IDEMPOTENCY_CONFLICT') return ['DUPLICATE_KEY'];
  const codes: ForecastFindingCode[] = [];
  if (missing !== null && 'PRODUCT' in missing) codes.push('UNKNOWN_ITEM');
  if (missing !== null && 'LOCATION' in missing) codes.push('UNKNOWN_LOCATION');
  return codes.length === 0 ? ['UNREADABLE'] : codes;
};

/** What is wrong with the series that are held back from a version, in the order of their keys; as the platform names them. */
export const findHeld = async (
  database: Database,
  version: ForecastVersionCode,
): Promise<{ readonly series: number; readonly findings: readonly ForecastFinding[] }> => {
  const rows = await database.query<HeldRow>(sql`
    SELECT t.series, t.error_code, t.missing FROM parked_record t WHERE t.series->>'versionCode' = ${version} AND ${IS_HELD}
    ORDER BY t.series->>'sku', t.series->>'measure', t.series->>'locationCode', t.id`);
  const findings = rows.flatMap((row) => {
    const { sku, locationCode, measure } = row.series;
    return codesOf(row).map((code) => ({ code, sku, locationCode, measure, start: null, end: null, quantity: null }));
  });
  return { series: rows.length, findings };
};
