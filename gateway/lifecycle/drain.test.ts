import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { ask } from '../fixtures/ask.ts';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { openSocketClient } from '../fixtures/socket-client.ts';
import { alertPayload, composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../gateway.ts';

const SDL = composeWarehouse();
const opened: Gateway[] = [];
afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.close();
});

const open = async (options: Partial<GatewayOptions> = {}, port = 0) => {
  const gateway = createGateway({ supergraphSdl: SDL, upstreams: fetchInProcess, ...options });
  opened.push(gateway);
  return { gateway, url: await gateway.listen({ host: '127.0.0.1', port }) };
};

/** Subgraphs that answer when they are let. */
const holdable = () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let arrived = () => {};
  const asked = new Promise<void>((resolve) => (arrived = resolve));
  const upstreams: NonNullable<GatewayOptions['upstreams']> = (name) => async (request, context) => {
    arrived();
    await held;
    return fetchInProcess(name)(request, context);
  };
  return { upstreams, asked, release };
};

const readinessAt = async (url: string): Promise<number> => (await fetch(`${url}/health/ready`)).status;

it('is not ready at once, accepts for the time of notice, and answers what it was asked', async () => {
  const { upstreams, asked, release } = holdable();
  const { gateway, url } = await open({ upstreams, lifecycle: { noticeMs: 1_000 } });
  const answer = ask(url, '{ item(id: "i1") { name } }');
  await asked;
  expect(await readinessAt(url)).toBe(200);
  const closed = gateway.close();
  const told = await fetch(`${url}/health/ready`);
  expect([told.status, told.headers.get('connection')]).toEqual([503, 'close']);
  release();
  expect((await answer).data).toEqual({ item: { name: 'Item 1' } });
  const during = await ask(url, '{ sites { city } }');
  expect([during.status, during.headers.get('connection')]).toEqual([200, 'close']);
  await closed;
  await expect(ask(url, '{ __typename }')).rejects.toThrow();
});

it('cuts what does not end in time', async () => {
  const { upstreams, asked, release } = holdable();
  const { gateway, url } = await open({ upstreams, lifecycle: { drainMs: 200 } });
  const answer = ask(url, '{ item(id: "i1") { name } }').catch((error: unknown) => error);
  await asked;
  await gateway.close();
  expect(await answer).toBeInstanceOf(Error);
  release();
});

it('answers what sockets were asked before it closes them, takes no new ones, and tells clients to come back', async () => {
  const { upstreams, asked, release } = holdable();
  const log = createMemoryLog();
  const events = { log: log.reader, cursors: createCursorSealer('a secret for cursors') };
  const { gateway, url } = await open({ upstreams, events, lifecycle: { noticeMs: 200 } });
  const [busy, listening, late] = [openSocketClient(url), openSocketClient(url), openSocketClient(url)];
  const answer = busy.take(1, '{ item(id: "i1") { name } }');
  await asked;
  const seen: unknown[] = [];
  const following = (async () => {
    for await (const { extensions } of listening.iterate('subscription { alertRaised { alert { id } } }')) {
      seen.push(extensions?.cursor);
    }
  })();
  await expect.poll(() => gateway.subscriptions().members.live).toBe(1);
  log.append('alerts', alertPayload(1));
  await expect.poll(() => seen).toEqual([expect.any(String)]);
  const closed = gateway.close();
  await expect(late.take(1, '{ __typename }')).rejects.toBeTruthy();
  await expect(following).rejects.toMatchObject({ code: 1012 }); // its cursor is with the client
  release();
  expect((await answer)[0]?.data).toEqual({ item: { name: 'Item 1' } });
  await closed;
  for (const client of [busy, listening, late]) await client.close();
});

/** Asks over kept-alive connections, as a load balancer does, and leaves a connection when it is told to. */
const createBalancer = (urls: readonly string[]) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const inRotation = new Set(urls);
  const failures: unknown[] = [];
  const counts = new Map(urls.map((url) => [url, 0]));
  const body = JSON.stringify({ query: '{ item(id: "i1") { name onHand } }' });
  let next = 0;
  let isRunning = true;

  const send = (url: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const sent = httpRequest(`${url}/graphql`, { agent, method: 'POST', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const askOnce = async (): Promise<void> => {
    const targets = [...inRotation];
    const url = targets[(next += 1) % targets.length];
    if (url === undefined) return pause(1);
    try {
      const { status, text } = await send(url);
      if (status !== 200 || !text.includes('"onHand":5')) failures.push([url, status, text]);
      counts.set(url, (counts.get(url) ?? 0) + 1);
    } catch (error) {
      // A refused connection has carried nothing: the next one is tried, as every balancer does.
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') failures.push([url, error]);
    }
  };
  const work = async (): Promise<void> => {
    while (isRunning) await askOnce();
  };
  const look = async (url: string): Promise<void> => {
    while (isRunning) {
      const ready = await readinessAt(url).catch(() => 0);
      if (ready === 200) inRotation.add(url);
      else inRotation.delete(url);
      await pause(20);
    }
  };
  const running = [...Array.from({ length: 8 }, work), ...urls.map(look)];
  return {
    failures,
    counts,
    inRotation,
    async stop(): Promise<void> {
      isRunning = false;
      await Promise.all(running);
      agent.destroy();
    },
  };
};

it('fails no request when two gateways are restarted in turn under load', async () => {
  const lifecycle = { noticeMs: 400 };
  const gateways = [await open({ lifecycle }), await open({ lifecycle })];
  const urls = gateways.map(({ url }) => url);
  const balancer = createBalancer(urls);
  const answered = (url: string) => balancer.counts.get(url) ?? 0;
  for (let round = 0; round < 4; round += 1) {
    const at = round % 2;
    const url = urls[at] ?? '';
    await expect.poll(() => balancer.inRotation.size, { timeout: 10_000 }).toBe(2);
    const before = answered(url);
    await expect.poll(() => answered(url), { timeout: 10_000 }).toBeGreaterThan(before + 50);
    await gateways[at]?.gateway.close();
    gateways[at] = await open({ lifecycle }, Number(new URL(url).port));
  }
  await balancer.stop();
  expect(balancer.failures).toEqual([]);
  expect(Math.min(...urls.map(answered))).toBeGreaterThan(100);
}, 60_000);
