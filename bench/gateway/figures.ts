import { medianOf, percentileOf } from '../percentile.ts';
import type { Slice } from './measure-slice.ts';

/** What a gateway needed for a workload, over all rounds. */
export interface Figures {
  /** CPU seconds per 1,000 requests: the median of the rounds, and the least and most. */
  readonly cpu: { readonly median: number; readonly min: number; readonly max: number };
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly residentMegabytes: number;
  readonly requests: number;
  /** Cores that others used meanwhile, median. */
  readonly cpuElsewhere: number;
}

/** Sums up the slices of one gateway and workload; there is at least one. */
export const figuresOf = (slices: readonly Slice[]): Figures => {
  const cpu = slices.map(({ cpuSeconds, requests }) => (cpuSeconds * 1000) / requests);
  const latencies = slices.flatMap(({ latenciesMs }) => latenciesMs);
  return {
    cpu: { median: medianOf(cpu), min: Math.min(...cpu), max: Math.max(...cpu) },
    requestsPerSecond: medianOf(slices.map(({ requests, seconds }) => requests / seconds)),
    p50Ms: percentileOf(latencies, 0.5),
    p95Ms: percentileOf(latencies, 0.95),
    p99Ms: percentileOf(latencies, 0.99),
    residentMegabytes: medianOf(slices.map(({ residentBytes }) => residentBytes / 2 ** 20)),
    requests: latencies.length,
    cpuElsewhere: medianOf(slices.map(({ cpuElsewhere }) => cpuElsewhere)),
  };
};
