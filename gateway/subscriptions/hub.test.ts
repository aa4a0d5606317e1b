import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@distribution/platform/errors/app-error';
import type { EventLogReader } from '@distribution/platform/event-log/event-log';
import { afterEach, expect, it } from 'vitest';
import { callerWith, createTestClient, cursorAt, idsOf, logWith, openTestHub, range } from '../fixtures/open-hub.ts';
import { alertPayload, fetchInProcess } from '../fixtures/warehouse-graph.ts';

const IDS =
  'subscription($after: String, $filter: AlertFilter) { alertRaised(after: $after, filter: $filter) { alert { id } } }';
const NAMES = IDS.replace('id }', 'id item { name } }');

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});
const open = (...given: Parameters<typeof openTestHub>) => {
  const harness = openTestHub(...given);
  opened.push(harness);
  return harness;
};
/** Subgraphs that count what they are asked. */
const counting = () => {
  const asked: { name: string; representations: number }[] = [];
  const upstreams = (name: string) => {
    const fetch = fetchInProcess(name);
    return (...[request, context]: Parameters<typeof fetch>) => {
      const { representations } = request.variables as { representations?: unknown[] };
      asked.push({ name, representations: representations?.length ?? 0 });
      return fetch(request, context);
    };
  };
  return { asked, upstreams };
};

it('renders an event once for equal subscriptions, and hands everybody the same bytes', async () => {
  const log = logWith(0);
  const { asked, upstreams } = counting();
  const { hub, join } = open(log.reader, {}, upstreams);
  const clients = Array.from({ length: 50 }, () => createTestClient());
  for (const [at, client] of clients.entries()) {
    await join(client, NAMES, { principal: callerWith({ subject: `subject ${at}`, tokenId: `token ${at}` }) });
  }
  log.append('alerts', alertPayload(1));
  log.append('alerts', alertPayload(2));
  await expect.poll(() => clients.map(({ frames }) => frames.length)).toEqual(clients.map(() => 2));
  expect(hub.status()).toMatchObject({ groups: 1, renderers: 1, members: { live: 50, behind: 0, held: 0 } });
  expect(hub.status().counts).toMatchObject({ events: 2, renders: 2, deliveries: 100 });
  expect(new Set(clients.map(({ frames }) => frames[0]?.bytes)).size).toBe(1);
  expect(asked).toEqual([{ name: 'items', representations: 2 }]); // both events in one request
});

it('renders once for different filters, and asks together what differs below the root field', async () => {
  const log = logWith(0);
  const { asked, upstreams } = counting();
  const { hub, join } = open(log.reader, {}, upstreams);
  const [all, south, none] = [createTestClient(), createTestClient(), createTestClient()];
  await join(all, NAMES);
  await join(south, NAMES, { variables: { filter: { sites: ['ATL'] } } });
  await join(none, NAMES, { variables: { filter: { sites: [] } } });
  const labels = 'subscription($upper: Boolean) { alertRaised { alert { id item { label(upper: $upper) } } } }';
  const [upper, lower] = [createTestClient(), createTestClient()];
  await join(upper, labels, { variables: { upper: true } });
  await join(lower, labels, { variables: { upper: false } });
  log.append('alerts', alertPayload(1));
  log.append('alerts', alertPayload(2));
  await expect.poll(() => [all, south, upper, lower].map(({ frames }) => frames.length)).toEqual([2, 1, 2, 2]);
  expect(none.frames).toEqual([]);
  expect(hub.status()).toMatchObject({ groups: 5, renderers: 3, counts: { renders: 6 } });
  expect(all.frames[0]?.bytes).toBe(south.frames[0]?.bytes);
  expect(upper.results()[0]?.data).toEqual({ alertRaised: { alert: { id: 'a1', item: { label: 'ITEM 2' } } } });
  expect(lower.results()[0]?.data).toEqual({ alertRaised: { alert: { id: 'a1', item: { label: 'Item 2' } } } });
  expect(asked).toEqual(['name', 'upper', 'lower'].map(() => ({ name: 'items', representations: 2 })));
});

it('shares nothing between callers with different rights, and judges each event by them', async () => {
  const log = logWith(0);
  const { hub, join } = open(log.reader);
  const [south, west, strict] = [createTestClient(), createTestClient(), createTestClient()];
  await join(south, IDS, { principal: callerWith({ regions: ['SE'] }) });
  await join(west, IDS, { principal: callerWith({ regions: ['W'] }) });
  await join(strict, IDS, { principal: callerWith({ regions: ['SE'], roles: ['analyst'] }) });
  const owner = (region: string | null) => ({ region, legalEntity: null, customer: null });
  ['SE', 'W', null].forEach((region, at) => log.append('alerts', alertPayload(at + 1), owner(region)));
  await expect
    .poll(() => [south, west, strict].map(idsOf))
    .toEqual([
      ['a1', 'a3'],
      ['a2', 'a3'],
      ['a1', 'a3'],
    ]);
  expect(hub.status().renderers).toBe(3);
});

