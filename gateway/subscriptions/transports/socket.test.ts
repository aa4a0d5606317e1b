import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { createClient, type Client } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { ALERT_IDS, alertIdOf, alertIds, createLiveWorld } from '../../fixtures/live-gateway.ts';
import { openSocketClient } from '../../fixtures/socket-client.ts';
import type { Gateway, GatewayOptions } from '../../gateway.ts';
import { nextHead } from './socket-outlet.ts';
import { createSocketWriter } from './socket-writer.ts';

const { WebSocket } = ws;
type WebSocket = ws.WebSocket;
/** The reader of frames in ws, which its types leave out. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => NodeJS.WritableStream };

const SOON = { timeout: 10_000 };

type Message = { readonly id?: string; readonly type: string; readonly payload?: Record<string, unknown> };

let world: ReturnType<typeof createLiveWorld>;
const opened: Gateway[] = [];
const clients: { close(): unknown }[] = [];
beforeEach(() => {
  world = createLiveWorld();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  for (const gateway of opened.splice(0)) await gateway.close();
});

const open = async (options: Partial<GatewayOptions> = {}) => {
  const { gateway, url } = await world.open(options);
  opened.push(gateway);
  return url;
};

const stock = (url: string, options: Parameters<typeof openSocketClient>[1] = {}) => {
  const client = openSocketClient(url, options);
  clients.push(client);
  return client;
};

/** A socket spoken to by hand: what it was told, and how it was closed. */
const bare = (url: string) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  clients.push({ close: () => socket.terminate() });
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (bytes: Buffer) => {
    messages.push(JSON.parse(bytes.toString('utf8')) as Message);
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  const say = (message: Message) => socket.send(JSON.stringify(message));
  const hear = (wanted: Partial<Message>): Promise<Message> =>
    new Promise((resolve) => {
      const look = () => {
        const found = messages.find((message) =>
          Object.entries(wanted).every(([key, value]) => message[key as keyof Message] === value),
        );
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const begin = async (token?: string) => {
    await once(socket, 'open');
    say({ type: 'connection_init', ...(token ? { payload: { authorization: `Bearer ${token}` } } : {}) });
    await hear({ type: 'connection_ack' });
  };
  const subscribe = (id: string, query: string) => say({ id, type: 'subscribe', payload: { query } });
  return {
    socket,
    messages,
    closed,
    say,
    hear,
    begin,
    subscribe,
  };
};

/** Waits until a subscription is among the gateway's members. */
const members = (gateway: Gateway | undefined, count: number) =>
  expect
    .poll(() => Object.values(gateway?.subscriptions().members ?? {}).reduce((sum, some) => sum + some, 0), SOON)
    .toBe(count);

describe('a token', () => {
  it('that expires closes with 4403; the stock client comes back with another and its cursor, and misses nothing', async () => {
    const url = await open();
    let tokens = 0;
    const client = stock(url, {
      retries: 50,
      token: () => {
        const token = `t${(tokens += 1)}`;
        world.letIn(token, {}, 1_200);
        return token;
      },
    });
    const seen: string[] = [];
    const payload = { query: ALERT_IDS, extensions: {} as Record<string, unknown> };
    const stop = client.subscribe<Record<string, unknown>, { cursor: string }>(payload, {
      next({ data, extensions }) {
        seen.push(alertIdOf(data));
        payload.extensions['after'] = extensions?.cursor;
      },
      error: (error) => seen.push(String(error)),
      complete: () => seen.push('complete'),
    });
    await members(opened[0], 1);
    world.append();
    await expect.poll(() => seen.length, SOON).toBe(1);
    while (client.closed.length < 2) {
      world.append();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    world.append();
    const { position } = await world.log.reader.head();
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(position);
    stop();
    expect(seen).toEqual(alertIds(1, position));
    expect(client.closed.slice(0, 2)).toEqual(
      Array.from({ length: 2 }, () => ({ code: 4403, reason: 'The token has expired.' })),
    );
  }, 30_000);

  it('that is revoked closes an idle connection', async () => {
    world.letIn('t1');
    const { begin, subscribe, closed, messages } = bare(await open());
    await begin('t1');
    subscribe('1', ALERT_IDS);
    await members(opened[0], 1);
    world.revocations.revoke({ subject: null, tokenId: 't1', revokedAt: new Date().toISOString() });
    expect(await closed).toEqual({ code: 4403, reason: 'This token was revoked.' });
    expect(messages.filter(({ type }) => type !== 'connection_ack')).toEqual([]);
  });

  it('that is revoked gets no event that comes after, not even before it is closed', async () => {
    world.letIn('t1');
    const { begin, subscribe, closed, messages } = bare(await open());
    await begin('t1');
    subscribe('1', ALERT_IDS);
    await members(opened[0], 1);
    world.revocations.revoke({ subject: null, tokenId: 't1', revokedAt: new Date().toISOString() });
    world.append(3);
    expect(await closed).toMatchObject({ code: 4403 });
    expect(messages.map(({ type }) => type)).toEqual(['connection_ack']);
  });

  it('is renewed by a ping with another one of the same caller, through the stock client', async () => {
    world.letIn('t1', {}, 1_500);
    world.letIn('t2', {}, 60_000);
    const url = await open();
    let raw: WebSocket | null = null;
    let answer: unknown = null;
    const closes: unknown[] = [];
    const client: Client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer t1' },
      on: {
        connected: (socket) => (raw = socket as WebSocket),
        pong: (received, payload) => received && (answer = payload),
        closed: (event) => closes.push(event),
      },
    });
    clients.push({ close: () => client.dispose() });
    const seen: string[] = [];
    client.subscribe(
      { query: ALERT_IDS },
      { next: ({ data }) => seen.push(alertIdOf(data)), error: (error) => seen.push(String(error)), complete() {} },
    );
    await members(opened[0], 1);
    (raw as WebSocket | null)?.send(JSON.stringify({ type: 'ping', payload: { authorization: 'Bearer t2' } }));
    await expect.poll(() => answer, SOON).toMatchObject({ renewed: true, expiresAtSeconds: expect.any(Number) });
    await new Promise((resolve) => setTimeout(resolve, 2_500)); // past the end of the first token
    world.append();
    await expect.poll(() => seen, SOON).toEqual(['a1']);
    expect(closes).toEqual([]);
  });

  it.each([
    ['of another caller', { subject: 'bob' }, 'FORBIDDEN'],
    ['of the same caller with other rights', { regions: ['SE'] }, 'FORBIDDEN'],
    ['that nobody issued', null, 'UNAUTHENTICATED'],
  ])('%s does not renew, and the connection ends when it would have', async (_what, given, code) => {
    world.letIn('t1', {}, 1_500);
    if (given) world.letIn('t2', given);
    const { begin, say, hear, closed } = bare(await open());
    await begin('t1');
    say({ type: 'ping', payload: { authorization: 'Bearer t2' } });
    expect(await hear({ type: 'pong' })).toMatchObject({
      payload: { renewed: false, errors: [{ extensions: { code } }] },
    });
    expect(await closed).toEqual({ code: 4403, reason: 'The token has expired.' });
  });
});

describe('a socket', () => {
  it('that says nothing about itself is closed', async () => {
    const { closed } = bare(await open({ limits: { connectionInitMs: 100 } }));
    expect(await closed).toMatchObject({ code: 4408 });
  });

  it('that says too much at once is closed', async () => {
    const { begin, subscribe, closed } = bare(await open({ limits: { maxBodyBytes: 2_000 } }));
    await begin();
    subscribe('1', `{ __typename } #${'x'.repeat(2_000)}`);
    expect(await closed).toMatchObject({ code: 1009 });
  });

  it('is refused when all connections of the gateway are taken, and served when one has gone', async () => {
    const url = await open({ limits: { maxConnections: 1 } });
    const first = bare(url);
    await first.begin();
    const [, response] = await once(bare(url).socket, 'unexpected-response');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '5']);
    let text = '';
    for await (const chunk of response) text += chunk;
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_REQUESTS', retryable: true } }],
    });
    first.socket.close();
    await first.closed;
    await expect
      .poll(
        () =>
          stock(url)
            .take(1, '{ __typename }')
            .catch(() => []),
        SOON,
      )
      .toHaveLength(1);
  });

  it('is told to wait when its caller holds as many as one may; others are served', async () => {
    const url = await open({ limits: { maxConnectionsPerPrincipal: 1 } });
    world.letIn('t1');
    world.letIn('t2');
    world.letIn('b1', { subject: 'bob' });
    const first = bare(url);
    await first.begin('t1');
    const second = bare(url);
    void second.begin('t2');
    expect(await second.closed).toMatchObject({ code: 1013, reason: expect.stringContaining('1 connections') });
    expect(await stock(url, { token: 'b1' }).take(1, '{ __typename }')).toHaveLength(1);
    first.socket.close();
    await first.closed;
    await expect
      .poll(
        () =>
          stock(url, { token: 't2' })
            .take(1, '{ __typename }')
            .catch(() => []),
        SOON,
      )
      .toHaveLength(1);
  });

  it('may begin so many operations at once, and later some more', async () => {
    const { begin, subscribe, hear } = bare(
      await open({ limits: { maxSubscriptionsPerConnection: 3, maxOperationsPerSecond: 5 } }),
    );
    await begin();
    for (const id of ['1', '2', '3', '4']) {
      subscribe(id, '{ __typename }');
      if (id !== '4') await hear({ type: 'complete', id });
    }
    const { payload } = await hear({ type: 'error', id: '4' });
    expect(payload).toMatchObject([{ extensions: { code: 'TOO_MANY_REQUESTS', retryAfterMs: expect.any(Number) } }]);
    await new Promise((resolve) => setTimeout(resolve, 250));
    subscribe('5', '{ __typename }');
    expect(await hear({ type: 'next', id: '5' })).toMatchObject({ payload: { data: { __typename: 'Query' } } });
  });

  it('has its pings answered with what they bring', async () => {
    const { begin, say, hear } = bare(await open());
    await begin();
    say({ type: 'ping', payload: { at: 7 } });
    expect(await hear({ type: 'pong' })).toEqual({ type: 'pong', payload: { at: 7 } });
  });

  it('is told where the log was looked through when nothing came, in a ping', async () => {
    const { begin, subscribe, hear } = bare(await open({ subscriptions: { heartbeatMs: 50, sweepMs: 20 } }));
    await begin();
    subscribe('quiet', 'subscription { alertRaised(filter: { kind: "NONE" }) { alert { id } } }');
    await members(opened[0], 1);
    world.append(3);
    const { payload } = await hear({ type: 'ping' });
    expect(payload).toEqual({ id: 'quiet', cursor: expect.any(String) });
  });

  it('answers ids of any letters, queries and mutations, and ends a subscription that is completed', async () => {
    const { begin, say, subscribe, hear, messages } = bare(await open());
    await begin();
    subscribe('ü"\u2028🙂', 'mutation { renameItem(id: "i1", name: "Né\u2028w 🙂") { name } }');
    expect(await hear({ type: 'next' })).toEqual({
      id: 'ü"\u2028🙂',
      type: 'next',
      payload: { data: { renameItem: { name: 'Né\u2028w 🙂' } } },
    });
    await hear({ type: 'complete' });
    subscribe('s', ALERT_IDS);
    await members(opened[0], 1);
    say({ id: 's', type: 'complete' });
    await members(opened[0], 0);
    world.append();
    subscribe('q', '{ nope }');
    expect(await hear({ type: 'error', id: 'q' })).toMatchObject({
      payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(messages.filter(({ id }) => id === 's')).toEqual([]);
  });
});

