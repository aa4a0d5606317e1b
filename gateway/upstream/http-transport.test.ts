import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BODY,
  contextOf,
  hold,
  MUTATION,
  openScriptedSubgraph,
  QUERY,
  say,
  type ScriptedSubgraph,
} from './fixtures/scripted-subgraph.ts';
import { WIRES } from './fixtures/wires.ts';
import { Flight } from './flight.ts';
import { HttpCall } from './http-call.ts';
import { createHttpTransport, type HttpTransport, type HttpTransportOptions } from './http-transport.ts';

describe.each(WIRES)('over $name', (kind) => {
  let subgraph: ScriptedSubgraph;
  beforeEach(async () => {
    subgraph = await openScriptedSubgraph(kind);
  });
  afterEach(() => subgraph.close());

  const transportOf = (options: Partial<HttpTransportOptions> = {}): HttpTransport =>
    createHttpTransport({
      name: 'stock',
      url: subgraph.url,
      wire: subgraph.wire,
      sharing: false,
      random: () => 0,
      ...options,
    });

  describe('what is sent', () => {
    it('is the body as it was given, with who asks, how long, and no header of the client’s', async () => {
      const transport = transportOf({ assertions: { signAssertion: async () => 'signed' } });
      const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
      const forwardedHeaders = { 'accept-language': 'de', authorization: 'Bearer secret' };
      await transport.send(BODY, QUERY, contextOf({ traceparent, forwardedHeaders }));
      const { request, body } = subgraph.asked[0]!;
      expect([request.method, request.url, body]).toEqual(['POST', '/graphql?v=1', BODY]);
      const { host, connection, 'x-deadline-ms': msLeft, ...headers } = request.headers;
      expect(headers).toEqual({
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(BODY)),
        accept: 'application/json',
        'x-correlation-id': 'test-correlation',
        traceparent,
        'x-graph-assertion': 'signed',
      });
      expect(host).toBe(new URL(subgraph.url).host);
      expect(connection).toBe('keep-alive');
      expect(Number(msLeft)).toBeGreaterThan(0);
      expect(Number(msLeft)).toBeLessThanOrEqual(20_000);
    });

    it('has the headers that this subgraph is declared to get', async () => {
      const transport = transportOf({ forward: { headers: ['Accept-Language', 'X-Tenant'] } });
      const forwardedHeaders = { 'accept-language': 'de', authorization: 'Bearer secret' };
      await transport.send(BODY, QUERY, contextOf({ forwardedHeaders }));
      expect(subgraph.asked[0]?.request.headers).toMatchObject({ 'accept-language': 'de' });
      expect(subgraph.asked[0]?.request.headers).not.toHaveProperty('authorization');
    });

    it('is signed once a second for one principal, and never by an assertion of another', async () => {
      const signed: string[] = [];
      const transport = transportOf({
        assertions: { signAssertion: async ({ subject }) => `${subject}-${signed.push(subject)}` },
      });
      const anna = { ...ANONYMOUS, subject: 'anna' };
      const ended = { ...ANONYMOUS, subject: 'bert', expiresAtSeconds: 1 };
      for (const principal of [anna, anna, ended, ended, anna]) {
        await transport.send(BODY, QUERY, contextOf({ principal }));
      }
      expect(subgraph.asked.map(({ request }) => request.headers['x-graph-assertion'])).toEqual([
        ...['anna-1', 'anna-1', 'bert-2', 'bert-3', 'anna-1'],
      ]);
    });

    it('is nothing when the caller may not be vouched for', async () => {
      const refused = Object.assign(new Error('expired'), { code: 'UNAUTHENTICATED' });
      const transport = transportOf({ assertions: { signAssertion: () => Promise.reject(refused) } });
      await expect(transport.send(BODY, QUERY, contextOf())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(subgraph.asked).toHaveLength(0);
    });
  });

  describe('what comes back', () => {
    it.each([
      ['200', say({ data: { a: 1 }, extensions: { x: 1 } }), { data: { a: 1 }, extensions: { x: 1 } }],
      ['500', say({ errors: [{ message: 'no' }] }, 500), { errors: [{ message: 'no' }] }],
      ['400', say({ data: null, errors: [{ message: 'no' }] }, 400), { data: null, errors: [{ message: 'no' }] }],
      ['503 with data', say({ data: { a: 1 } }, 503), { data: { a: 1 } }],
      ['a byte order mark', say(`\uFEFF{"data":{"a":1}}`), { data: { a: 1 } }],
      [
        'errors that are no list',
        say({ data: { a: null }, errors: { message: 'no' } }),
        { data: { a: null }, errors: [{ message: 'no' }] },
      ],
      ['errors: null', say({ data: { a: 1 }, errors: null }), { data: { a: 1 } }],
      ['extensions: []', say({ data: { a: 1 }, extensions: [] }), { data: { a: 1 } }],
    ])('is an answer: %s', async (_, script, answer) => {
      subgraph.scripts.push(script);
      expect(await transportOf().send(BODY, QUERY, contextOf())).toEqual(answer);
      expect(subgraph.asked).toHaveLength(1);
    });

    it('keeps an error that has no message, for it explains a null', async () => {
      subgraph.scripts.push(say({ data: { a: null }, errors: ['broken', { message: 'b' }] }));
      const { errors } = await transportOf().send(BODY, QUERY, contextOf());
      expect(errors).toEqual([{ message: expect.stringContaining('without a message') }, { message: 'b' }]);
    });

    it('is decoded right however its bytes were cut', async () => {
      const bytes = Buffer.from(JSON.stringify({ data: { name: 'Ä€😀'.repeat(20_000) } }));
      subgraph.scripts.push((response) => {
        response.write(bytes.subarray(0, 24)); // ends within a character
        setImmediate(() => response.end(bytes.subarray(24)));
      });
      const { data } = await transportOf().send(BODY, QUERY, contextOf());
      expect(data).toEqual({ name: 'Ä€😀'.repeat(20_000) });
    });

    it.each([
      ['a page', say('<html>', 500), 'SUBGRAPH_UNAVAILABLE', 'status 500 and no JSON'],
      ['nothing', say(''), 'SUBGRAPH_UNAVAILABLE', 'status 200 and no JSON'],
      [
        'what is not UTF-8',
        (response: ServerResponse) => void response.end(Buffer.from('{"data":{"name":"Größe"}}', 'latin1')),
        'SUBGRAPH_UNAVAILABLE',
        'status 200 and no JSON',
      ],
      ['other JSON', say({ message: 'forbidden' }, 403), 'SUBGRAPH_UNAVAILABLE', 'status 403 and no GraphQL result'],
      ['a list', say([]), 'SUBGRAPH_UNAVAILABLE', 'status 200 and no GraphQL result'],
      ['data that is text', say({ data: 'x' }), 'SUBGRAPH_UNAVAILABLE', 'no GraphQL result'],
      ['no errors and no data', say({ errors: [] }), 'SUBGRAPH_UNAVAILABLE', 'no GraphQL result'],
      ['a late proxy', say('late', 504), 'UPSTREAM_TIMEOUT', 'status 504'],
    ])('is no answer: %s', async (_, script, code, message) => {
      subgraph.scripts.push(script);
      const failure = transportOf({ maxAttempts: 1 }).send(BODY, QUERY, contextOf());
      await expect(failure).rejects.toMatchObject({
        code,
        message: expect.stringContaining(message),
        cause: expect.any(Error),
      });
    });

    it('is not read beyond its limit, and not asked for again', async () => {
      const long = { data: { text: 'x'.repeat(2_000) } };
      subgraph.scripts.push(say(long), say(long));
      await expect(transportOf({ maxAnswerBytes: 1_000 }).send(BODY, QUERY, contextOf())).rejects.toMatchObject({
        code: 'SUBGRAPH_UNAVAILABLE',
        message: expect.stringContaining('more than 1000 bytes'),
      });
      expect(subgraph.asked).toHaveLength(1);
      expect(await transportOf({ maxAnswerBytes: 2_100 }).send(BODY, QUERY, contextOf())).toEqual(long);
    });
  });

  describe('when nobody waits any more', () => {
    it('closes the sockets of the caller who left, and nobody else’s', async () => {
      const [gone, stays] = [new AbortController(), new AbortController()];
      let finish = (): void => {};
      subgraph.scripts.push(hold, hold, (response) => (finish = () => void response.end('{"data":{"kept":true}}')));
      const transport = transportOf();
      const left = [1, 2].map(() => transport.send(BODY, QUERY, contextOf({ signal: gone.signal })));
      await subgraph.until(() => subgraph.asked.length === 2);
      const kept = transport.send(BODY, QUERY, contextOf({ signal: stays.signal }));
      await subgraph.until(() => subgraph.asked.length === 3);
      expect([subgraph.connected(), subgraph.abandoned()]).toEqual([kind.depth > 1 ? 2 : 3, 0]);
      gone.abort();
      for (const call of left) await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
      await subgraph.until(() => subgraph.abandoned() === 2);
      finish();
      expect(await kept).toEqual({ data: { kept: true } });
      expect([subgraph.asked.length, subgraph.abandoned()]).toEqual([3, 2]);
    });

    it('is late at the deadline, with the socket closed', async () => {
      subgraph.scripts.push(hold);
      const call = transportOf().send(
        BODY,
        QUERY,
        contextOf({ signal: AbortSignal.timeout(30), deadlineAt: Date.now() + 30 }),
      );
      await expect(call).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true });
      await subgraph.until(() => subgraph.abandoned() === 1);
    });

    it('gives up one attempt after its own time', async () => {
      subgraph.scripts.push(hold);
      await expect(transportOf({ attemptTimeoutMs: 30 }).send(BODY, QUERY, contextOf())).rejects.toMatchObject({
        code: 'UPSTREAM_TIMEOUT',
      });
      await subgraph.until(() => subgraph.abandoned() === 1);
    });

    it('asks nothing for a caller who has left already', async () => {
      const call = transportOf().send(BODY, QUERY, contextOf({ signal: AbortSignal.abort() }));
      await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(subgraph.connected()).toBe(0);
    });

    it('drops a request that still waits for a socket without closing the one in use', async () => {
      const narrow = await openScriptedSubgraph(kind, 1);
      try {
        const transport = createHttpTransport({
          name: 'stock',
          url: narrow.url,
          wire: narrow.wire,
          sharing: false,
        });
        let finish = (): void => {};
        narrow.scripts.push((response) => (finish = () => void response.end('{"data":{}}')));
        const first = transport.send(BODY, QUERY, contextOf());
        await narrow.until(() => narrow.asked.length === 1);
        const gone = new AbortController();
        const waiting = transport.send(BODY, QUERY, contextOf({ signal: gone.signal }));
        const next = transport.send(BODY, MUTATION, contextOf());
        gone.abort();
        await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
        finish();
        expect(await Promise.all([first, next])).toEqual([{ data: {} }, { data: { ok: true } }]);
        expect([narrow.asked.length, narrow.connected()]).toEqual([2, 1]);
      } finally {
        await narrow.close();
      }
    });

    it.each([false, true])(
      'leaves nothing on a signal that outlives ten thousand calls; sharing: %s',
      async (sharing) => {
        const lasting = new AbortController();
        const { signal } = lasting;
        const transport = transportOf({ sharing });
        let listeners = 0;
        for (let round = 0; round < 500; round += 1) {
          const calls = Array.from({ length: 20 }, (_, at) =>
            transport.send(`${BODY}${at % 10}`, QUERY, contextOf({ signal })),
          );
          listeners = Math.max(listeners, getEventListeners(signal, 'abort').length);
          await Promise.all(calls);
        }
        expect(transport.counts().calls).toBe(sharing ? 5_000 : 10_000);
        expect(listeners).toBe(1);
        expect(subgraph.connected()).toBeLessThanOrEqual(8);
        const told = [vi.spyOn(HttpCall.prototype, 'abort'), vi.spyOn(Flight.prototype, 'leave')];
        lasting.abort();
        expect(told.map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
        vi.restoreAllMocks();
      },
      30_000,
    );
  });
});