it.each([
  [true, ['subscribers:']],
  [false, ['one', 'two']],
])('asks subgraphs as nobody in particular where callers share (%s), else as who subscribed', async (shares, names) => {
  const log = logWith(0);
  const told = new Set<string>();
  const { hub, join } = open(log.reader, { shareBetweenSubjects: shares }, (name) => (request, context) => {
    told.add(context.principal.subject.replace(/:.*/, ':'));
    expect(context.principal).toMatchObject({ tokenId: null, scopes: ['read'] });
    return fetchInProcess(name)(request, context);
  });
  const clients = [createTestClient(), createTestClient()];
  for (const [at, client] of clients.entries()) {
    const subject = ['one', 'two'][at]!;
    await join(client, NAMES, { principal: callerWith({ subject, tokenId: subject, scopes: ['read'] }) });
  }
  log.append('alerts', alertPayload(1));
  await expect.poll(() => clients.map(idsOf)).toEqual([['a1'], ['a1']]);
  expect([...told].sort()).toEqual(names);
  expect(hub.status().renderers).toBe(names.length);
});

it('holds back nobody for one who takes nothing, and feeds that one from the log afterwards', async () => {
  const log = logWith(0);
  const { hub, join } = open(log.reader, { framesKept: 8 });
  const [quick, slow] = [createTestClient(), createTestClient(1)];
  await join(quick, IDS);
  await join(slow, IDS);
  for (let n = 1; n <= 500; n += 1) log.append('alerts', alertPayload(n));
  await expect.poll(() => quick.frames.length).toBe(500);
  await expect.poll(() => slow.frames.length).toBe(1);
  expect(hub.status()).toMatchObject({ members: { held: 1 } });
  expect(hub.status().lagMs.max).toBeGreaterThan(0);
  slow.take(Number.POSITIVE_INFINITY);
  await expect.poll(() => slow.frames.length).toBe(500);
  expect(idsOf(slow)).toEqual(range(1, 500));
  expect(hub.status().counts.catchUps).toBeGreaterThan(0);
  log.append('alerts', alertPayload(501));
  await expect.poll(() => [quick, slow].map((each) => idsOf(each).at(-1))).toEqual(['a501', 'a501']);
});

it('loses nothing for one who took the last frame there was, when another comes in further on', async () => {
  const log = logWith(0);
  const { hub, join } = open(log.reader);
  const [slow, late] = [createTestClient(1), createTestClient()];
  await join(slow, IDS);
  log.append('alerts', alertPayload(1));
  await expect.poll(() => hub.status().members.held).toBe(1);
  for (let n = 2; n <= 5; n += 1) log.append('alerts', alertPayload(n)); // nobody takes them
  await join(late, IDS);
  log.append('alerts', alertPayload(6));
  await expect.poll(() => idsOf(late)).toEqual(['a6']);
  slow.take(Number.POSITIVE_INFINITY);
  await expect.poll(() => idsOf(slow)).toEqual(range(1, 6));
});

it('tells a client whose place the log has forgotten, with the first that is kept', async () => {
  const log = logWith(10);
  const { hub, join } = open(log.reader, { framesKept: 2, eventsKept: 2 });
  const [slow, quick] = [createTestClient(1), createTestClient()];
  await join(slow, IDS, { after: await cursorAt(log.reader, 1) });
  await join(quick, IDS);
  await expect.poll(() => slow.frames.length).toBe(1);
  for (let n = 11; n <= 60; n += 1) log.append('alerts', alertPayload(n));
  await expect.poll(() => quick.frames.length).toBe(50);
  await expect.poll(() => (slow.take(0), hub.status().members.held)).toBe(1);
  await pause(0);
  log.trim(40);
  const earliestCursor = await cursorAt(log.reader, 40);
  // What it holds of its page is handed over; what is behind that is lost, and it is told.
  slow.take(Number.POSITIVE_INFINITY);
  await expect.poll(() => slow.end()).not.toBeNull();
  const last = idsOf(slow).length + 1;
  expect(slow.end()).toMatchObject({ cursor: await cursorAt(log.reader, last) });
  const [error] = slow.end()?.errors ?? [];
  expect(error?.extensions).toMatchObject({
    code: 'CURSOR_EXPIRED',
    earliestCursor,
    correlationId: expect.any(String),
  });
  const late = createTestClient();
  await expect(join(late, IDS, { after: await cursorAt(log.reader, 5) })).rejects.toMatchObject({
    extensions: { code: 'CURSOR_EXPIRED', earliestCursor, nextStep: expect.stringContaining('earliestCursor') },
  });
  await join(late, IDS, { after: earliestCursor });
  await expect.poll(() => idsOf(late)).toEqual(range(41, 60));
  expect(hub.status().counts).toMatchObject({ gaps: 1, ends: { LOG_LOST: 1 } });
});

