// Metrics: Prometheus counters and histograms of what the graph does. In: one call per thing that happened. Out: the text
// of GET /metrics. Labels are names from code and schema, never keys, users or query text: their number stays bounded.
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { createCallBill } from './call-bill.ts';
import { createCostMetrics, type CostReading } from './cost-metrics.ts';
import type { LogCopyObserver } from '../event-log/log-copy-observer.ts';
import { createLogCopyMetrics } from './log-copy-metrics.ts';
import { registerStoredMetrics, type StoredMetric, type StoredValue } from './stored-metrics.ts';
import { createSubscriptionMetrics, type SubscriptionReading } from './subscription-metrics.ts';
import { createPlanCacheMetrics, type PlanCacheReading } from './plan-cache-metrics.ts';
import { createOutboundMetrics } from './outbound-metrics.ts';
import { createSubgraphCallMetrics, type SubgraphCallReading } from './subgraph-call-metrics.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Everything that is counted. All durations come in milliseconds and are shown in seconds. */
export interface Metrics {
  /** An operation of a client: `query`, `mutation` or `subscription`; the outcome a word of the gateway's, e.g. `ok`. */
  operation(done: { readonly type: string; readonly outcome: string; readonly ms: number }): void;
  /** What an operation of a client cost. */
  operationCost(cost: CostReading): void;
  /** A fetch from the gateway to a subgraph. */
  subgraphCall(done: { readonly subgraph: string; readonly ms: number; readonly failed: boolean }): void;
  /** One attempt of one call to an outside system. */
  systemCall(done: {
    readonly system: string;
    readonly endpoint: string;
    readonly status: number | null;
    readonly errorCode: string | null;
    readonly lane: string;
    /** Who it was for; `null`: the house itself. */
    readonly client: string | null;
    /** Whether it left. */
    readonly sent: boolean;
    readonly waitMs: number;
    readonly durationMs: number;
  }): void;
  /** A circuit of an outside system that came to stand otherwise. */
  circuitChanged(circuit: { readonly system: string; readonly endpoint: string; readonly state: string }): void;
  /** Keys looked up in the cache. */
  cacheLookup(domain: string, counts: { readonly hits: number; readonly stale: number; readonly misses: number }): void;
  /** One attempt of a flow. */
  flowAttempt(done: {
    readonly flow: string;
    readonly trigger: string;
    readonly errorCode: string | null;
    readonly applied: number;
    readonly parked: number;
    readonly echoes: number;
    readonly durationMs: number;
  }): void;
  /** Metrics of what is kept elsewhere; asked for once per scrape. */
  observeStored<N extends string>(
    metrics: Readonly<Record<N, Omit<StoredMetric, 'name'>>>,
    read: () => Promise<Readonly<Record<N, readonly StoredValue[]>>>,
  ): void;
  /** One turn of a command to an outside system, and how it stood after it. */
  outboundTurn(done: { readonly system: string; readonly kind: string; readonly state: string }): void;
  /** Something was not sent because it would go back to where its change was made. */
  echoSuppressed(done: { readonly flow: string }): void;
  /** An operation that no plan cache had was parsed, validated and planned. */
  operationPlanned(done: { readonly ms: number }): void;
  /** The plan cache of a gateway; asked for at every scrape. */
  observePlanCache(read: () => PlanCacheReading): void;
  /** Calls of a gateway to its subgraphs, by subgraph; asked for at every scrape. */
  observeSubgraphCalls(read: () => readonly SubgraphCallReading[]): void;
  /** A supergraph that was offered to a running gateway; the outcome a word of the gateway's, e.g. `SWAPPED`. */
  supergraphOffered(done: { readonly outcome: string }): void;
  /** The subscriptions of a gateway; asked for at every scrape. */
  observeSubscriptions(read: () => SubscriptionReading): void;
  /** Reads of the event log where it is distributed. */
  readonly logCopy: LogCopyObserver;
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
  const waits = seconds('system_call_wait', 'What attempts of calls to outside systems waited for their turn.', [
    'system',
    'lane',
  ]);
  const circuits = count('system_circuit_changes', 'Circuits of outside systems that opened, were tried or closed.', [
    'system',
    'endpoint',
    'state',
  ]);
  const bill = createCallBill(registers);
  const lookups = count('cache_lookups', 'Keys looked up in the cache.', ['domain', 'result']);
  const attempts = seconds('flow_attempt_duration', 'Attempts of flows.', ['flow', 'trigger', 'outcome']);
  const records = count('flow_records', 'Records that flows applied or parked.', ['flow', 'result']);

  const echoed = count(
    'sync_echo_suppressed',
    'Copies of an owner’s word that came back from another system, and changes that were not sent back to where they were made.',
    ['flow'],
  );

  const plannings = seconds('operation_planning_duration', 'Parsing, validating and planning of an operation.', []);
  const supergraphs = count('supergraphs_offered', 'Supergraphs offered to a running gateway.', ['outcome']);
  const observePlanCache = createPlanCacheMetrics(registers);

  return {
    operation: ({ type, outcome, ms }) => operations.observe({ type, outcome }, ms / 1_000),
    subgraphCall: ({ subgraph, ms, failed }) =>
      fetches.observe({ subgraph, outcome: failed ? 'failed' : 'ok' }, ms / 1_000),
    operationCost: createCostMetrics(registers),
    systemCall({ system, endpoint, status, errorCode, lane, client, sent, waitMs, durationMs }) {
      if (sent) bill({ client, system });
      calls.observe({ system, endpoint, outcome: errorCode ?? String(status) }, durationMs / 1_000);
      waits.observe({ system, lane }, waitMs / 1_000);
    },
    outboundTurn: createOutboundMetrics(registers),
    echoSuppressed: ({ flow }) => echoed.inc({ flow }),
    circuitChanged: ({ system, endpoint, state }) => circuits.inc({ system, endpoint, state }),
    cacheLookup(domain, { hits, stale, misses }) {
      lookups.inc({ domain, result: 'hit' }, hits);
      lookups.inc({ domain, result: 'stale' }, stale);
      lookups.inc({ domain, result: 'miss' }, misses);
    },
    flowAttempt({ flow, trigger, errorCode, applied, parked, echoes, durationMs }) {
      attempts.observe({ flow, trigger, outcome: errorCode ?? 'ok' }, durationMs / 1_000);
      records.inc({ flow, result: 'applied' }, applied);
      records.inc({ flow, result: 'parked' }, parked);
      echoed.inc({ flow }, echoes);
    },
    observeStored: (metrics, read) => registerStoredMetrics(registry, metrics, read),
    operationPlanned: ({ ms }) => plannings.observe(ms / 1_000),
    observePlanCache,
    observeSubgraphCalls: createSubgraphCallMetrics(registers),
    supergraphOffered: ({ outcome }) => supergraphs.inc({ outcome }),
    observeSubscriptions: createSubscriptionMetrics(registers),
    logCopy: createLogCopyMetrics(registers),
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
};
