import { afterEach, expect, it } from 'vitest';
import { createTestClient, cursorAt, cursors, idsOf, logWith, openTestHub } from '../fixtures/open-hub.ts';
import { alertPayload, fetchInProcess } from '../fixtures/warehouse-graph.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});
const open = (...given: Parameters<typeof openTestHub>) => {
  const harness = openTestHub(...given);
  opened.push(harness);
  return harness;
};
const WITH_SNAPSHOT =
  'query Now { items { name } } mutation No { renameItem(id: "i1", name: "x") { id } } subscription Live { alertRaised { alert { id } } }';

it('begins with a snapshot where it is asked to, and goes on behind the head as it was before', async () => {
  const log = logWith(3);
  const { hub, join } = open(log.reader, {}, (name) => (request, context) => {
    log.append('alerts', alertPayload(4)); // while the query is under way
    return fetchInProcess(name)(request, context);
  });
  const client = createTestClient(1);
  await join(client, WITH_SNAPSHOT, { snapshot: 'Now' });
  await expect.poll(() => client.frames.length).toBe(1);
  const [first] = client.results();
  const items = [{ name: 'Item 1' }, { name: 'Item 2' }, { name: 'Item 3' }];
  const cursor = await cursorAt(log.reader, 3);
  expect(first).toEqual({ data: null, extensions: { cursor, gap: false, snapshot: { data: { items } } } });
  client.take(5);
  await expect.poll(() => client.frames.length).toBe(2);
  expect(client.results()[1]?.data).toEqual({ alertRaised: { alert: { id: 'a4' } } });
  const back = createTestClient();
  await join(back, WITH_SNAPSHOT, { snapshot: 'Now', after: cursor });
  await expect.poll(() => idsOf(back)).toEqual(['a4']); // it knows the state already
  expect(hub.status().counts).toMatchObject({ snapshots: 1, resumes: 1, gaps: 0 });
});

it('gives a snapshot in place of what the log has forgotten, and says so', async () => {
  const log = logWith(10);
  log.trim(5);
  const { join } = open(log.reader);
  for (const after of [await cursorAt(log.reader, 2), cursors.sealCursor('event-log', ['another log', 3])]) {
    const client = createTestClient();
    await join(client, WITH_SNAPSHOT, { snapshot: 'Now', after });
    await expect
      .poll(() => client.results()[0]?.extensions)
      .toMatchObject({
        cursor: await cursorAt(log.reader, 10),
        gap: true,
        snapshot: { data: { items: expect.any(Array) } },
      });
    client.leave();
  }
  await expect(join(createTestClient(), WITH_SNAPSHOT, { snapshot: 'Now', after: 'forged' })).rejects.toMatchObject({
    code: 'CURSOR_INVALID',
  });
});

it.each([
  ['No', /is a query/],
  ['Live', /is a query/],
  ['Nobody', /no operation named/],
])('refuses a snapshot that is no query of the document: %s', async (snapshot, message) => {
  const { hub, join } = open(logWith(0).reader);
  await expect(join(createTestClient(), WITH_SNAPSHOT, { snapshot })).rejects.toMatchObject({
    message: expect.stringMatching(message),
  });
  expect(hub.status()).toMatchObject({ groups: 0, members: { live: 0, behind: 0 } });
});
