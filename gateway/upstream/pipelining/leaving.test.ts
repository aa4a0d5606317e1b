// What becomes of a connection, and of the others on it, when a caller leaves.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, type Listener, textOf } from '../fixtures/ask.ts';
import { answer, type Line, openRawServer, type RawServer, type Reply } from '../fixtures/raw-server.ts';
import { openOurs } from '../fixtures/wires.ts';
import type { PipelinedWire } from './pipelined-wire.ts';

const REASON = new Error('gone');
let server: RawServer;
let wire: PipelinedWire;
let reply: Reply;
const echo: Reply = (line, { body }) => void line.say(answer(body.toString()));
beforeEach(async () => {
  reply = () => undefined;
  server = await openRawServer((line, request) => reply(line, request));
  wire = openOurs({ origin: server.origin, depth: 8 });
});
afterEach(async () => {
  vi.useRealTimers();
  void wire.close();
  await server.close();
});
const askAll = (bodies: string): Listener[] => bodies.split(' ').map((body) => ask(wire, server.origin, { body }));
const leave = (...listeners: readonly Listener[]): void => {
  for (const { control } of listeners) control!.abort(REASON);
};
/** They heard nothing after they had left. */
const expectUntold = (...listeners: readonly Listener[]): void => {
  expect(listeners.map(({ endings, bytes }) => [endings, bytes])).toEqual(listeners.map(() => [0, 0]));
};
const written = (count: number): Promise<void> => server.until(() => server.requests.length === count);
const line = (): Line => server.lines[0]!;

describe('who leaves', () => {
  it('alone, closes the socket', async () => {
    const [only] = askAll('a') as [Listener];
    await written(1);
    leave(only);
    await server.until(() => server.open() === 0);
    expectUntold(only);
  });

  it.each([0, 1, 2])('as number %i of three, leaves the others their own answers', async (number) => {
    const asked = askAll('a b c');
    await written(3);
    leave(asked[number]!);
    for (const each of 'abc') await line().say(answer(each), [1, 10, 30]);
    const others = asked.filter((_, at) => at !== number);
    expect(await Promise.all(others.map(textOf))).toEqual([...'abc'].filter((_, at) => at !== number));
    expectUntold(asked[number]!);
    reply = echo;
    expect(await textOf(askAll('d')[0]!)).toBe('d');
    expect(server.lines).toHaveLength(1);
  });

  it('last of all, closes the socket, also between the answers', async () => {
    const [a, b, c] = askAll('a b c') as [Listener, Listener, Listener];
    await written(3);
    await line().say(answer('a'));
    expect(await textOf(a)).toBe('a');
    leave(b);
    expect(server.open()).toBe(1);
    leave(c);
    await server.until(() => server.open() === 0);
    expectUntold(b, c);
  });

  it('after its answer, disturbs nobody', async () => {
    reply = echo;
    const [a] = askAll('a') as [Listener];
    await textOf(a);
    leave(a);
    const [b] = askAll('b') as [Listener];
    b.onRequestStart = () => leave(a);
    expect(await textOf(b)).toBe('b');
    expect(server.lines).toHaveLength(1);
  });

  it('before it is written, is not written', async () => {
    reply = echo;
    const [a, b] = askAll('a b') as [Listener, Listener];
    a.onRequestStart = () => {
      throw REASON;
    };
    expect(await textOf(b)).toBe('b');
    expect(server.bodies()).toEqual(['b']);
    expect(await a.outcome).toMatchObject({ stage: 'UNSENT', error: REASON });
  });

  it('leaves a connection to those that come later when none of its own were written', async () => {
    reply = echo;
    const [a] = askAll('a') as [Listener];
    a.onRequestStart = () => {
      throw REASON;
    };
    await a.outcome;
    expect(await textOf(askAll('b')[0]!)).toBe('b');
    expect(server.lines).toHaveLength(1);
  });
});

describe('an answer that nobody waits for', () => {
  it('is not read for ever: those behind it are told, and may ask again', async () => {
    const [a, b] = askAll('a b') as [Listener, Listener];
    await written(2);
    leave(a);
    void line().say('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    for (let sent = 0; sent < 40 && server.open() > 0; sent += 1) await line().say(chunk);
    expect(await b.outcome).toMatchObject({ kind: 'FAILURE', stage: 'SENT', code: 'WIRE_CLOSED' });
    await server.until(() => server.open() === 0);
    expectUntold(a);
  });

  it('is read so far that those behind it have theirs', async () => {
    const [a, b] = askAll('a b') as [Listener, Listener];
    await written(2);
    leave(a);
    void line().say(answer('x'.repeat(900_000)) + answer('b'));
    expect(await textOf(b)).toBe('b');
    expectUntold(a);
  });
});

describe('a handler', () => {
  const inCallback = (hear: (listener: Listener) => void): Listener => {
    const [a] = askAll('aaaa') as [Listener];
    hear(a);
    return a;
  };
  it.each([
    ['starts', (a: Listener) => (a.onResponseStart = (control) => control.abort(REASON))],
    ['comes', (a: Listener) => (a.onResponseData = (control) => control.abort(REASON))],
  ])('may leave as its answer %s, with or without a body', async (_, hear) => {
    for (const body of ['aaaa', '']) {
      reply = (at) => void at.say(answer(body));
      const listener = inCallback((each) => void hear(each));
      let ended = 0;
      listener.onResponseEnd = () => void (ended += 1);
      await server.until(() => server.requests.length > 0 && (ended > 0 || server.open() === 0));
      expect(ended).toBe(body === '' && listener.status === 200 ? 1 : 0);
    }
    reply = echo;
    expect(await textOf(askAll('b')[0]!)).toBe('b');
    await wire.close();
    await server.until(() => server.open() === 0);
  });

  it('that leaves with the last of its answer leaves no connection to be looked after', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    reply = (at) => void at.say(answer('aaaa'));
    inCallback((a) => (a.onResponseData = (control) => control.abort(REASON)));
    await server.until(() => server.requests.length === 1 && server.open() === 0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may leave as it is to be written, and nothing is', async () => {
    const [a] = askAll('a') as [Listener];
    a.onRequestStart = (control) => control.abort(REASON);
    await server.until(() => server.lines.length === 1 && server.open() === 0);
    expectUntold(a);
    expect(server.requests).toHaveLength(0);
  });

  it('may have all others leave as it is written', async () => {
    reply = echo;
    const [a, b, c] = askAll('a b c') as [Listener, Listener, Listener];
    b.onRequestStart = () => leave(a);
    expect(await Promise.all([textOf(b), textOf(c)])).toEqual(['b', 'c']);
    expectUntold(a);
  });

  it('may have those behind it leave as it is answered', async () => {
    const [a, b] = askAll('a b') as [Listener, Listener];
    let ended = 0;
    a.onResponseEnd = () => {
      ended += 1;
      leave(b);
    };
    await written(2);
    void line().say(answer('a') + answer('b'));
    await server.until(() => server.open() === 0);
    expect(ended).toBe(1);
    expectUntold(b);
  });

  it('may close the wire as it is answered', async () => {
    const [a, b] = askAll('a b') as [Listener, Listener];
    const closed: Promise<void>[] = [];
    a.onResponseStart = () => void closed.push(wire.close());
    await written(2);
    void line().say(answer('a') + answer('b'));
    expect(await Promise.all([textOf(a), textOf(b)])).toEqual(['a', 'b']);
    await closed[0];
    await server.until(() => server.open() === 0);
  });
});
