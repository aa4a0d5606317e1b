// Traces (OpenTelemetry): spans of what one operation did, in every process it passed through. In: names and work.
// Out: spans to an OTLP/HTTP collector when one is configured; without one every function here costs next to nothing.
// A collector that is down loses spans, never requests.
import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { toAppError } from '../errors/app-error.ts';

const TRACER = 'distribution-graph';

/** Without a collector every request would pay for spans that nobody sees. */
let tracing = false;

/** Whether spans go anywhere; asked where even a call that does nothing would be felt. */
export const isTracing = (): boolean => tracing;

/** Turns tracing on for this process; `close` sends what is left. `serviceName` is the process, e.g. `gateway`. */
export const openTracing = (serviceName: string, exporter: SpanExporter): { readonly close: () => Promise<void> } => {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register({ contextManager: new AsyncLocalStorageContextManager().enable() });
  tracing = true;
  return {
    async close() {
      tracing = false;
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
};

/** Builds the exporter for a collector's base URL, e.g. `http://127.0.0.1:4318`. */
export const createTraceExporter = (endpoint: string): SpanExporter =>
  new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: 5_000 });

/**
 * Runs work in a span that is a child of the active one, or of `traceparent` when it is given. A failure is recorded by
 * its error code and thrown on.
 */
export const withSpan = async <T>(
  name: string,
  options: {
    readonly kind?: 'SERVER' | 'CLIENT' | 'INTERNAL';
    readonly attributes?: Attributes;
    readonly traceparent?: string | null;
  },
  work: () => Promise<T>,
): Promise<T> => {
  if (!tracing) return work();
  const { kind = 'INTERNAL', attributes = {}, traceparent = null } = options;
  const parent = traceparent === null ? context.active() : propagation.extract(ROOT_CONTEXT, { traceparent });
  const span = trace.getTracer(TRACER).startSpan(name, { kind: SpanKind[kind], attributes }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    span.setAttribute('error.type', code);
    span.setStatus({ code: SpanStatusCode.ERROR, message });
    throw thrown;
  } finally {
    span.end();
  }
};

/** The W3C traceparent of the active span, to hand to the next process; `null` when nothing is traced. */
export const activeTraceparent = (): string | null => {
  if (!tracing) return null;
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? null;
};
