import type { Config } from '@distribution/platform/config/config';
import type { Resources } from '@distribution/platform/resources/resources';
import { createMetrics, type Metrics } from '@distribution/platform/telemetry/metrics';
import { createTraceExporter, openTracing } from '@distribution/platform/telemetry/tracing';

/** Counters of this process, and traces to the collector where one is configured. */
export const openTelemetry = async (
  processName: string,
  { otlpEndpoint, metrics }: Pick<Config, 'otlpEndpoint' | 'metrics'>,
  resources: Resources,
): Promise<Metrics> => {
  if (otlpEndpoint !== null) {
    await resources.open(
      'tracing',
      () => openTracing(processName, createTraceExporter(otlpEndpoint)),
      (tracing) => tracing.close(),
    );
  }
  return createMetrics({ process: processName, processMetrics: metrics });
};
