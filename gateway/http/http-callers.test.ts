// Callers that are slow, have gone, read nothing, or offer to speak something else.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Patch } from '../engine/answer.ts';
import { openScriptedFront, wholeAnswer } from '../fixtures/scripted-front.ts';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway } from '../gateway.ts';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

const openFront = async (...args: Parameters<typeof openScriptedFront>) => {
  const front = await openScriptedFront(...args);
  closings.push(front.close);
  return { ...front, port: Number(new URL(front.url).port) };
};

const dial = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // a connection that was cut is what some of these wait for
  closings.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
};

const requestOf = (query: string, headers: readonly string[] = []): string => {
  const body = JSON.stringify({ query });
  const lines = ['Host: 127.0.0.1', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
  return `POST /graphql HTTP/1.1\r\n${[...lines, ...headers].join('\r\n')}\r\n\r\n${body}`;
};

const readToEnd = async (socket: Socket): Promise<string> => {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += String(chunk);
  return text;
};

const errorIn = (text: string) =>
  (
    JSON.parse(text.slice(text.indexOf('{'))) as { errors: { message: string; extensions: { code: string } }[] }
  ) // every refusal has errors
  .errors[0];

const neverEnding = (): Promise<never> => new Promise(() => {});

it('gives a body the time of its operation, and blames nobody else for it', async () => {
  let executed = 0;
  const answer = () => {
    executed += 1;
    return wholeAnswer({});
  };
  const { port } = await openFront(answer, { operationTimeoutMs: 50 });
  const socket = await dial(port);
  socket.write(requestOf('{ a }').slice(0, -1));
  const text = await readToEnd(socket);
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(errorIn(text)).toMatchObject({
    message: 'The body did not arrive in the time an operation may take.',
    extensions: { code: 'BAD_REQUEST', fault: 'CALLER' },
  });
  expect(executed).toBe(0);
});

it('ends all operations of a caller who has gone, those too whose answers wait for others', async () => {
  const begun = 20; // more than an emitter has listeners before it warns
  const ended: string[] = [];
  let tellBegun = () => {};
  const allBegun = new Promise<void>((resolve) => (tellBegun = resolve));
  let tellEnded = () => {};
  const allEnded = new Promise<void>((resolve) => (tellEnded = resolve));
  const signals: AbortSignal[] = [];
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  closings.push(() => process.off('warning', onWarning));
  const { port } = await openFront(
    ({ prepared, context }) => {
      signals.push(context.signal);
      context.signal.addEventListener('abort', () => {
        ended.push(prepared.source);
        if (ended.length === begun) tellEnded();
      });
      if (signals.length === begun) tellBegun();
      return neverEnding();
    },
    { operationTimeoutMs: 600_000 },
  );
  const socket = await dial(port);
  const sources = Array.from({ length: begun }, (_, n) => `{ a${n} }`);
  socket.write(sources.map((source) => requestOf(source)).join(''));
  await allBegun;
  socket.destroy();
  await allEnded;
  expect(ended.sort()).toEqual(sources.sort());
  expect(warnings).toEqual([]);
});

it('answers pipelined requests in their order, and ends none of them', async () => {
  const aborted: string[] = [];
  const { port } = await openFront(({ prepared, context }) => {
    context.signal.addEventListener('abort', () => aborted.push(prepared.source));
    return wholeAnswer({ asked: prepared.source });
  });
  const socket = await dial(port);
  socket.write(requestOf('{ a }') + requestOf('{ b }') + requestOf('{ c }', ['Connection: close']));
  const text = await readToEnd(socket);
  expect(text.match(/"\{ . \}"/g)).toEqual(['"{ a }"', '"{ b }"', '"{ c }"']);
  expect(aborted).toEqual([]);
});

it('does not lay it to a subgraph when a caller leaves', async () => {
  const lines: [level: string, message: string][] = [];
  const note = (level: string) => (_fields: object, message: string) => void lines.push([level, message]);
  const logger = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  let tellAsked = () => {};
  const asked = new Promise<void>((resolve) => (tellAsked = resolve));
  let tellEnded = () => {};
  const ended = new Promise<void>((resolve) => (tellEnded = resolve));
  const upstreams =
    () =>
    (_request: unknown, { signal }: { signal: AbortSignal }) => {
      signal.addEventListener('abort', () => setImmediate(tellEnded));
      tellAsked();
      return neverEnding();
    };
  const gateway = createGateway({ supergraphSdl: composeWarehouse(), upstreams, logger });
  closings.push(() => gateway.close());
  const socket = await dial(Number(new URL(await gateway.listen({ host: '127.0.0.1', port: 0 })).port));
  socket.write(requestOf('{ items { id } }'));
  await asked;
  socket.destroy();
  await ended;
  expect(lines).toContainEqual(['debug', 'whoever asked has gone']);
  expect(lines.filter(([level]) => level === 'warn' || level === 'error')).toEqual([]);
});

it.each(['with', 'without'])(
  'reads a refused body %s a length to its end: who still writes would miss why',
  async (told) => {
    const { port } = await openFront(() => wholeAnswer({}), { maxBodyBytes: 1_000 });
    const size = 3_000_000;
    const [length, before, after] =
      told === 'with'
        ? [`Content-Length: ${size}`, '', '']
        : ['Transfer-Encoding: chunked', `${size.toString(16)}\r\n`, '\r\n0\r\n\r\n'];
    const socket = await dial(port);
    socket.write(`POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${length}\r\n\r\n`);
    socket.write(before + ' '.repeat(2_000));
    const [refused] = (await once(socket, 'data')) as [Buffer];
    expect(String(refused)).toMatch(/^HTTP\/1\.1 413 /);
    socket.write(' '.repeat(size - 2_000) + after);
    socket.write(requestOf('{ a }', ['Connection: close']));
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 200 /);
  },
);