/** Two ends of a TCP connection. */
const pair = async (): Promise<{ near: Socket; far: Socket; close(): void }> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [near] = (await once(server, 'connection')) as [Socket];
  return { near, far, close: () => (near.destroy(), far.destroy(), server.close()) };
};

const OPEN = { readyState: 1, OPEN: 1 } as WebSocket;

describe('frames on a socket', () => {
  it('are messages of the protocol, whatever their length', async () => {
    const { near, far, close } = await pair();
    clients.push({ close });
    const receiver = new Receiver({ isServer: false });
    far.pipe(receiver);
    const writer = createSocketWriter(OPEN, near);
    const around = [0, 1, 60, 65_536 - 60, 65_536, 70_000].map((length) =>
      fc.integer({ min: length, max: length + 60 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        fc.oneof(...around),
        async (id, length) => {
          const heard = once(receiver, 'message') as Promise<[Buffer]>;
          writer.write(nextHead(id), { bytes: Buffer.from(JSON.stringify({ text: 'x'.repeat(length) })) });
          const [bytes] = await heard;
          expect(JSON.parse(bytes.toString('utf8'))).toEqual({
            id,
            type: 'next',
            payload: { text: 'x'.repeat(length) },
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are held back for a client that does not read: at most 17 KB of its own, in turn afterwards', async () => {
    const { near, far, close } = await pair();
    clients.push({ close });
    far.pause();
    const writer = createSocketWriter(OPEN, near);
    const frame = { bytes: Buffer.from(JSON.stringify({ data: 'x'.repeat(400) })) };
    let written = 0;
    // Fills the system's buffers, then its own, as a member does: not once more after `false`.
    while (!writer.isFull()) {
      while (writer.write(nextHead('1'), frame)) written += 1;
      await new Promise((resolve) => setTimeout(resolve, 5)); // what the system takes, it takes at once
    }
    expect(near.writableLength).toBeGreaterThan(0);
    expect(near.writableLength).toBeLessThan(17 * 1_024);
    const order: string[] = [];
    for (const name of ['first', 'second']) writer.whenDrained(() => order.push(name));
    far.resume();
    await expect.poll(() => order, SOON).toEqual(['first', 'second']);
    expect(written).toBeGreaterThan(10);
  });
});
