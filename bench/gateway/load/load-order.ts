/** What the load process is told: where to send which bodies, how many at once. */
export interface LoadOrder {
  readonly port: number;
  /** JSON texts that requests take turns with, from `from` on. */
  readonly bodies: BodySource;
  readonly from: number;
  readonly concurrency: number;
  /** Ends after so many requests, or so many milliseconds, whichever is first. */
  readonly requests: number;
  readonly milliseconds: number;
  /** Requests per second at most; `null`: as fast as answers come. */
  readonly perSecond: number | null;
}

/** The bodies of a workload; the three in turn; or texts never seen before, of a workload's shape. */
export type BodySource =
  | { readonly kind: 'WORKLOAD'; readonly workload: 1 | 2 | 3 }
  | { readonly kind: 'MIXED' }
  | { readonly kind: 'UNIQUE'; readonly workload: 1 | 2 | 3; readonly salt: string };

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** One figure per request, in no order. */
  readonly latenciesMs: readonly number[];
  /** Answers with another status than 200, with errors, or none at all; and the first of them. */
  readonly failed: number;
  readonly firstFailure: string | null;
}
