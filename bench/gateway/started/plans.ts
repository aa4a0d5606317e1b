// Prepares operations in this process and prints what that costs. In: the supergraph's file. Needs --expose-gc.
import { readFileSync } from 'node:fs';
import { createEngine, type Engine } from '@distribution/gateway/engine/engine';
import { createSupergraph } from '@distribution/gateway/engine/supergraph';
import { createPlanCacheCounts, type PlanCacheCounts } from '@distribution/gateway/lifecycle/plan-cache';
import { DEFAULT_LIMITS } from '@distribution/gateway/limits/limits';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { percentileOf } from '../../percentile.ts';
import { uniqueTextOf, WORKLOADS, type Workload } from '../workloads.ts';

const supergraphSdl = readFileSync(process.argv[2] ?? '', 'utf8');

const openEngine = (planCacheBytes: number): { engine: Engine; counts: PlanCacheCounts } => {
  const counts = createPlanCacheCounts();
  const engine = createEngine(
    createSupergraph(supergraphSdl),
    (name) => ({
      name,
      maxBatchSize: 1,
      joinsFetches: false,
      transport: { kind: 'VALUES', send: () => Promise.reject(new Error('nothing is executed here')) },
    }),
    { ...DEFAULT_LIMITS, planCacheBytes },
    { ended() {}, failed() {} },
    { counts, planned() {} },
  );
  return { engine, counts };
};

const livingBytes = (): number => {
  if (!globalThis.gc) throw new Error('run with --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};

const OPERATIONS: Readonly<Record<number, number>> = { 1: 150, 2: 300, 3: 1_000 };

const prepareMany = (engine: Engine, workload: Workload, count: number, mark: string): number[] =>
  Array.from({ length: count }, (_, at) => {
    const text = uniqueTextOf(workload, `${mark}${at}`);
    const startedAt = performance.now();
    engine.prepare(text, null, ANONYMOUS);
    return performance.now() - startedAt;
  });

const measurePlans = (workload: Workload): void => {
  const { engine, counts } = openEngine(Number.MAX_SAFE_INTEGER);
  const operations = OPERATIONS[workload.id] ?? 100;
  prepareMany(engine, workload, 50, 'warm');
  const [bytesBefore, entriesBefore, cpuBefore] = [livingBytes(), counts.entries, process.cpuUsage()];
  const times = prepareMany(engine, workload, operations, 'cold');
  const { user, system } = process.cpuUsage(cpuBefore);
  const perPlan = (livingBytes() - bytesBefore) / (counts.entries - entriesBefore);
  const estimated = counts.bytes / counts.entries;
  console.log(
    [
      workload.title.padEnd(12),
      ((user + system) / 1000 / operations).toFixed(2).padStart(8),
      ...[0.5, 0.95].map((share) => percentileOf(times, share).toFixed(2).padStart(8)),
      (perPlan / 1024).toFixed(1).padStart(9),
      (estimated / 1024).toFixed(1).padStart(14),
    ].join(' '),
  );
};

/** Numbers from 0 to `below`, small ones much more often, the same at each run: rank r about as often as 1/r. */
const zipf = (below: number): (() => number) => {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.min(below - 1, Math.floor(below ** (state / 2_147_483_647)) - 1);
  };
};

/** A catalogue of look-ups, some asked for much more often than others, through a cache with room for a part of them. */
const measureHits = (distinct: number, requests: number, planCacheBytes: number): void => {
  const { engine, counts } = openEngine(planCacheBytes);
  const [, , lookup] = WORKLOADS;
  if (!lookup) throw new Error('no look-up');
  const next = zipf(distinct);
  for (let at = 0; at < requests; at += 1) engine.prepare(uniqueTextOf(lookup, `m${next()}`), null, ANONYMOUS);
  const hits = (100 * counts.hits) / (counts.hits + counts.misses);
  console.log(
    `${(planCacheBytes / 1e6).toFixed(0).padStart(4)} MB: ${hits.toFixed(1)} % hits, ${counts.entries} kept, ${counts.evictions} evicted, ${(counts.bytes / 2 ** 20).toFixed(1)} MB by estimate`,
  );
};

console.log('An operation never seen: CPU ms, p50 ms, p95 ms, KB it keeps, KB by the cache’s estimate');
for (const workload of WORKLOADS) measurePlans(workload);
console.log('\n20,000 requests over 3,000 small operations of unequal popularity');
for (const bytes of [DEFAULT_LIMITS.planCacheBytes, 10_000_000, 2_000_000]) measureHits(3_000, 20_000, bytes);
