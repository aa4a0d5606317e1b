// What becomes of requests whose connection is not to be had, or ends.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Exchange, type ExchangeFailure, type Received } from '../exchange.ts';
import { ask, type Listener, requestOf, textOf } from '../fixtures/ask.ts';
import { answer, openRawServer, type RawServer, type Reply } from '../fixtures/raw-server.ts';
import { openOurs } from '../fixtures/wires.ts';
import { pauseBeforeRetry } from '../retry-pause.ts';
import type { PipelinedWire } from './pipelined-wire.ts';

let server: RawServer;
let wire: PipelinedWire;
let reply: Reply;
const echo: Reply = (line, { body }) => void line.say(answer(body.toString()));
beforeEach(async () => {
  reply = echo;
  server = await openRawServer((line, request) => reply(line, request));
  wire = openOurs({ origin: server.origin, depth: 8 });
});
afterEach(async () => {
  void wire.close();
  await server.close();
});
const askAll = (bodies: string): Listener[] =>
  bodies.split(' ').map((body) => ask(wire, server.origin, { body, idempotent: !body.startsWith('m') }));

/** What each was told, in short, and that it was told once. */
const toldTo = async (listeners: readonly Listener[]): Promise<string[]> => {
  const outcomes = await Promise.all(listeners.map(({ outcome }) => outcome));
  await new Promise((resolve) => setTimeout(resolve, 5)); // for what would come twice
  expect(listeners.map(({ endings }) => endings)).toEqual(listeners.map(() => 1));
  return outcomes.map((each) => (each.kind === 'ANSWER' ? each.body.toString() : `${each.stage} ${each.code}`));
};

/** As a call makes one. */
const exchange = () => {
  let settle: (outcome: Received | ExchangeFailure) => void;
  const outcome = new Promise<Received | ExchangeFailure>((resolve) => (settle = resolve));
  const one = new Exchange(1_000, (each) => settle(each));
  wire.dispatch(requestOf(server.origin, { body: '"a"' }), one);
  return { exchange: one, outcome };
};

/** The bodies that came over each connection. */
const carried = (): string[] =>
  server.lines.map(({ number }) =>
    server.requests
      .filter(({ line }) => line.number === number)
      .map(({ body }) => body.toString())
      .join(' '),
  );

describe('a connection that is not to be had', () => {
  it('is told to each that would have gone over it, as nothing that was sent', async () => {
    await server.close();
    expect(await toldTo(askAll('a b m'))).toEqual(Array(3).fill('UNSENT ECONNREFUSED'));
    const failure = await exchange().outcome;
    expect(failure).toMatchObject({ stage: 'CONNECTING' });
    expect(pauseBeforeRetry(failure, 2, () => 0)).toBe(0);
  });

  it('is waited for as long as it may take', async () => {
    const origin = server.origin.replace('http', 'https'); // it takes the connection and then says nothing
    const late = openOurs({ origin, depth: 8, connectTimeoutMs: 40 });
    expect(await toldTo([ask(late, origin), ask(late, origin)])).toEqual(Array(2).fill('UNSENT WIRE_CONNECT_TIMEOUT'));
    await late.close();
    await server.until(() => server.open() === 0);
  });

  it('holds up none that come later', async () => {
    const refused = askAll('a b');
    server.onLine = ({ socket }) => void socket.destroy();
    await toldTo(refused);
    server.onLine = () => undefined;
    expect(await toldTo(askAll('c d'))).toEqual(['c', 'd']);
  });
});

