// The front door: serves any supergraph over HTTP and WebSocket. In: a supergraph's SDL and, per subgraph, a function or
// a URL to ask it by. Out: a gateway that listens and closes. It knows graphs, not business: what an event stream is, it
// reads from the schema's directives. A subgraph that is down costs its own fields; the event log down, its streams;
// authentication's keys down, new callers.
import type { AddressInfo } from 'node:net';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Assertions } from '@distribution/platform/principal/assertion';
import type { Principal } from '@distribution/platform/principal/principal';
import { Agent } from 'undici';
import { createDoor, type Authentication } from './access/door.ts';
import type { UpstreamFetch } from './engine/data-source.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { createSupergraph, type SubgraphEntry } from './engine/supergraph.ts';
import type { ExplorerOptions } from './explorer/explorer-page.ts';
import { registerExplorer } from './explorer/explorer-routes.ts';
import { SILENT_LOGGER, type GatewayLogger } from './gateway-logger.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import { createFront, registerFailures } from './http/front.ts';
import { registerGraphqlRoute } from './http/graphql-route.ts';
import { registerHealthRoutes, type Readiness } from './http/health-routes.ts';
import { DEFAULT_LIMITS, type Limits } from './limits/limits.ts';
import { createOperationRunner } from './run-operation.ts';
import { openSocketServer } from './subscriptions/socket-server.ts';
import { createSubscriber, type EventSource } from './subscriptions/subscriber.ts';
import { createHttpUpstream } from './upstream/http-upstream.ts';

export interface GatewayOptions {
  readonly supergraphSdl: string;
  /** How each subgraph is asked: a function in this process, a URL, or `null` for the URL the supergraph names. */
  readonly upstreams?: (subgraph: string) => UpstreamFetch | string | null;
  /** Signs who asks for subgraphs over HTTP; `null` sends nothing (subgraphs that are not ours). */
  readonly assertions?: Pick<Assertions, 'signAssertion'> | null;
  /** How tokens are judged; `null`: none is configured, and only loopback is served, without a token. */
  readonly authentication?: Authentication | null;
  /** Where subscriptions read; `null`: there is no event log, and they are refused. */
  readonly events?: EventSource | null;
  /** The page for browsers; `null` serves none. */
  readonly explorer?: ExplorerOptions | null;
  readonly readiness?: () => Promise<Readiness>;
  readonly limits?: Partial<Limits>;
  readonly logger?: GatewayLogger;
  /** Told of every operation, fetch and event, and shown at `/metrics`; `null`: metrics are off. */
  readonly metrics?: GatewayMetrics | null;
}

export interface Gateway {
  readonly engine: Engine;
  /** Binds the port (0: any free one); gives the base URL. Throws `CONFIG_INVALID` when it is taken. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** Ends sockets, lets running requests finish, closes what it opened. May be called twice. */
  close(): Promise<void>;
}

const urlOf = ({ name, url }: SubgraphEntry, given: string | null): string => {
  const chosen = given ?? url;
  if (URL.canParse(chosen) && /^https?:$/.test(new URL(chosen).protocol)) return chosen;
  throw new AppError('CONFIG_INVALID', `The subgraph "${name}" has no usable URL (${chosen || 'none given'}).`, {
    nextStep: 'Give the subgraph a http(s) routing URL when composing, or configure one for it.',
  });
};

/** Builds a gateway for one supergraph; nothing is opened but what it closes itself. Throws `CONFIG_INVALID`. */
export const createGateway = (options: GatewayOptions): Gateway => {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const logger = options.logger ?? SILENT_LOGGER;
  const metrics = options.metrics ?? null;
  const supergraph = createSupergraph(options.supergraphSdl);
  const agent = new Agent({ connections: 64, keepAliveTimeout: 60_000 });
  const fetches = new Map<string, UpstreamFetch>();
  for (const subgraph of supergraph.subgraphs) {
    const given = options.upstreams?.(subgraph.name) ?? null;
    const fetch =
      typeof given === 'function'
        ? given
        : createHttpUpstream(subgraph.name, urlOf(subgraph, given), agent, options.assertions ?? null);
    fetches.set(subgraph.name, fetch);
  }
  const fetchOf = (name: string): UpstreamFetch => {
    const fetch = fetches.get(name);
    if (!fetch) throw new AppError('INTERNAL', `no way to ask subgraph ${name}`);
    return fetch;
  };
  const engine = createEngine(supergraph, fetchOf, limits, logger, (call) => metrics?.subgraphCall(call));
  const door = createDoor(options.authentication ?? null);
  const runner = createOperationRunner(engine, limits.operationTimeoutMs, logger, metrics);
  const readiness = options.readiness ?? (async () => ({ ready: true, degraded: [] }));

  const app = createFront(limits.maxBodyBytes);
  registerFailures(app, runner, limits.maxBodyBytes);
  registerHealthRoutes(app, supergraph.hash, readiness, metrics);
  registerGraphqlRoute(app, door, runner, options.explorer ? registerExplorer(app, options.explorer) : null);

  const subscriber = createSubscriber(engine, options.events ?? null, runner, logger, metrics);
  const isRevoked = (principal: Principal) => options.authentication?.revocations.isRevoked(principal) ?? false;
  const sockets = openSocketServer(app.server, { engine, door, isRevoked, runner, subscriber, limits, logger });

  let closing: Promise<void> | null = null;
  const closeAll = async () => {
    await sockets.close();
    await app.close();
    await agent.close();
  };
  return {
    engine,
    async listen({ host, port }) {
      try {
        await app.listen({ host, port });
      } catch (cause) {
        throw listenFailure(cause, host, port);
      }
      const bound = app.server.address() as AddressInfo; // listening on TCP, so it is never a path or null
      return `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
    },
    close: () => (closing ??= closeAll()),
  };
};

const listenFailure = (cause: unknown, host: string, port: number): AppError => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EADDRINUSE') {
    return new AppError('CONFIG_INVALID', `Port ${port} on ${host} is taken by another program.`, {
      cause,
      nextStep: 'Stop that program, or choose another port (PORT or --port).',
    });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('CONFIG_INVALID', `Cannot listen on ${host}:${port}: ${reason}`, {
    cause,
    nextStep: 'Choose an address of this machine and a port above 1023.',
  });
};
