// Snapshot, then what was missed, then live, as stock clients get it over sockets and streams while gateways come and go.
import { createClient } from 'graphql-ws';
import { createClient as createSseClient } from 'graphql-sse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { alertIdOf, alertIds, createLiveWorld } from '../../fixtures/live-gateway.ts';

const SOON = { timeout: 20_000 };
const ITEMS = [{ name: 'Item 1' }, { name: 'Item 2' }, { name: 'Item 3' }];
const query = `
  query Now { items { name } }
  subscription Live { alertRaised { alert { id } } }`;

let world: ReturnType<typeof createLiveWorld>;
let node: Awaited<ReturnType<typeof world.open>>;
const ends: (() => unknown)[] = [];
beforeEach(async () => {
  world = createLiveWorld();
  node = await world.open();
  ends.push(() => node.gateway.close());
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end(); // clients before what they ask
});

/** What clients of the protocols have in common: a request that is sent again as it then is, and where results go. */
type Subscribe = ReturnType<typeof createClient>['subscribe'];

const soonAgain = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
const overSockets = (url: string, onPing: (cursor: string) => void = () => {}): Subscribe => {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Infinity,
    retryWait: soonAgain,
    shouldRetry: () => true,
    on: { ping: (isReceived, payload) => isReceived && payload && onPing(String(payload['cursor'])) },
  });
  ends.push(() => client.dispose());
  return client.subscribe;
};
const overStreams = (url: string): Subscribe => {
  const client = createSseClient({ url: `${url}/graphql`, retryAttempts: Infinity, retry: soonAgain });
  ends.push(() => client.dispose());
  return client.subscribe as Subscribe; // the two differ in what else a sink may be told
};

/** Follows as docs/subscribing.md says; `seen` has snapshots and the ids of alerts as they came. */
const follow = (subscribe: Subscribe, payload = payloadOf()): unknown[] => {
  const seen: unknown[] = [];
  subscribe<Record<string, unknown>, LiveExtensions>(payload, {
    next: ({ data, extensions }) => {
      if (extensions?.snapshot) seen.push({ gap: extensions.gap, ...extensions.snapshot.data });
      if (data) seen.push(alertIdOf(data));
      payload.extensions.after = extensions?.cursor;
    },
    error: (error) => seen.push(error),
    complete: () => seen.push('complete'),
  });
  return seen;
};
interface LiveExtensions extends Record<string, unknown> {
  readonly cursor: string;
  readonly gap?: boolean;
  readonly snapshot?: { readonly data: Record<string, unknown> };
}
const payloadOf = () => ({
  query,
  operationName: 'Live',
  extensions: { snapshot: 'Now', after: undefined as string | undefined },
});

const restartAfter = async (meanwhile: () => void): Promise<void> => {
  await node.gateway.close();
  meanwhile();
  node = await world.open({}, Number(new URL(node.url).port));
};

describe.each([
  ['graphql-ws', overSockets],
  ['graphql-sse', overStreams],
])('the stock client of %s', (_name, connect) => {
  it('gets the state once, each event once and in order, whatever it missed', async () => {
    world.append(3); // told of by the state
    const seen = follow(connect(node.url));
    await expect.poll(() => seen, SOON).toEqual([{ gap: false, items: ITEMS }]);
    world.append(2);
    const expected: unknown[] = [{ gap: false, items: ITEMS }, ...alertIds(4, 5)];
    await expect.poll(() => seen, SOON).toEqual(expected);
    for (const last of [8, 11]) {
      await restartAfter(() => world.append(2)); // missed
      world.append(1); // live, or missed as well
      expected.push(...alertIds(last - 2, last));
      await expect.poll(() => seen, SOON).toEqual(expected);
    }
  });

  it('comes back behind a snapshot that no event has followed', async () => {
    const seen = follow(connect(node.url));
    await expect.poll(() => seen.length, SOON).toBe(1);
    await restartAfter(() => world.append(2));
    await expect.poll(() => seen, SOON).toEqual([{ gap: false, items: ITEMS }, ...alertIds(1, 2)]);
  });

  it('gets the state anew, and is told so, when what it missed is no longer known', async () => {
    const seen = follow(connect(node.url));
    await expect.poll(() => seen.length, SOON).toBe(1);
    await restartAfter(() => {
      world.append(5);
      world.log.trim(4);
    });
    const expected = [
      { gap: false, items: ITEMS },
      { gap: true, items: ITEMS },
    ];
    await expect.poll(() => seen, SOON).toEqual(expected);
    world.append();
    await expect.poll(() => seen, SOON).toEqual([...expected, 'a6']);
  });
});

it('a stock socket client that hears the pings goes on behind what was looked through for it', async () => {
  await node.gateway.close();
  node = await world.open({ subscriptions: { heartbeatMs: 50, sweepMs: 20 } }, Number(new URL(node.url).port));
  const payload = {
    ...payloadOf(),
    query: query.replace('alertRaised', 'alertRaised(filter: { kind: "NONE" })'),
  };
  const subscribe = overSockets(node.url, (cursor) => (payload.extensions.after = cursor));
  const seen = follow(subscribe, payload);
  await expect.poll(() => seen.length, SOON).toBe(1);
  world.append(5);
  const looked = await world.cursorAt(5);
  await expect.poll(() => payload.extensions.after, SOON).toBe(looked);
  await restartAfter(() => world.log.trim(5)); // what it was never shown is forgotten: that is no gap
  const resumes = () => node.gateway.subscriptions().counts.resumes;
  await expect.poll(resumes, SOON).toBe(1);
  expect(seen).toHaveLength(1);
});