describe('a connection that ends', () => {
  it.each([
    ['before any answer', '', ['SENT', 'SENT', 'SENT']],
    ['between answers', answer('a'), ['a', 'SENT', 'SENT']],
    ['within the first answer', answer('aaaa').slice(0, -2), ['RECEIVING', 'SENT', 'SENT']],
    ['within the second head', `${answer('a')}HTTP/1.1 200`, ['a', 'SENT', 'SENT']],
    ['within the last answer', `${answer('a')}${answer('b')}${answer('cccc').slice(0, -2)}`, ['a', 'b', 'RECEIVING']],
  ])('is told once to each that was not answered: %s', async (_, says, stages) => {
    reply = (line, { body }) => {
      if (body.toString() === 'c') void line.say(says).then(() => line.socket.end());
    };
    const told = await toldTo(askAll('a b c'));
    expect(told.map((each) => each.replace(/ WIRE_CLOSED$/, ''))).toEqual(stages);
  });

  it('by a reset is told as a loss', async () => {
    reply = (line, { body }) => {
      if (body.toString() === 'b') line.socket.resetAndDestroy();
    };
    for (const told of await toldTo(askAll('a b'))) expect(told).toMatch(/^SENT (ECONNRESET|WIRE_CLOSED|EPIPE)$/);
  });

  it('at a malformed answer is a loss for those behind it, which may be sent again', async () => {
    reply = (line, { body }) =>
      void line.say(body.toString() === 'b' ? 'HTTP/1.1 2x0\r\n\r\n' : answer(body.toString()));
    expect(await toldTo(askAll('a b c d'))).toEqual([
      'a',
      'SENT WIRE_MALFORMED',
      'SENT WIRE_CLOSED',
      'SENT WIRE_CLOSED',
    ]);
  });

  it('takes a mutation with it, which is not sent again', async () => {
    reply = (line) => void line.socket.destroy();
    expect(await toldTo(askAll('m1 m2'))).toEqual(['SENT WIRE_CLOSED', 'SENT WIRE_CLOSED']);
    expect(server.bodies().sort()).toEqual(['m1', 'm2']);
  });

  it('at what a handler throws is told to it and to those behind it', async () => {
    const [a, b, c] = askAll('a b c') as [Listener, Listener, Listener];
    b.onResponseStart = () => {
      throw new Error('a mistake');
    };
    expect((await toldTo([a, b, c])).map((each) => each.trim())).toEqual(['a', 'SENT', 'SENT WIRE_CLOSED']);
    expect(await toldTo(askAll('d'))).toEqual(['d']);
  });
});

describe('connection: close', () => {
  it('has what was sent behind it sent again elsewhere, each answered once', async () => {
    reply = (line, { body }) => {
      const says = body.toString();
      void line.say(line.number === 0 ? answer(says, 'Connection: x, Close') : answer(says));
    };
    expect(await toldTo(askAll('a b c d'))).toEqual(['a', 'b', 'c', 'd']);
    expect(carried().at(-1)).toBe('b c d');
    expect(server.lines).toHaveLength(2);
  });

  it.each([
    ['every answer', (body: string) => answer(body, 'connection: close')],
    ['answers of HTTP/1.0', (body: string) => answer(body).replace('1.1', '1.0')],
    ['answers that end with their connection', (body: string) => `HTTP/1.1 200 OK\r\n\r\n${body}`],
  ])('of %s still answers all, in order', async (_, say) => {
    reply = (line, { body }) => {
      const isFirst = server.requests.find((each) => each.line === line)?.body === body;
      if (isFirst) void line.say(say(body.toString())).then(() => line.socket.end());
    };
    expect(await toldTo(askAll('a b c d'))).toEqual(['a', 'b', 'c', 'd']);
    expect(server.lines).toHaveLength(4);
  });

  it('of every answer is soon taken for the rule: nothing is sent twice then', async () => {
    reply = (line, { body }) => void line.say(answer(body.toString(), 'connection: close'));
    await toldTo(askAll('a b c d e f g h'));
    const before = server.requests.length;
    expect(await toldTo(askAll('i j k l n o p q'))).toHaveLength(8);
    expect(server.requests.length - before).toBe(8);
    reply = echo;
    for (const letter of 'abcdefgh') await toldTo(askAll(letter));
    expect(await toldTo(askAll('a b c d'))).toEqual(['a', 'b', 'c', 'd']);
    expect(carried().at(-1)).toContain('a b c d'); // it keeps them again, so they go together again
  });

  it('has what was sent behind it go before what came later', async () => {
    void wire.close();
    wire = openOurs({ origin: server.origin, depth: 2, maxConnections: 1 });
    reply = (line, { body }) =>
      void line.say(answer(body.toString(), ...(line.number === 0 ? ['connection: close'] : [])));
    expect(await toldTo(askAll('a b c'))).toEqual(['a', 'b', 'c']);
    expect(carried().at(-1)).toBe('b c');
  });

  it('tells what could not be sent again as nothing that was sent', async () => {
    reply = (line, { body }) => {
      server.refuse();
      void line.say(answer(body.toString(), 'connection: close'));
    };
    const [first, second] = [exchange(), exchange()];
    expect(await first.outcome).toMatchObject({ status: 200 });
    expect(await second.outcome).toMatchObject({ stage: 'CONNECTING', cause: { code: 'ECONNREFUSED' } });
  });

  it('does not send again what has been given up meanwhile', async () => {
    reply = (line, { body }) => void line.say(answer(body.toString(), 'connection: close'));
    const [kept, gone] = [exchange(), exchange()];
    await kept.outcome;
    gone.exchange.abort(new Error('gone'));
    expect(await gone.outcome).toMatchObject({ cause: { message: 'gone' } });
    expect(await textOf(ask(wire, server.origin))).toBe('{}');
    expect(server.bodies()).toEqual(['"a"', '"a"', '{}']);
  });
});
