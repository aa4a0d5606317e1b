import { readFileSync } from 'node:fs';
import type { ExplorerOptions } from '@distribution/gateway/explorer/explorer-page';
import { createGateway, type GatewayOptions } from '@distribution/gateway/gateway';
import type { Readiness } from '@distribution/gateway/http/health-routes';
import type { Resources } from '@distribution/platform/resources/resources';
import { flowStatusAt } from '@distribution/model/operations/sync-flow';
import type { Upstream } from '@distribution/platform/upstream/upstream';
import { openAccess } from './access.ts';
import type { World } from './world.ts';

const SUPERGRAPH = new URL('generated/supergraph.graphql', import.meta.url);

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
  readonly url: string;
  /** The sentence that says who is let in. */
  readonly access: string;
}

/** Ready when the store answers and the first load is done; flows that are late or failing degrade it. */
const readinessOf =
  ({ store, clock }: World, isSeeded: () => boolean) =>
  async (): Promise<Readiness> => {
    try {
      const flows = await store.operations.listFlows();
      const degraded = flows.flatMap((flow) => {
        const status = flowStatusAt(flow, clock.now());
        return status === 'HEALTHY' ? [] : [{ part: `flow ${flow.name}`, reason: flow.lastErrorCode ?? status }];
      });
      return { ready: isSeeded(), degraded };
    } catch {
      return { ready: false, degraded: [{ part: 'store', reason: 'the database cannot be reached' }] };
    }
  };

/** Opens the gateway of our own supergraph at the configured address. Throws CONFIG_INVALID for a taken port. */
export const openGateway = async (
  world: World,
  reach: Reach,
  options: { readonly isSeeded: () => boolean; readonly explorer: ExplorerOptions | null },
  resources: Resources,
): Promise<OpenGateway> => {
  const { config, store, cursors, log, metrics, clock, revocations } = world;
  const access = await openAccess(config, revocations, clock);
  const gateway = createGateway({
    supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
    ...reach,
    authentication: access.authentication,
    events: { log: store.eventLog, cursors },
    explorer: options.explorer,
    readiness: readinessOf(world, options.isSeeded),
    limits: { operationTimeoutMs: config.requestDeadlineMs },
    logger: log,
    metrics: config.metrics ? metrics : null,
  });
  resources.own('gateway', () => gateway.close());
  return { url: await gateway.listen(config), access: access.sentence };
};
