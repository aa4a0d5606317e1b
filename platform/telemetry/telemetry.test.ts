import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { createMetrics } from './metrics.ts';
import { activeTraceparent, openTracing, withSpan } from './tracing.ts';

it('counts what happened, in seconds, by names of bounded number', async () => {
  const metrics = createMetrics({ process: 'gateway', processMetrics: false });
  metrics.operation({ type: 'query', outcome: 'ok', ms: 1_500 });
  metrics.cacheLookup('products', { hits: 3, stale: 1, misses: 0 });
  metrics.systemCall({
    system: 'erp',
    endpoint: 'Items',
    status: 429,
    errorCode: 'UPSTREAM_THROTTLED',
    lane: 'ANALYTICS',
    client: null,
    sent: true,
    waitMs: 250,
    durationMs: 10,
  });
  metrics.circuitChanged({ system: 'erp', endpoint: 'Items', state: 'OPEN' });
  metrics.flowAttempt({
    flow: 'products',
    trigger: 'POLL',
    errorCode: null,
    applied: 7,
    parked: 2,
    echoes: 0,
    durationMs: 5,
  });
  const shown = { lag_seconds: { kind: 'gauge', help: 'h' }, way_seconds: { kind: 'histogram', help: 'h' } } as const;
  metrics.observeStored(shown, async () => ({
    lag_seconds: [{ labels: { flow: 'products' }, value: 12 }],
    way_seconds: [{ labels: { flow: 'products' }, upTo: [[0.5, 2]], sum: 4.5, count: 3 }],
  }));
  const text = await metrics.render();
  expect(text).toContain('graph_operation_duration_seconds_sum{process="gateway",type="query",outcome="ok"} 1.5');
  expect(text).toContain('graph_cache_lookups_total{domain="products",result="hit",process="gateway"} 3');
  expect(text).toMatch(/graph_system_call_duration_seconds_count\{.*outcome="UPSTREAM_THROTTLED".*\} 1/);
  expect(text).toMatch(/graph_system_call_wait_seconds_sum\{.*lane="ANALYTICS".*\} 0.25/);
  expect(text).toMatch(/graph_system_circuit_changes_total\{.*state="OPEN".*\} 1/);
  expect(text).toContain('graph_flow_records_total{flow="products",result="parked",process="gateway"} 2');
  expect(text).toContain('graph_lag_seconds{flow="products",process="gateway"} 12');
  expect(text).toContain('# TYPE graph_way_seconds histogram');
  expect(text).toContain('graph_way_seconds_bucket{le="0.5",flow="products",process="gateway"} 2');
  expect(text).toContain('graph_way_seconds_bucket{le="+Inf",flow="products",process="gateway"} 3');
  expect(text).toContain('graph_way_seconds_sum{flow="products",process="gateway"} 4.5');
});

it('bills calls that left to whom they were for, and tells only so many clients apart', async () => {
  const metrics = createMetrics({ process: 'subgraphs', processMetrics: false });
  const call = { system: 'erp', endpoint: 'Items', status: 200, errorCode: null, lane: 'INTERACTIVE' };
  const times = { waitMs: 0, durationMs: 1 };
  metrics.systemCall({ ...call, ...times, client: null, sent: true });
  metrics.systemCall({ ...call, ...times, client: 'portal', sent: true });
  metrics.systemCall({ ...call, ...times, client: 'portal', sent: false });
  for (let at = 0; at < 200; at += 1) metrics.systemCall({ ...call, ...times, client: `made-up-${at}`, sent: true });
  const text = await metrics.render();
  expect(text).toContain('graph_erp_calls_total{client="house",system="erp",process="subgraphs"} 1');
  expect(text).toContain('graph_erp_calls_total{client="portal",system="erp",process="subgraphs"} 1');
  expect(text).toContain('graph_erp_calls_total{client="others",system="erp",process="subgraphs"} 102');
});

it('shows the plan caches of a process together, as they are when somebody looks', async () => {
  const metrics = createMetrics({ process: 'gateway', processMetrics: false });
  const reading = { hits: 3, misses: 1, evictions: 2, entries: 4, bytes: 500 };
  metrics.observePlanCache(() => reading);
  metrics.observePlanCache(() => ({ ...reading, entries: 1 }));
  await metrics.render();
  reading.hits = 5;
  metrics.operationPlanned({ ms: 250 });
  const text = await metrics.render();
  expect(text).toContain('graph_plan_cache_lookups_total{result="hit",process="gateway"} 10');
  expect(text).toContain('graph_plan_cache_lookups_total{result="miss",process="gateway"} 2');
  expect(text).toContain('graph_plan_cache_evictions_total{process="gateway"} 4');
  expect(text).toContain('graph_plan_cache_entries{process="gateway"} 5');
  expect(text).toContain('graph_operation_planning_duration_seconds_sum{process="gateway"} 0.25');
});

