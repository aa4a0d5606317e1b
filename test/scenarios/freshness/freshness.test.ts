// Freshness through the graph, against the sandbox's ERP over HTTP: what is too old is refused, asked for once, or marked.
import { EVERYTHING } from '@distribution/model/read-scope';
import { instantOf } from '@distribution/model/time/instant';
import { first } from '@distribution/test/kit/apply-changes';
import { EXCEPTION_POLICY } from '@distribution/test/kit/exception-policy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgedGraph, openAgedGraph } from './open-aged-graph.ts';

let graph: AgedGraph;
beforeAll(async () => {
  graph = await openAgedGraph();
}, 300_000);
afterAll(() => graph?.close());
beforeEach(() => {
  graph.servers.faults.erp.set({});
});

/** What was answered, and how many calls to the ERP that took. */
const cost = async (query: string, request: object = {}) => {
  const before = graph.erpCalls();
  const answer = await graph.ask(query, request);
  return { ...answer, calls: graph.erpCalls() - before };
};
const pathsOf = ({ extensions }: { extensions?: { freshness?: readonly { path: readonly string[] }[] } }) =>
  (extensions?.freshness ?? []).map(({ path }) => path.join('.')).sort();

const LIST =
  'inventoryPositions(filter: { skus: ["A-100"] }) { nodes { location { code } onHand { value } available { value } asOf } }';

