// Which requests go together, over which connection, and who waits.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, type Listener, textOf } from '../fixtures/ask.ts';
import { answer, openRawServer, type RawServer, type Reply } from '../fixtures/raw-server.ts';
import { openOurs } from '../fixtures/wires.ts';
import type { PipelinedWire, PipelinedWireOptions } from './pipelined-wire.ts';

let server: RawServer;
let wire: PipelinedWire;
const echo: Reply = (line, { body }) => void line.say(answer(body.toString()));
const start = async (reply: Reply, options: Partial<PipelinedWireOptions> = {}): Promise<void> => {
  server = await openRawServer(reply);
  wire = openOurs({ origin: server.origin, depth: 4, ...options });
};
const askFor = (body: string, idempotent = true): Listener => ask(wire, server.origin, { body, idempotent });
const numbered = (count: number): Listener[] => Array.from({ length: count }, (_, at) => askFor(String(at)));
/** The bodies that each connection carried, in order. */
const carried = (): string[] =>
  server.lines.map((line) =>
    server.requests
      .filter((request) => request.line === line)
      .map(({ body }) => body.toString())
      .join(' '),
  );

afterEach(async () => {
  vi.useRealTimers();
  void wire.close();
  await server.close();
});

describe('what gathers in one turn', () => {
  it('goes over as few connections as its depth allows, in order', async () => {
    await start(echo);
    const listeners = numbered(10);
    expect(await Promise.all(listeners.map(textOf))).toEqual(listeners.map((_, at) => String(at)));
    expect(carried().sort()).toEqual(['0 1 2 3', '4 5 6 7', '8 9']);
  });

  it('goes over connections of its own where it must not be sent twice', async () => {
    await start(echo);
    const asked = [askFor('0'), askFor('1'), askFor('m', false), askFor('n', false), askFor('2'), askFor('3')];
    await Promise.all(asked.map(textOf));
    expect(carried().sort()).toEqual(['0 1', '2 3', 'm', 'n']);
  });

  it('is written whole before any of it is answered', async () => {
    await start((line, { body }) => {
      if (body.toString() === '3') for (const each of '0123') void line.say(answer(each));
    });
    expect(await Promise.all(numbered(4).map(textOf))).toEqual(['0', '1', '2', '3']);
  });

  it('includes what a handler asks for as it is told', async () => {
    await start(echo);
    const first = askFor('first');
    const nested: Listener[] = [];
    first.onResponseStart = () => void nested.push(askFor('in start'));
    first.onResponseEnd = () => void nested.push(askFor('in end'));
    await server.until(() => server.requests.length === 3);
    expect(await Promise.all(nested.map(textOf))).toEqual(['in start', 'in end']);
  });
});

describe('a connection', () => {
  it('takes nothing more while anything is under way on it', async () => {
    let finish = (): void => {};
    await start((line, request) => {
      if (request.body.toString() === 'slow') finish = () => echo(line, request);
      else echo(line, request);
    });
    const slow = askFor('slow');
    await server.until(() => server.requests.length === 1);
    expect(await textOf(askFor('quick'))).toBe('quick');
    finish();
    expect(await textOf(slow)).toBe('slow');
    expect(carried()).toEqual(['slow', 'quick']);
  });

  it('is used again, the one used last first', async () => {
    await start(echo, { depth: 1 });
    await Promise.all(numbered(3).map(textOf));
    for (const body of ['a', 'b', 'c']) await textOf(askFor(body));
    expect(carried().filter((each) => each.endsWith('a b c'))).toHaveLength(1);
    expect(server.lines).toHaveLength(3);
  });

  it('is one of so many at most; the others wait, each for its turn', async () => {
    const held: (() => void)[] = [];
    await start((line, request) => void held.push(() => echo(line, request)), { depth: 2, maxConnections: 2 });
    const told: string[] = [];
    const listeners = numbered(12);
    listeners.forEach((each, at) => void each.outcome.then(() => told.push(String(at))));
    for (let answered = 0; answered < 12; answered += 1) {
      await server.until(() => held.length > 0);
      held.shift()!();
    }
    await Promise.all(listeners.map(textOf));
    expect(server.lines).toHaveLength(2);
    // Nobody was passed by more than those that went together with another.
    told.forEach((each, at) => expect(Math.abs(Number(each) - at)).toBeLessThan(4));
  });

  it('that a mutation waits for is given up to it in its turn', async () => {
    await start(echo, { maxConnections: 1 });
    const asked = [askFor('0'), askFor('m', false), askFor('1'), askFor('n', false), askFor('2'), askFor('3')];
    await Promise.all(asked.map(textOf));
    expect(carried()).toEqual(['0 m 1 n 2 3']);
  });
});

describe('an idle connection', () => {
  const answers = async (keepAlive: readonly string[], keepAliveMs = 60_000): Promise<void> => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    await start((line, { body }) => void line.say(answer(body.toString(), ...keepAlive)), { keepAliveMs });
    await textOf(askFor('first'));
  };
  const after = async (ms: number): Promise<number> => {
    vi.setSystemTime(Date.now() + ms); // its timer has not come round
    await textOf(askFor('next'));
    return server.lines.length;
  };

  it.each([
    ['as long as we keep it', [], 59_000, 1],
    ['no longer than we keep it', [], 60_000, 2],
    ['a second less than the server says', ['Keep-Alive: max=100, TIMEOUT=5'], 3_999, 1],
    ['no longer than that', ['keep-alive: timeout=5'], 4_000, 2],
    ['no longer than we keep it, whatever the server says', ['keep-alive: timeout=600'], 60_000, 2],
    ['not at all where the server says a second', ['keep-alive: timeout=1'], 0, 2],
    ['not at all where the server says none', ['keep-alive: timeout=0'], 0, 2],
    ['as long as we keep it where the server says nothing we know', ['keep-alive: forever'], 59_000, 1],
  ])('is used %s', async (_, keepAlive, ms, connections) => {
    await answers(keepAlive);
    expect(await after(ms)).toBe(connections);
  });

  it('is not kept longer by a request that nobody waited for', async () => {
    await answers(['keep-alive: timeout=5']);
    vi.setSystemTime(Date.now() + 3_000);
    const gone = askFor('gone');
    gone.onRequestStart = () => {
      throw new Error('gone');
    };
    await gone.outcome;
    expect(await after(3_000)).toBe(2);
  });

  it('is closed when its time has come', async () => {
    await answers([], 5_000);
    vi.advanceTimersByTime(4_000);
    expect(server.open()).toBe(1);
    vi.advanceTimersByTime(2_000);
    await server.until(() => server.open() === 0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