it('shows what calls to subgraphs came to, of several gateways together', async () => {
  const metrics = createMetrics({ process: 'gateway', processMetrics: false });
  const reading = { subgraph: 'stock', calls: 7, retries: 1, refused: 2, looked: 4, shared: 3 };
  metrics.observeSubgraphCalls(() => [reading, { ...reading, subgraph: 'items' }]);
  metrics.observeSubgraphCalls(() => [reading]);
  const text = await metrics.render();
  expect(text).toContain('graph_subgraph_calls_total{subgraph="stock",process="gateway"} 14');
  expect(text).toContain('graph_subgraph_retries_total{subgraph="items",process="gateway"} 1');
  expect(text).toContain('graph_subgraph_retries_refused_total{subgraph="stock",process="gateway"} 4');
  expect(text).toContain('graph_subgraph_calls_compared_total{subgraph="stock",process="gateway"} 8');
  expect(text).toContain('graph_subgraph_calls_shared_total{subgraph="items",process="gateway"} 3');
});

it('answers a scrape though what is kept elsewhere cannot be read', async () => {
  const metrics = createMetrics({ process: 'sync', processMetrics: false });
  const lag = { lag_seconds: { kind: 'gauge', help: 'h' } } as const;
  metrics.observeStored(lag, () => Promise.reject(new Error('the store is away')));
  metrics.supergraphOffered({ outcome: 'SWAPPED' });
  expect(await metrics.render()).toContain('graph_supergraphs_offered_total{outcome="SWAPPED",process="sync"} 1');
});

it('shows subscriptions as they are when it is asked', async () => {
  const metrics = createMetrics({ process: 'gateway', processMetrics: false });
  const counts = {
    ...{ events: 2, renders: 3, failedRenders: 0, deliveries: 400, deliveredBytes: 9_000, heartbeats: 1, joins: 200 },
    ...{ resumes: 4, snapshots: 5, catchUps: 6, replayed: 7, gaps: 8, ends: { LEFT: 9, LOG_LOST: 1 } },
  };
  metrics.observeSubscriptions(() => ({
    ...{ groups: 2, renderers: 1, members: { live: 150, behind: 50, held: 3 }, rendersInFlight: 1, rendersWaiting: 0 },
    lagMs: { max: 2_500, p99: 100 },
    counts,
  }));
  const text = await metrics.render();
  for (const line of [
    'graph_subscription_deliveries_total{process="gateway"} 400',
    'graph_subscription_delivered_bytes_total{process="gateway"} 9000',
    'graph_subscription_ends_total{reason="LOG_LOST",process="gateway"} 1',
    'graph_subscription_members{state="behind",process="gateway"} 50',
    'graph_subscription_groups{process="gateway"} 2',
    'graph_subscription_lag_seconds{of="max",process="gateway"} 2.5',
  ]) {
    expect(text).toContain(line);
  }
});

it('puts spans of one request under one trace, also from another process, with the code of what failed', async () => {
  expect(activeTraceparent()).toBeNull();
  const exporter = new InMemorySpanExporter();
  const kept: ReturnType<InMemorySpanExporter['getFinishedSpans']> = [];
  const tracing = openTracing('test', {
    export: (spans, done) => {
      kept.push(...spans);
      exporter.export(spans, done);
    },
    shutdown: () => exporter.shutdown(),
  });
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
  let inner: string | null = null;
  const work = withSpan('operation', { kind: 'SERVER', traceparent }, () =>
    withSpan('fetch', { kind: 'CLIENT' }, async () => {
      inner = activeTraceparent();
      throw new AppError('UPSTREAM_TIMEOUT', 'late');
    }),
  );
  await expect(work).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  await tracing.close();
  expect(kept.map((span) => [span.name, span.spanContext().traceId, span.attributes['error.type']])).toEqual([
    ['fetch', traceId, 'UPSTREAM_TIMEOUT'],
    ['operation', traceId, 'UPSTREAM_TIMEOUT'],
  ]);
  expect(kept[0]?.parentSpanContext?.spanId).toBe(kept[1]?.spanContext().spanId);
  expect(inner).toContain(traceId);
  expect(activeTraceparent()).toBeNull();
});
