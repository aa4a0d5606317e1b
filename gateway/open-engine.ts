import { AppError } from '@distribution/platform/errors/app-error';
import type { Assertions } from '@distribution/platform/principal/assertion';
import type { CallReport } from './engine/answer.ts';
import { createEngine } from './engine/engine.ts';
import { createSupergraph } from './engine/supergraph.ts';
import { SILENT_LOGGER, type GatewayLogger } from './gateway-logger.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import type { OpenedEngine } from './lifecycle/generation.ts';
import type { PlanCacheCounts } from './lifecycle/plan-cache.ts';
import type { Limits } from './limits/limits.ts';
import { DEFAULT_PLANNING, type PlanningOptions } from './planning/planning-options.ts';
import { troubleOf } from './subgraph-trouble.ts';
import type { Connections } from './upstream/connections.ts';
import type { TransportTotals } from './upstream/transport-totals.ts';
import type { SubgraphAccess } from './upstream/subgraph-transport.ts';
import {
  createSubgraphAccess,
  forwardedTo,
  type SubgraphUpstream,
  type UpstreamFetch,
} from './upstream/subgraph-upstream.ts';

/** What an engine is opened with besides its supergraph. */
export interface EngineSources {
  /** How each subgraph is asked: a function in this process, a URL, or `null` for the URL the supergraph names. */
  readonly upstreams?: (subgraph: string) => SubgraphUpstream | UpstreamFetch | string | null;
  /** Signs who asks for subgraphs over HTTP; `null` sends nothing (subgraphs that are not ours). */
  readonly assertions?: Pick<Assertions, 'signAssertion'> | null;
  readonly planning?: Partial<PlanningOptions>;
  readonly logger?: GatewayLogger;
  /** Told of every operation, fetch and event, and shown at `/metrics`; `null`: metrics are off. */
  readonly metrics?: GatewayMetrics | null;
}

/**
 * Opens all that depends on the supergraph. Throws `CONFIG_INVALID` when it cannot be used.
 * @param connections to subgraphs, which outlive a supergraph
 * @param counts of the plan caches of all supergraphs of this gateway
 * @param totals of the calls to subgraphs under all of them
 */
export const openEngine = (
  supergraphSdl: string,
  { upstreams, assertions = null, planning, logger = SILENT_LOGGER, metrics = null }: EngineSources,
  limits: Limits,
  connections: Connections,
  counts: PlanCacheCounts,
  totals: TransportTotals,
): OpenedEngine => {
  const supergraph = createSupergraph(supergraphSdl, { ...DEFAULT_PLANNING, ...planning });
  const accesses = new Map<string, SubgraphAccess>();
  const forwarded = new Set<string>();
  for (const subgraph of supergraph.subgraphs) {
    const given = upstreams?.(subgraph.name) ?? null;
    accesses.set(subgraph.name, createSubgraphAccess(subgraph, given, connections, assertions));
    for (const name of forwardedTo(given)) forwarded.add(name);
  }
  const accessOf = (name: string): SubgraphAccess => {
    const access = accesses.get(name);
    if (!access) throw new AppError('INTERNAL', `no way to ask subgraph ${name}`);
    return access;
  };
  const observer = {
    ended: (call: CallReport) => metrics?.subgraphCall(call),
    failed(subgraph: string, err: unknown, correlationId: string) {
      if (err instanceof AppError && err.code === 'CANCELLED') {
        logger.debug({ subgraph, correlationId }, 'whoever asked has gone'); // that is no trouble of the subgraph's
      } else logger.warn({ subgraph, correlationId, ...troubleOf(err) }, 'subgraph gave no answer');
    },
  };
  const engine = createEngine(supergraph, accessOf, limits, observer, {
    counts,
    planned: (done) => metrics?.operationPlanned(done),
  });
  const settle = [...accesses.values()].map(({ name, transport }) => totals.follow(name, transport));
  return {
    engine,
    forwarded: [...forwarded],
    async close() {
      for (const each of settle) each();
    },
  };
};
