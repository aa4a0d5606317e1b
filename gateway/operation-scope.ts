import type { Principal } from '@distribution/platform/principal/principal';
import type { CostSpent } from './cost/demand-control.ts';
import type { Deadline } from '@distribution/platform/request/deadline';

/** Who asks, and under which id. */
export interface CallerScope {
  readonly principal: Principal;
  readonly correlationId: string;
  readonly traceparent: string | null;
  /** Headers of the client that subgraphs are declared to get; `null`: none. */
  readonly forwardedHeaders: Readonly<Record<string, string>> | null;
}

/** A caller whose operations end when a signal says so. */
export interface OperationScope extends CallerScope {
  readonly signal: AbortSignal;
}

/** A caller of one operation, and until when an answer is wanted. The transport opens and closes the deadline. */
export interface RunScope extends CallerScope {
  readonly deadline: Deadline;
  /** What other operations of the same request cost; `null` for one by itself. */
  readonly spent: CostSpent | null;
  /** Whether it wants nothing that was asked for before; false when left out. */
  readonly readsAnew?: boolean;
  /** Whether it wants to be told how old everything in its answer is; false when left out. */
  readonly reportsFreshness?: boolean;
}
