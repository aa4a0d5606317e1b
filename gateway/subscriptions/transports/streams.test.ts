import { once } from 'node:events';
import { connect } from 'node:net';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedProtocolErrors } from '@apollo/client/errors';
import { Client as UrqlClient, fetchExchange } from '@urql/core';
import { createClient as createSseClient } from 'graphql-sse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALERT_IDS, alertIdOf, alertIds, createLiveWorld } from '../../fixtures/live-gateway.ts';
import type { Gateway, GatewayOptions } from '../../gateway.ts';

const MULTIPART = 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0';
const SOON = { timeout: 10_000 };
const FILTERED = 'subscription { alertRaised(filter: { kind: "NONE" }) { alert { id } } }';

let world: ReturnType<typeof createLiveWorld>;
const opened: Gateway[] = [];
const ends: (() => unknown)[] = [];
beforeEach(() => {
  world = createLiveWorld();
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  for (const gateway of opened.splice(0)) await gateway.close();
});

const open = async (options: Partial<GatewayOptions> = {}) => {
  const { gateway, url } = await world.open(options);
  opened.push(gateway);
  return `${url}/graphql`;
};
const members = (count: number) =>
  expect
    .poll(() => Object.values(opened.at(-1)?.subscriptions().members ?? {}).reduce((sum, some) => sum + some, 0), SOON)
    .toBe(count);

const bytesOf = (response: Response) => response.body as unknown as AsyncIterable<Uint8Array>; // node's types leave that out

/** A stream read as text, by nobody's protocol but HTTP's. */
const readRaw = async (
  url: string,
  accept: string,
  body: { query: string; extensions?: object; variables?: object },
  headers: Record<string, string> = {},
) => {
  const control = new AbortController();
  ends.push(() => control.abort());
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: control.signal,
  });
  let text = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of bytesOf(response)) text += decoder.decode(chunk, { stream: true });
    return text;
  })();
  ended.catch(() => {});
  return { response, ended, text: () => text, leave: () => control.abort() };
};

