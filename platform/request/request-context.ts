import type { Principal } from '../principal/principal.ts';

/** What travels with one operation from the door to the last adapter call. */
export interface RequestContext {
  readonly principal: Principal;
  readonly correlationId: string;
  /** Aborts when the client has gone or the deadline has passed. */
  readonly signal: AbortSignal;
  /** Milliseconds since the Unix epoch after which an answer is of no use. */
  readonly deadlineAt: number;
  /** W3C `traceparent` of the caller's span, when tracing is on. */
  readonly traceparent: string | null;
}
