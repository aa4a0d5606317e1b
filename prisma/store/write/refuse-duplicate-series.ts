import { isDeepStrictEqual } from 'node:util';
import type { CanonicalChange } from '@distribution/model/erp/change';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import type { BatchState, UpsertOf } from './batch-state.ts';
import { keyOfChange, keyTextOf, nameOfChange } from './natural-key.ts';

export type Series = UpsertOf<'FORECAST_SERIES'>;

export const contentOf = ({ record }: Series) => {
  const { startsOn, grain, unit, quantities } = record;
  return { startsOn, grain, unit, quantities: [...quantities] };
};
/** What one telling of a series is known by: its key and the revision of its version. */
export const slotOf = (series: Series): string =>
  keyTextOf([keyOfChange(series), series.record.origin.system, String(series.record.origin.revision)]);

/** What is here already under the key and the revision of one of the series, with another content. */
export const findContradicted = async (database: Database, told: readonly Series[]): Promise<ReadonlySet<string>> => {
  const wanted = told.map((series) => {
    const { versionCode, sku, locationCode, measure, grain, startsOn, unit, quantities, origin } = series.record;
    return {
      slot: slotOf(series),
      ...{
        version_code: versionCode,
        sku,
        location_code: locationCode,
        measure,
        grain,
        starts_on: startsOn,
        unit,
        quantities,
      },
      ...{ system: origin.system, revision: origin.revision },
    };
  });
  const rows = await database.query<{ slot: string }>(sql`
    SELECT r.slot FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS r(slot text, version_code text, sku text,
      location_code text, measure text, grain text, starts_on date, unit text, quantities numeric[], system text, revision bigint)
    JOIN forecast_series s USING (version_code, sku, location_code, measure)
    WHERE s.system = r.system AND s.revision = r.revision
      AND (s.grain, s.starts_on, s.unit, s.quantities) IS DISTINCT FROM (r.grain, r.starts_on, r.unit, r.quantities)
      AND coalesce(current_setting('distribution.apply_mode', true), '') NOT IN ('REPLAY', 'DIFFERENT')`);
  return new Set(rows.map(({ slot }) => slot));
};

export const isSeries = (change: CanonicalChange): change is Series =>
  change.of === 'FORECAST_SERIES' && change.operation === 'UPSERT';

/**
 * Sets aside series that a version tells twice: the first stands, and what comes after it under its key is parked. Told
 * again just as it was (a page that is read once more) it is no other series. Answers the changes without them.
 */
export const refuseDuplicateSeries = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<readonly CanonicalChange[]> => {
  const told = changes.filter(isSeries);
  if (told.length === 0) return changes;
  const contradicted = await findContradicted(database, told);
  const first = new Map<string, Series>();
  const refused = new Set<CanonicalChange>();
  for (const series of told) {
    const slot = slotOf(series);
    const known = first.get(slot);
    if (known === undefined) first.set(slot, series);
    const isSame = known === undefined || isDeepStrictEqual(contentOf(known), contentOf(series));
    if (isSame && !contradicted.has(slot)) continue;
    const message = `${nameOfChange(series)} is told twice in its version, with other quantities`;
    state.refused.push({ change: series, code: 'IDEMPOTENCY_CONFLICT', message, missing: null });
    refused.add(series);
  }
  return changes.filter((change) => !refused.has(change));
};
