import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamRequest, UpstreamResponse } from '@distribution/platform/upstream/upstream';

/** What a transport must know of a request besides its bytes. */
export interface CallKind {
  /** A mutation is never shared and never sent twice. */
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** It reads what its operation's mutation has changed or an event tells of: it joins no call that began before. */
  readonly afterChange?: boolean;
}

/** What a transport over a network has done since it was made. */
export interface TransportCounts {
  /** Calls that went to the subgraph; each is at least one request. */
  readonly calls: number;
  /** Requests beyond each call's first. */
  readonly retries: number;
  /** Calls that would have been sent again but for the budget. */
  readonly refused: number;
  /** Queries compared with those under way. */
  readonly looked: number;
  /** Queries answered by a call that another had begun. */
  readonly shared: number;
}

/**
 * How one subgraph is asked. Answers are shared between callers and never changed by anyone. Both forms reject only
 * when there is no GraphQL answer at all, with an AppError (`SUBGRAPH_UNAVAILABLE`, `UPSTREAM_TIMEOUT`, …).
 */
export type SubgraphTransport =
  | {
      /** Over a network: takes the request as the bytes to send, `{"query":…,"variables":{…}}`. */
      readonly kind: 'TEXT';
      send(body: string, call: CallKind, context: RequestContext): Promise<UpstreamResponse>;
      counts?(): TransportCounts;
    }
  | {
      /** In this process: takes values, and nothing is serialized. */
      readonly kind: 'VALUES';
      send(request: UpstreamRequest, call: CallKind, context: RequestContext): Promise<UpstreamResponse>;
    };

/** A subgraph as the engine asks it. */
export interface SubgraphAccess {
  readonly name: string;
  readonly transport: SubgraphTransport;
  /** Representations per request at most; more are sent as several requests, each failing for its own members only. */
  readonly maxBatchSize: number;
  /** Whether what several fetches of one operation ask at the same moment may go out as one request. */
  readonly joinsFetches: boolean;
}
