import type { GatewayOptions } from '@distribution/gateway/gateway';
import type { SubgraphUpstream } from '@distribution/gateway/upstream/subgraph-upstream';
import type { Config, SubgraphConfig } from '@distribution/platform/config/config';

type Upstreams = NonNullable<GatewayOptions['upstreams']>;

/** A subgraph's settings; its name in a variable's is in small letters, with `-` for `_`. */
const settingsOf = ({ subgraphs }: Config, name: string): SubgraphConfig =>
  subgraphs[name] ?? subgraphs[name.toLowerCase().replaceAll('_', '-')] ?? {};

/** Names of subgraphs that have settings and are not among these. */
export const settingsForNoneOf = ({ subgraphs }: Config, names: readonly string[]): readonly string[] =>
  Object.keys(subgraphs).filter(
    (set) => !names.some((name) => name === set || name.toLowerCase().replaceAll('_', '-') === set),
  );

/** Ways to ask subgraphs, with what is set of each; a way that has a setting of its own keeps it. */
export const withSubgraphSettings =
  (config: Config, upstreams: Upstreams): Upstreams =>
  (name): SubgraphUpstream => {
    const given = upstreams(name);
    const { url: _url, maxCost: _maxCost, ...settings } = settingsOf(config, name);
    return typeof given === 'object' && given !== null ? { ...settings, ...given } : { ...settings, at: given };
  };

/** Where configuration says that a subgraph answers; `null`: where the supergraph says. */
export const configuredUrls =
  (config: Config) =>
  (name: string): string | null =>
    settingsOf(config, name).url ?? null;

/** What configuration says of limits, costs, plans, sharing and subscriptions, as a gateway takes it. */
export const gatewaySettingsOf = (
  config: Config,
): Required<Pick<GatewayOptions, 'limits' | 'cost' | 'planning' | 'shareOperations' | 'subscriptions'>> => {
  const costs = Object.entries(config.subgraphs).flatMap(([name, { maxCost }]) =>
    maxCost === undefined ? [] : [[name, maxCost] as const],
  );
  return {
    limits: {
      maxBodyBytes: config.limitBodyBytes,
      maxHeaderBytes: config.limitHeaderBytes,
      maxTokens: config.limitTokens,
      maxDepth: config.limitDepth,
      maxAliases: config.limitAliases,
      maxRootFields: config.limitRootFields,
      maxFields: config.limitFields,
      maxDirectives: config.limitDirectives,
      maxDirectivesAtOnePlace: config.limitDirectivesAtOnePlace,
      maxBatchSize: config.limitBatchSize,
      maxSubscriptionsPerConnection: config.limitSubscriptionsPerConnection,
      maxOperationsPerSecond: config.limitOperationsPerSecond,
      maxConnections: config.limitConnections,
      maxConnectionsPerPrincipal: config.limitConnectionsPerPrincipal,
      connectionInitMs: config.limitConnectionInitMs,
      introspection: config.introspection,
      planCacheBytes: config.planCacheBytes,
      operationTimeoutMs: config.requestDeadlineMs,
    },
    cost: {
      mode: config.costMode,
      maxCost: config.costMax,
      maxCostOfSubgraph: Object.fromEntries(costs),
      maxErpCalls: config.limitErpCalls,
      assumedListSize: config.costAssumedListSize,
    },
    planning: { overrideLabels: config.overrideLabels },
    shareOperations: config.shareOperations,
    subscriptions: {
      maxMembers: config.limitSubscriptions,
      maxMembersPerSubject: config.limitSubscriptionsPerPrincipal,
      maxGroups: config.limitSubscriptionGroups,
      rendersInFlight: config.limitRendersInFlight,
      shareBetweenSubjects: config.shareSubscriptions,
    },
  };
};
