import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import { collectionSchema, type Collection } from './wire.ts';

/** One read of the service. */
export interface ODataRequest {
  /** Below the service root, encoded. */
  readonly path: string;
  readonly endpoint: string;
  readonly prefer?: string;
  /** A POST of this JSON text instead of a GET, made once under the key. */
  readonly create?: { readonly body: string; readonly idempotencyKey: string };
  readonly accepts?: readonly number[];
}
export interface ODataAnswer {
  readonly status: number;
  readonly preferenceApplied: string;
  /** The service's clock when it answered (the Date header, whole seconds). */
  readonly answeredAt: Instant;
  readonly json: unknown;
}

/** The service, as this adapter speaks to it. */
export interface ODataClient {
  request(request: ODataRequest, call: SourceCall): Promise<ODataAnswer>;
  /** Reads a collection page; throws UPSTREAM_PROTOCOL when the answer is none. */
  readCollection(request: ODataRequest, call: SourceCall): Promise<ODataAnswer & { readonly page: Collection }>;
  /** A next or delta link as a path below the service root; a link that leads elsewhere is refused. */
  pathOfLink(link: string): string;
}

const protocolError = (system: string, what: string, cause: unknown = what): AppError =>
  new AppError('UPSTREAM_PROTOCOL', `${system} ${what}`, { cause });

/** Builds the client over the house's one way out. */
export const createODataClient = (
  system: string,
  baseUrl: string,
  outbound: Outbound,
  now: () => number,
): ODataClient => {
  const root = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);

  const request: ODataClient['request'] = async ({ path, endpoint, prefer, accepts, create }, call) => {
    const { status, headers, body } = await outbound.request(
      {
        method: create === undefined ? 'GET' : 'POST',
        path,
        endpoint,
        headers: {
          // Decimals as text: as JSON numbers they lose digits.
          accept: 'application/json;odata.metadata=minimal;IEEE754Compatible=true',
          'odata-maxversion': '4.0',
          ...(prefer === undefined ? {} : { prefer }),
        },
        ...(accepts === undefined ? {} : { accepts }),
        ...create,
      },
      call,
    );
    const dated = Date.parse(headers['date'] ?? '');
    let json: unknown;
    try {
      json = body === '' ? null : JSON.parse(body);
    } catch (cause) {
      throw protocolError(system, `answered ${endpoint} with something that is not JSON`, cause);
    }
    return {
      status,
      preferenceApplied: headers['preference-applied'] ?? '',
      answeredAt: instantOf(Number.isNaN(dated) ? now() : dated),
      json,
    };
  };

  return {
    request,
    readCollection: async (read, call) => {
      const answer = await request(read, call);
      if (answer.status === 410) return { ...answer, page: { value: [] } };
      const page = collectionSchema.safeParse(answer.json);
      if (!page.success) throw protocolError(system, `answered ${read.endpoint} with no collection`, page.error);
      return { ...answer, page: page.data };
    },
    pathOfLink: (link) => {
      const url = new URL(link, root);
      if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname))
        throw protocolError(system, 'sent a link that leads out of its service');
      return `${url.pathname.slice(root.pathname.length)}${url.search}`;
    },
  };
};
