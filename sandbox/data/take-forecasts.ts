import { createHeldSeries } from '../world/forecast-shelf.ts';
import { type Filling, type TakeRow, type VersionInProgress, itemOf, siteOf, uomOf } from './filling.ts';
import { RowProblem } from './row.ts';

/** One bucket of one series; buckets may come in any order. */
export const takeForecastBucket: TakeRow = (row, filling) => {
  const versionId = row.text('version_id');
  const publishedAt = row.instant('published_at');
  const start = row.date('bucket_start');
  const item = itemOf(row, filling);
  const site = siteOf(row, filling);
  const measure = row.choice('measure', ['MEAN', 'P10', 'P50', 'P90'], 'MEAN');
  const grain = row.choice('grain', ['DAY', 'WEEK', 'MONTH']);
  const uom = uomOf(row, filling, item);
  const value = row.sound(row.amount('value'));
  const begun = filling.versions.get(versionId);
  const version: VersionInProgress = begun ?? { publishedAt, horizonStart: start, series: new Map() };
  if (version.publishedAt !== publishedAt) {
    throw new RowProblem(`version ${versionId} was published at ${version.publishedAt} in an earlier row`);
  }
  const key = [item, site, measure].join('\u001f');
  const record = { item, site, measure, grain, start, uom, values: [], overrides: [] };
  const series = version.series.get(key) ?? { record, buckets: new Map<string, string>() };
  if (series.record.grain !== grain || series.record.uom !== uom) {
    throw new RowProblem(`grain or unit differ from an earlier row of ${item} at ${site}`);
  }
  if (series.buckets.has(start)) throw new RowProblem(`bucket ${start} of ${item} at ${site} came before`);
  series.buckets.set(start, value);
  version.series.set(key, series);
  if (start < version.horizonStart) version.horizonStart = start;
  filling.versions.set(versionId, version);
};

const nextBucket = (start: string, grain: 'DAY' | 'WEEK' | 'MONTH'): string => {
  const date = new Date(`${start}T00:00:00Z`);
  if (grain === 'MONTH') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (grain === 'WEEK' ? 7 : 1));
  return date.toISOString().slice(0, 10);
};

/** Publishes the versions, oldest first; a bucket nobody gave between two that were given is zero demand. */
export const publishForecasts = ({ world, versions }: Filling): void => {
  const byTime = [...versions].sort(([, left], [, right]) => (left.publishedAt < right.publishedAt ? -1 : 1));
  for (const [versionId, { publishedAt, horizonStart, series }] of byTime) {
    const records = [...series.values()].map(({ record, buckets }) => {
      const starts = [...buckets.keys()].sort();
      const last = starts.at(-1) ?? record.start;
      const values: string[] = [];
      const first = starts[0] ?? record.start;
      for (let start = first; start <= last; start = nextBucket(start, record.grain)) values.push(buckets.get(start) ?? '0');
      return { ...record, start: first, values };
    });
    world.shelf.publish({ versionId, publishedAt, horizonStart }, createHeldSeries(records));
  }
};
