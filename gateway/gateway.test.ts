import { createAssertions } from '@distribution/platform/principal/assertion';
import { systemClock } from '@distribution/platform/clock/clock';
import { findFreePort } from '@distribution/test/kit/spawn-process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './fixtures/ask.ts';
import { openSubgraphServer } from './fixtures/subgraph-server.ts';
import { composeWarehouse, fetchInProcess } from './fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { SILENT_LOGGER } from './gateway-logger.ts';

const SUBGRAPHS = ['items', 'stock', 'alerts'] as const;
const OPERATIONS = [
  '{ items { id name onHand totalGrams sites { city kind } } }',
  '{ items(first: 2) { a: label(upper: true) b: label parent { name onHand } tags } }',
  '{ item(id: "i3") { id always } }',
  '{ items { name faulty } broken }',
  '{ broken fragile }',
  'query Q($id: ID = "i2", $more: Boolean!) { item(id: $id) { name ...F @include(if: $more) } } fragment F on Item { onHand }',
  '{ alerts { id severity item { name } site { city } parts { __typename ... on ItemPart { item { onHand } } ... on SitePart { heavy: weight } } } }',
  'mutation { renameItem(id: "i1", name: "New") { name onHand } }',
  '{ __schema { queryType { name } } }',
];

describe('a gateway over three subgraphs', () => {
  const servers: Record<string, Awaited<ReturnType<typeof openSubgraphServer>>> = {};
  let inProcess: { gateway: Gateway; url: string };
  let overHttp: { gateway: Gateway; url: string };

  beforeAll(async () => {
    for (const name of SUBGRAPHS) servers[name] = await openSubgraphServer(name);
    const urls = Object.fromEntries(SUBGRAPHS.map((name) => [name, servers[name]?.url ?? '']));
    const start = async (gateway: Gateway) => ({ gateway, url: await gateway.listen({ host: '127.0.0.1', port: 0 }) });
    inProcess = await start(createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess }));
    overHttp = await start(
      createGateway({
        supergraphSdl: composeWarehouse(urls),
        assertions: createAssertions('a secret of at least thirty-two characters', systemClock),
        limits: { operationTimeoutMs: 2_000 },
      }),
    );
  });
  afterAll(async () => {
    await inProcess.gateway.close();
    await overHttp.gateway.close();
    for (const server of Object.values(servers)) await server.close();
  });

  it.each(OPERATIONS)('answers the same in process and over HTTP: %s', async (query) => {
    const headers = { 'x-correlation-id': 'the-same-id' };
    const options = { headers, variables: { more: true } };
    const one = await ask(inProcess.url, query, options);
    const two = await ask(overHttp.url, query, options);
    expect({ ...one, headers: null }).toEqual({ ...two, headers: null });
    expect(one.data ?? one.errors).toBeTruthy();
  });

  it('tells subgraphs over HTTP who asks, under which id and until when', async () => {
    await ask(overHttp.url, '{ sites { city } }', { headers: { 'x-correlation-id': 'followed-1' } });
    const headers = servers['stock']?.seen.at(-1);
    expect(headers?.['x-correlation-id']).toBe('followed-1');
    expect(headers?.['x-graph-assertion']).toMatch(/^ey/);
    expect(Number(headers?.['x-deadline-ms'])).toBeGreaterThan(0);
    expect(Number(headers?.['x-deadline-ms'])).toBeLessThanOrEqual(2_000);
  });

  it('keeps what a failing subgraph meant for nobody to itself', async () => {
    const { errors, data } = await ask(inProcess.url, '{ items { name faulty } broken }');
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    expect(data).toMatchObject({ broken: null, items: [{ name: 'Item 1', faulty: null }, {}, {}] });
    expect(errors?.map(({ path }) => path)).toContainEqual(['items', 0, 'faulty']);
    expect(errors?.[0]?.extensions).toMatchObject({ subgraph: 'items', correlationId: expect.any(String) });
  });

  it.each([
    ['gone', { status: 503, body: 'no upstream' }, 'SUBGRAPH_UNAVAILABLE'],
    ['silent', 'silence', 'UPSTREAM_TIMEOUT'],
  ] as const)('loses only the fields of a subgraph that is %s', async (_how, fault, code) => {
    servers['stock']?.fail(fault);
    const { data, errors, status } = await ask(overHttp.url, '{ items(first: 1) { name onHand } sites { city } }');
    servers['stock']?.fail(null);
    expect(status).toBe(200);
    expect(data).toBeNull(); // sites is non-null at the root
    const partial = errors?.map(({ path, extensions }) => [path, extensions['code'], extensions['subgraph']]);
    expect(partial).toContainEqual([['sites'], code, 'stock']);
    expect(partial).toContainEqual([['items', 0, 'onHand'], code, 'stock']);
  });

  it('answers the rest when a subgraph is gone', async () => {
    servers['stock']?.fail({ status: 500, body: '<html>' });
    const { data, errors } = await ask(overHttp.url, '{ items { name onHand } }');
    servers['stock']?.fail(null);
    expect(data).toEqual({ items: [1, 2, 3].map((n) => ({ name: `Item ${n}`, onHand: null })) });
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', fault: 'UPSTREAM', retryable: true, subgraph: 'stock' };
    expect(errors).toMatchObject([0, 1, 2].map((at) => ({ path: ['items', at, 'onHand'], extensions })));
  });

  it('reads errors from the body of a subgraph whatever its status', async () => {
    const body = { data: null, errors: [{ message: 'No stock today', extensions: { code: 'NOT_FOUND' } }] };
    servers['stock']?.fail({ status: 500, body: JSON.stringify(body) });
    const { errors } = await ask(overHttp.url, '{ items(first: 1) { name onHand } }');
    servers['stock']?.fail(null);
    expect(errors).toMatchObject([{ message: 'No stock today', extensions: { code: 'NOT_FOUND', subgraph: 'stock' } }]);
  });

  it('answers what it has begun before it stops', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    const stopping = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: (name) => async (request, context) => {
        asked();
        await held;
        return fetchInProcess(name)(request, context);
      },
    });
    const url = await stopping.listen({ host: '127.0.0.1', port: 0 });
    const answer = ask(url, '{ item(id: "i1") { name } }');
    await arrived;
    const closed = stopping.close();
    release();
    expect((await answer).data).toEqual({ item: { name: 'Item 1' } });
    await closed;
    await expect(ask(url, '{ __typename }')).rejects.toThrow();
  });

  it('names what is wrong with a supergraph and a taken port', async () => {
    expect(() => createGateway({ supergraphSdl: 'type Query { a: Int }' })).toThrow(/supergraph cannot be read/);
    const subgraphSdl = 'type Query { a: Int @shareable b: Int @external }';
    expect(() => createGateway({ supergraphSdl: subgraphSdl })).toThrow(/^The supergraph cannot be read: .+$/); // one line
    const { port } = new URL(inProcess.url);
    const second = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess });
    await expect(second.listen({ host: '127.0.0.1', port: Number(port) })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(`Port ${port}`),
    });
    await second.close();
  });
});

