import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../request/request-context.ts';

/** One GraphQL request to a subgraph. */
export interface UpstreamRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a subgraph answers; `extensions` carries what it wants to tell the gateway. */
export interface UpstreamResponse {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * A subgraph as the gateway sees it: a name, its SDL and a way to ask it. Whether `fetch` calls a function in this
 * process or crosses a network is nobody else's business. Rejects only when there is no GraphQL answer at all.
 */
export interface Upstream {
  readonly name: string;
  readonly sdl: string;
  fetch(request: UpstreamRequest, context: RequestContext): Promise<UpstreamResponse>;
}
