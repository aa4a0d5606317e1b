// A platform that tells a series twice, just as it was, counts it twice. In: changes on their way in. Out: the same, but a
// version that is told whole has the series told again taken off its count: else it would wait for ever for what is here.
// A page that is read once more (in another run) tells nothing again, nor does another delivery: which of them are taken in
// one run is chance.
import { isDeepStrictEqual } from 'node:util';
import type { CanonicalChange } from '@distribution/model/erp/change';
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import type { Page } from './pages.ts';
import { type BatchState, follow, type UpsertOf } from './batch-state.ts';
import { contentOf, findContradicted, isSeries, type Series, slotOf } from './refuse-duplicate-series.ts';

type Repeats = ReadonlyMap<ForecastVersionCode, number>;

const isVersion = (change: CanonicalChange): change is UpsertOf<'FORECAST_VERSION'> =>
  change.of === 'FORECAST_VERSION' && change.operation === 'UPSERT';

const isWhole = (change: CanonicalChange): change is UpsertOf<'FORECAST_VERSION'> =>
  isVersion(change) && change.record.status === 'PUBLISHED';

/** Of series, those that were taken in the same run already, as they are. */
const findTaken = async (database: Database, runId: string, told: readonly Series[]): Promise<readonly Series[]> => {
  const keys = told.map(({ record: { versionCode, sku, locationCode, measure, origin } }, number) => ({
    ...{ number, version_code: versionCode, sku, location_code: locationCode, measure },
    ...{ system: origin.system, revision: origin.revision },
  }));
  const rows = await database.query<{ number: number }>(sql`
    SELECT r.number FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS r(number int, version_code text, sku text,
      location_code text, measure text, system text, revision bigint)
    JOIN forecast_series s USING (version_code, sku, location_code, measure)
    WHERE s.system = r.system AND s.revision = r.revision
      AND s.changed_at >= (SELECT started_at FROM sync_run WHERE id = ${runId})`);
  const taken = rows.flatMap(({ number }) => told[number] ?? []);
  if (taken.length === 0) return [];
  const contradicted = await findContradicted(database, taken);
  return taken.filter((series) => !contradicted.has(slotOf(series)));
};

const countRepeats = async (
  database: Database,
  { pageOf }: Pick<BatchState, 'pageOf'>,
  runId: string,
  told: readonly Series[],
): Promise<Repeats> => {
  if (told.length === 0) return new Map();
  const first = new Map<Page | undefined, Map<string, Series>>();
  const again: Series[] = [];
  for (const series of told) {
    const page = pageOf.get(series);
    const ofPage = first.get(page) ?? new Map<string, Series>();
    first.set(page, ofPage);
    const known = ofPage.get(slotOf(series));
    if (known === undefined) ofPage.set(slotOf(series), series);
    else if (isDeepStrictEqual(contentOf(known), contentOf(series))) again.push(series);
  }
  const polled = [...first].filter(([page]) => (page?.deliveryId ?? null) === null);
  again.push(
    ...(await findTaken(
      database,
      runId,
      polled.flatMap(([, series]) => [...series.values()]),
    )),
  );
  const counts = new Map<ForecastVersionCode, number>();
  for (const { record } of again) counts.set(record.versionCode, (counts.get(record.versionCode) ?? 0) + 1);
  return counts;
};

const readRepeats = async (database: Database, versions: readonly UpsertOf<'FORECAST_VERSION'>[]): Promise<Repeats> => {
  if (versions.length === 0) return new Map();
  const codes = versions.map(({ record }) => record.code);
  const rows = await database.query<{ code: ForecastVersionCode; series_repeated: number }>(sql`
    SELECT code, series_repeated FROM forecast_version WHERE code = ANY(${codes}::text[]) AND series_repeated > 0`);
  return new Map(rows.map(({ code, series_repeated: repeated }) => [code, repeated]));
};

/** Versions that were told whole and are: told again under the revision they have, they are counted as they were. */
const findDone = async (
  database: Database,
  loading: readonly UpsertOf<'FORECAST_VERSION'>[],
  told: readonly Series[],
): Promise<ReadonlySet<ForecastVersionCode>> => {
  const codes = new Set([...loading.map(({ record }) => record.code), ...told.map(({ record }) => record.versionCode)]);
  if (codes.size === 0) return codes;
  const rows = await database.query<{ code: ForecastVersionCode; system: string; revision: string }>(sql`
    SELECT code, system, revision FROM forecast_version
    WHERE code = ANY(${[...codes]}::text[]) AND status <> 'LOADING' AND declared_status <> 'LOADING'`);
  const isRenewed = (row: (typeof rows)[number]): boolean =>
    loading.some(
      ({ record: { code, origin } }) =>
        code === row.code && (origin.system !== row.system || origin.revision > Number(row.revision)),
    );
  return new Set(rows.filter((row) => !isRenewed(row)).map(({ code }) => code));
};

/** The changes, of which versions that are told whole count no series again. */
const counted = (
  state: BatchState,
  changes: readonly CanonicalChange[],
  repeatedOf: (code: ForecastVersionCode) => number,
): readonly CanonicalChange[] =>
  changes.map((change) => {
    if (!isWhole(change)) return change;
    const { record } = change;
    const repeated = repeatedOf(record.code);
    if (repeated === 0) return change;
    const once = { ...change, record: { ...record, seriesCount: Math.max(0, record.seriesCount - repeated) } };
    follow(state, change, once);
    return once;
  });

/** The changes with versions as they count by what is known of them: for comparing them with what is here. */
export const countAsKnown = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<readonly CanonicalChange[]> => {
  const repeats = await readRepeats(database, changes.filter(isWhole));
  return counted(state, changes, (code) => repeats.get(code) ?? 0);
};

/** The changes with versions that count each series once, and what is to be written down after they were taken. */
export interface CountedSeries {
  readonly changes: readonly CanonicalChange[];
  readonly keep: () => Promise<void>;
}

export const countSeriesOnce = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
  runId: string,
): Promise<CountedSeries> => {
  const loading = changes.filter(isVersion).filter(({ record }) => record.status === 'LOADING');
  const told = changes.filter(isSeries);
  const done = await findDone(database, loading, told);
  const begun = new Set(loading.map(({ record }) => record.code).filter((code) => !done.has(code)));
  const counting = told.filter(({ record }) => !done.has(record.versionCode));
  const repeats = await countRepeats(database, state, runId, counting);
  const before = await readRepeats(database, changes.filter(isWhole));
  const beforeOf = (code: ForecastVersionCode): number => (begun.has(code) ? 0 : (before.get(code) ?? 0));
  return {
    changes: counted(state, changes, (code) => beforeOf(code) + (repeats.get(code) ?? 0)),
    keep: async () => {
      for (const code of new Set([...begun, ...repeats.keys()]))
        await database.query(sql`
          UPDATE forecast_version SET series_repeated = ${repeats.get(code) ?? 0}::int
            + CASE WHEN ${begun.has(code)} THEN 0 ELSE series_repeated END WHERE code = ${code}`);
    },
  };
};
