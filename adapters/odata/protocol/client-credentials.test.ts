import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TokenSource, clientCredentialsSchema } from './client-credentials.ts';

let server: Server;
let tokens: TokenSource;
let now = 0;
let asked: { authorization: string | undefined; body: string }[] = [];
let answer: () => { status: number; body: unknown };
beforeEach(async () => {
  asked = [];
  now = Date.parse('2026-03-02T06:00:00Z');
  answer = () => ({ status: 200, body: { access_token: `token-${asked.length}`, expires_in: 3600 } });
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push({ authorization: request.headers.authorization, body });
      const { status, body: given } = answer();
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(given));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tenant/oauth2/v2.0/token`; // it listens on TCP
  const credentials = clientCredentialsSchema.parse({
    kind: 'OAUTH2',
    tokenUrl,
    clientId: 'graph',
    clientSecret: 's e/c:ret',
  });
  tokens = new TokenSource('erp', credentials, () => now);
});
afterEach(async () => {
  await tokens.outbound.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
const call = (signal = new AbortController().signal) => ({
  signal,
  deadlineAt: now + 20_000,
  correlationId: 'test',
  lane: 'INTERACTIVE' as const,
});

it('gets one token for all who ask at once, and proves itself by Basic', async () => {
  const headers = await Promise.all([1, 2, 3].map(() => tokens.authorize(call())));
  expect(headers.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Bearer token-1'));
  const [only, ...others] = asked;
  expect(others).toEqual([]);
  expect(Buffer.from(only?.authorization?.slice('Basic '.length) ?? '', 'base64').toString()).toBe(
    'graph:s%20e%2Fc%3Aret',
  );
  expect(new URLSearchParams(only?.body).get('grant_type')).toBe('client_credentials');
});

it('keeps a token until a minute before it ends, then gets another', async () => {
  await tokens.authorize(call());
  now += 3_539_000;
  expect(await tokens.authorize(call())).toEqual({ authorization: 'Bearer token-1' });
  now += 1_000;
  expect(await tokens.authorize(call())).toEqual({ authorization: 'Bearer token-2' });
});

it('gets another when the one there is was refused', async () => {
  await tokens.authorize(call());
  tokens.forget();
  expect(await tokens.authorize(call())).toEqual({ authorization: 'Bearer token-2' });
});

it('fails with what the identity provider said, tries again with the next call, and shows no secret', async () => {
  answer = () => ({ status: 401, body: { error: 'invalid_client' } });
  const error: unknown = await tokens.authorize(call()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED' });
  expect(String((error as Error).stack)).not.toContain('s e/c:ret');
  answer = () => ({ status: 200, body: { token: 'by another name' } });
  await expect(tokens.authorize(call())).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL' });
  answer = () => ({ status: 200, body: { access_token: 'good', expires_in: '3600' } });
  expect(await tokens.authorize(call())).toEqual({ authorization: 'Bearer good' });
});

it('does not let a caller who goes away take the others along', async () => {
  const gone = new AbortController();
  const first = tokens.authorize(call(gone.signal));
  const second = tokens.authorize(call());
  gone.abort();
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await second).toMatchObject({ authorization: expect.stringMatching(/^Bearer token-/) });
});
