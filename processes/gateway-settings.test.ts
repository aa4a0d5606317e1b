import { DEFAULT_COST } from '@distribution/gateway/cost/cost-options';
import { DEFAULT_LIMITS } from '@distribution/gateway/limits/limits';
import { DEFAULT_PLANNING } from '@distribution/gateway/planning/planning-options';
import { DEFAULT_HUB } from '@distribution/gateway/subscriptions/hub-options';
import { ANY_NAME } from '@distribution/platform/config/config';
import { readConfig } from '@distribution/platform/config/read-config';
import { describe, expect, it } from 'vitest';
import { configuredUrls, gatewaySettingsOf, withSubgraphSettings } from './gateway-settings.ts';

const configOf = (env: Readonly<Record<string, string>>) =>
  readConfig({ args: {}, env, file: null, root: '/project', workingDir: '/here' }, ANY_NAME);

const { maxMembers, maxMembersPerSubject, maxGroups, rendersInFlight, shareBetweenSubjects } = DEFAULT_HUB;

describe('the settings of a gateway', () => {
  it('are, when nobody sets any, what the gateway has of its own', () => {
    expect(gatewaySettingsOf(configOf({}))).toEqual({
      limits: { ...DEFAULT_LIMITS, operationTimeoutMs: 15_000 },
      cost: DEFAULT_COST,
      planning: DEFAULT_PLANNING,
      shareOperations: true,
      subscriptions: { maxMembers, maxMembersPerSubject, maxGroups, rendersInFlight, shareBetweenSubjects },
    });
  });

  it('come from the environment', () => {
    const settings = gatewaySettingsOf(
      configOf({
        LIMIT_DEPTH: '7',
        LIMIT_BATCH_SIZE: '5',
        INTROSPECTION: 'off',
        COST_MODE: 'ENFORCE',
        COST_MAX: '500',
        SUBGRAPH_INVENTORY_MAX_COST: '50',
        SHARE_OPERATIONS: 'off',
        SHARE_SUBSCRIPTIONS: 'off',
        LIMIT_SUBSCRIPTIONS: '30',
        LIMIT_SUBSCRIPTIONS_PER_PRINCIPAL: '3',
        LIMIT_SUBSCRIPTION_GROUPS: '20',
        LIMIT_RENDERS_IN_FLIGHT: '8',
        OVERRIDE_LABELS: 'new-stock',
      }),
    );
    expect(settings).toMatchObject({
      limits: { maxDepth: 7, maxBatchSize: 5, introspection: false },
      cost: { mode: 'ENFORCE', maxCost: 500, maxCostOfSubgraph: { inventory: 50 } },
      planning: { overrideLabels: ['new-stock'] },
      shareOperations: false,
      subscriptions: {
        maxMembers: 30,
        maxMembersPerSubject: 3,
        maxGroups: 20,
        rendersInFlight: 8,
        shareBetweenSubjects: false,
      },
    });
  });

  it('reach subgraphs in this process and over HTTP', () => {
    const config = configOf({
      SUBGRAPH_ORDERS_MAX_BATCH_SIZE: '20',
      SUBGRAPH_STOCK_LEVELS_SHARING: 'off',
      SUBGRAPH_STOCK_LEVELS_URL: 'http://stock/graphql',
      SUBGRAPH_STOCK_LEVELS_MAX_COST: '9',
    });
    const local = async () => ({ data: null });
    expect(withSubgraphSettings(config, () => local)('orders')).toEqual({ at: local, maxBatchSize: 20 });
    expect(withSubgraphSettings(config, () => ({ at: local, maxBatchSize: 3 }))('orders')).toMatchObject({
      maxBatchSize: 3,
    });
    const overHttp = withSubgraphSettings(config, configuredUrls(config));
    expect(overHttp('Stock_Levels')).toEqual({ at: 'http://stock/graphql', sharing: false });
    expect(overHttp('products')).toEqual({ at: null });
  });
});
