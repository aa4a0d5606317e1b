import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { buildSchema, execute, parse } from 'graphql';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../fixtures/ask.ts';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { openSocketClient } from '../fixtures/socket-client.ts';
import {
  alertPayload,
  composeWarehouse,
  fetchInProcess,
  MONOLITH_SDL,
  monolithResolvers,
} from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from '../gateway.ts';

const EVENTS = 12;
const cursors = createCursorSealer('a secret for cursors');
const IDS =
  'subscription($after: String, $filter: AlertFilter) { alertRaised(after: $after, filter: $filter) { cursor alert { id } } }';

/** Selections on AlertEvent; each is subscribed to and compared with graphql-js over one schema. */
const SELECTIONS = [
  'alert { id kind severity note }',
  'alert { item { name } }',
  'alert { item { id name grams onHand totalGrams } site { code city kind } }',
  'a: alert { i: item { n: name s: sites { c: city } } }',
  'alert { item { parent { name onHand parent { name } } } }',
  'alert { ...F } related { ...F }',
  'related { id item { name label } site { city } }',
  'related { item { sites { city } tags } }',
  'alert { parts { __typename } }',
  'alert { parts { ... on ItemPart { item { name } weight } ... on SitePart { site { city } heavy: weight } } }',
  'alert { item { l: label(upper: true) m: label } }',
  'alert { item @skip(if: true) { name } id }',
  'alert { item @include(if: $yes) { name } id }',
  'alert { item @include(if: $no) { name onHand } id }',
  'alert { id ... @include(if: $no) { site { city } } }',
  'alert { ... on Alert { site { ... on Site { city } } } }',
  '__typename alert { __typename item { __typename name } }',
  't: __typename alert { u: __typename v: __typename }',
  'alert { note item { tags } } again: alert { note site { city } }',
  'alert { item { name } } x: alert { item { onHand } }',
  'alert { item { name faulty } }',
  'alert { item { id always } }',
  'related { item { sites { code city } name } }',
  'alert { item { label(upper: $yes) } }',
  'alert { severity item { sites { kind } } site { kind } }',
  'related { parts { ... on ItemPart { item { onHand totalGrams } } } }',
];

const runningIn = (gateway: Gateway): number => {
  const { live, behind } = gateway.subscriptions().members;
  return live + behind;
};

const oracle = async (query: string, payload: unknown, variables: Record<string, unknown>) => {
  const schema = buildSchema(MONOLITH_SDL);
  return execute({
    schema,
    document: parse(query),
    rootValue: { alertRaised: payload },
    variableValues: variables,
    fieldResolver: (source: Record<string, unknown>, args, context, info) => {
      const types: Record<string, Record<string, (...all: unknown[]) => unknown> | undefined> =
        monolithResolvers as never; // looked up by name
      const resolve = types[info.parentType.name]?.[info.fieldName];
      return resolve ? resolve(source, args, context, info) : source[info.fieldName];
    },
  });
};