const idsIn = (text: string): string[] => [...text.matchAll(/"alert":\{"id":"(a\d+)"/g)].map(([, id]) => id ?? '');

describe('server-sent events', () => {
  it('go to the stock client of graphql-sse, live and from a cursor, and end when it leaves', async () => {
    const url = await open();
    world.append(2);
    const client = createSseClient({ url, retryAttempts: 0 });
    ends.push(() => client.dispose());
    const seen: string[] = [];
    const stop = client.subscribe<Record<string, unknown>>(
      { query: ALERT_IDS, variables: { after: await world.cursorAt(0) } },
      { next: ({ data }) => seen.push(alertIdOf(data)), error: (error) => seen.push(String(error)), complete() {} },
    );
    await expect.poll(() => seen, SOON).toEqual(alertIds(1, 2));
    world.append(2);
    await expect.poll(() => seen, SOON).toEqual(alertIds(1, 4));
    stop();
    await members(0);
  });

  it('carry the cursor as id, and go on after the last one a client got', async () => {
    const url = await open();
    world.append(5);
    const first = await readRaw(url, 'text/event-stream', {
      query: ALERT_IDS,
      variables: { after: await world.cursorAt(0) },
    });
    expect(Object.fromEntries(first.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    await expect.poll(() => idsIn(first.text()), SOON).toEqual(alertIds(1, 5));
    const events = first
      .text()
      .split('\n\n')
      .slice(1, 6)
      .map((event) => event.split('\n'));
    for (const [at, [id, event, data]] of events.entries()) {
      expect(event).toBe('event: next');
      const { extensions } = JSON.parse(data?.slice('data: '.length) ?? '');
      expect(id).toBe(`id: ${extensions.cursor}`);
      expect(extensions.cursor).toBe(await world.cursorAt(at + 1));
    }
    first.leave();
    // The header wins over what the request says, for a browser repeats that with every connection.
    const again = await readRaw(
      url,
      'text/event-stream',
      {
        query: ALERT_IDS,
        variables: { after: await world.cursorAt(0) },
        extensions: { after: await world.cursorAt(1) },
      },
      { 'last-event-id': await world.cursorAt(3) },
    );
    await expect.poll(() => idsIn(again.text()), SOON).toEqual(alertIds(4, 5));
  });

  it('tell how far the log was looked through, though nothing of it was wanted', async () => {
    const url = await open({ subscriptions: { heartbeatMs: 50, sweepMs: 20 } });
    const quiet = await readRaw(url, 'text/event-stream', { query: FILTERED });
    await members(1);
    world.append(3);
    const cursor = await world.cursorAt(3);
    await expect.poll(() => quiet.text(), SOON).toContain(`id: ${cursor}\n\n`);
    expect(quiet.text()).not.toContain('data');
  });

  it.each([
    ['a query', '{ item(id: "i1") { name } }', { data: { item: { name: 'Item 1' } } }],
    ['a mutation', 'mutation { renameItem(id: "i1", name: "N") { name } }', { data: { renameItem: { name: 'N' } } }],
    ['what is not valid', '{ nope }', { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }],
    [
      'no such cursor',
      'subscription { alertRaised(after: "x") { cursor } }',
      { errors: [{ extensions: { code: 'CURSOR_INVALID' } }] },
    ],
  ])('answer %s in one event and the end', async (_what, query, expected) => {
    const client = createSseClient({ url: await open(), retryAttempts: 0 });
    ends.push(() => client.dispose());
    const results: unknown[] = [];
    for await (const result of client.iterate({ query })) results.push(result);
    expect(results).toMatchObject([expected]);
  });

  it('go to urql', async () => {
    const client = new UrqlClient({
      url: await open(),
      exchanges: [fetchExchange],
      fetchSubscriptions: true,
      preferGetMethod: false,
    });
    const seen: string[] = [];
    const { unsubscribe } = client
      .subscription(ALERT_IDS, {})
      .subscribe(({ data, error }) => seen.push(error ? error.message : alertIdOf(data)));
    await members(1);
    world.append(3);
    await expect.poll(() => seen, SOON).toEqual(alertIds(1, 3));
    unsubscribe();
    await members(0);
    const { data } = await client.query('{ item(id: "i1") { name } }', {}).toPromise();
    expect(data).toMatchObject({ item: { name: 'Item 1' } });
  });

  it('are refused by HTTP where HTTP is wrong, or who asks', async () => {
    const url = await open({ limits: { maxConnections: 1 } });
    const post = (headers: Record<string, string>, query = ALERT_IDS) =>
      readRaw(url, 'text/event-stream', { query }, headers);
    expect((await post({ authorization: 'Bearer nobody' })).response.status).toBe(401);
    expect((await post({ 'content-type': 'text/plain' })).response.status).toBe(415);
    const byGet = `${url}?query=${encodeURIComponent(ALERT_IDS)}`;
    expect((await fetch(byGet, { headers: { accept: 'text/event-stream' } })).status).toBe(403);
    const first = await post({});
    await members(1);
    const second = await post({});
    expect([second.response.status, second.response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(JSON.parse(await second.ended)).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
    first.leave();
    await members(0);
    await expect.poll(async () => (await post({})).response.status, SOON).toBe(200);
  });

  it.each(['text/event-stream', MULTIPART])('are begun no faster than a caller may: %s', async (accept) => {
    world.letIn('t');
    const url = await open({ limits: { maxConnectionsPerPrincipal: 2, maxOperationsPerSecond: 0.001 } });
    const post = (body = { query: ALERT_IDS }) => readRaw(url, accept, body, { authorization: 'Bearer t' });
    for (let begun = 0; begun < 2; begun += 1) {
      const stream = await post();
      expect(stream.response.status).toBe(200);
      stream.leave();
      await members(0);
    }
    const third = await post();
    expect(third.response.status).toBe(429);
    expect(Number(third.response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.parse(await third.ended)).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
    expect((await post({ query: '{ items { name } }' })).response.status).toBe(200); // no subscription
  });

  it('end without their end when the token does, so that the stock client comes back with its cursor', async () => {
    const url = await open();
    let tokens = 0;
    const request = { query: ALERT_IDS, extensions: {} as Record<string, unknown> };
    const client = createSseClient({
      url,
      retryAttempts: 50,
      retry: () => new Promise((resolve) => setTimeout(resolve, 20)),
      headers: () => {
        const token = `t${(tokens += 1)}`;
        world.letIn(token, {}, 1_200);
        return { authorization: `Bearer ${token}` };
      },
    });
    ends.push(() => client.dispose());
    const seen: string[] = [];
    client.subscribe<Record<string, unknown>, { cursor: string }>(request, {
      next({ data, extensions }) {
        seen.push(alertIdOf(data));
        request.extensions['after'] = extensions?.cursor;
      },
      error: (error) => seen.push(String(error)),
      complete: () => seen.push('complete'),
    });
    await members(1);
    world.append();
    await expect.poll(() => seen.length, SOON).toBe(1);
    while (tokens < 3) {
      world.append();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { position } = await world.log.reader.head();
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(position);
    expect(seen).toEqual(alertIds(1, position));
  }, 30_000);
});

describe('multipart', () => {
  const apollo = (uri: string, token?: () => string) => {
    const headers = () => (token ? { authorization: `Bearer ${token()}` } : {});
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: new HttpLink({
        uri,
        fetch: (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as object), ...headers() } }),
      }),
    });
    ends.push(() => client.stop());
    return client;
  };

  it('goes to Apollo Client, each event as it comes', async () => {
    const client = apollo(await open());
    const seen: string[] = [];
    const subscription = client
      .subscribe<Record<string, unknown>>({ query: gql(ALERT_IDS) })
      .subscribe(({ data, error }) => seen.push(error ? error.message : alertIdOf(data)));
    await members(1);
    for (let n = 1; n <= 3; n += 1) {
      world.append();
      await expect.poll(() => seen, SOON).toEqual(alertIds(1, n)); // before the next one pushes it out
    }
    subscription.unsubscribe();
    await members(0);
  });

  it('goes on from a cursor, and tells Apollo Client of an operation that is wrong', async () => {
    world.append(3);
    const client = apollo(await open());
    const seen: string[] = [];
    const extensions = { after: await world.cursorAt(1) };
    client
      .subscribe<Record<string, unknown>>({ query: gql(ALERT_IDS), extensions })
      .subscribe(({ data, error }) => seen.push(error ? error.message : alertIdOf(data)));
    const wrong = new Promise<unknown>((resolve) => {
      client.subscribe({ query: gql(ALERT_IDS), variables: { after: 'x' } }).subscribe(({ error }) => resolve(error));
    });
    expect(await wrong).toMatchObject({ errors: [{ extensions: { code: 'CURSOR_INVALID' } }] });
    await expect.poll(() => seen, SOON).toEqual(alertIds(2, 3));
  });

  it('ends with an error that can be retried when the token does', async () => {
    world.letIn('t1', {}, 1_200);
    const client = apollo(await open(), () => 't1');
    const ended = new Promise<unknown>((resolve) => {
      client.subscribe({ query: gql(ALERT_IDS) }).subscribe(({ error }) => resolve(error));
    });
    const error = await ended;
    expect(CombinedProtocolErrors.is(error) && error.errors).toMatchObject([
      { message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    await members(0);
  });

  it('is written in parts that are whole at once', async () => {
    const { response, text, leave } = await readRaw(await open(), MULTIPART, { query: ALERT_IDS });
    expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="graphql"; subscriptionSpec=1.0');
    await members(1);
    world.append();
    const cursor = await world.cursorAt(1);
    const payload = { payload: { data: { alertRaised: { alert: { id: 'a1' } } }, extensions: { cursor } } };
    await expect
      .poll(text, SOON)
      .toBe(
        `\r\n--graphql\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${JSON.stringify(payload)}\r\n--graphql`,
      );
    leave();
    await members(0);
  });

  it('beats every five seconds with an empty part', async () => {
    const { text } = await readRaw(await open(), MULTIPART, { query: ALERT_IDS });
    await expect
      .poll(text, { timeout: 10_000 })
      .toBe('\r\n--graphql\r\ncontent-type: application/json; charset=utf-8\r\n\r\n{}\r\n--graphql');
  }, 15_000);
});

it('tells who accepts no stream what to accept', async () => {
  const { response, ended } = await readRaw(await open(), 'application/json', { query: ALERT_IDS });
  expect(response.status).toBe(200);
  expect(JSON.parse(await ended)).toMatchObject({
    errors: [
      { extensions: { code: 'SUBSCRIPTION_UNSUPPORTED', nextStep: expect.stringContaining('text/event-stream') } },
    ],
  });
});

it('holds no more than a socket does for a client that does not read, and gives it everything afterwards', async () => {
  const url = await open();
  const big = 'x'.repeat(20_000);
  const total = 400;
  const control = new AbortController();
  ends.push(() => control.abort());
  const query = 'subscription($after: String) { alertRaised(after: $after) { alert { id note } } }';
  for (let n = 1; n <= total; n += 1)
    world.log.append('alerts', { alert: { __typename: 'Alert', id: `a${n}`, note: big }, related: [] });
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { after: await world.cursorAt(0) } }),
    signal: control.signal,
  });
  await expect.poll(() => opened[0]?.subscriptions().members, SOON).toMatchObject({ held: 1 });
  let text = '';
  for await (const chunk of bytesOf(response)) {
    text += new TextDecoder().decode(chunk);
    if (text.includes(`"id":"a${total}"`)) break;
  }
  expect(idsIn(text)).toEqual(alertIds(1, total));
});

it.each([
  ['SSE', 'text/event-stream', /retry: \d+\n\n$/],
  [
    'multipart',
    MULTIPART,
    /\{"payload":null,"errors":\[\{"message":"The gateway restarts\.".*"retryable":true.*\}\]\}\r\n--graphql--\r\n$/,
  ],
])('ends %s when the gateway stops, so that clients come back, and soon', async (_what, accept, expected) => {
  const { ended } = await readRaw(await open(), accept, { query: ALERT_IDS });
  await members(1);
  await opened[0]?.close();
  const text = await ended;
  expect(text).toMatch(expected);
  expect(text).not.toContain('complete');
});

it('ends a stream that is asked for while the gateway stops as those that are open: EventSource gives up on a refusal', async () => {
  const { hostname, port } = new URL(await open());
  const client = connect(Number(port), hostname);
  ends.push(() => client.destroy());
  let text = '';
  client.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  client.write('GET /health/live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  await expect.poll(() => text, SOON).toContain('HTTP/1.1 200');
  const query = encodeURIComponent(ALERT_IDS);
  client.write(`GET /graphql?query=${query} HTTP/1.1\r\nhost: 127.0.0.1\r\n`); // under way: not closed as idle
  await fetch(`http://${hostname}:${port}/health/live`); // by now it has been read
  const [left, closed] = [once(client, 'close'), opened[0]?.close()];
  const refused = () =>
    fetch(`http://${hostname}:${port}/health/live`).then(
      () => false,
      () => true,
    );
  await expect.poll(refused, SOON).toBe(true); // it listens no more
  text = '';
  client.write('accept: text/event-stream\r\nsec-fetch-site: same-origin\r\n\r\n');
  await Promise.all([left, closed]);
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*text\/event-stream[^]*retry: \d+\n\n/);
});
