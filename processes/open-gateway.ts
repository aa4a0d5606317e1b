import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExplorerOptions } from '@distribution/gateway/explorer/explorer-page';
import { createGateway, type Gateway, type GatewayOptions } from '@distribution/gateway/gateway';
import type { Readiness } from '@distribution/gateway/http/health-routes';
import type { Resources } from '@distribution/platform/resources/resources';
import { flowStatusAt } from '@distribution/model/operations/sync-flow';
import type { SystemsReader } from '@distribution/model/operations/system-state';
import type { Upstream } from '@distribution/platform/upstream/upstream';
import { openAccess } from './access.ts';
import { gatewaySettingsOf, withSubgraphSettings } from './gateway-settings.ts';
import { openEventSources } from './event-sources.ts';
import { observeOperations } from './observe-operations.ts';
import { openReadLog } from './open-read-log.ts';
import { readKnownOperations } from './known-operations.ts';
import type { World } from './world.ts';

/** The composition of all subgraphs. */
export const SUPERGRAPH_FILE = fileURLToPath(new URL('generated/supergraph.graphql', import.meta.url));

/** What differs between one process and many: how a subgraph is asked, and whether the asking is signed. */
export type Reach = Required<Pick<GatewayOptions, 'upstreams' | 'assertions'>>;

/** Every subgraph answers in this process, so nothing has to be signed. */
export const reachInProcess = (subgraphs: ReadonlyMap<string, Upstream>): Reach => ({
  upstreams: (name) => {
    const upstream = subgraphs.get(name);
    return upstream === undefined ? null : (request, context) => upstream.fetch(request, context);
  },
  assertions: null,
});

/** A listening gateway. */
export interface OpenGateway {
  readonly gateway: Gateway;
  readonly url: string;
  /** The sentence that says who is let in. */
  readonly access: string;
}

const REDIS_AWAY = { part: 'Redis', reason: 'does not answer: events come from the store, each process caches alone' };

/** Endpoints that are left alone, by system. */
const openCircuits = async (systems: SystemsReader): Promise<Readiness['degraded']> =>
  (await systems.listSystems()).flatMap(({ name, circuits }) =>
    circuits
      .filter(({ state }) => state !== 'CLOSED')
      .map(({ endpoint, process }) => ({
        part: `system ${name}`,
        reason: `${endpoint} does not answer (${process}): answered from the projection meanwhile`,
      })),
  );

/** Ready when the store answers, the first load is done and nothing is stopping; late or failing flows, circuits that are not closed and Redis away degrade it. */
const readinessOf =
  ({ store, clock, isRedisAway, systems }: World, isSeeded: () => boolean, isClosing: () => boolean) =>
  async (): Promise<Readiness> => {
    const redis = isRedisAway() ? [REDIS_AWAY] : [];
    try {
      const flows = await store.operations.listFlows();
      const late = flows.flatMap((flow) => {
        const status = flowStatusAt(flow, clock.now());
        return status === 'HEALTHY' ? [] : [{ part: `flow ${flow.name}`, reason: flow.lastErrorCode ?? status }];
      });
      return { ready: isSeeded() && !isClosing(), degraded: [...redis, ...late, ...(await openCircuits(systems))] };
    } catch {
      return { ready: false, degraded: [...redis, { part: 'store', reason: 'the database cannot be reached' }] };
    }
  };

/** Opens the gateway of our own supergraph at the configured address. Throws CONFIG_INVALID for a taken port. */
export const openGateway = async (
  world: World,
  reach: Reach,
  options: { readonly isSeeded: () => boolean; readonly explorer: ExplorerOptions | null },
  resources: Resources,
): Promise<OpenGateway> => {
  const { config, eventLog, cursors, log, metrics, clock, revocations } = world;
  const access = await openAccess(config, revocations, clock);
  await openEventSources(world, resources);
  if (config.metrics) observeOperations(metrics, world.store, clock);
  const gateway = createGateway({
    supergraphSdl: readFileSync(SUPERGRAPH_FILE, 'utf8'),
    ...gatewaySettingsOf(config),
    ...reach,
    upstreams: withSubgraphSettings(config, reach.upstreams),
    authentication: access.authentication,
    events: { log: eventLog, cursors },
    reads: openReadLog(world, resources),
    explorer: options.explorer,
    readiness: readinessOf(world, options.isSeeded, () => resources.isClosing()),
    warmOperations: await readKnownOperations(config.operationsFile),
    lifecycle: { noticeMs: config.shutdownNoticeMs, drainMs: config.shutdownDrainMs },
    logger: log,
    metrics: config.metrics ? metrics : null,
  });
  resources.own('gateway', () => gateway.close());
  return { gateway, url: await gateway.listen(config), access: access.sentence };
};