describe('a subscription', () => {
  const log = createMemoryLog();
  let gateway: Gateway;
  let url: string;

  beforeAll(async () => {
    for (let n = 1; n <= EVENTS; n += 1) {
      log.append('alerts', alertPayload(n));
      log.append('noise', { n });
    }
    gateway = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      events: { log: log.reader, cursors },
      subscriptions: { lingerMs: 0 },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => gateway.close());

  const start = async () => {
    const { generation } = await log.reader.head();
    return cursors.sealCursor('event-log', [generation, 0]);
  };

  it.each(SELECTIONS)('answers each event as graphql-js would: %s', async (selection) => {
    const fragment = selection.includes('...F') ? 'fragment F on Alert { id item { name } site { city } }' : '';
    const declared = ['$yes', '$no'].filter((name) => selection.includes(name)).map((name) => `${name}: Boolean!`);
    const query = (args: string, more: string[]) => {
      const variables = [...more, ...declared].join(', ');
      return `subscription${variables ? `(${variables})` : ''} { alertRaised${args} { ${selection} } } ${fragment}`;
    };
    const client = openSocketClient(url);
    const variables = { yes: true, no: false };
    const results = await client.take(EVENTS, query('(after: $after)', ['$after: String']), {
      ...variables,
      after: await start(),
    });
    await client.close();
    for (const [at, { data, errors }] of results.entries()) {
      const expected = await oracle(query('', []), alertPayload(at + 1), variables);
      expect(data).toEqual(JSON.parse(JSON.stringify(expected.data)));
      expect(new Set(errors?.map(({ path }) => path?.join('.')))).toEqual(
        new Set(expected.errors?.map(({ path }) => path?.join('.'))),
      );
    }
  });

  it('gives each event once, in order, with the cursor that goes on after it', async () => {
    const client = openSocketClient(url);
    const all = await client.take(EVENTS, IDS, { after: await start() });
    expect(all.map(({ data }) => data)).toMatchObject(
      Array.from({ length: EVENTS }, (_, n) => ({ alertRaised: { alert: { id: `a${n + 1}` } } })),
    );
    for (const [at, { data, extensions }] of all.slice(0, -1).entries()) {
      expect(data).toMatchObject({ alertRaised: { cursor: extensions?.cursor } });
      const [next] = await client.take(1, IDS, { after: extensions?.cursor });
      expect(next?.data).toMatchObject({ alertRaised: { alert: { id: `a${at + 2}` } } });
    }
    const [byExtension] = await client.take(
      1,
      IDS,
      { after: all[0]?.extensions?.cursor },
      { after: all[4]?.extensions?.cursor },
    );
    expect(byExtension?.data).toMatchObject({ alertRaised: { alert: { id: 'a6' } } });
    await client.close();
  });

  it('begins at the head without a cursor, and lets go of the log when the client completes', async () => {
    const client = openSocketClient(url);
    await expect.poll(() => runningIn(gateway)).toBe(0);
    const events = client.iterate(IDS);
    const first = events.next();
    await expect.poll(() => runningIn(gateway)).toBe(1);
    log.append('alerts', alertPayload(100));
    expect((await first).value).toMatchObject({ data: { alertRaised: { alert: { id: 'a100' } } } });
    await events.return?.();
    await expect.poll(() => log.use().listeners).toBe(0);
    await client.close();
  });

  it.each([
    [{ sites: ['ATL'] }, (n: number) => n % 2 === 1],
    [{ sites: [] }, () => false],
    [{ sites: null }, () => true],
    [{ atLeast: 'MEDIUM' }, (n: number) => n % 3 >= 1],
    [{ atLeast: 'HIGH', sites: ['RNO', 'XXX'] }, (n: number) => n % 3 === 2 && n % 2 === 0],
    [{ kind: 'STOCKOUT' }, () => true],
    [{ kind: 'OTHER' }, () => false],
  ] as const)('filters by the rules of the schema: %o', async (filter, expected) => {
    const client = openSocketClient(url);
    const wanted = Array.from({ length: EVENTS }, (_, n) => n + 1).filter(expected);
    const seen: unknown[] = [];
    // A second subscription without a filter says when the whole log was passed.
    const end = client.take(EVENTS, IDS, { after: await start() });
    const some =
      wanted.length > 0 ? client.take(wanted.length, IDS, { after: await start(), filter }) : Promise.resolve([]);
    for (const { data } of await some) seen.push(data);
    expect((await end).length).toBe(EVENTS);
    expect(seen).toMatchObject(wanted.map((n) => ({ alertRaised: { alert: { id: `a${n}` } } })));
    await client.close();
  });

  it.each([
    ['a forged cursor', { after: 'bm90IG91cnM' }, 'CURSOR_INVALID'],
    ['a cursor of another log', { after: cursors.sealCursor('event-log', ['elsewhere', 1]) }, 'CURSOR_FOREIGN'],
  ])('refuses %s', async (_what, variables, code) => {
    const client = openSocketClient(url);
    await expect(client.take(1, IDS, variables)).rejects.toMatchObject([
      { extensions: { code, nextStep: expect.any(String) } },
    ]);
    await client.close();
  });

  it('says when a cursor is too old, and what to do', async () => {
    const old = createMemoryLog();
    for (let n = 1; n <= 5; n += 1) old.append('alerts', alertPayload(n));
    old.trim(3);
    const { generation } = await old.reader.head();
    const aside = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      events: { log: old.reader, cursors },
    });
    const client = openSocketClient(await aside.listen({ host: '127.0.0.1', port: 0 }));
    await expect(
      client.take(1, IDS, { after: cursors.sealCursor('event-log', [generation, 2]) }),
    ).rejects.toMatchObject([
      { extensions: { code: 'CURSOR_EXPIRED', nextStep: expect.stringContaining('subscribe') } },
    ]);
    await client.close();
    await aside.close();
  });

  it.each([
    ['no syntax', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { nope }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a condition on the root',
      'subscription($x: Boolean!) { alertRaised @include(if: $x) { cursor } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a condition around the root',
      'subscription($x: Boolean!) { ... @skip(if: $x) { alertRaised { cursor } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'two root fields',
      'subscription { alertRaised { cursor } b: alertRaised { cursor } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['only a type name', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
    ['no stream', 'subscription { untold { cursor } }', 'SUBSCRIPTION_UNSUPPORTED'],
    [
      'arguments inside of the event',
      'subscription { alertRaised { alert { history(last: 1) } } }',
      'SUBSCRIPTION_UNSUPPORTED',
    ],
    ['a reserved variable', 'query($representations: ID!) { item(id: $representations) { id } }', 'BAD_REQUEST'],
    ['a missing variable', 'subscription($f: AlertFilter!) { alertRaised(filter: $f) { cursor } }', 'INVALID_ARGUMENT'],
  ])('answers %s to its operation alone', async (_what, query, code) => {
    const client = openSocketClient(url);
    const alive = client.take(2, IDS, { after: await start() });
    await expect(client.take(1, query, { x: true, representations: 'i1' })).rejects.toMatchObject([
      { extensions: { code } },
    ]);
    expect((await alive).length).toBe(2);
    const [after] = await client.take(1, '{ item(id: "i1") { name onHand } }');
    expect(after?.data).toEqual({ item: { name: 'Item 1', onHand: 5 } });
    // The stock client itself closes (1000) when it has nothing left to ask; nobody else did.
    expect(client.closed.filter(({ code }) => code !== 1000)).toEqual([]);
    await client.close();
  });

  it('says at the field what the event does not carry', async () => {
    const client = openSocketClient(url);
    const [result] = await client.take(
      1,
      'subscription($after: String) { alertRaised(after: $after) { alert { id history } } }',
      { after: await start() },
    );
    expect(result?.data).toEqual({ alertRaised: { alert: { id: 'a1', history: null } } });
    expect(result?.errors).toMatchObject([
      { path: ['alertRaised', 'alert', 'history'], extensions: { code: 'SUBSCRIPTION_UNSUPPORTED' } },
    ]);
    await client.close();
  });

  it('stops reading the log for a client that stops reading, and goes on with it', async () => {
    const busy = createMemoryLog();
    const total = 6_000;
    const heavy = 'x'.repeat(8_192); // together far more than the sockets' buffers hold
    for (let n = 1; n <= total; n += 1)
      busy.append('alerts', { alert: { ...alertPayload(1).alert, id: `a${n}`, note: heavy }, related: [] });
    const { generation } = await busy.reader.head();
    let fetches = 0;
    const aside = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: (name) => async (request, context) => {
        fetches += 1;
        return fetchInProcess(name)(request, context);
      },
      events: { log: busy.reader, cursors },
    });
    const address = await aside.listen({ host: '127.0.0.1', port: 0 });
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const seen: string[] = [];
    const begin = new Promise<void>((resolve) => {
      socket.on('message', (bytes: Buffer) => {
        const { type, payload } = JSON.parse(bytes.toString('utf8'));
        if (type === 'connection_ack') {
          const after = cursors.sealCursor('event-log', [generation, 0]);
          const query = `subscription { alertRaised(after: "${after}") { alert { id note } } }`;
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
        }
        if (type !== 'next') return;
        seen.push(String(payload.data.alertRaised.alert.id));
        if (seen.length > 1) return;
        socket.pause();
        resolve();
      });
    });
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    await begin;
    let reads = -1;
    while (reads !== busy.use().reads) {
      reads = busy.use().reads;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(reads).toBeLessThan(total / 64);
    socket.resume();
    await expect.poll(() => seen.length, { timeout: 30_000 }).toBe(total);
    expect(seen).toEqual(Array.from({ length: total }, (_, n) => `a${n + 1}`));
    expect(fetches).toBe(0); // what the event carries is asked of nobody
    socket.terminate();
    await aside.close();
  });

  it('has a limit on operations of one connection', async () => {
    const few = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      limits: { maxSubscriptionsPerConnection: 2 },
      events: { log: log.reader, cursors },
    });
    const client = openSocketClient(await few.listen({ host: '127.0.0.1', port: 0 }));
    const running = [client.iterate(IDS), client.iterate(IDS)];
    const firsts = running.map((each) => each.next());
    await expect.poll(() => runningIn(few)).toBe(2);
    await expect(client.take(1, IDS)).rejects.toMatchObject([{ extensions: { code: 'TOO_MANY_REQUESTS' } }]);
    for (const each of running) await each.return?.();
    await Promise.all(firsts);
    await client.close();
    await few.close();
  });

  it('loses and repeats nothing when gateways come and go, with the stock client and its cursor', async () => {
    const open = () =>
      createGateway({
        supergraphSdl: composeWarehouse(),
        upstreams: fetchInProcess,
        events: { log: log.reader, cursors },
      });
    let current = open();
    const address = await current.listen({ host: '127.0.0.1', port: 0 });
    const port = Number(new URL(address).port);
    const client = openSocketClient(address, { retries: 200 });
    const seen: string[] = [];
    let restarting = Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      const payload = { query: IDS, extensions: {} as Record<string, unknown> };
      void start().then((after) => {
        payload.extensions['after'] = after;
        const stop = client.subscribe<Record<string, unknown>, { cursor: string }>(payload, {
          next({ data, extensions }) {
            if (seen.length === EVENTS) return; // what was on its way when it stopped
            seen.push((data?.['alertRaised'] as { alert: { id: string } }).alert.id);
            payload.extensions['after'] = extensions?.cursor;
            if (seen.length === EVENTS) return void (stop(), resolve());
            if (seen.length % 3 !== 0) return;
            restarting = restarting.then(async () => {
              await current.close();
              current = open();
              await current.listen({ host: '127.0.0.1', port });
            });
          },
          error: reject,
          complete: () => {},
        });
      });
    });
    await restarting;
    expect(seen).toEqual(Array.from({ length: EVENTS }, (_, n) => `a${n + 1}`));
    await client.close();
    await current.close();
  });

  it('is refused without an event log, and over plain HTTP', async () => {
    const deaf = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess });
    const deafUrl = await deaf.listen({ host: '127.0.0.1', port: 0 });
    const client = openSocketClient(deafUrl);
    await expect(client.take(1, IDS)).rejects.toMatchObject([{ extensions: { code: 'SUBSCRIPTION_UNSUPPORTED' } }]);
    const { errors } = await ask(deafUrl, 'subscription { alertRaised { cursor } }');
    expect(errors).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_UNSUPPORTED' } }]);
    await client.close();
    await deaf.close();
  });

  it('closes with 1012 when the gateway stops, so that clients come back', async () => {
    const stopping = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      events: { log: log.reader, cursors },
    });
    const client = openSocketClient(await stopping.listen({ host: '127.0.0.1', port: 0 }));
    const waiting = client.take(1, IDS).catch((error: unknown) => error);
    await client.take(1, '{ item(id: "i1") { id } }');
    await stopping.close();
    expect(await waiting).toMatchObject({ code: 1012 });
    await client.close();
  });
});
