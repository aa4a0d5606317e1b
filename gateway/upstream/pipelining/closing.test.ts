// Closing takes nothing more, loses nothing that is under way, and leaves nothing behind.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { ask, type Listener, textOf } from '../fixtures/ask.ts';
import { answer, openRawServer, type RawServer, type Reply } from '../fixtures/raw-server.ts';
import { openOurs } from '../fixtures/wires.ts';
import type { PipelinedWire, PipelinedWireOptions } from './pipelined-wire.ts';

let server: RawServer;
let wire: PipelinedWire;
const echo: Reply = (line, { body }) => void line.say(answer(body.toString()));
const start = async (reply: Reply, options: Partial<PipelinedWireOptions> = {}): Promise<void> => {
  server = await openRawServer(reply);
  wire = openOurs({ origin: server.origin, depth: 2, ...options });
};
afterEach(() => server.close());
const askFor = (body: string): Listener => ask(wire, server.origin, { body });
const closedAll = async (): Promise<void> => {
  await wire.close();
  await server.until(() => server.open() === 0);
};

it('ends at once where nothing was asked', async () => {
  await start(echo);
  await closedAll();
  expect(server.lines).toHaveLength(0);
});

it('ends idle connections', async () => {
  await start(echo);
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((body) => textOf(askFor(body))));
  expect(server.open()).toBe(3);
  await closedAll();
});

it('takes nothing more', async () => {
  await start(echo);
  const closed = wire.close();
  expect(await askFor('a').outcome).toMatchObject({ kind: 'FAILURE', stage: 'UNSENT', code: 'WIRE_SHUT' });
  expect(wire.close()).toBe(closed);
  await closed;
});

it('answers what waits, with more idle connections than that needs', async () => {
  await start(echo);
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((body) => textOf(askFor(body))));
  const waiting = askFor('f');
  const closed = closedAll();
  expect(await textOf(waiting)).toBe('f');
  await closed;
});

it('lets what is under way, what waits for a connection and what must be sent again be answered', async () => {
  await start(
    (line, { body }) =>
      void line.say(answer(body.toString(), ...(body.toString() === '0' ? ['connection: close'] : []))),
    { maxConnections: 1 },
  );
  const listeners = Array.from({ length: 7 }, (_, at) => askFor(String(at)));
  await server.until(() => server.requests.length > 0);
  let isClosed = false;
  const closed = closedAll().then(() => (isClosed = true));
  expect(isClosed).toBe(false);
  expect(await Promise.all(listeners.map(textOf))).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  await closed;
});

it('while it connects, answers first', async () => {
  await start(echo);
  const listener = askFor('a');
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  const closed = closedAll();
  expect(await textOf(listener)).toBe('a');
  await closed;
});

it('while it connects to nobody, tells who waited', async () => {
  await start(echo);
  await server.close();
  const listeners = [askFor('a'), askFor('b'), askFor('c')];
  await wire.close();
  for (const { endings, outcome } of listeners) {
    expect(endings).toBe(1);
    expect(await outcome).toMatchObject({ code: 'ECONNREFUSED' });
  }
});

it('ends with the last that leaves', async () => {
  await start(() => undefined);
  const listeners = [askFor('a'), askFor('b'), askFor('c')];
  await server.until(() => server.requests.length === 3);
  const closed = closedAll();
  for (const { control } of listeners) control!.abort(new Error('gone'));
  await closed;
});

it.each(['closed', 'idle'])(
  'lets the process end, %s',
  async (how) => {
    await start(echo);
    const script = fileURLToPath(new URL('../fixtures/ask-and-end.mjs', import.meta.url));
    const args = ['--import', '@distribution/platform/typescript/register', script, server.origin, how];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 50_000 });
    expect(stdout).toBe('{} {} {}');
  },
  60_000,
);
