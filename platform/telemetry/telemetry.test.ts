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
    durationMs: 10,
  });
  metrics.flowAttempt({ flow: 'products', trigger: 'POLL', errorCode: null, applied: 7, parked: 2, durationMs: 5 });
  metrics.observeFlowLag(async () => [{ flow: 'products', lagSeconds: 12 }]);
  const text = await metrics.render();
  expect(text).toContain('graph_operation_duration_seconds_sum{process="gateway",type="query",outcome="ok"} 1.5');
  expect(text).toContain('graph_cache_lookups_total{domain="products",result="hit",process="gateway"} 3');
  expect(text).toMatch(/graph_system_call_duration_seconds_count\{.*outcome="UPSTREAM_THROTTLED".*\} 1/);
  expect(text).toContain('graph_flow_records_total{flow="products",result="parked",process="gateway"} 2');
  expect(text).toContain('graph_flow_lag_seconds{flow="products",process="gateway"} 12');
});

it('answers a scrape though the lag cannot be read', async () => {
  const metrics = createMetrics({ process: 'sync', processMetrics: false });
  metrics.observeFlowLag(() => Promise.reject(new Error('the store is away')));
  metrics.event({ topic: 'inventory.exceptions' });
  expect(await metrics.render()).toContain(
    'graph_events_delivered_total{topic="inventory.exceptions",process="sync"} 1',
  );
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
