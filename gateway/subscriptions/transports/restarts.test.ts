// What clients do while gateways come and go: nothing is lost and nothing repeated, whatever way they are served.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { createClient as createSseClient } from 'graphql-sse';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ALERT_IDS, alertIdOf, alertIds, createLiveWorld } from '../../fixtures/live-gateway.ts';

const SOON = { timeout: 20_000 };
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end(); // clients before what they ask
});

/** A balancer that knows two nodes and takes any that listens. */
const balance = async (ports: readonly number[]) => {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => {}).once('close', () => open.delete(client));
    const attempt = (left: number): void => {
      const node = connect(ports[(turn += 1) % ports.length] ?? 0, '127.0.0.1');
      node.once('connect', () => void client.pipe(node).pipe(client));
      node.once('error', () =>
        left > 0 && node.connecting === false && node.bytesRead === 0 ? attempt(left - 1) : client.destroy(),
      );
      node.once('close', () => client.destroy());
      client.once('close', () => node.destroy());
    };
    attempt(ports.length - 1);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    for (const client of open) client.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
};

it('serves every client each event once and in order while two nodes restart in turn', async () => {
  const world = createLiveWorld();
  const nodes = [await world.open(), await world.open()];
  ends.push(() => Promise.all(nodes.map(({ gateway }) => gateway.close())));
  const url = await balance(nodes.map((node) => Number(new URL(node.url).port)));
  const seen: string[][] = [];
  const soonAgain = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
  const begin = await world.cursorAt(0);
  const sink = (request: { extensions: Record<string, unknown> }) => {
    const mine: string[] = [];
    seen.push(mine);
    return {
      next({ data, extensions }: { data?: unknown; extensions?: { cursor?: string } }) {
        mine.push(alertIdOf(data));
        request.extensions['after'] = extensions?.cursor;
      },
      error: (error: unknown) => mine.push(String(error)),
      complete: () => mine.push('complete'),
    };
  };
  for (let n = 0; n < 6; n += 1) {
    const request = { query: ALERT_IDS, extensions: { after: begin } as Record<string, unknown> };
    const sockets = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 1_000,
      retryWait: soonAgain,
      shouldRetry: () => true, // also when no node was reached at all
    });
    ends.push(() => sockets.dispose());
    sockets.subscribe<unknown, { cursor?: string }>(request, sink(request));
    const again = { query: ALERT_IDS, extensions: { after: begin } as Record<string, unknown> };
    const events = createSseClient({ url, retryAttempts: 1_000, retry: soonAgain });
    ends.push(() => events.dispose());
    events.subscribe<unknown, { cursor?: string }>(again, sink(again));
  }
  let isStopped = false;
  const publishing = (async () => {
    while (!isStopped) {
      world.append();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  for (let round = 0; round < 4; round += 1) {
    const at = round % 2;
    const node = nodes[at];
    if (!node) throw new Error('no such node');
    const { position } = await world.log.reader.head();
    await expect.poll(() => Math.min(...seen.map(({ length }) => length)), SOON).toBeGreaterThan(position);
    await node.gateway.close();
    nodes[at] = await world.open({}, Number(new URL(node.url).port));
  }
  isStopped = true;
  await publishing;
  const { position } = await world.log.reader.head();
  await expect.poll(() => seen.map((mine) => mine.at(-1)), SOON).toEqual(seen.map(() => `a${position}`));
  for (const mine of seen) expect(mine).toEqual(alertIds(1, position));
}, 90_000);

it('goes on with the stock graphql-ws client by the lines of the README', async () => {
  const world = createLiveWorld();
  let node = await world.open();
  ends.push(() => node.gateway.close());
  const client = createClient({
    url: `${node.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 100,
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
  });
  ends.push(() => client.dispose());
  const seen: string[] = [];
  const query = ALERT_IDS;
  const use = (data: unknown) => seen.push(alertIdOf(data));
  const readme = {
    error: (error: unknown) => seen.push(String(error)),
    complete: () => seen.push('complete'),
  };
  // --- as the README has it
  const payload = { query, extensions: {} as Record<string, unknown> };
  client.subscribe<Record<string, unknown>, { cursor: string }>(payload, {
    next: ({ data, extensions }) => {
      use(data);
      payload.extensions['after'] = extensions?.cursor; // sent again with every silent retry
    },
    ...readme,
  });
  // ---
  const membersOf = () => Object.values(node.gateway.subscriptions().members).reduce((sum, some) => sum + some, 0);
  await expect.poll(membersOf, SOON).toBe(1);
  world.append(2);
  await expect.poll(() => seen, SOON).toEqual(alertIds(1, 2));
  await node.gateway.close();
  world.append(3);
  node = await world.open({}, Number(new URL(node.url).port));
  await expect.poll(() => seen, SOON).toEqual(alertIds(1, 5));
});
