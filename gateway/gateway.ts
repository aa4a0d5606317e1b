// The front door: serves any supergraph over HTTP and WebSocket. In: a supergraph's SDL and, per subgraph, a function or
// a URL to ask it by. Out: a gateway that listens and closes. It knows graphs, not business: what an event stream is, it
// reads from the schema's directives. A subgraph that is down costs its own fields; the event log down, its streams;
// authentication's keys down, new callers.
import type { AddressInfo } from 'node:net';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Principal } from '@distribution/platform/principal/principal';
import type { ReadObserver } from '@distribution/platform/read-log/read-log';
import { createDoor, type Authentication } from './access/door.ts';
import { DEFAULT_COST, type CostOptions } from './cost/cost-options.ts';
import type { Engine } from './engine/engine.ts';
import type { ExplorerOptions } from './explorer/explorer-page.ts';
import { registerExplorer } from './explorer/explorer-routes.ts';
import { SILENT_LOGGER } from './gateway-logger.ts';
import { createFront, registerFailures } from './http/front.ts';
import { createGraphqlHandler } from './http/graphql-handler.ts';
import { registerHealthRoutes, type Readiness } from './http/health-routes.ts';
import { drainServer } from './lifecycle/drain-server.ts';
import { createGenerations, type SwapOutcome } from './lifecycle/generations.ts';
import { DEFAULT_LIFECYCLE, type LifecycleOptions } from './lifecycle/lifecycle-options.ts';
import { watchUnusedConnections } from './lifecycle/unused-connections.ts';
import { createLiveEngine } from './lifecycle/live-engine.ts';
import { createPlanCacheCounts, type KnownOperation } from './lifecycle/plan-cache.ts';
import { DEFAULT_LIMITS, type Limits } from './limits/limits.ts';
import { createReadNotes } from './note-reads.ts';
import { openEngine, type EngineSources } from './open-engine.ts';
import { createOperationRunner } from './run-operation.ts';
import type { EventSource } from './subscriptions/event-source.ts';
import { createHub } from './subscriptions/hub.ts';
import { DEFAULT_HUB, type HubOptions } from './subscriptions/hub-options.ts';
import type { HubStatus } from './subscriptions/hub-status.ts';
import { registerSubscriptionStatus } from './subscriptions/status-route.ts';
import { openSocketServer } from './subscriptions/socket-server.ts';
import { createGrants } from './subscriptions/transports/grants.ts';
import { createHttpStreams } from './subscriptions/transports/http-streams.ts';
import { createSeats } from './subscriptions/transports/seats.ts';
import { createConnections } from './upstream/connections.ts';
import { createTransportTotals } from './upstream/transport-totals.ts';

export interface GatewayOptions extends EngineSources {
  readonly supergraphSdl: string;
  /** How tokens are judged; `null`: none is configured, and only loopback is served, without a token. */
  readonly authentication?: Authentication | null;
  /** Where subscriptions read; `null`: there is no event log, and they are refused. */
  readonly events?: EventSource | null;
  readonly subscriptions?: Partial<HubOptions>;
  /** Told which records callers were given, as far as subgraphs say it; `null`, the default: reads are not noted. */
  readonly reads?: ReadObserver | null;
  /** The page for browsers; `null` serves none. */
  readonly explorer?: ExplorerOptions | null;
  readonly readiness?: () => Promise<Readiness>;
  readonly limits?: Partial<Limits>;
  /** How operations are judged by their costs; off unless a mode is given. */
  readonly cost?: Partial<CostOptions>;
  /** Equal queries of equal callers in flight share one execution; default true. */
  readonly shareOperations?: boolean;
  /** Operations to prepare before the gateway says that it is ready, and before another supergraph serves. */
  readonly warmOperations?: readonly KnownOperation[];
  readonly lifecycle?: Partial<LifecycleOptions>;
}

