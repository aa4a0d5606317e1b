// @defer from the client's bytes to the subgraphs and back: what is late holds up nothing that is not.
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSocketClient } from '../fixtures/socket-client.ts';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from '../gateway.ts';

const QUERY = `query ($late: Boolean = true) {
  items(first: 2) { name ... @defer(label: "stock", if: $late) { onHand } }
}`;

/** Parts of an answer as they come: `next` gives one, or `null` at the end. */
const partsOf = (response: Response) => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async (): Promise<Record<string, unknown> | null> => {
    for (;;) {
      const whole = /\r\n\r\n(\{.*?\})\r\n---/s.exec(text);
      if (whole) {
        text = text.slice(whole.index + whole[0].length);
        return JSON.parse(whole[1] ?? '') as Record<string, unknown>;
      }
      const next = await reader?.read();
      if (!next || next.done) return null;
      text += next.value;
    }
  };
};

describe('@defer through the engine', () => {
  let gateway: Gateway;
  let url: string;
  let release: () => void;
  let asked: Promise<AbortSignal>;
  let hold: () => void;
  beforeAll(async () => {
    let held = Promise.resolve();
    let tell = (_signal: AbortSignal) => {};
    hold = () => {
      held = new Promise((resolve) => (release = resolve));
      asked = new Promise((resolve) => (tell = resolve));
    };
    gateway = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: (name) => async (request, context) => {
        if (name === 'stock') {
          tell(context.signal);
          await held;
        }
        return fetchInProcess(name)(request, context);
      },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => gateway.close());

  const post = (query: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'multipart/mixed;deferSpec=20220824,application/json' },
      body: JSON.stringify({ query, variables: {} }),
    });

  it('gives the first part while what is deferred is still being asked for', async () => {
    hold();
    const next = partsOf(await post(QUERY));
    expect(await next()).toEqual({ data: { items: [{ name: 'Item 1' }, { name: 'Item 2' }] }, hasNext: true });
    await asked;
    release();
    const patches: unknown[] = [];
    for (let part = await next(); part; part = await next())
      patches.push(...((part['incremental'] ?? []) as unknown[]));
    expect(patches).toEqual([
      { path: ['items', 0], label: 'stock', data: { onHand: 5 } },
      { path: ['items', 1], label: 'stock', data: { onHand: 10 } },
    ]);
  });

  it('gives errors of what is deferred with the patch, at their place', async () => {
    hold();
    release();
    const next = partsOf(await post('{ items(first: 1) { name ... @defer { faulty } } }'));
    expect(await next()).toMatchObject({ data: { items: [{ name: 'Item 1' }] }, hasNext: true });
    expect(await next()).toMatchObject({
      incremental: [
        {
          path: ['items', 0],
          data: { faulty: null },
          errors: [{ path: ['items', 0, 'faulty'], extensions: { subgraph: 'stock' } }],
        },
      ],
    });
    while (await next());
  });

  it('gives up what is deferred when the caller leaves', async () => {
    hold();
    const client = httpRequest(`${url}/graphql`, {
      method: 'POST',
      agent: false, // a connection of its own, that ends with it
      headers: { 'content-type': 'application/json', accept: 'multipart/mixed;deferSpec=20220824' },
    });
    client.on('error', () => {}); // it is we who end it
    const response = once(client, 'response');
    client.end(JSON.stringify({ query: QUERY }));
    await response;
    const signal = await asked;
    client.destroy();
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve());
    });
    release();
  });

  it('is refused over a socket, and served there without', async () => {
    hold();
    release();
    const client = openSocketClient(url);
    try {
      const [refused] = await client.take(1, QUERY);
      expect(refused).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      const [answer] = await client.take(1, QUERY, { late: false });
      expect(answer?.data).toEqual({
        items: [
          { name: 'Item 1', onHand: 5 },
          { name: 'Item 2', onHand: 10 },
        ],
      });
    } finally {
      await client.close();
    }
  });
});
