import { latencyBucketOf, siteOfRecord } from '@distribution/model/operations/sync-latency';
import type { Upsert } from '@distribution/model/erp/change';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { epochMillisOf, type Instant } from '@distribution/model/time/instant';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

interface Counted {
  readonly location: string;
  readonly bucket: number;
  records: number;
  sum_ms: number;
  max_ms: number;
}

const NO_SITE = '';

const countedOf = (taken: readonly Upsert[], nowMs: number): readonly Counted[] => {
  const counted = new Map<string, Counted>();
  for (const upsert of taken) {
    const ms = Math.max(0, nowMs - epochMillisOf(upsert.record.origin.asOf)); // clocks differ: before it happened is at once
    const location = siteOfRecord(upsert) ?? NO_SITE;
    const bucket = latencyBucketOf(ms);
    const key = `${bucket} ${location}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { location, bucket, records: 1, sum_ms: ms, max_ms: ms });
    else {
      known.records += 1;
      known.sum_ms += ms;
      known.max_ms = Math.max(known.max_ms, ms);
    }
  }
  return [...counted.values()];
};

/**
 * Counts how long the changes that were taken have been under way: one row per site, minute and bucket, and the same since
 * ever for metrics, in one statement. A page costs as many rows as it has sites and speeds, whatever its size.
 */
export const recordLatency = async (
  database: Database,
  flow: FlowName,
  taken: readonly Upsert[],
  now: Instant,
): Promise<void> => {
  if (taken.length === 0) return;
  const rows = countedOf(taken, epochMillisOf(now));
  await database.query(sql`
    WITH counted AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(location text, bucket int, records int, sum_ms bigint, max_ms bigint) ORDER BY r.location, r.bucket),
    of_minute AS (
      INSERT INTO sync_latency AS t (flow, location_code, minute, bucket, records, sum_ms, max_ms)
      SELECT ${flow}, r.location, date_trunc('minute', ${now}::timestamptz), r.bucket, r.records, r.sum_ms, r.max_ms
      FROM counted r
      ON CONFLICT (flow, location_code, minute, bucket) DO UPDATE SET records = t.records + excluded.records,
        sum_ms = t.sum_ms + excluded.sum_ms, max_ms = greatest(t.max_ms, excluded.max_ms))
    INSERT INTO sync_latency_total AS t (flow, location_code, bucket, records, sum_ms)
    SELECT ${flow}, r.location, r.bucket, r.records, r.sum_ms FROM counted r
    ON CONFLICT (flow, location_code, bucket) DO UPDATE SET records = t.records + excluded.records,
      sum_ms = t.sum_ms + excluded.sum_ms`);
};
