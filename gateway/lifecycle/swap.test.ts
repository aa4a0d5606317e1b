import { createMetrics } from '@distribution/platform/telemetry/metrics';
import { afterEach, expect, it } from 'vitest';
import { ask } from '../fixtures/ask.ts';
import { openSubgraphServer } from '../fixtures/subgraph-server.ts';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../gateway.ts';

const FIRST = composeWarehouse();
/** The next version: `label` has gone, `nick` has come. */
const SECOND = composeWarehouse({}, (sdl) =>
  sdl.replace('label(upper: Boolean = false): String', 'nick: String @deprecated(reason: "new")'),
);
const THIRD = composeWarehouse({}, (sdl) => sdl.replace('broken: String', 'broken: String  third: String'));
const QUERY = '{ item(id: "i1") { name onHand } }';

const opened: Gateway[] = [];
afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.close();
});

const start = async (options: Partial<GatewayOptions> = {}) => {
  const metrics = createMetrics({ process: 'gateway', processMetrics: false });
  const lines: { level: string; message: string; fields: object }[] = [];
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, message, fields });
  const logger = { debug() {}, info: write('info'), warn: write('warn'), error: write('error') };
  const gateway = createGateway({ supergraphSdl: FIRST, upstreams: fetchInProcess, metrics, logger, ...options });
  opened.push(gateway);
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  const health = async () => {
    const response = await fetch(`${url}/health/ready`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(name));
    return Number(line?.split(' ').at(-1) ?? 'NaN');
  };
  return { gateway, url, health, metric, lines };
};

const HIT = 'graph_plan_cache_lookups_total{result="hit"';
const MISS = 'graph_plan_cache_lookups_total{result="miss"';

it('serves another supergraph at once, and the first operations in it find their plans', async () => {
  const known = { query: '{ sites { city } }', operationName: null };
  const { gateway, url, health, metric } = await start({ warmOperations: [known] });
  await ask(url, QUERY);
  await ask(url, QUERY);
  const before = (await health()).body['supergraph'] as { hash: string; since: string };
  expect(await gateway.reload(SECOND)).toBe('SWAPPED');
  const after = (await health()).body['supergraph'] as { hash: string; since: string };
  expect(after.hash).toBe(gateway.engine.supergraph.hash);
  expect(after.hash).not.toBe(before.hash);
  expect(after).toMatchObject({ refused: null, since: expect.stringMatching(/^\d{4}-.*Z$/) });
  const counted = { hits: await metric(HIT), misses: await metric(MISS) };
  expect((await ask(url, QUERY)).data).toEqual({ item: { name: 'Item 1', onHand: 5 } });
  expect((await ask(url, known.query)).data).toEqual({ sites: [{ city: 'Atlanta' }, { city: 'Reno' }] });
  expect({ hits: await metric(HIT), misses: await metric(MISS) }).toEqual({ ...counted, hits: counted.hits + 2 });
  expect((await ask(url, '{ item(id: "i1") { nick } }')).data).toEqual({ item: { nick: null } });
  expect((await ask(url, '{ item(id: "i1") { label } }')).errors).toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
  expect(await metric('graph_supergraphs_offered_total{outcome="SWAPPED"')).toBe(1);
  expect(await metric('graph_operation_planning_duration_seconds_count')).toBeGreaterThan(3);
});

it('keeps the present one when another is wrong, says so once and in its health, and takes the next good one', async () => {
  const { gateway, url, health, lines } = await start();
  const { hash } = gateway.engine.supergraph;
  for (const wrong of ['type Query { a: Int }', 'type Query { a: Int }']) {
    await expect(gateway.reload(wrong)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  }
  expect((await ask(url, QUERY)).data).toEqual({ item: { name: 'Item 1', onHand: 5 } });
  expect(await health()).toMatchObject({
    status: 200,
    body: {
      status: 'degraded',
      supergraph: { hash, refused: { at: expect.any(String), reason: expect.stringContaining('cannot be read') } },
      degraded: [{ part: 'supergraph' }],
    },
  });
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
    { message: expect.stringContaining('refused') },
  ]);
  expect(await gateway.reload(FIRST)).toBe('UNCHANGED');
  expect((await health()).body).toMatchObject({ status: 'ready', supergraph: { hash, refused: null } });
  expect(await gateway.reload(SECOND)).toBe('SWAPPED');
});

it('lets operations end in the supergraph they began in', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let isHolding = true;
  let arrived = () => {};
  const asked = new Promise<void>((resolve) => (arrived = resolve));
  const { gateway, url } = await start({
    upstreams: (name) => async (request, context) => {
      if (isHolding) {
        isHolding = false;
        arrived();
        await held;
      }
      return fetchInProcess(name)(request, context);
    },
  });
  const old = ask(url, '{ items(first: 1) { label onHand } }');
  await asked;
  expect(await gateway.reload(SECOND)).toBe('SWAPPED');
  expect((await ask(url, '{ items(first: 1) { nick } }')).data).toEqual({ items: [{ nick: null }] });
  release();
  expect((await old).data).toEqual({ items: [{ label: 'Item 1', onHand: 5 }] });
});