it('tells a client that hears nothing how far the log was looked through', async () => {
  const log = logWith(0);
  const { join } = open(log.reader, { heartbeatMs: 20, sweepMs: 10 });
  const client = createTestClient();
  await join(client, IDS, { variables: { filter: { sites: [] } } });
  for (let n = 1; n <= 5; n += 1) log.append('alerts', alertPayload(n));
  await expect.poll(() => client.advances.at(-1)).toBe(await cursorAt(log.reader, 5));
  expect(client.frames).toEqual([]);
  const back = createTestClient();
  await join(back, IDS, { after: client.advances.at(-1)! });
  log.append('alerts', alertPayload(6));
  await expect.poll(() => idsOf(back)).toEqual(['a6']);
});

it('ends a client that may no longer be served, before the next event and also without one', async () => {
  const log = logWith(0);
  const { hub, join } = open(log.reader, { sweepMs: 10 });
  let isAdmitted = true;
  const [client, other] = [createTestClient(), createTestClient()];
  await join(client, IDS, { isAdmitted: () => isAdmitted });
  await join(other, IDS);
  isAdmitted = false;
  await expect.poll(() => client.end()).toEqual({ errors: [], cursor: await cursorAt(log.reader, 0) });
  log.append('alerts', alertPayload(1));
  await expect.poll(() => idsOf(other)).toEqual(['a1']);
  expect(client.frames).toEqual([]);
  expect(hub.status().counts.ends.NOT_ADMITTED).toBe(1);
});

it('has limits, says which, and makes room when somebody leaves', async () => {
  const log = logWith(0);
  const { join } = open(log.reader, { maxMembers: 4, maxMembersPerSubject: 2, maxGroups: 3, lingerMs: 0 });
  const of = (subject: string, filter: unknown = null, client = createTestClient()) =>
    join(client, IDS, { principal: callerWith({ subject }), variables: { filter } });
  const first = createTestClient();
  await of('one', null, first);
  await of('one', { sites: ['ATL'] });
  await expect(of('one')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', message: /One caller/ });
  const third = createTestClient();
  await of('two', { sites: ['RNO'] }, third);
  await expect(of('two', { sites: [] })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', message: /different/ });
  await of('two');
  await expect(of('three')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', message: /This gateway/ });
  first.leave();
  first.leave();
  third.leave();
  await of('one');
  await of('three', { sites: [] });
});

it('waits for a log that is away, and goes on where it was', async () => {
  const log = logWith(10);
  let isAway = false;
  const reader: EventLogReader = {
    ...log.reader,
    read: (...given) =>
      isAway ? Promise.reject(new AppError('STORE_UNAVAILABLE', 'away')) : log.reader.read(...given),
  };
  const { join } = open(reader);
  const [live, behind] = [createTestClient(), createTestClient(1)];
  await join(live, IDS);
  await join(behind, IDS, { after: await cursorAt(reader, 0) });
  await expect.poll(() => behind.frames.length).toBe(1);
  isAway = true;
  for (let n = 11; n <= 100; n += 1) log.append('alerts', alertPayload(n));
  behind.take(Number.POSITIVE_INFINITY);
  await pause(50);
  expect([live.end(), behind.end()]).toEqual([null, null]);
  isAway = false;
  await expect.poll(() => idsOf(live), { timeout: 4_000 }).toEqual(range(11, 100));
  await expect.poll(() => idsOf(behind), { timeout: 4_000 }).toEqual(range(1, 100));
});

it('renders no more events at a time than it may, over all groups', async () => {
  const log = logWith(0);
  let most = 0;
  const { hub, join } = open(
    log.reader,
    { rendersInFlight: 3, rendersPerGroup: 2 },
    (name) => async (request, context) => {
      await pause(1);
      return fetchInProcess(name)(request, context);
    },
  );
  const clients = Array.from({ length: 6 }, () => createTestClient());
  for (const [at, client] of clients.entries()) {
    await join(client, `subscription { alertRaised { k${at}: alert { id item { name } } } }`);
  }
  for (let n = 1; n <= 30; n += 1) log.append('alerts', alertPayload(n));
  while (clients.some(({ frames }) => frames.length < 30)) {
    await pause(0);
    most = Math.max(most, hub.status().rendersInFlight);
  }
  expect(most).toBe(3);
});
