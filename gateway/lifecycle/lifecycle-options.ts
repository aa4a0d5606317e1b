/** How a gateway changes its supergraph and how it stops. `Ms` are milliseconds. */
export interface LifecycleOptions {
  /** How many of the most used operations are prepared for a new supergraph before it serves. */
  readonly warmMostUsed: number;
  /** How long a warm-up may take; what is not prepared by then is prepared by its first request. */
  readonly warmTimeoutMs: number;
  /**
   * How long a stopping gateway goes on accepting requests after it has said that it is not ready. Behind a load
   * balancer: longer than the interval of its health checks.
   */
  readonly noticeMs: number;
  /** How long what was begun may take to end, when the gateway stops and when its supergraph is replaced. */
  readonly drainMs: number;
}

export const DEFAULT_LIFECYCLE: LifecycleOptions = {
  warmMostUsed: 1_000,
  warmTimeoutMs: 60_000,
  noticeMs: 0,
  drainMs: 15_000,
};
