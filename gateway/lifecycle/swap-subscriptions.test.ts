import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { openSocketClient } from '../fixtures/socket-client.ts';
import { alertPayload, composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from '../gateway.ts';

const FIRST = composeWarehouse();
/** Another version in which what the subscriptions ask for is as it was. */
const SAME = composeWarehouse({}, (sdl) => sdl.replace('broken: String', 'broken: String  third: String'));
/** One in which an alert has no note. */
const NOTELESS = composeWarehouse({}, (sdl) => sdl.replace('note: String', 'remark: String'));
/** One in which the stream is fed from elsewhere. */
const MOVED = composeWarehouse({}, (sdl) => sdl.replace('topic: "alerts"', 'topic: "alarms"'));

const WITH_NOTE = 'subscription { alertRaised { alert { id note item { name } } } }';
const WITHOUT_NOTE = 'subscription($after: String) { alertRaised(after: $after) { alert { id item { name } } } }';

let log: ReturnType<typeof createMemoryLog>;
let gateway: Gateway;
let client: ReturnType<typeof openSocketClient>;
let appended: number;

beforeEach(async () => {
  log = createMemoryLog();
  appended = 0;
  const events = { log: log.reader, cursors: createCursorSealer('a secret for cursors') };
  gateway = createGateway({ supergraphSdl: FIRST, upstreams: fetchInProcess, events });
  client = openSocketClient(await gateway.listen({ host: '127.0.0.1', port: 0 }));
});
afterEach(async () => {
  await client.close();
  await gateway.close();
});

const append = (): void => {
  appended += 1;
  log.append('alerts', alertPayload(appended));
};
const idOf = (result: unknown): unknown =>
  (result as { data?: { alertRaised: { alert: { id: string } } } } | undefined)?.data?.alertRaised.alert.id;

const begin = async (query: string) => {
  const before = gateway.subscriptions().counts.joins;
  const results = client.iterate(query);
  const first = results.next();
  await expect.poll(() => gateway.subscriptions().counts.joins).toBe(before + 1);
  return { results, first };
};

it('goes on over any number of swaps on the same socket, without a gap and in order', async () => {
  const { results, first } = await begin(WITH_NOTE);
  append();
  const seen = [idOf((await first).value)];
  for (const sdl of [SAME, FIRST, SAME]) {
    append(); // before, during and after the swap
    const swapping = gateway.reload(sdl);
    append();
    expect(await swapping).toBe('SWAPPED');
    append();
    for (let n = 0; n < 3; n += 1) seen.push(idOf((await results.next()).value));
  }
  expect(seen).toEqual(Array.from({ length: 10 }, (_, n) => `a${n + 1}`));
  expect(client.closed).toEqual([]);
  await results.return?.();
});

it.each([
  ['asks for what has gone', NOTELESS, /"note"/],
  ['has its events from another stream', MOVED, /another stream/],
])('ends when it %s, with the cursor to go on from, and ends no other', async (_what, sdl, reason) => {
  const { results, first } = await begin(WITH_NOTE);
  append();
  expect(idOf((await first).value)).toBe('a1');
  const ended = results.next().catch((error: unknown) => error);
  await gateway.reload(sdl);
  append();
  const errors = (await ended) as { message: string; extensions: { cursor: string } }[];
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(reason),
      extensions: { code: 'SUBSCRIPTION_SCHEMA_CHANGED', cursor: expect.any(String), nextStep: expect.any(String) },
    },
  ]);
  await gateway.reload(sdl === NOTELESS ? NOTELESS : FIRST);
  const [next] = await client.take(1, WITHOUT_NOTE, { after: errors[0]?.extensions.cursor });
  expect(idOf(next)).toBe('a2'); // neither lost nor repeated
});

it('ends though no event comes, and the other one of the socket goes on', async () => {
  const leaving = await begin(WITH_NOTE);
  const staying = await begin(WITHOUT_NOTE);
  await gateway.reload(NOTELESS);
  await expect(leaving.first).rejects.toMatchObject([{ extensions: { code: 'SUBSCRIPTION_SCHEMA_CHANGED' } }]);
  append();
  expect(idOf((await staying.first).value)).toBe('a1');
  await staying.results.return?.();
  await expect.poll(() => gateway.subscriptions().members.live).toBe(0);
});
