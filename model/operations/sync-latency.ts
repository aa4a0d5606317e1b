import type { Upsert } from '../erp/change.ts';
import type { Ref } from '../entity-id.ts';
import type { LegalEntityCode } from '../legal-entity.ts';
import type { LocationCode } from '../locations/location.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Instant } from '../time/instant.ts';
import type { FlowName } from './sync-flow.ts';

/** Buckets per doubling: what a bucket says of a latency is at most 19 % too much (2^¼). */
const STEPS = 4;
/** 2^32 ms, almost 50 days; what took longer counts as that. */
export const LAST_LATENCY_BUCKET = 32 * STEPS;

/** The bucket of a latency in milliseconds: the first whose upper bound is not below it. Below 1 ms, also below 0: 0. */
export const latencyBucketOf = (ms: number): number => {
  if (ms <= 1) return 0;
  const bucket = Math.ceil(STEPS * Math.log2(ms) - 1e-9); // a power of two lies in its own bucket, whatever log2 rounds to
  return Math.min(LAST_LATENCY_BUCKET, bucket);
};

/** The largest latency of a bucket, in milliseconds. */
export const latencyBoundOf = (bucket: number): number => 2 ** (bucket / STEPS);

/** Latencies of one bucket. */
export interface LatencyBucket {
  readonly bucket: number;
  readonly count: number;
  readonly sumMs: number;
  readonly maxMs: number;
}

/** The nearest-rank quantile, as the upper bound of its bucket and never more than the largest latency; `null` of none. */
export const latencyQuantile = (buckets: readonly LatencyBucket[], part: number): number | null => {
  const sorted = buckets.toSorted((left, right) => left.bucket - right.bucket);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const wanted = Math.max(1, Math.ceil(total * part));
  let seen = 0;
  for (const { bucket, count, maxMs } of sorted) {
    seen += count;
    if (seen >= wanted) return Math.min(latencyBoundOf(bucket), maxMs);
  }
  return null;
};

/** The site whose business a record is; `null` for what belongs to none. */
export const siteOfRecord = (upsert: Upsert): LocationCode | null => {
  switch (upsert.of) {
    case 'LOCATION':
      return upsert.record.code;
    case 'INVENTORY_POSITION':
    case 'INVENTORY_MOVEMENT':
    case 'PLANNING_PARAMETERS':
    case 'FORECAST_SERIES':
    case 'DEMAND':
      return upsert.record.locationCode;
    case 'SALES_ORDER':
    case 'SHIPMENT':
      return upsert.record.shipFromCode;
    case 'PURCHASE_ORDER':
    case 'TRANSFER_ORDER':
    case 'ADVANCE_SHIP_NOTICE':
      return upsert.record.shipToCode;
    default:
      return null;
  }
};

/** By what latencies of a flow are taken together, besides the flow. */
export const LATENCY_GROUPINGS = ['SITE', 'REGION', 'FLOW'] as const;
export type LatencyGrouping = (typeof LATENCY_GROUPINGS)[number];

/**
 * How long changes of a flow took from their system to the projection, those of a site, a region or all of them. A change
 * counts from the instant its system gives it (`origin.asOf`) to the transaction that brought it in; first loads do not
 * count, nor does what changed nothing. Seconds.
 */
export interface SyncLatency {
  readonly flow: FlowName;
  readonly locationCode: LocationCode | null;
  readonly location: Ref<'Location'> | null;
  readonly regionCode: string | null;
  /** Whose site it is; `null` but by SITE. */
  readonly legalEntity: LegalEntityCode | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly count: number;
  readonly p50Seconds: number;
  readonly p95Seconds: number;
  readonly maxSeconds: number;
  readonly meanSeconds: number;
}

export interface LatencyFilter {
  readonly flows: readonly FlowName[] | null;
  readonly locationCodes: readonly LocationCode[] | null;
  readonly regions: readonly string[] | null;
}

const secondsOf = (ms: number): number => Math.round(ms) / 1_000;

/** The figures of some buckets; `null` when nothing is in them. */
export const latencyFigures = (
  buckets: readonly LatencyBucket[],
): Pick<SyncLatency, 'count' | 'p50Seconds' | 'p95Seconds' | 'maxSeconds' | 'meanSeconds'> | null => {
  const [p50, p95] = [latencyQuantile(buckets, 0.5), latencyQuantile(buckets, 0.95)];
  if (p50 === null || p95 === null) return null;
  const count = buckets.reduce((sum, each) => sum + each.count, 0);
  return {
    count,
    p50Seconds: secondsOf(p50),
    p95Seconds: secondsOf(p95),
    maxSeconds: secondsOf(Math.max(...buckets.map(({ maxMs }) => maxMs))),
    meanSeconds: secondsOf(buckets.reduce((sum, { sumMs }) => sum + sumMs, 0) / count),
  };
};

/** Reads how long changes took. */
export interface LatencyReader {
  /** Of the changes of the minutes from `from` to `to`; the slowest first by p95, at most `limit`. */
  read(
    by: LatencyGrouping,
    filter: LatencyFilter,
    window: { readonly from: Instant; readonly to: Instant },
    limit: number,
    scope: ReadScope,
  ): Promise<readonly SyncLatency[]>;
}