it('writes one short line for each call that a subgraph leaves unanswered', async () => {
  const lines: string[] = [];
  const logger = { ...SILENT_LOGGER, warn: (fields: object) => void lines.push(JSON.stringify(fields)) };
  const nowhere = `http://127.0.0.1:${await findFreePort()}/`;
  const urls = Object.fromEntries(SUBGRAPHS.map((name) => [name, nowhere]));
  const gateway = createGateway({ supergraphSdl: composeWarehouse(urls), logger });
  try {
    const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    await ask(url, '{ sites { city } }', { headers: { 'x-correlation-id': 'looked-up' } });
  } finally {
    await gateway.close();
  }
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    {
      subgraph: 'stock',
      correlationId: 'looked-up',
      code: 'SUBGRAPH_UNAVAILABLE',
      reason: 'The subgraph "stock" cannot be reached.',
      cause: expect.stringContaining('ECONNREFUSED'),
    },
  ]);
});

it('does not say of a mutation that was done that it may be sent again for what could not be read afterwards', async () => {
  const items = await openSubgraphServer('items');
  const nowhere = `http://127.0.0.1:${await findFreePort()}/`;
  const urls = { items: items.url, stock: nowhere, alerts: nowhere };
  const gateway = createGateway({ supergraphSdl: composeWarehouse(urls) });
  try {
    const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    const errorOf = async (query: string) => (await ask(url, query)).errors?.map(({ extensions }) => extensions);
    expect(await errorOf('{ item(id: "i1") { name onHand } }')).toMatchObject([{ retryable: true }]);
    expect(await errorOf('mutation { renameItem(id: "i1", name: "New") { name onHand } }')).toMatchObject([
      {
        code: 'SUBGRAPH_UNAVAILABLE',
        retryable: false,
        nextStep: 'What was changed stays changed: ask for what is missing by a query.',
      },
    ]);
  } finally {
    await gateway.close();
    await items.close();
  }
});
