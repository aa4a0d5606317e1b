import type { Metric, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

/** A metric whose values are kept elsewhere. */
export interface StoredMetric {
  /** Without the prefix `graph_`; with its unit. */
  readonly name: string;
  readonly help: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
}

/** One value with its labels; of a histogram how many lie at or below each bound, their sum and how many there are. */
export type StoredValue =
  | { readonly labels: Labels; readonly value: number }
  | {
      readonly labels: Labels;
      readonly upTo: readonly (readonly [bound: number, count: number])[];
      readonly sum: number;
      readonly count: number;
    };

const samplesOf = (name: string, value: StoredValue) => {
  const { labels } = value;
  if ('value' in value) return [{ value: value.value, labels, metricName: name }];
  const buckets = [...value.upTo, [Infinity, value.count] as const];
  return [
    ...buckets.map(([bound, count]) => ({
      value: count,
      labels: { le: bound === Infinity ? '+Inf' : String(bound), ...labels },
      metricName: `${name}_bucket`,
    })),
    { value: value.sum, labels, metricName: `${name}_sum` },
    { value: value.count, labels, metricName: `${name}_count` },
  ];
};

/**
 * Registers metrics that are read where they are kept, once per scrape, so that every process shows the same. When they cannot
 * be read they have no values: none is better than old ones, and the other metrics still answer.
 */
export const registerStoredMetrics = <N extends string>(
  registry: Registry,
  metrics: Readonly<Record<N, Omit<StoredMetric, 'name'>>>,
  read: () => Promise<Readonly<Record<N, readonly StoredValue[]>>>,
): void => {
  let reading: Promise<Readonly<Record<N, readonly StoredValue[]>> | null> | null = null;
  const readOnce = () =>
    (reading ??= read()
      .catch(() => null)
      .finally(() => setImmediate(() => (reading = null)))); // metrics of one scrape are asked for at once
  const names = Object.keys(metrics) as N[]; // keys of the record
  for (const short of names) {
    const name = `graph_${short}`;
    const { help, kind } = metrics[short];
    const get = async () => {
      const values = (await readOnce())?.[short] ?? [];
      return { name, help, type: kind, values: values.flatMap((value) => samplesOf(name, value)), aggregator: 'first' };
    };
    registry.registerMetric({ name, help, type: kind, get, reset: () => undefined } as unknown as Metric); // what a registry asks of one
  }
};
