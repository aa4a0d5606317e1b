import type { Principal } from '../principal/principal.ts';
import type { AbortWatch } from './abort-watch.ts';

/** What travels with one operation from the door to the last adapter call. */
export interface RequestContext {
  readonly principal: Principal;
  readonly correlationId: string;
  /** Aborts when the client has gone or the deadline has passed. */
  readonly signal: AbortSignal;
  /** The same as a watch, for who needs no signal: making one costs more than a small operation. */
  readonly aborts?: AbortWatch;
  /** Milliseconds since the Unix epoch after which an answer is of no use. */
  readonly deadlineAt: number;
  /** W3C `traceparent` of the caller's span, when tracing is on. */
  readonly traceparent: string | null;
  /** Headers of the client that some subgraph is declared to get, by lower-case name; absent when there are none. */
  readonly forwardedHeaders?: Readonly<Record<string, string>>;
  /** Whether it wants nothing that was asked for before: it joins no call under way. */
  readonly readsAnew?: boolean;
  /** Whether it wants to be told how old everything in its answer is; breaches are told in any case. */
  readonly reportsFreshness?: boolean;
}
