// What only shows on the wire: sizes of bodies and headers, methods, keys that look like prototypes, connections.
import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import { parseJson } from './json-body.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const MAX_BODY = 5_000;
const MAX_HEADERS = 4_096;

describe('the graph on the wire', () => {
  let gateway: Gateway;
  let port: number;
  beforeAll(async () => {
    const limits = { maxBodyBytes: MAX_BODY, maxHeaderBytes: MAX_HEADERS };
    gateway = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess, limits });
    port = Number(new URL(await gateway.listen({ host: '127.0.0.1', port: 0 })).port);
  });
  afterAll(() => gateway.close());

  const send = (options: RequestOptions, body: readonly (string | Buffer)[] = []) =>
    new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
      const asked = httpRequest({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', ...options }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
      });
      asked.on('error', reject);
      for (const part of body) asked.write(part);
      asked.end();
    });
  const bodyOf = (bytes: number): string => {
    const text = JSON.stringify({ query: '{ item(id: "i1") { name } }' });
    return text + ' '.repeat(bytes - Buffer.byteLength(text));
  };

  it.each([
    ['just under', MAX_BODY, 200],
    ['just over', MAX_BODY + 1, 413],
  ])('takes a body %s the limit by what it is, told or not', async (_what, bytes, status) => {
    const text = bodyOf(bytes);
    const told = await send({ headers: { ...JSON_TYPE, 'content-length': String(bytes) } }, [text]);
    const untold = await send({ headers: JSON_TYPE }, [text.slice(0, 100), text.slice(100)]);
    expect([told.status, untold.status]).toEqual([status, status]);
    if (status === 413) {
      expect(JSON.parse(told.text).errors[0]).toMatchObject({
        message: `The body is larger than ${MAX_BODY} bytes.`,
        extensions: { code: 'BAD_REQUEST' },
      });
    }
  });

  it.each([
    ['just under', 3_600, 200],
    ['just over', 4_200, 431],
  ])('takes headers %s the limit by what they are', async (_what, bytes, status) => {
    const answer = await send({ headers: { ...JSON_TYPE, 'x-large': 'x'.repeat(bytes) } }, [bodyOf(100)]);
    expect(answer.status).toBe(status);
    if (status === 431) {
      expect(JSON.parse(answer.text).errors[0].extensions).toMatchObject({
        code: 'BAD_REQUEST',
        correlationId: answer.headers['x-correlation-id'],
      });
    }
  });

  it('answers what is no HTTP in words, on a closed connection', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      let all = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.setEncoding('utf8').on('data', (chunk: string) => (all += chunk));
      socket.on('close', () => resolve(all)).on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '').errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  it('refuses a compressed body', async () => {
    const answer = await send({ headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }, [gzipSync(bodyOf(100))]);
    expect([answer.status, JSON.parse(answer.text).errors[0].extensions.code]).toEqual([415, 'BAD_REQUEST']);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ item(id: "i1") { name } }')}`;
    const headers = { 'apollo-require-preflight': 'true' };
    const got = await send({ method: 'GET', path, headers });
    const head = await send({ method: 'HEAD', path, headers });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('tells a %s which methods there are', async (method) => {
    const answer = await send({ method });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('takes bytes that are no UTF-8 for no text, and those that are for what they say', async () => {
    const asking = (bytes: Buffer) =>
      send({ headers: JSON_TYPE }, [
        Buffer.from('{"query":"{ item(id: \\"i1\\") { id } }","operationName":"'),
        bytes,
        '"}',
      ]);
    const good = await asking(Buffer.from('é'));
    const bad = await asking(Buffer.from([0xc3, 0x28]));
    expect([good.status, JSON.parse(good.text).errors[0].message]).toEqual([400, expect.stringContaining('"é"')]);
    expect([bad.status, JSON.parse(bad.text).errors[0].message]).toEqual([400, 'The body is not UTF-8.']);
  });

  it.each([
    ['encoded', '%C3%A9', 'é'],
    ['of no UTF-8', '%FF', null],
    ['that say they were lost before', '%EF%BF%BD', '\uFFFD'],
  ])('reads letters in a URL: %s', async (_what, letters, read) => {
    const path = `/graphql?query=${encodeURIComponent('{ item(id: "i1") { id } }')}&operationName=${letters}`;
    const { status, text } = await send({ method: 'GET', path, headers: { 'apollo-require-preflight': 'true' } });
    const [{ message }] = JSON.parse(text).errors;
    expect([status, message]).toEqual([
      400,
      read === null ? 'The URL is not UTF-8.' : expect.stringContaining(`"${read}"`),
    ]);
  });

  it.each([
    ['names no host', 'GET /graphql HTTP/1.1\r\n\r\n', 400],
    ['expects what nobody can meet', 'GET /health/live HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n', 417],
    ['has a letter in its URL that must be encoded', 'GET /graphql?query=é HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['has a path that cannot be read', 'GET /explorer/%zz HTTP/1.1\r\nHost: a\r\n\r\n', 400],
  ])('tells what is wrong with a request that %s in the form of every failure', async (_what, request, status) => {
    const text = await new Promise<string>((resolve, reject) => {
      let all = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      socket.setEncoding('utf8').on('data', (chunk: string) => (all += chunk));
      socket.on('close', () => resolve(all)).on('error', reject);
    });
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const { extensions } = JSON.parse(body).errors[0];
    expect(extensions).toMatchObject({ code: 'BAD_REQUEST', fault: 'CALLER', retryable: false });
    expect(body).not.toContain('not HTTP');
    expect(head).toContain(`x-correlation-id: ${extensions.correlationId}`);
  });

  it('lets nothing keep or guess an answer', async () => {
    const { headers } = await send({ headers: JSON_TYPE }, [bodyOf(100)]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('refuses a request before its body has come, and goes on with the next on the same connection', async () => {
    const refused = await send({ headers: { 'content-type': 'text/plain' } }, [bodyOf(200)]);
    const next = await send({ headers: JSON_TYPE }, [bodyOf(200)]);
    expect([refused.status, next.status]).toEqual([415, 200]);
  });
});

describe('JSON of strangers', () => {
  it.each(['{"a":{"__proto__":{"admin":true},"b":1}}', '{"a":{"\\u005f_proto__":{"admin":true},"b":1}}'])(
    'has no member that could become a prototype: %s',
    (text) => {
      const parsed = parseJson(text, 'The body') as { a: object };
      expect(Object.keys(parsed.a)).toEqual(['b']);
      expect(Object.assign({}, parsed.a)).not.toHaveProperty('admin');
    },
  );
  it('keeps escapes that are text', () => {
    expect(parseJson('{"a":"\\u00e9 __proto__"}', 'The body')).toEqual({ a: 'é __proto__' });
  });
});
