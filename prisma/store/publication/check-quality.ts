import type { ForecastSeries } from '@distribution/model/forecasts/forecast';
import {
  FORECAST_FINDING_CODES,
  type ForecastFinding,
  type ForecastFindingCode,
  forecastFindingsOf,
} from '@distribution/model/forecasts/forecast-quality';
import type { ForecastPublication, PublicationPolicy } from '@distribution/model/forecasts/publication';
import { compare, multiply, parseDecimal } from '@distribution/model/measure/decimal';
import { dateOf, epochDayOf } from '@distribution/model/time/epoch-day';
import type { LocationCode } from '@distribution/model/locations/location';
import type { Sku } from '@distribution/model/products/product';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { findHeld } from './find-held.ts';
import type { Counts } from './take-step.ts';

/** Series read at a time: a version of any size is checked in little memory. */
const CHUNK = 500;

/** Faults that keep a series from being acted upon; an outlier is possible, and only worth a look. */
export const FAULTS: readonly ForecastFindingCode[] = FORECAST_FINDING_CODES.filter((code) => code !== 'OUTLIER');

type SeriesRow = Pick<ForecastSeries, 'sku' | 'measure' | 'grain' | 'unit' | 'quantities'> & {
  readonly location_code: LocationCode;
  readonly starts_on: ForecastSeries['startsOn'];
  readonly knows_item: boolean;
  readonly knows_location: boolean;
};

const keep = async (
  transaction: Database,
  publicationId: string,
  findings: readonly ForecastFinding[],
  before: number,
): Promise<void> => {
  if (findings.length === 0) return;
  const rows = findings.map((finding, index) => ({ number: before + index + 1, ...finding }));
  await transaction.query(sql`
    INSERT INTO forecast_finding (publication_id, number, code, sku, location_code, measure, starts_on, ends_on, quantity)
    SELECT ${publicationId}, r.number, r.code, r.sku, r."locationCode", r.measure, r.start, r."end", r.quantity
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(number int, code text, sku text, "locationCode" text,
      measure text, start text, "end" text, quantity numeric)`);
};

/** Finds what is wrong with the version. More faulty series than the policy bears: the version is refused as a whole. */
export const checkQuality = async (
  transaction: Database,
  publication: ForecastPublication,
  { horizonDays, outlierFactor, refusalPercent }: PublicationPolicy,
): Promise<Counts | { readonly ends: 'REFUSED'; readonly counts: Counts }> => {
  const from = epochDayOf(publication.startsOn);
  const horizon = { start: dateOf(from), end: dateOf(from + horizonDays) };
  const counts: Record<string, number> = { series: 0, faultySeries: 0 };
  let found = 0;
  let after: readonly [string, string, string] = ['', '', ''];
  for (;;) {
    const rows = await transaction.query<SeriesRow>(sql`
      SELECT s.sku, s.location_code, s.measure, s.grain, s.starts_on::text AS starts_on, s.unit,
        s.quantities::text[] AS quantities, EXISTS (SELECT 1 FROM product p WHERE p.sku = s.sku) AS knows_item,
        EXISTS (SELECT 1 FROM location l WHERE l.code = s.location_code) AS knows_location
      FROM forecast_series s WHERE s.version_code = ${publication.versionCode}
        AND (s.sku, s.measure, s.location_code) > (${after[0]}, ${after[1]}, ${after[2]})
      ORDER BY s.sku, s.measure, s.location_code LIMIT ${CHUNK}`);
    const series = rows.map(({ sku, location_code, measure, grain, starts_on, unit, quantities }) => ({
      sku,
      locationCode: location_code,
      measure,
      grain,
      startsOn: starts_on,
      unit,
      quantities,
    }));
    const skus = new Set<Sku>(rows.filter((row) => row.knows_item).map(({ sku }) => sku));
    const codes = rows.filter((row) => row.knows_location).map(({ location_code }) => location_code);
    const rules = { skus, locationCodes: new Set<LocationCode>(codes), horizon, outlierFactor };
    const findings = forecastFindingsOf(series, rules);
    await keep(transaction, publication.id, findings, found);
    found += findings.length;
    for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
    counts['series'] = (counts['series'] ?? 0) + rows.length;
    counts['faultySeries'] =
      (counts['faultySeries'] ?? 0) +
      new Set(
        findings
          .filter(({ code }) => FAULTS.includes(code))
          .map(({ sku, locationCode, measure }) => JSON.stringify([sku, locationCode, measure])),
      ).size;
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) break;
    after = [last.sku, last.measure, last.location_code];
  }
  const held = await findHeld(transaction, publication.versionCode);
  await keep(transaction, publication.id, held.findings, found);
  for (const { code } of held.findings) counts[code] = (counts[code] ?? 0) + 1;
  counts['series'] = (counts['series'] ?? 0) + held.series;
  counts['faultySeries'] = (counts['faultySeries'] ?? 0) + held.series;
  // faulty ÷ series > limit %, without the division
  const faulty = multiply(parseDecimal(counts['faultySeries'] ?? 0), parseDecimal(100));
  const borne = multiply(refusalPercent, parseDecimal(counts['series'] ?? 0));
  return compare(faulty, borne) > 0 ? { ends: 'REFUSED', counts } : counts;
};
