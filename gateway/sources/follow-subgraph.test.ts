import type { AddressInfo } from 'node:net';
import { openTestDatabase } from '@distribution/test/kit/open-test-database';
import { openStoreLog, type StoreLog } from '@distribution/test/kit/store-log';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { SILENT_LOGGER } from '../gateway-logger.ts';
import { type FollowedSource, followSubgraph } from './follow-subgraph.ts';
import type { SubgraphSource } from './subgraph-source.ts';

const TOPIC = 'subgraph.alerts';
const POLL = { timeout: 15_000, interval: 10 };
const SDL = `
  type Query { ok: Boolean }
  type Alert { number: Int! region: String item: Item }
  type Item { id: ID! }
  type Subscription { alerts(after: String): Alert live: Alert }`;
const closers: (() => Promise<unknown> | void)[] = [];

/** A subgraph that numbers its alerts and can go on behind any of them. */
const openAlerts = async () => {
  let published = 0;
  const asked: unknown[] = [];
  const waiting = new Set<() => void>();
  async function* alerts({ after }: { readonly after?: string | null }) {
    asked.push(after ?? null);
    for (let at = after == null ? published : Number(after); ;) {
      while (at < published) {
        at += 1;
        yield { alerts: { number: at, region: at % 2 === 0 ? 'SE' : 'NE', item: { id: `i${at}` } } };
      }
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  }
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const disposed = useServer({ schema: buildSchema(SDL), roots: { subscription: { alerts } } }, server);
  const dropAll = () => server.clients.forEach((client) => client.terminate());
  closers.push(() => {
    dropAll();
    return disposed.dispose();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    asked,
    dropAll,
    subscribers: () => server.clients.size,
    publish(count: number) {
      published += count;
      for (const wake of waiting) wake();
      waiting.clear();
    },
  };
};

let behind: StoreLog;
beforeEach(async () => {
  const database = await openTestDatabase();
  closers.push(() => database.close());
  behind = await openStoreLog(database.url);
  closers.push(() => behind.close());
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const sourceAt = (url: string): SubgraphSource => ({
  topic: TOPIC,
  url,
  query: 'subscription ($after: String) { alerts(after: $after) { number region item { id } } }',
  connectionParams: {},
  cursor: 'number',
  key: 'item.id',
  occurredAt: null,
  owner: { region: 'region', legalEntity: null, customer: null },
});
const follow = (source: SubgraphSource, { store }: StoreLog): FollowedSource => {
  const followed = followSubgraph({ source, log: store.sourceLog, logger: SILENT_LOGGER, retryMs: 20 });
  closers.push(() => followed.stop());
  return followed;
};
const logged = async () => {
  const { generation } = await behind.store.eventLog.head();
  return (await behind.store.eventLog.read({ generation, position: 0 }, 2_000, [TOPIC])).events;
};
const numbers = async () => (await logged()).map(({ payload }) => (JSON.parse(payload) as { number: number }).number);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

it('logs what the subgraph sends, with its key and its owner', async () => {
  const alerts = await openAlerts();
  follow(sourceAt(alerts.url), behind);
  await expect.poll(() => alerts.asked, POLL).toEqual([null]);
  alerts.publish(3);
  await expect.poll(numbers, POLL).toEqual([1, 2, 3]);
  const [first, second] = await logged();
  expect(first).toMatchObject({ topic: TOPIC, key: 'i1', owner: { region: 'NE', legalEntity: null, customer: null } });
  expect(JSON.parse(second?.payload ?? '')).toEqual({ number: 2, region: 'SE', item: { id: 'i2' } });
});

it('goes on behind the last logged event after its connection broke, losing and repeating none', async () => {
  const alerts = await openAlerts();
  follow(sourceAt(alerts.url), behind);
  await expect.poll(() => alerts.asked, POLL).toEqual([null]);
  for (let round = 1; round <= 8; round += 1) {
    alerts.publish(30);
    await expect.poll(async () => (await numbers()).length, POLL).toBeGreaterThan((round - 1) * 30);
    alerts.dropAll();
    alerts.publish(20);
    await expect.poll(numbers, POLL).toEqual(upTo(round * 50));
    await expect.poll(() => alerts.subscribers(), POLL).toBe(1);
  }
  expect(alerts.asked.length).toBeGreaterThan(8);
});

it('is followed by one process at a time, and by another when that one stops', async () => {
  const alerts = await openAlerts();
  const other = await openStoreLog(behind.url);
  closers.push(() => other.close());
  const first = follow(sourceAt(alerts.url), behind);
  await expect.poll(() => alerts.subscribers(), POLL).toBe(1);
  follow(sourceAt(alerts.url), other);
  alerts.publish(10);
  await expect.poll(numbers, POLL).toEqual(upTo(10));
  expect(alerts.asked).toEqual([null]);
  await first.stop();
  alerts.publish(10);
  await expect.poll(numbers, POLL).toEqual(upTo(20));
  expect(alerts.asked).toEqual([null, '10']);
});

it('refuses what is appended by one who lost the lease and does not know', async () => {
  const { sourceLog } = behind.store;
  const event = { topic: TOPIC, key: 'k', owner: { region: null, legalEntity: null, customer: null } };
  const at = (number: number) => ({
    ...event,
    occurredAt: '2026-11-21T00:00:00.000Z',
    payload: `{"number":${number}}`,
  });
  const start = await sourceLog.last(TOPIC);
  const second = await sourceLog.append(TOPIC, [at(1)], start);
  expect(second).toEqual({ position: start.position + 1, payload: '{"number":1}' });
  expect(await sourceLog.append(TOPIC, [at(1)], start)).toBeNull();
  await behind.append('cache.invalidations', 'of another topic');
  expect(await sourceLog.append(TOPIC, [at(2)], second ?? start)).not.toBeNull();
  expect(await numbers()).toEqual([1, 2]);
  expect((await sourceLog.last(TOPIC)).payload).toBe('{"number":2}');
});
