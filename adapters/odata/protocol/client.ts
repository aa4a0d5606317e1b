import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import type { OutboundRequest } from '@distribution/platform/outbound/outbound-request';
import type { Protocol, RowPage } from './protocol.ts';

/** One call of the service. */
export interface ODataRequest {
  /** Below the service root, encoded. */
  readonly path: string;
  readonly endpoint: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A write of this JSON text, a POST unless told otherwise; under a key it is made once however often it is sent. */
  readonly post?: {
    readonly method?: 'PUT' | 'PATCH';
    readonly body: string;
    readonly idempotencyKey?: string;
    readonly repeatable?: true;
  };
  readonly accepts?: readonly number[];
}
export interface ODataAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The service's clock when it answered (the Date header, whole seconds). */
  readonly answeredAt: Instant;
  readonly json: unknown;
}

/** The service, as this adapter speaks to it. */
export interface ODataClient {
  readonly protocol: Protocol;
  request(request: ODataRequest, call: SourceCall): Promise<ODataAnswer>;
  /** Reads a collection page; throws UPSTREAM_PROTOCOL when the answer is none. An accepted error answers no rows. */
  readPage(request: ODataRequest, call: SourceCall): Promise<ODataAnswer & { readonly page: RowPage }>;
  /** A next or delta link as a path below the service root; a link that leads elsewhere is refused. */
  pathOfLink(link: string): string;
}

/** What a client is made of. */
export interface ODataClientParts {
  readonly system: string;
  readonly baseUrl: string;
  readonly protocol: Protocol;
  readonly outbound: Outbound;
  readonly now: () => number;
  /** Gives the headers that prove who calls and have to be got first; absent where the way out has them. */
  readonly tokens?: {
    authorize(call: SourceCall): Promise<Readonly<Record<string, string>>>;
    forget(): void;
  };
}

const NO_ROWS: RowPage = { rows: [], next: null, delta: null, count: null };

/** Builds the client over the house's one way out. */
export const createODataClient = ({ system, baseUrl, protocol, outbound, ...parts }: ODataClientParts): ODataClient => {
  const root = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const protocolError = (what: string, cause: unknown = what): AppError =>
    new AppError('UPSTREAM_PROTOCOL', `${system} ${what}`, { cause });

  const request: ODataClient['request'] = async ({ path, endpoint, headers, accepts, post }, call) => {
    const authorization = await parts.tokens?.authorize(call);
    const sent: OutboundRequest = {
      method: post === undefined ? 'GET' : 'POST',
      path,
      endpoint,
      headers: { ...protocol.headers, ...headers, ...authorization },
      ...(accepts === undefined ? {} : { accepts }),
      ...post,
    };
    const answer = await outbound.request(sent, call).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'UPSTREAM_REJECTED') parts.tokens?.forget();
      throw error;
    });
    const dated = Date.parse(answer.headers['date'] ?? '');
    let json: unknown = null;
    try {
      if (answer.body !== '') json = protocol.parse(answer.body);
    } catch (cause) {
      if (answer.status < 400) throw protocolError(`answered ${endpoint} with something that is not JSON`, cause);
    }
    const answeredAt = instantOf(Number.isNaN(dated) ? parts.now() : dated);
    return { status: answer.status, headers: answer.headers, answeredAt, json };
  };

  return {
    protocol,
    request,
    readPage: async (read, call) => {
      const answer = await request(read, call);
      if (answer.status >= 400) return { ...answer, page: NO_ROWS };
      try {
        return { ...answer, page: protocol.pageOf(answer.json) };
      } catch (cause) {
        throw protocolError(`answered ${read.endpoint} with no collection`, cause);
      }
    },
    pathOfLink: (link) => {
      const url = new URL(link, root);
      if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname))
        throw protocolError('sent a link that leads out of its service');
      return `${url.pathname.slice(root.pathname.length)}${url.search}`;
    },
  };
};
