// How subgraphs over HTTP are asked. In: the bytes of a request and on whose behalf. Out: the parsed answer, which many
// may hold and nobody changes, or one AppError. Queries that were lost or put off are sent again, within the caller's
// deadline and a budget; equal queries of equal callers are sent once. When a subgraph is gone, its callers get
// SUBGRAPH_UNAVAILABLE; when a caller is gone, its socket is closed.
import { constants } from 'node:buffer';
import type { Assertions } from '@distribution/platform/principal/assertion';
import { createAssertionOf } from './call-headers.ts';
import { type ForwardingRules, parseForwarding } from './forwarded-headers.ts';
import { HttpCall, type HttpSubgraph } from './http-call.ts';
import { createRetryBudget, type RetryBudget } from './retry-budget.ts';
import { sendAlone } from './send-alone.ts';
import { shareInFlight } from './share-in-flight.ts';
import type { SubgraphTransport, TransportCounts } from './subgraph-transport.ts';
import type { StartCall } from './text-call.ts';
import type { Wire } from './wire.ts';

/** How a subgraph over HTTP is asked. All but the first three have defaults. */
export interface HttpTransportOptions {
  readonly name: string;
  /** Absolute, http or https. */
  readonly url: string;
  /** The kept-alive connections; whoever opened them closes them. */
  readonly wire: Wire;
  /** Signs who asks; `null`, the default, sends nothing. */
  readonly assertions?: Pick<Assertions, 'signAssertion'> | null;
  /** Which of the client's headers go on; none. */
  readonly forward?: ForwardingRules;
  /** Milliseconds one attempt may take; `null`, the default: as long as the operation may. */
  readonly attemptTimeoutMs?: number | null;
  /** Longest answer that is read, no longer than a string can be; 64 MiB. */
  readonly maxAnswerBytes?: number;
  /** Requests per query at most; 3. Mutations are sent once. */
  readonly maxAttempts?: number;
  /** How many retries are bearable; a tenth of the calls of ten seconds, ten at least. */
  readonly retryBudget?: RetryBudget;
  /** Whether equal queries of equal callers share one call while it is under way; true. */
  readonly sharing?: boolean;
  /** Between 0 and 1; injectable for tests. */
  readonly random?: () => number;
}

export type HttpTransport = Extract<SubgraphTransport, { kind: 'TEXT' }> & { counts(): TransportCounts };

/** Builds the way to one subgraph; opens nothing. Throws `CONFIG_INVALID` for headers that must not be forwarded. */
export const createHttpTransport = (options: HttpTransportOptions): HttpTransport => {
  const { origin, pathname, search } = new URL(options.url);
  const subgraph: HttpSubgraph = {
    name: options.name,
    origin,
    path: `${pathname}${search}`,
    wire: options.wire,
    assertionOf: createAssertionOf(options.assertions ?? null),
    forwarded: parseForwarding(options.forward ?? {}),
    attemptTimeoutMs: options.attemptTimeoutMs ?? null,
    maxAnswerBytes: Math.min(options.maxAnswerBytes ?? 64 * 1024 * 1024, constants.MAX_STRING_LENGTH),
    maxAttempts: options.maxAttempts ?? 3,
    budget: options.retryBudget ?? createRetryBudget(),
    random: options.random ?? Math.random,
  };
  const start: StartCall = (body, kind, scope, aborts) => new HttpCall(subgraph, body, kind, scope, aborts);
  const alone = sendAlone(options.name, start);
  const sharing = (options.sharing ?? true) ? shareInFlight(options.name, start, subgraph.forwarded) : null;
  return {
    kind: 'TEXT',
    send: sharing?.send ?? alone,
    counts: () => ({ ...subgraph.budget.counts(), ...(sharing?.counts() ?? { looked: 0, shared: 0 }) }),
  };
};
