import type { GraphqlRequest } from '../http/graphql-request.ts';
import type { OperationScope } from '../operation-scope.ts';

/** Who subscribes, from where in the log, and for how long. */
export interface SubscriptionScope extends OperationScope {
  /** `extensions.after` or `Last-Event-ID`: where a client that lost its connection goes on. Wins over the argument. */
  readonly after: string | null;
  /**
   * A query to answer first, at one watermark with the events that follow: for a client that begins, or whose cursor the
   * log no longer knows. One that comes back with a good cursor gets no snapshot.
   */
  readonly snapshot?: GraphqlRequest | null;
  /** Asked before every frame: whether the caller may still be served. */
  readonly isAdmitted: () => boolean;
}