describe('data inside its budget', () => {
  beforeAll(() => graph.age(['inventory', 'planning-parameters'], 1));

  it('is answered from the projection, and nothing is said of its age', async () => {
    const { extensions, errors, calls } = await cost(`{ ${LIST} }`);
    expect({ extensions, errors, calls }).toEqual({ extensions: undefined, errors: undefined, calls: 0 });
  });

  it('tells its age when it is asked to, one entry for each path', async () => {
    const answer = await cost(
      `{ product(sku: "A-100") { sku stock: inventory { nodes { on: onHand { value } reorderPoint { value } } } } }`,
      {
        extensions: { freshness: true },
      },
    );
    expect(answer.errors).toBeUndefined();
    const entries = answer.extensions?.freshness ?? [];
    expect(entries.find(({ path }) => path.at(-1) === 'on')).toEqual({
      path: ['product', 'stock', 'nodes', 'on'],
      asOf: expect.any(String),
      servedFrom: 'PROJECTION',
      source: 'erp',
      ageMs: expect.any(Number),
      budgetMs: 900_000,
      breached: false,
      values: 4,
      breachedValues: 0,
    });
    expect(entries[0]?.ageMs).toBeGreaterThanOrEqual(60_000);
    expect(pathsOf(answer)).toContain('product.stock.nodes.reorderPoint');
  });

  it('is read anew, once, for an operation that demands less', async () => {
    const answer = await cost(`query Demanding @maxStaleness(of: "PT30S") { ${LIST} }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.calls).toBe(1);
    expect(answer.extensions?.freshness?.map(({ servedFrom, breached }) => [servedFrom, breached])).toEqual([
      ['ERP', false],
      ['ERP', false],
    ]);
    expect(answer.data.inventoryPositions.nodes).toHaveLength(4);
  });

  it('is another plan and another answer for another demand, also by a variable', async () => {
    const query = `query ($most: Duration!) @maxStaleness(of: $most) { ${LIST} }`;
    expect((await cost(query, { variables: { most: 'PT1H' } })).calls).toBe(0);
    expect((await cost(query, { variables: { most: 'PT30S' } })).calls).toBe(1);
    const { errors } = await cost(query, { variables: { most: '1 minute' } });
    expect(errors?.[0]?.message).toContain('ISO 8601');
  });
});

describe('data older than its budget', () => {
  beforeAll(() => graph.age(['inventory', 'planning-parameters'], 11 * 24 * 60));

  it('REFRESH: costs one read of the system of record for all of the list', async () => {
    const answer = await cost(`{ ${LIST} }`);
    expect(answer).toMatchObject({ calls: 1 });
    expect(answer.errors).toBeUndefined();
    expect(answer.extensions).toBeUndefined();
    const ages = answer.data.inventoryPositions.nodes.map(
      ({ asOf }: { asOf: string }) => Date.now() - Date.parse(asOf),
    );
    expect(Math.max(...ages)).toBeLessThan(300_000);
  });

  it('REFRESH: is served as it is known and marked when the system cannot answer', async () => {
    graph.servers.faults.erp.set({ down: true });
    const answer = await cost(`{ ${LIST} }`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.inventoryPositions.nodes).toHaveLength(4);
    expect(answer.extensions?.freshness).toHaveLength(2);
    expect(answer.extensions?.freshness?.[0]).toMatchObject({
      path: ['inventoryPositions', 'nodes', 'onHand'],
      servedFrom: 'FALLBACK',
      breached: true,
      values: 4,
      breachedValues: 4,
    });
  });

  it('SERVE_STALE: is served without asking anybody, and marked', async () => {
    const answer = await cost('{ inventoryPositions(filter: { skus: ["A-100"] }) { nodes { held { value } } } }');
    expect(answer).toMatchObject({ calls: 0 });
    expect(answer.errors).toBeUndefined();
    expect(answer.extensions?.freshness).toMatchObject([
      { path: ['inventoryPositions', 'nodes', 'held'], servedFrom: 'FALLBACK', breached: true, budgetMs: 900_000 },
    ]);
  });

  it('FAIL: is refused by a typed error at its path, and nobody is asked', async () => {
    const answer = await cost('{ inventoryPositions(first: 1) { nodes { id reorderPoint { value } } } }');
    expect(answer).toMatchObject({ calls: 0, data: { inventoryPositions: { nodes: [{ reorderPoint: null }] } } });
    expect(answer.errors).toMatchObject([
      {
        path: ['inventoryPositions', 'nodes', 0, 'reorderPoint'],
        extensions: {
          code: 'FRESHNESS_BREACHED',
          retryable: true,
          source: 'erp',
          onBreach: 'FAIL',
          budgetMs: 604_800_000,
          asOf: expect.any(String),
          subgraph: 'inventory',
        },
      },
    ]);
  });

  it('is refused when the operation demands what nobody can give now', async () => {
    graph.servers.faults.erp.set({ down: true });
    const answer = await cost(
      'query @maxStaleness(of: "PT1M") { product(sku: "A-100") { sku inventory { nodes { onHand { value } } } } }',
    );
    expect(answer.data).toEqual({ product: { sku: 'A-100', inventory: null } });
    expect(answer.errors?.[0]).toMatchObject({
      path: ['product', 'inventory', 'nodes', 0, 'onHand'],
      extensions: { code: 'FRESHNESS_BREACHED', servedFrom: 'FALLBACK', budgetMs: 60_000 },
    });
  });

  it('a computed value is as old as its oldest input', async () => {
    await graph.age(['planning-parameters'], 1);
    await graph.move();
    const answer = await cost(
      'query { inventoryPositions(filter: { skus: ["A-100"] }) { nodes { onHand { value } available @include(if: false) { value } reserved { value } belowSafetyStock } } }',
      { extensions: { freshness: true } },
    );
    const ageOf = (field: string) => answer.extensions?.freshness?.find(({ path }) => path.at(-1) === field);
    expect(answer.calls).toBe(0);
    expect(ageOf('onHand')).toMatchObject({ breached: false });
    expect(ageOf('reserved')).toMatchObject({ breached: true });
    expect(ageOf('belowSafetyStock')?.asOf).toBe(ageOf('reserved')?.asOf);
  });

  it('is read once for a single record, however it is asked for', async () => {
    const one = 'inventoryPosition(sku: "A-100", locationCode: "DC-ATL") { onHand { value } available { value } }';
    expect((await cost(`query @maxStaleness(of: "PT1M") { ${one} }`)).calls).toBe(1);
    expect((await cost(`{ ${one} }`)).calls).toBe(1);
  });
});

describe('a flow and its recovery objective', () => {
  const HELD = '{ inventoryPositions(filter: { skus: ["A-100"] }) { nodes { held { value } } } }';
  const state = async () => {
    const { data } = await graph.ask(
      '{ syncFlow(name: "inventory") { maxLatencySeconds fallback { kind since runbook } } }',
    );
    const { extensions } = await graph.ask(HELD);
    return { fallback: data.syncFlow.fallback, servedFrom: extensions?.freshness?.map(({ servedFrom }) => servedFrom) };
  };
  const breach = async () => {
    const now = instantOf(Date.now());
    await graph.store.exceptionJudge.judge('FRESHNESS_BREACH', EXCEPTION_POLICY, now);
    const all = { kinds: ['FRESHNESS_BREACH'], states: null, roles: null, severityAtLeast: null, ages: null } as const;
    const filter = { ...all, regions: null, locationCodes: null, skus: null, supplierCodes: null, assignees: null };
    const scope = { ...EVERYTHING, roles: null };
    const { rows } = await graph.store.exceptions.list(filter, first(100), scope, now);
    return rows.map(({ row }) => row).find(({ subject }) => subject === 'flow inventory');
  };

  it('within it, what is late is served from the projection and marked as that', async () => {
    await graph.age(['inventory'], 59);
    expect(await state()).toEqual({ fallback: null, servedFrom: ['PROJECTION'] });
    expect((await breach())?.message).not.toContain('recovery objective');
  });

  it('missed, the declared fallback is served; answer, flow and exception say so, with the runbook', async () => {
    await graph.age(['inventory'], 61);
    const runbook = 'docs/operating.md#a-flow-has-missed-its-recovery-objective';
    const { fallback, servedFrom } = await state();
    expect(servedFrom).toEqual(['FALLBACK']);
    expect(fallback).toEqual({ kind: 'LAST_KNOWN', since: expect.any(String), runbook });
    expect(Date.now() - Date.parse(fallback.since)).toBeLessThan(120_000); // the objective is an hour
    expect(await breach()).toMatchObject({
      state: 'OPEN',
      runbook,
      message: expect.stringContaining('recovery objective'),
    });
  });

  it('recovered, nothing is said any more, and the exception is closed', async () => {
    await graph.age(['inventory'], 0);
    expect(await state()).toEqual({ fallback: null, servedFrom: undefined });
    expect(await breach()).toMatchObject({ state: 'CLOSED' });
  });
});