export interface Gateway {
  /** The engine of the supergraph that serves now. */
  readonly engine: Engine;
  /**
   * Serves another supergraph once its known operations are prepared; what was begun ends in the present one. Of several
   * the last good one wins. Rejects with `CONFIG_INVALID` when it cannot be used: the present one stays.
   */
  reload(supergraphSdl: string): Promise<SwapOutcome>;
  /** The subscriptions that run, and what became of others. */
  subscriptions(): HubStatus;
  /** Binds the port (0: any free one); gives the base URL. Throws `CONFIG_INVALID` when it is taken. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** Says that it is not ready, lets what was begun finish, ends sockets, closes what it opened. May be called twice. */
  close(): Promise<void>;
}

/** Builds a gateway for one supergraph; nothing is opened but what it closes itself. Throws `CONFIG_INVALID`. */
export const createGateway = (options: GatewayOptions): Gateway => {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const logger = options.logger ?? SILENT_LOGGER;
  const metrics = options.metrics ?? null;
  const lifecycle = { ...DEFAULT_LIFECYCLE, ...options.lifecycle };
  const connections = createConnections();
  const counts = createPlanCacheCounts();
  metrics?.observePlanCache(() => counts);
  const totals = createTransportTotals();
  metrics?.observeSubgraphCalls(() => totals.read());
  const open = (sdl: string) => openEngine(sdl, options, limits, connections, counts, totals);
  const generations = createGenerations(options.supergraphSdl, open, {
    ...lifecycle,
    warmOperations: options.warmOperations ?? [],
    inUse: () => hub.inUse(),
    logger,
    onOutcome(outcome) {
      metrics?.supergraphOffered({ outcome });
      if (outcome === 'SWAPPED') void hub.replan();
    },
  });
  const engine = createLiveEngine(() => generations.current());
  const door = createDoor(options.authentication ?? null);
  const reads = options.reads ? createReadNotes(options.reads, () => engine.supergraph.apiSchema) : null;
  const runner = createOperationRunner(
    engine,
    {
      shareOperations: options.shareOperations ?? true,
      cost: { ...DEFAULT_COST, ...options.cost },
    },
    logger,
    metrics,
    reads,
  );
  const readiness = options.readiness ?? (async () => ({ ready: true, degraded: [] }));

  const hub = createHub({
    engine,
    events: options.events ?? null,
    runner,
    reads,
    logger,
    timeoutMs: limits.operationTimeoutMs,
    options: { ...DEFAULT_HUB, ...options.subscriptions },
  });
  metrics?.observeSubscriptions(() => hub.status());
  const isRevoked = (principal: Principal) => options.authentication?.revocations.isRevoked(principal) ?? false;
  const parts = { engine, runner, hub, limits, grants: createGrants(isRevoked), seats: createSeats(limits) };
  const streams = createHttpStreams(parts);

  const graphqlHandler = createGraphqlHandler(door, runner, limits, () => generations.current().forwarded, streams);
  const app = createFront(limits, graphqlHandler, Boolean(options.explorer));
  registerFailures(app, runner);
  registerHealthRoutes(
    app,
    () => generations.status(),
    readiness,
    () => closing !== null,
    metrics,
  );
  registerSubscriptionStatus(app, door, () => hub.status());
  if (options.explorer) registerExplorer(app, options.explorer);
  const unused = watchUnusedConnections(app.server);
  const sockets = openSocketServer(app.server, { ...parts, door, logger });
  const callers = {
    refuse: () => sockets.refuse(),
    close: async (withinMs: number) => void (await Promise.all([sockets.close(withinMs), streams.close(withinMs)])),
  };

  let closing: Promise<void> | null = null;
  const closeAll = async () => {
    await drainServer(app.server, lifecycle, { sockets: callers, unused, closeFront: () => app.close() });
    hub.close();
    await generations.close(0); // whoever could have waited for an answer is gone
    await connections.close();
  };
  return {
    engine,
    subscriptions: () => hub.status(),
    reload: (supergraphSdl) => generations.reload(supergraphSdl),
    async listen({ host, port }) {
      try {
        await app.listen({ host, port });
      } catch (cause) {
        throw listenFailure(cause, host, port);
      }
      void generations.begin();
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
