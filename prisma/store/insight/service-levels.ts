import type { LegalEntityCode } from '@distribution/model/legal-entity';
import { type LocationCode, locationIdOf } from '@distribution/model/locations/location';
import { parseDecimal } from '@distribution/model/measure/decimal';
import {
  BURN_WINDOWS,
  judgeServiceLevel,
  percentOf,
  type ServiceCount,
  type ServiceLevel,
  type ServiceLevels,
  type ServiceObjective,
} from '@distribution/model/operations/service-level';
import type { Instant } from '@distribution/model/time/instant';
import type { Database, TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

interface Row extends Pick<ServiceObjective, 'name' | 'indicator' | 'flow'> {
  readonly region_code: string | null;
  readonly location_code: LocationCode | null;
  readonly threshold_seconds: number | null;
  readonly target_percent: string;
  readonly window_days: number;
  readonly breaches: number;
}
const objectiveOf = (row: Row): ServiceObjective => ({
  name: row.name,
  indicator: row.indicator,
  flow: row.flow,
  region: row.region_code,
  locationCode: row.location_code,
  thresholdSeconds: row.threshold_seconds,
  targetPercent: parseDecimal(row.target_percent),
  windowDays: row.window_days,
});

const countOf = async (database: Database, name: string, now: Instant, minutes: number): Promise<ServiceCount> => {
  const [row] = await database.query<ServiceCount>(sql`
    SELECT coalesce(sum(good), 0)::float8 AS good, coalesce(sum(total), 0)::float8 AS total FROM sync_service_level
    WHERE name = ${name} AND minute >= ${now}::timestamptz - ${minutes}::int * interval '1 minute' - interval '1 minute'
      AND minute <= ${now}::timestamptz`);
  return row ?? { good: 0, total: 0 };
};

const sitesOf = async (database: Database, { name, windowDays }: ServiceObjective, now: Instant) => {
  const rows = await database.query<
    ServiceCount & { code: LocationCode; legal_entity: LegalEntityCode | null; region_code: string | null }
  >(sql`
    SELECT t.location_code AS code, l.legal_entity, l.region_code, sum(t.good)::float8 AS good, sum(t.total)::float8 AS total
    FROM sync_service_level t LEFT JOIN location l ON l.code = t.location_code
    WHERE t.name = ${name} AND t.location_code <> '' AND t.minute >= ${now}::timestamptz - ${windowDays}::int * interval '1 day'
      AND t.minute <= ${now}::timestamptz
    GROUP BY t.location_code, l.legal_entity, l.region_code ORDER BY t.location_code`);
  return rows.map(({ code, legal_entity: entity, region_code: regionCode, good, total }) => ({
    locationCode: code,
    location: entity === null ? null : { id: locationIdOf(entity, code) },
    regionCode,
    good,
    total,
    attainmentPercent: percentOf({ good, total }),
  }));
};

/** How each objective is kept, in the order of the names. */
export const readServiceLevels = async (database: Database, now: Instant): Promise<readonly ServiceLevel[]> => {
  const rows = await database.query<Row>(sql`
    SELECT name, indicator, flow, region_code, location_code, threshold_seconds, target_percent::text AS target_percent,
      window_days, breaches
    FROM sync_service_objective ORDER BY name`);
  return Promise.all(
    rows.map(async (row) => {
      const objective = objectiveOf(row);
      const whole = await countOf(database, objective.name, now, objective.windowDays * 24 * 60);
      const windows = await Promise.all(
        BURN_WINDOWS.map(async (minutes) => [minutes, await countOf(database, objective.name, now, minutes)] as const),
      );
      return {
        ...judgeServiceLevel(objective, whole, new Map(windows)),
        breaches: row.breaches,
        sites: await sitesOf(database, objective, now),
      };
    }),
  );
};

export const createServiceLevels = (database: TransactionalDatabase): ServiceLevels => ({
  declare: (objectives) =>
    database.transaction(async (transaction) => {
      const rows = objectives.map((it) => ({
        name: it.name,
        indicator: it.indicator,
        flow: it.flow,
        region_code: it.region,
        location_code: it.locationCode,
        threshold_seconds: it.thresholdSeconds,
        target_percent: it.targetPercent,
        window_days: it.windowDays,
      }));
      await transaction.query(
        sql`DELETE FROM sync_service_objective WHERE name <> ALL(${rows.map(({ name }) => name)}::text[])`,
      );
      await transaction.query(sql`
        INSERT INTO sync_service_objective (name, indicator, flow, region_code, location_code, threshold_seconds, target_percent, window_days)
        SELECT r.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(name text, indicator text, flow text,
          region_code text, location_code text, threshold_seconds int, target_percent numeric, window_days int)
        ORDER BY r.name
        ON CONFLICT (name) DO UPDATE SET indicator = excluded.indicator, flow = excluded.flow,
          region_code = excluded.region_code, location_code = excluded.location_code,
          threshold_seconds = excluded.threshold_seconds, target_percent = excluded.target_percent,
          window_days = excluded.window_days`);
    }),
  read: (now) => readServiceLevels(database, now),
});
