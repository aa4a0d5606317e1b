import { AppError } from '@distribution/platform/errors/app-error';
import type { Assertions } from '@distribution/platform/principal/assertion';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamRequest, UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { SubgraphEntry } from '../engine/supergraph.ts';
import type { Connections } from './connections.ts';
import { parseForwarding } from './forwarded-headers.ts';
import { createHttpTransport, type HttpTransportOptions } from './http-transport.ts';
import { createLocalTransport } from './local-transport.ts';
import type { SubgraphAccess } from './subgraph-transport.ts';

/** Asks one subgraph in this process. Rejects only when there is no GraphQL answer at all. */
export type UpstreamFetch = (request: UpstreamRequest, context: RequestContext) => Promise<UpstreamResponse>;

type HttpSettings = Partial<Omit<HttpTransportOptions, 'name' | 'url' | 'wire' | 'assertions'>>;

/** How a subgraph is asked, where a URL or a function alone does not say it all. */
export interface SubgraphUpstream extends HttpSettings {
  /** A function in this process, a URL, or `null`, the default: the URL the supergraph names. */
  readonly at?: UpstreamFetch | string | null;
  /** Representations per request at most; 1,000. */
  readonly maxBatchSize?: number;
  /**
   * Whether fetches that one operation sends at the same moment go out as one request under aliases. True over HTTP, where
   * a request costs more than what stands in it, and false in this process. Off for a subgraph where a slow field must not
   * hold up others.
   */
  readonly joinsFetches?: boolean;
  /**
   * Requests that one connection may carry at a time, over connections of our own (`pipelining/`); `null`, the default: one,
   * over undici's. For subgraphs close by that answer soon: an answer may have to wait for those sent together with it.
   */
  readonly pipelining?: number | null;
}

const DEFAULT_BATCH_SIZE = 1_000;

const urlOf = ({ name, url }: SubgraphEntry, given: string | null): string => {
  const chosen = given ?? url;
  if (URL.canParse(chosen) && /^https?:$/.test(new URL(chosen).protocol)) return chosen;
  throw new AppError('CONFIG_INVALID', `The subgraph "${name}" has no usable URL (${chosen || 'none given'}).`, {
    nextStep: 'Give the subgraph a http(s) routing URL when composing, or configure one for it.',
  });
};

/** The client's headers that go on to a subgraph asked so, in lower case. Throws `CONFIG_INVALID` for one that must not. */
export const forwardedTo = (given: SubgraphUpstream | UpstreamFetch | string | null): readonly string[] =>
  typeof given === 'object' && given !== null ? parseForwarding(given.forward ?? {}) : [];

const checkBatchSize = (name: string, size: number): number => {
  if (Number.isSafeInteger(size) && size > 0) return size;
  throw new AppError('CONFIG_INVALID', `The batch size of the subgraph "${name}" must be a whole number above 0.`);
};

/**
 * The way to a subgraph as the engine takes it. Throws `CONFIG_INVALID` for a subgraph that cannot be asked.
 * @param connections whoever opened them closes them
 */
export const createSubgraphAccess = (
  subgraph: SubgraphEntry,
  given: SubgraphUpstream | UpstreamFetch | string | null,
  connections: Connections,
  assertions: Pick<Assertions, 'signAssertion'> | null,
): SubgraphAccess => {
  const { name } = subgraph;
  const options = typeof given === 'object' && given !== null ? given : { at: given };
  const {
    at = null,
    maxBatchSize = DEFAULT_BATCH_SIZE,
    joinsFetches,
    pipelining = null,
    ...settings
  }: SubgraphUpstream = options;
  const wireTo = (url: string) => ({ url, wire: connections.wireTo(new URL(url).origin, pipelining) });
  const transport =
    typeof at === 'function'
      ? createLocalTransport(name, at)
      : createHttpTransport({ ...settings, ...wireTo(urlOf(subgraph, at)), name, assertions });
  return {
    name,
    transport,
    maxBatchSize: checkBatchSize(name, maxBatchSize),
    joinsFetches: joinsFetches ?? transport.kind === 'TEXT',
  };
};
