/** What the gateway tells about its work. Durations are milliseconds. */
export interface GatewayTelemetry {
  operation(done: {
    readonly type: 'query' | 'mutation' | 'subscription' | 'unknown';
    readonly name: string | null;
    readonly ms: number;
    readonly outcome: 'ok' | 'partial' | 'failed' | 'rejected';
  }): void;
  subgraphCall(done: { readonly subgraph: string; readonly ms: number; readonly failed: boolean }): void;
  /** One event delivered to one subscriber. */
  event(delivered: { readonly topic: string }): void;
  /** The text of GET /metrics, or `null` when metrics are off. */
  readonly metrics: { readonly contentType: string; render(): Promise<string> } | null;
}

export const NO_TELEMETRY: GatewayTelemetry = {
  operation() {},
  subgraphCall() {},
  event() {},
  metrics: null,
};