it('does not read a refused body for ever', async () => {
  const { port, server } = await openFront(() => wholeAnswer({}), { maxBodyBytes: 1_000, operationTimeoutMs: 100 });
  const requested = once(server, 'connection') as Promise<[Socket]>;
  const socket = await dial(port);
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{',
  );
  const [there] = await requested;
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
  if (!there.destroyed) await once(there, 'close');
});

it('writes nothing into the middle of an answer when what comes behind its request is no HTTP', async () => {
  const patches = async function* (): AsyncGenerator<readonly Patch[]> {
    await neverEnding();
    yield [];
  };
  const { port } = await openFront(() => ({ ...wholeAnswer({}), patches: patches() }));
  const socket = await dial(port);
  socket.write(requestOf('{ a ... @defer { b } }', ['Accept: multipart/mixed;deferSpec=20220824']));
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(String(first)).toMatch(/^HTTP\/1\.1 200 /);
  socket.write('nonsense\r\n\r\n');
  expect(await readToEnd(socket)).not.toContain('HTTP/1.1');
});

/** More than the buffers of a connection hold. */
const LONG = 'x'.repeat(30_000_000);

describe('a caller who reads nothing', () => {
  it.each(['identity', 'gzip'])('is cut, and the %s answer with it', async (encoding) => {
    const random = randomBytes(30_000_000).toString('latin1');
    const long = encoding === 'gzip' ? random : LONG; // what does not shrink much
    const { port, server } = await openFront(() => wholeAnswer(long), { operationTimeoutMs: 300 });
    const requested = once(server, 'request') as Promise<[unknown, ServerResponse]>;
    const socket = await dial(port);
    socket.pause();
    socket.write(requestOf('{ a }', [`Accept-Encoding: ${encoding}`]));
    const [, response] = await requested;
    await once(response, 'close');
    let taken = 0;
    socket.on('data', (chunk: Buffer) => (taken += chunk.length));
    await new Promise((resolve) => socket.once('close', resolve).resume());
    expect(taken).toBeLessThan(20_000_000);
  });

  it('is cut in the middle of an answer in parts, too', async () => {
    let asked = 0;
    const patches = async function* (): AsyncGenerator<readonly Patch[]> {
      for (; asked < 1_000; asked += 1) yield [{ path: [], label: null, data: JSON.stringify(LONG), errors: [] }];
    };
    const { port, server } = await openFront(() => ({ ...wholeAnswer({}), patches: patches() }), {
      operationTimeoutMs: 300,
    });
    const requested = once(server, 'request') as Promise<[unknown, ServerResponse]>;
    const socket = await dial(port);
    socket.pause();
    socket.write(requestOf('{ a ... @defer { b } }', ['Accept: multipart/mixed;deferSpec=20220824']));
    const [, response] = await requested;
    await once(response, 'close');
    expect(asked).toBeLessThan(1_000);
  });
});

it('keeps nothing of a part that had to wait for its reader', async () => {
  const patches = async function* (): AsyncGenerator<readonly Patch[]> {
    for (let n = 0; n < 20; n += 1)
      yield [{ path: [], label: null, data: JSON.stringify(LONG.slice(0, 1_000_000)), errors: [] }];
  };
  const { port, server } = await openFront(() => ({ ...wholeAnswer({}), patches: patches() }));
  let listeners = Infinity;
  server.on('request', (_request, response) => {
    response.on('finish', () => (listeners = response.listenerCount('close')));
  });
  const socket = await dial(port);
  socket.write(
    requestOf('{ a ... @defer { b } }', ['Accept: multipart/mixed;deferSpec=20220824', 'Connection: close']),
  );
  expect((await readToEnd(socket)).length).toBeGreaterThan(20_000_000);
  expect(listeners).toBeLessThan(5);
});

describe('a request that offers to go on in another protocol', () => {
  const openGateway = async (): Promise<number> => {
    const gateway = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess });
    closings.push(() => gateway.close());
    return Number(new URL(await gateway.listen({ host: '127.0.0.1', port: 0 })).port);
  };

  it('is answered in this one, as Java and curl --http2 expect, body and all', async () => {
    const port = await openGateway();
    const offer = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'];
    const source = `{ item(id: "i1") { name } } #${'é'.repeat(100_000)}`; // more than comes with the headers
    const socket = await dial(port);
    socket.write(requestOf(source, offer));
    socket.write(requestOf('{ item(id: "i2") { name } }', ['Connection: close']));
    const text = await readToEnd(socket);
    expect(text.match(/"name":"[^"]*"/g)).toEqual(['"name":"Item 1"', '"name":"Item 2"']);
  });

  it('keeps what its Connection header says beside the offer', async () => {
    const socket = await dial(await openGateway());
    socket.write('GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close, Upgrade\r\nUpgrade: TLS/1.0\r\n\r\n');
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 200 .*\{"status":"live"\}$/s);
  });

  it('is told in the form of every failure when it is a broken offer of a WebSocket', async () => {
    const socket = await dial(await openGateway());
    socket.write('GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const text = await readToEnd(socket);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toMatch(/x-correlation-id: /);
    expect(errorIn(text)).toMatchObject({
      message: 'This is no offer of a WebSocket: Missing or invalid Sec-WebSocket-Key header.',
      extensions: { code: 'BAD_REQUEST', fault: 'CALLER' },
    });
  });
});
