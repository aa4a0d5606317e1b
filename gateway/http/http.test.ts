import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { createMetrics } from '@distribution/platform/telemetry/metrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../fixtures/ask.ts';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import { acceptedBy, isJson } from './media-type.ts';

const QUERY = '{ item(id: "i1") { name } }';
const JSON_TYPE = { 'content-type': 'application/json' };
const RESPONSE_TYPE = 'application/graphql-response+json';

describe('the HTTP front', () => {
  let gateway: Gateway;
  let url: string;
  let degraded = false;
  beforeAll(async () => {
    const metrics = createMetrics({ process: 'gateway', processMetrics: false });
    gateway = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      limits: { maxBodyBytes: 20_000, maxTokens: 900, maxDepth: 8, maxAliases: 10, maxRootFields: 4 },
      readiness: async () => ({
        ready: true,
        degraded: degraded ? [{ part: 'erp', reason: 'no answer since 12:00' }] : [],
      }),
      metrics,
      explorer: { title: 'Test', tabs: [] },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => gateway.close());

  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : null,
    };
  };
  const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    send('/graphql', { method: 'POST', headers, body });
  const codeOf = ({ body }: { body: { errors: { extensions: { code: string } }[] } }) =>
    body.errors[0]?.extensions.code;

  it.each([
    ['application/json', 'application/json', 200],
    ['*/*', 'application/json', 200],
    [RESPONSE_TYPE, RESPONSE_TYPE, 400],
    [`application/json;q=0.5, ${RESPONSE_TYPE}`, RESPONSE_TYPE, 400],
  ])('answers %s as %s, and a refused operation with %d', async (accept, type, refused) => {
    const headers = { ...JSON_TYPE, accept };
    const good = await post(JSON.stringify({ query: QUERY }), headers);
    expect([good.status, good.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    const bad = await post(JSON.stringify({ query: '{ nope }' }), headers);
    expect([bad.status, bad.headers.get('content-type'), codeOf(bad)]).toEqual([
      refused,
      `${type}; charset=utf-8`,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it.each([
    ['no JSON', '{', JSON_TYPE, 400],
    ['an empty body', '', JSON_TYPE, 400],
    ['a list', `[{"query":"${'{ sites { city } }'}"}]`, JSON_TYPE, 400],
    ['no query', '{}', JSON_TYPE, 400],
    ['variables that are no object', JSON.stringify({ query: QUERY, variables: [1] }), JSON_TYPE, 400],
    ['an operation name that is not there', JSON.stringify({ query: QUERY, operationName: 'X' }), JSON_TYPE, 400],
    [
      'several operations and no name',
      JSON.stringify({ query: 'query A { sites { city } } query B { sites { city } }' }),
      JSON_TYPE,
      400,
    ],
    ['a form', 'query=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, as any page may send it', JSON.stringify({ query: QUERY }), { 'content-type': 'text/plain' }, 415],
    ['another charset', JSON.stringify({ query: QUERY }), { 'content-type': 'application/json; charset=latin1' }, 415],
    ['a type we cannot give', JSON.stringify({ query: QUERY }), { ...JSON_TYPE, accept: 'text/csv' }, 406],
    ['too large a body', JSON.stringify({ query: QUERY + ' '.repeat(30_000) }), JSON_TYPE, 413],
  ])('refuses %s', async (_what, body, headers, status) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toMatchObject([
      {
        message: expect.any(String),
        extensions: {
          code: 'BAD_REQUEST',
          fault: 'CALLER',
          nextStep: expect.any(String),
          correlationId: answer.headers.get('x-correlation-id'),
        },
      },
    ]);
    expect(answer.body).not.toHaveProperty('data');
  });

  it.each([false, true])(
    'makes stock clients that try the hash first send the text, by GET: %s',
    async (useGETForHashedQueries) => {
      const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
      const hashes = new PersistedQueryLink({ sha256, useGETForHashedQueries });
      const client = new ApolloClient({
        cache: new InMemoryCache(),
        link: hashes.concat(new HttpLink({ uri: `${url}/graphql` })),
      });
      const { data } = await client.query({ query: gql(QUERY) });
      expect(data).toMatchObject({ item: { name: 'Item 1' } });
    },
  );

  it('answers queries by GET when the request cannot come from a page of another site', async () => {
    const at = `/graphql?query=${encodeURIComponent('query($id: ID!) { item(id: $id) { name } }')}&variables=${encodeURIComponent('{"id":"i2"}')}`;
    for (const headers of [{ 'apollo-require-preflight': 'true' }, JSON_TYPE, { 'sec-fetch-site': 'same-origin' }]) {
      expect((await send(at, { headers: headers as unknown as Record<string, string> })).body).toEqual({
        data: { item: { name: 'Item 2' } },
      }); // a union
    }
    expect((await send(at)).status).toBe(403);
    expect(
      (await send(at, { headers: { 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': 'true' } })).status,
    ).toBe(403);
    expect((await send(at, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    const headers = { 'apollo-require-preflight': 'true' };
    expect((await send('/graphql?query={', { headers })).body.errors[0].extensions.code).toBe('GRAPHQL_PARSE_FAILED');
    expect((await send('/graphql?query={a}&variables=x', { headers })).status).toBe(400);
    const mutation = `/graphql?query=${encodeURIComponent('mutation { renameItem(id: "i1", name: "x") { name } }')}`;
    const refused = await send(mutation, { headers });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('gives pages of other origins no answer to read', async () => {
    const preflight = await send('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(405);
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each([
    ['depth', `{ item(id: "i1") ${'{ parent '.repeat(8)}{ name }${' }'.repeat(8)} }`, 'QUERY_TOO_DEEP'],
    [
      'depth through fragments',
      `{ item(id: "i1") { ...A } } fragment A on Item { parent { parent { parent { ...B } } } } fragment B on Item { parent { parent { parent { parent { name } } } } }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'aliases',
      `{ item(id: "i1") { ${Array.from({ length: 11 }, (_, n) => `a${n}: name`).join(' ')} } }`,
      'QUERY_TOO_LARGE',
    ],
    [
      'aliases by fragments spread again and again',
      `{ item(id: "i1") { ...A ...B } } fragment A on Item { ...B ...B } fragment B on Item { ...C ...C ...C } fragment C on Item { a: name }`,
      null,
    ],
    ['root fields', `{ ${Array.from({ length: 5 }, (_, n) => `a${n}: sites { city }`).join(' ')} }`, 'QUERY_TOO_LARGE'],
    ['tokens', `{ item(id: "i1") { ${'name '.repeat(1_000)} } }`, 'QUERY_TOO_LARGE'],
  ])('has a limit on %s', async (_what, query, code) => {
    const { data, errors } = await ask(url, query);
    expect(errors?.[0]?.extensions['code'] ?? null).toBe(code);
    expect(data === undefined).toBe(code !== null);
  });

  it('takes a document of just as many tokens as it may have, and refuses one more', async () => {
    const limits = { maxTokens: 100, introspection: false };
    const strict = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess, limits });
    const at = await strict.listen({ host: '127.0.0.1', port: 0 });
    const ofTokens = (count: number) => `{ item(id: "i1") { ${'name '.repeat(count - 10)} } }`; // ten around the names
    expect((await ask(at, ofTokens(100))).data).toEqual({ item: { name: 'Item 1' } });
    expect((await ask(at, ofTokens(101))).errors).toMatchObject([
      { message: expect.stringContaining('more than 100 tokens'), extensions: { code: 'QUERY_TOO_LARGE' } },
    ]);
    // Where the schema is not told, neither is a name that was nearly guessed.
    expect((await ask(at, '{ itemz { name } }')).errors?.[0]?.message).not.toMatch(/item"|Did you mean/);
    expect((await ask(url, '{ itemz { name } }')).errors?.[0]?.message).toMatch(/Did you mean/);
    await strict.close();
  });

  it('says of fields repeated too often to be compared that they are too many', async () => {
    const { errors } = await ask(url, `{ item(id: "i1") { ${'name '.repeat(880)} } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_LARGE' } }]);
  });

  it('ends with a fragment that contains itself', async () => {
    const { errors } = await ask(url, '{ item(id: "i1") { ...A } } fragment A on Item { parent { ...A } }');
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('takes a correlation id that is safe, makes one otherwise, and says it everywhere', async () => {
    const given = await ask(url, '{ broken }', { headers: { 'x-correlation-id': 'order-77:retry.1' } });
    expect(given.headers.get('x-correlation-id')).toBe('order-77:retry.1');
    expect(given.errors?.[0]?.extensions['correlationId']).toBe('order-77:retry.1');
    const bad = await ask(url, '{ broken }', { headers: { 'x-correlation-id': '<script>' } });
    expect(bad.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells that it lives, what it serves and what is degraded', async () => {
    expect((await send('/health/live')).body).toEqual({ status: 'live' });
    const { hash } = gateway.engine.supergraph;
    expect((await send('/health/ready')).body).toMatchObject({ status: 'ready', supergraph: { hash }, degraded: [] });
    degraded = true;
    expect(await send('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'degraded', degraded: [{ part: 'erp' }] },
    });
    expect((await send('/metrics')).text).toMatch(
      /graph_operation_duration_seconds_count\{process="gateway",type="query",outcome="ok"\} \d/,
    );
  });

  it('answers unknown paths and methods in JSON', async () => {
    expect(await send('/nope')).toMatchObject({
      status: 404,
      body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    });
    expect((await send('/explorer/../../package.json')).status).toBe(404);
    expect((await send('/explorer/constructor')).status).toBe(404);
    expect((await send('/graphql', { method: 'DELETE' })).status).toBe(405);
  });

  it('shows browsers a page that may run nothing but its own files', async () => {
    const page = await send('/graphql', { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
    expect(page.text).not.toMatch(/<script>|https?:\/\//);
  });
});

describe('media types', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['text/html', null],
    ['application/json;q=0', null],
    ['application/*;q=0.1, text/html', 'application/json'],
    ['application/json;q=0, */*', RESPONSE_TYPE],
    [`application/json;q=0, ${RESPONSE_TYPE};q=0, */*`, null],
    ['constructor', null],
    [`${RESPONSE_TYPE};q=0.9, application/json;q=0.8`, RESPONSE_TYPE],
  ])('%s is answered as %s', (accept, type) => expect(acceptedBy(accept)?.type ?? null).toBe(type));
  it.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])(
    '%s is JSON',
    (type) => expect(isJson(type)).toBe(true),
  );
  it.each([undefined, '', 'application/jsonp', 'application/json; charset=utf-16'])('%s is not', (type) =>
    expect(isJson(type)).toBe(false),
  );
});
