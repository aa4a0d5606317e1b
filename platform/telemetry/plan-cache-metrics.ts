import { Counter, Gauge, type Registry } from 'prom-client';

/** Counts of a plan cache since its start, and its size now. */
export interface PlanCacheReading {
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
  readonly entries: number;
  readonly bytes: number;
}

/**
 * Registers what is shown of plan caches. They count by themselves, so that no metric is on the way of an operation;
 * the function this gives takes one of them, and its counts are read at every scrape.
 */
export const createPlanCacheMetrics = (registers: Registry[]): ((read: () => PlanCacheReading) => void) => {
  const caches: (() => PlanCacheReading)[] = [];
  const sum = (name: keyof PlanCacheReading): number => caches.reduce((total, read) => total + read()[name], 0);
  new Counter({
    name: 'graph_plan_cache_lookups_total',
    help: 'Operations looked up in the plan cache.',
    labelNames: ['result'],
    registers,
    collect() {
      this.reset();
      this.inc({ result: 'hit' }, sum('hits'));
      this.inc({ result: 'miss' }, sum('misses'));
    },
  });
  new Counter({
    name: 'graph_plan_cache_evictions_total',
    help: 'Operations dropped from the plan cache for want of room.',
    registers,
    collect() {
      this.reset();
      this.inc(sum('evictions'));
    },
  });
  new Gauge({
    name: 'graph_plan_cache_entries',
    help: 'Operations in the plan cache.',
    registers,
    collect() {
      this.set(sum('entries'));
    },
  });
  new Gauge({
    name: 'graph_plan_cache_bytes',
    help: 'Estimated memory of the plan cache.',
    registers,
    collect() {
      this.set(sum('bytes'));
    },
  });
  return (read) => {
    caches.push(read);
  };
};
