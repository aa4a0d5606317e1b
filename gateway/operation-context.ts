import type { AbortSource } from '@distribution/platform/request/abort-watch';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { CallerScope } from './operation-scope.ts';

/** What one operation hands to whoever it asks. A class, because a getter in a literal is dear to make. */
export class OperationContext implements RequestContext {
  readonly principal: RequestContext['principal'];
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly deadlineAt: number;
  readonly aborts: AbortSource;
  readonly readsAnew: boolean;
  readonly reportsFreshness: boolean;
  declare readonly forwardedHeaders?: Readonly<Record<string, string>>;

  constructor(
    caller: CallerScope,
    deadlineAt: number,
    aborts: AbortSource,
    readsAnew: boolean,
    reportsFreshness = false,
  ) {
    this.principal = caller.principal;
    this.correlationId = caller.correlationId;
    this.traceparent = caller.traceparent;
    this.deadlineAt = deadlineAt;
    this.aborts = aborts;
    this.readsAnew = readsAnew;
    this.reportsFreshness = reportsFreshness;
    if (caller.forwardedHeaders) this.forwardedHeaders = caller.forwardedHeaders;
  }

  /** Made when it is asked for: a signal costs more than the rest of a small operation. */
  get signal(): AbortSignal {
    return this.aborts.signal;
  }
}
