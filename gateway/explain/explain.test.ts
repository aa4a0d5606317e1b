// Who is told how an answer comes about, and what: over the whole gateway, as a client asks.
import { createMetrics } from '@distribution/platform/telemetry/metrics';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import type { Principal } from '@distribution/platform/principal/principal';
import { createRevocationList } from '@distribution/platform/principal/revocations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from '../gateway.ts';

const user = (scopes: readonly string[], customers: readonly string[] | null = null): Principal => ({
  ...ANONYMOUS,
  kind: 'USER',
  subject: 'ann',
  scopes,
  customers,
});
const CALLERS: Readonly<Record<string, Principal>> = {
  operator: user(['explain']),
  employee: user(['read']),
  partner: user(['explain'], ['C-1']),
};
const QUERY = '{ items(first: 2) { name onHand } }';

describe('explanations', () => {
  let gateway: Gateway;
  let url: string;
  beforeAll(async () => {
    gateway = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      metrics: createMetrics({ process: 'gateway', processMetrics: false }),
      authentication: {
        verifier: { verifyBearer: async (token) => CALLERS[token] ?? ANONYMOUS },
        revocations: createRevocationList(),
        anonymousOnLoopback: true,
      },
      cost: { mode: 'MEASURE' },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => gateway.close());

  const ask = async (caller: string | null, extensions: Record<string, unknown> = { explain: true }) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(caller ? { authorization: `Bearer ${caller}` } : {}) },
      body: JSON.stringify({ query: QUERY, extensions }),
    });
    const body = (await response.json()) as {
      data?: unknown;
      errors?: { extensions: { code: string } }[];
      extensions?: { explain: Record<string, unknown> };
    }; // a GraphQL answer
    return { headers: response.headers, ...body };
  };

  it.each(['operator', null])('tell %s the plan, the calls and the cost', async (caller) => {
    const { data, extensions } = await ask(caller);
    expect(data).toEqual({ items: [1, 2].map((n) => ({ name: `Item ${n}`, onHand: n * 5 })) });
    expect(extensions?.explain).toMatchObject({
      plan: {
        kind: 'Sequence',
        nodes: [
          { kind: 'Fetch', subgraph: 'items', operation: expect.stringContaining('items') },
          {
            kind: 'Flatten',
            path: 'items.@',
            node: { kind: 'Fetch', subgraph: 'stock', representations: expect.stringMatching(/Item.*id/) },
          },
        ],
      },
      calls: [
        { subgraph: 'items', failed: false, representations: 0, ms: expect.any(Number) },
        { subgraph: 'stock', failed: false, representations: 2, ms: expect.any(Number) },
      ],
      cost: { estimated: 10, estimatedBySubgraph: { items: 10 }, actual: 2 },
    });
  });

  it.each(['employee', 'partner'])('are refused to an %s, and nothing is asked', async (caller) => {
    const { data, errors, extensions } = await ask(caller);
    expect([data, errors?.[0]?.extensions.code, extensions]).toEqual([undefined, 'FORBIDDEN', undefined]);
  });

  it('are given to those alone who ask', async () => {
    expect(await ask('operator', {})).not.toHaveProperty('extensions');
    expect((await ask('employee', {})).data).toBeTruthy();
  });

  it('go with costs in headers, for callers who may see them', async () => {
    const costsOf = ({ headers }: { headers: Headers }) =>
      ['x-graph-cost-estimated', 'x-graph-cost-actual'].map((name) => headers.get(name));
    expect(costsOf(await ask('operator', {}))).toEqual(['10', '2']);
    expect(costsOf(await ask('partner', {}))).toEqual([null, null]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/graph_operation_cost_estimated_count\{process="gateway"\} \d/);
    expect(metrics).toMatch(/graph_operation_cost_delta_bucket\{le="10",process="gateway"\} \d/);
  });
});
