import type { ServedEntities } from '@distribution/platform/read-log/read-log';
import { afterEach, expect, it } from 'vitest';
import { callerWith, createTestClient, logWith, openTestHub } from '../fixtures/open-hub.ts';
import { alertPayload, fetchInProcess } from '../fixtures/warehouse-graph.ts';

const NAMES = `subscription($filter: AlertFilter) { alertRaised(filter: $filter) { alert { id item { name } } } }`;
const GRAMS = NAMES.replace('name', 'grams');

let close = async (): Promise<void> => {};
afterEach(() => close());

/** A hub whose subgraphs say which items they answered with, as ours do; and what it notes. */
const open = () => {
  const log = logWith(0);
  const requests: number[] = [];
  const notes: { readonly subject: string; readonly served: readonly ServedEntities[] }[] = [];
  const upstreams = (name: string) => {
    const fetch = fetchInProcess(name);
    return async (...[request, context]: Parameters<typeof fetch>) => {
      const answer = await fetch(request, context);
      const { representations } = request.variables as { representations: { id: string }[] }; // all it is asked is by key
      requests.push(representations.length);
      const ids = representations.map(({ id }) => id);
      const rows = ids.length > 1 ? { rows: ids.map((_, at) => [at]) } : {};
      return { ...answer, extensions: { subgraph: { name, served: { begunAt: 1, endedAt: 2, ids, ...rows } } } };
    };
  };
  const harness = openTestHub(log.reader, {}, upstreams, {
    note: () => expect.unreachable('an event is no answer to a query'),
    noteShared: ({ subject }, _, served) => void notes.push({ subject, served }),
  });
  close = () => harness.close();
  const itemsOf = (subject: string) =>
    notes
      .flatMap((note) => (note.subject === subject ? note.served.flatMap(({ ids }) => ids) : []))
      .filter((id) => id.startsWith('i'));
  return { ...harness, log, requests, notes, itemsOf };
};

it('notes for each subscriber the records of its own events, although subgraphs are asked for all events together', async () => {
  const { join, log, requests, itemsOf } = open();
  const [all, atlanta, grams] = [createTestClient(), createTestClient(), createTestClient()];
  await join(all, NAMES, { principal: callerWith({ subject: 'all' }) });
  await join(atlanta, NAMES, {
    principal: callerWith({ subject: 'atlanta' }),
    variables: { filter: { sites: ['ATL'] } },
  });
  await join(grams, GRAMS, { principal: callerWith({ subject: 'grams' }), variables: { filter: { sites: ['RNO'] } } });
  for (const n of [1, 2, 4]) log.append('alerts', alertPayload(n)); // ATL i2, RNO i3, RNO i2
  await expect.poll(() => [all, atlanta, grams].map(({ frames }) => frames.length)).toEqual([3, 1, 2]);
  expect(itemsOf('all').sort()).toEqual(['i2', 'i2', 'i3']);
  expect(itemsOf('atlanta')).toEqual(['i2']);
  expect(itemsOf('grams').sort()).toEqual(['i2', 'i3']);
  expect(requests).toEqual([2, 2]); // of each operation one request, for all of its events
});

it('notes one list for all who are handed the same frame', async () => {
  const { join, log, notes } = open();
  const clients = ['one', 'two', 'three'].map((subject) => ({ subject, client: createTestClient() }));
  for (const { subject, client } of clients) await join(client, NAMES, { principal: callerWith({ subject }) });
  log.append('alerts', alertPayload(1));
  await expect.poll(() => notes.map(({ subject }) => subject).sort()).toEqual(['one', 'three', 'two']);
  expect(new Set(notes.map(({ served }) => served)).size).toBe(1);
});
