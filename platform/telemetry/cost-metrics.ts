import { Histogram, type Registry } from 'prom-client';

/** The cost of one operation, as estimated and, where it was counted, as it came. */
export interface CostReading {
  readonly estimated: number;
  readonly actual: number | null;
}

const COSTS = [1, 10, 100, 1_000, 10_000, 100_000];

/** Registers what is shown of costs; the function this gives is told of each operation. */
export const createCostMetrics = (registers: Registry[]): ((cost: CostReading) => void) => {
  const histogram = (name: string, help: string, buckets: readonly number[]) =>
    new Histogram({ name: `graph_operation_cost_${name}`, help, buckets: [...buckets], registers });
  const estimates = histogram('estimated', 'Estimated costs of operations.', COSTS);
  const actuals = histogram('actual', 'Actual costs of operations, where they were counted.', COSTS);
  const deltas = histogram('delta', 'Estimated costs less actual ones.', [
    ...COSTS.map((cost) => -cost).reverse(),
    0,
    ...COSTS,
  ]);
  return ({ estimated, actual }) => {
    estimates.observe(estimated);
    if (actual === null) return;
    actuals.observe(actual);
    deltas.observe(estimated - actual);
  };
};
