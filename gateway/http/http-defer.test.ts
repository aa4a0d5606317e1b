// An answer in parts, read as a client reads it: byte by byte, a part counted as soon as its closing boundary is there.
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Patch } from '../engine/answer.ts';
import { openScriptedFront, wholeAnswer } from '../fixtures/scripted-front.ts';

const ACCEPT = 'multipart/mixed;deferSpec=20220824,application/json';
const QUERY = 'query ($late: Boolean) { a ... @defer(label: "L", if: $late) { b } }';

/** Patches that a test hands out one by one. */
const createPatches = () => {
  const waiting: ((next: IteratorResult<readonly Patch[]>) => void)[] = [];
  const ready: IteratorResult<readonly Patch[]>[] = [];
  const give = (next: IteratorResult<readonly Patch[]>) => {
    const reader = waiting.shift();
    if (reader) reader(next);
    else ready.push(next);
  };
  return {
    patch: (...patches: Patch[]) => give({ value: patches, done: false }),
    end: () => give({ value: undefined, done: true }),
    iterable: {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          const next = ready.shift();
          return next ? Promise.resolve(next) : new Promise<IteratorResult<readonly Patch[]>>((r) => waiting.push(r));
        },
      }),
    },
  };
};

const patchOf = (data: unknown, errors: Patch['errors'] = []): Patch => ({
  path: ['a', 0],
  label: 'L',
  data: JSON.stringify(data),
  errors,
});

describe('@defer over HTTP', () => {
  let patches: ReturnType<typeof createPatches>;
  let front: Awaited<ReturnType<typeof openScriptedFront>>;
  let executed: number;
  let signal: AbortSignal | null;
  beforeEach(async () => {
    patches = createPatches();
    [executed, signal] = [0, null];
    const answer = ({ variables, context }: Parameters<Parameters<typeof openScriptedFront>[0]>[0]): Answer => {
      executed += 1;
      signal = context.signal;
      signal.addEventListener('abort', () => patches.end()); // as the engine ends them
      const first = wholeAnswer({ a: 1 });
      return variables['late'] === false ? first : { ...first, patches: patches.iterable };
    };
    front = await openScriptedFront(answer, { operationTimeoutMs: 60_000, maxBatchSize: 2 });
  });
  afterEach(() => front.close());

  const post = (accept: string, variables: Record<string, unknown> = {}, more: Record<string, string> = {}) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', accept, ...more };
      httpRequest(front.url, { method: 'POST', headers }, resolve)
        .on('error', reject)
        .end(JSON.stringify({ query: QUERY, variables }));
    });

  /** Reads parts; each is there once the boundary behind it is, though nothing follows yet. */
  const readParts = (response: IncomingMessage) => {
    let text = '';
    const bytes = response.setEncoding('utf8')[Symbol.asyncIterator]();
    return async (): Promise<Record<string, unknown> | null> => {
      for (;;) {
        const whole = /^(?:\r\n---)?\r\ncontent-type: application\/json; charset=utf-8\r\n\r\n(.*?)\r\n---/s.exec(text);
        if (whole) {
          text = text.slice(whole[0].length);
          return JSON.parse(whole[1] ?? '') as Record<string, unknown>;
        }
        if (text === '--\r\n') return null;
        const next = await bytes.next();
        if (next.done) throw new Error(`ended with ${JSON.stringify(text)}`);
        text += String(next.value);
      }
    };
  };

  it('sends the first part at once and each later one whole, when it comes', async () => {
    const response = await post(ACCEPT, {}, { 'accept-encoding': 'gzip, br' });
    expect(response.headers).toMatchObject({
      'content-type': 'multipart/mixed; boundary="-"; deferSpec=20220824',
      'cache-control': 'no-store',
      'x-correlation-id': expect.any(String),
    });
    expect(response.headers).not.toHaveProperty('content-encoding');
    const next = readParts(response);
    expect(await next()).toEqual({ data: { a: 1 }, hasNext: true });
    patches.patch(patchOf({ b: 2 }), { ...patchOf({ c: 3 }), label: null, path: [] });
    expect(await next()).toEqual({
      incremental: [
        { path: ['a', 0], label: 'L', data: { b: 2 } },
        { path: [], data: { c: 3 } },
      ],
      hasNext: true,
    });
    patches.patch(patchOf(null));
    expect(await next()).toEqual({ incremental: [{ path: ['a', 0], label: 'L', data: null }], hasNext: true });
    patches.end();
    expect(await next()).toEqual({ hasNext: false });
    expect(await next()).toBeNull();
  });

  it('gives each patch its own errors, masked as all are', async () => {
    const response = await post(ACCEPT);
    const next = readParts(response);
    await next();
    const secret = new GraphQLError('password=hunter2', { path: ['a', 0, 'b'], originalError: new Error('x') });
    patches.patch(patchOf({ b: null }, [secret]));
    const part = await next();
    expect(part).toMatchObject({
      incremental: [
        {
          errors: [
            {
              path: ['a', 0, 'b'],
              extensions: { code: 'INTERNAL', correlationId: response.headers['x-correlation-id'] },
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(part)).not.toContain('hunter2');
    patches.end();
    expect(await next()).toEqual({ hasNext: false });
  });

  it.each(['application/json', '*/*', 'multipart/mixed', 'multipart/mixed;deferSpec=20210101,application/json'])(
    'refuses %s before anything is asked, and says what to accept',
    async (accept) => {
      const response = await post(accept);
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
      expect(response.statusCode).toBe(406);
      expect(JSON.parse(text).errors[0].extensions).toMatchObject({ code: 'BAD_REQUEST' });
      expect(executed).toBe(0);
    },
  );

  it('answers in one piece what defers nothing this time', async () => {
    const response = await post('application/json', { late: false });
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    response.resume();
  });

  it('asks for no more once the caller has left', async () => {
    const response = await post(ACCEPT);
    await readParts(response)();
    response.destroy();
    await new Promise<void>((resolve) => {
      if (signal?.aborted) resolve();
      else signal?.addEventListener('abort', () => resolve());
    });
    expect(executed).toBe(1);
  });

  it('cuts the connection when the time is up, for an end would say that this was all', async () => {
    await front.close();
    front = await openScriptedFront(
      ({ context }) => {
        context.signal.addEventListener('abort', () => patches.end());
        return { ...wholeAnswer({ a: 1 }), patches: patches.iterable };
      },
      { operationTimeoutMs: 50 },
    );
    const next = readParts(await post(ACCEPT));
    expect(await next()).toEqual({ data: { a: 1 }, hasNext: true });
    await expect(next()).rejects.toThrow(/aborted|ended with ""/);
  });
});
