// Metrics: Prometheus counters and histograms of what the graph does. In: one call per thing that happened. Out: the text
// of GET /metrics. Labels are names from code and schema, never keys, users or query text: their number stays bounded.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Everything that is counted. All durations come in milliseconds and are shown in seconds. */
export interface Metrics {
  /** An operation of a client: `query`, `mutation` or `subscription`; the outcome a word of the gateway's, e.g. `ok`. */
  operation(done: { readonly type: string; readonly outcome: string; readonly ms: number }): void;
  /** A fetch from the gateway to a subgraph. */
  subgraphCall(done: { readonly subgraph: string; readonly ms: number; readonly failed: boolean }): void;
  /** One attempt of one call to an outside system. */
  systemCall(done: {
    readonly system: string;
    readonly endpoint: string;
    readonly status: number | null;
    readonly errorCode: string | null;
    readonly durationMs: number;
  }): void;
  /** Keys looked up in the cache. */
  cacheLookup(domain: string, counts: { readonly hits: number; readonly stale: number; readonly misses: number }): void;
  /** One attempt of a flow. */
  flowAttempt(done: {
    readonly flow: string;
    readonly trigger: string;
    readonly errorCode: string | null;
    readonly applied: number;
    readonly parked: number;
    readonly durationMs: number;
  }): void;
  /** Seconds since the instant a flow vouches for; asked for at every scrape. */
  observeFlowLag(read: () => Promise<readonly { readonly flow: string; readonly lagSeconds: number }[]>): void;
  /** An event handed to a subscriber. */
  event(done: { readonly topic: string }): void;
  /** Content type of the text. */
  readonly contentType: string;
  /** The text of GET /metrics. */
  render(): Promise<string>;
}

/** Builds the metrics of one process. `processMetrics` adds memory, CPU and event loop delay; `process` names the process. */
export const createMetrics = (options: { readonly process: string; readonly processMetrics: boolean }): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ process: options.process });
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const seconds = <L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> =>
    new Histogram({ name: `graph_${name}_seconds`, help, labelNames, buckets: SECONDS, registers });
  const count = <L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> =>
    new Counter({ name: `graph_${name}_total`, help, labelNames, registers });

  const operations = seconds('operation_duration', 'Operations of clients.', ['type', 'outcome']);
  const fetches = seconds('subgraph_fetch_duration', 'Fetches from the gateway to subgraphs.', ['subgraph', 'outcome']);
  const calls = seconds('system_call_duration', 'Attempts of calls to outside systems.', [
    'system',
    'endpoint',
    'outcome',
  ]);
  const lookups = count('cache_lookups', 'Keys looked up in the cache.', ['domain', 'result']);
  const attempts = seconds('flow_attempt_duration', 'Attempts of flows.', ['flow', 'trigger', 'outcome']);
  const records = count('flow_records', 'Records that flows applied or parked.', ['flow', 'result']);
  const events = count('events_delivered', 'Events handed to subscribers.', ['topic']);

  return {
    operation: ({ type, outcome, ms }) => operations.observe({ type, outcome }, ms / 1_000),
    subgraphCall: ({ subgraph, ms, failed }) =>
      fetches.observe({ subgraph, outcome: failed ? 'failed' : 'ok' }, ms / 1_000),
    systemCall: ({ system, endpoint, status, errorCode, durationMs }) =>
      calls.observe({ system, endpoint, outcome: errorCode ?? String(status) }, durationMs / 1_000),
    cacheLookup(domain, { hits, stale, misses }) {
      lookups.inc({ domain, result: 'hit' }, hits);
      lookups.inc({ domain, result: 'stale' }, stale);
      lookups.inc({ domain, result: 'miss' }, misses);
    },
    flowAttempt({ flow, trigger, errorCode, applied, parked, durationMs }) {
      attempts.observe({ flow, trigger, outcome: errorCode ?? 'ok' }, durationMs / 1_000);
      records.inc({ flow, result: 'applied' }, applied);
      records.inc({ flow, result: 'parked' }, parked);
    },
    observeFlowLag(read) {
      const lag = new Gauge({
        name: 'graph_flow_lag_seconds',
        help: 'Seconds since the instant a flow vouches for.',
        labelNames: ['flow'],
        registers,
        async collect() {
          try {
            const flows = await read();
            lag.reset();
            for (const { flow, lagSeconds } of flows) lag.set({ flow }, lagSeconds);
          } catch {
            lag.reset(); // the store is away: no value is better than an old one, and the other metrics still answer
          }
        },
      });
    },
    event: ({ topic }) => events.inc({ topic }),
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
};