it('gives way to the last of several, and is not led astray by a wrong one among them', async () => {
  const { gateway, url } = await start({
    warmOperations: Array.from({ length: 50 }, (_, n) => ({ query: `{ a${n}: sites { city } }`, operationName: null })),
  });
  const outcomes = await Promise.allSettled([
    gateway.reload(SECOND),
    gateway.reload(THIRD),
    gateway.reload('type Query { a: Int }'),
  ]);
  expect(outcomes).toMatchObject([
    { value: 'SUPERSEDED' },
    { value: 'SWAPPED' },
    { reason: { code: 'CONFIG_INVALID' } },
  ]);
  expect((await ask(url, '{ third }')).data).toEqual({ third: null });
  const back = Promise.all([gateway.reload(FIRST), gateway.reload(THIRD)]);
  expect(await back).toEqual(['SUPERSEDED', 'UNCHANGED']); // the one that serves was offered last
});

it('counts calls to subgraphs on over supergraphs', async () => {
  const server = await openSubgraphServer('stock');
  const upstreams = (name: string) => (name === 'stock' ? server.url : fetchInProcess(name));
  const { gateway, url, metric } = await start({ upstreams, lifecycle: { drainMs: 1_000 } });
  const CALLS = 'graph_subgraph_calls_total{subgraph="stock"';
  try {
    await ask(url, QUERY);
    expect(await metric(CALLS)).toBe(1);
    server.fail({ status: 503, body: 'not now' });
    await ask(url, QUERY);
    const retries = await metric('graph_subgraph_retries_total{subgraph="stock"');
    expect(retries).toBeGreaterThan(0);
    server.fail(null);
    await gateway.reload(SECOND);
    await ask(url, QUERY);
    expect(await metric(CALLS)).toBe(3);
    expect(await metric('graph_subgraph_retries_total{subgraph="stock"')).toBe(retries);
    expect(await metric('graph_subgraph_calls_shared_total{subgraph="stock"')).toBe(0);
    expect(await (await fetch(`${url}/metrics`)).text()).not.toContain('graph_subgraph_calls_total{subgraph="items"');
  } finally {
    await server.close();
  }
});

it('is not ready before the known operations are prepared, but answers', async () => {
  const warmOperations = Array.from({ length: 120 }, (_, n) => ({
    query: `query Known${n} { item(id: "i${n}") { name onHand totalGrams sites { city } } }`,
    operationName: `Known${n}`,
  }));
  const invalid = { query: '{ gone }', operationName: null };
  const { url, health, metric, lines } = await start({ warmOperations: [invalid, ...warmOperations] });
  const first = await health();
  expect(first).toMatchObject({
    status: 503,
    body: { status: 'unavailable', degraded: [{ part: 'plans', reason: expect.stringMatching(/\d+ of 121 known/) }] },
  });
  expect((await ask(url, QUERY)).data).toBeTruthy();
  await expect.poll(async () => (await health()).status, { timeout: 20_000 }).toBe(200);
  expect(await metric('graph_plan_cache_entries')).toBe(121); // all the valid ones, and ours
  expect(lines.filter(({ level }) => level === 'warn')).toMatchObject([
    { fields: { reason: expect.stringContaining('gone') } },
  ]);
  const misses = await metric(MISS);
  expect((await ask(url, warmOperations[119]?.query ?? '')).data).toEqual({ item: null });
  expect(await metric(MISS)).toBe(misses);
});

it('fails no request while supergraphs come and go under load', async () => {
  const { gateway, url } = await start();
  const expected = { data: { items: [{ name: 'Item 1', onHand: 5 }] } };
  let isRunning = true;
  let answered = 0;
  const wrong: unknown[] = [];
  const work = async (): Promise<void> => {
    while (isRunning) {
      const { data, errors } = await ask(url, '{ items(first: 1) { name onHand } }');
      if (JSON.stringify({ data, errors }) !== JSON.stringify(expected)) wrong.push({ data, errors });
      answered += 1;
    }
  };
  const workers = Array.from({ length: 8 }, work);
  for (const sdl of [SECOND, THIRD, FIRST, SECOND]) {
    const before = answered;
    expect(await gateway.reload(sdl)).toBe('SWAPPED');
    await expect.poll(() => answered, { timeout: 10_000 }).toBeGreaterThan(before + 50);
  }
  isRunning = false;
  await Promise.all(workers);
  expect(wrong).toEqual([]);
});
