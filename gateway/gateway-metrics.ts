import type { Metrics } from '@distribution/platform/telemetry/metrics';

/** The part of a process's metrics that the gateway tells and shows. Durations are milliseconds. */
export type GatewayMetrics = Pick<
  Metrics,
  | 'operation'
  | 'operationCost'
  | 'operationPlanned'
  | 'observePlanCache'
  | 'observeSubgraphCalls'
  | 'supergraphOffered'
  | 'subgraphCall'
  | 'observeSubscriptions'
  | 'contentType'
  | 'render'
>;
