import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '@distribution/platform/clock/clock';
import { createCursorSealer } from '@distribution/platform/cursor/cursor';
import { createBearerVerifier } from '@distribution/platform/principal/bearer';
import { createRevocationList } from '@distribution/platform/principal/revocations';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { request } from 'undici';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../fixtures/ask.ts';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { openSocketClient } from '../fixtures/socket-client.ts';
import { alertPayload, composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';
import { createGateway, type Gateway } from '../gateway.ts';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';

const QUERY = '{ item(id: "i1") { name } }';
const STREAM = 'subscription { alertRaised { alert { id } } }';
const ISSUER = 'https://id.example';
const AUDIENCE = 'graph';
const now = () => Math.floor(Date.now() / 1_000);

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const sign = (claims: JWTPayload = {}, key = privateKey) =>
  new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'ann', jti: randomUUID(), iat: now(), exp: now() + 300, ...claims })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(key);

describe('the door of a gateway with authentication', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'door-'));
  const revocations = createRevocationList();
  const log = createMemoryLog();
  let gateway: Gateway;
  let url: string;

  beforeAll(async () => {
    const keyFile = path.join(folder, 'key.pem');
    writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));
    const verifier = createBearerVerifier(
      { jwksUrl: null, keyFile, issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256'], clockToleranceSeconds: 0 },
      systemClock,
    );
    gateway = createGateway({
      supergraphSdl: composeWarehouse(),
      upstreams: fetchInProcess,
      authentication: { verifier, revocations, anonymousOnLoopback: false },
      events: { log: log.reader, cursors: createCursorSealer('a secret for cursors') },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true });
  });

  const hmacWithPublicKey = () =>
    new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'ann', exp: now() + 300 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(String(publicKey.export({ type: 'spki', format: 'pem' }))));

  it.each([
    ['no token', async () => null],
    ['another scheme', async () => 'Basic YTpi'],
    ['no token after Bearer', async () => 'Bearer '],
    ['rubbish', async () => 'Bearer a.b.c'],
    [
      'algorithm none',
      async () => `Bearer ${new UnsecuredJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'ann', exp: now() + 300 }).encode()}`,
    ],
    ['the public key as an HMAC secret', async () => `Bearer ${await hmacWithPublicKey()}`],
    ['another issuer', async () => `Bearer ${await sign({ iss: 'https://evil.example' })}`],
    ['another audience', async () => `Bearer ${await sign({ aud: 'another' })}`],
    ['an expired token', async () => `Bearer ${await sign({ exp: now() - 10 })}`],
    ['no expiry', async () => `Bearer ${await sign({ exp: undefined as never })}`],
    ['not yet valid', async () => `Bearer ${await sign({ nbf: now() + 60 })}`],
    ['a strange key', async () => `Bearer ${await sign({}, stranger.privateKey)}`],
  ])('refuses %s, over HTTP and over a socket', async (_what, authorizationOf) => {
    const authorization = await authorizationOf();
    const answer = await ask(url, QUERY, { headers: authorization === null ? {} : { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED', fault: 'CALLER', correlationId: expect.any(String) } },
    ]);
    const client = openSocketClient(url, authorization === null ? {} : { headers: { authorization } });
    await expect(client.take(1, QUERY)).rejects.toMatchObject({ code: 4403 });
    await client.close();
  });

  it('serves a good token, in the header and in the first message of a socket', async () => {
    const token = await sign();
    expect(await ask(url, QUERY, { headers: { authorization: `Bearer ${token}` } })).toMatchObject({
      status: 200,
      data: { item: { name: 'Item 1' } },
    });
    for (const options of [{ token }, { headers: { authorization: `Bearer ${token}` } }]) {
      const client = openSocketClient(url, options);
      expect((await client.take(1, QUERY))[0]?.data).toEqual({ item: { name: 'Item 1' } });
      await client.close();
    }
  });

  it('shows the state of subscriptions with the scope for it only', async () => {
    const statusFor = async (claims: JWTPayload) =>
      (await fetch(`${url}/subscriptions/status`, { headers: { authorization: `Bearer ${await sign(claims)}` } }))
        .status;
    expect(await statusFor({})).toBe(403);
    expect(await statusFor({ scope: 'explain' })).toBe(200);
    expect((await fetch(`${url}/subscriptions/status`, { headers: { authorization: 'Bearer no' } })).status).toBe(401);
  });

  it('shows each subscriber the rows of its scope only', async () => {
    const of = async (claims: JWTPayload) => openSocketClient(url, { token: await sign(claims) });
    const [south, west, partner, all] = await Promise.all([
      of({ regions: ['SE'] }),
      of({ regions: ['W'] }),
      of({ customers: ['C1'] }),
      of({}),
    ]);
    const everything = all.take(5, STREAM);
    const seen = { south: south.take(3, STREAM), west: west.take(2, STREAM), partner: partner.take(4, STREAM) };
    await expect.poll(() => gateway.subscriptions().members.live).toBe(4);
    const owner = (region: string | null, customer: string | null = null) => ({ region, legalEntity: null, customer });
    [owner('SE'), owner('W'), owner(null), owner('SE', 'C1'), owner('NE', 'C2')].forEach((each, at) =>
      log.append('alerts', alertPayload(at + 1), each),
    );
    const ids = async (results: Promise<{ data?: unknown }[]>) =>
      (await results).map(({ data }) => (data as { alertRaised: { alert: { id: string } } }).alertRaised.alert.id);
    expect(await ids(everything)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
    expect(await ids(seen.south)).toEqual(['a1', 'a3', 'a4']);
    expect(await ids(seen.west)).toEqual(['a2', 'a3']);
    expect(await ids(seen.partner)).toEqual(['a1', 'a2', 'a3', 'a4']);
    for (const client of [south, west, partner, all]) await client.close();
  });

  it('closes a socket with 4403 when its token expires, and the client goes on with a new one', async () => {
    let [expiresAt, tokens] = [now() + 2, await sign({ exp: now() + 2 })];
    const client = openSocketClient(url, { token: () => tokens, retries: 5 });
    const results = client.iterate(STREAM);
    const first = results.next();
    await expect.poll(() => gateway.subscriptions().members.live).toBe(1);
    expiresAt += 300;
    tokens = await sign({ exp: expiresAt });
    await expect.poll(() => client.closed.map(({ code }) => code), { timeout: 10_000 }).toEqual([4403]);
    await expect.poll(() => gateway.subscriptions().members.live, { timeout: 10_000 }).toBe(1);
    log.append('alerts', alertPayload(50));
    expect((await first).value).toMatchObject({ data: { alertRaised: { alert: { id: 'a50' } } } });
    await client.close();
  });

  it('ends what a revoked token was served, before the next event', async () => {
    const jti = randomUUID();
    const client = openSocketClient(url, { token: await sign({ jti }) });
    const waiting = client.take(1, STREAM).catch((error: unknown) => error);
    await expect.poll(() => gateway.subscriptions().members.live).toBeGreaterThanOrEqual(1);
    revocations.revoke({ subject: null, tokenId: jti, revokedAt: new Date().toISOString() });
    log.append('alerts', alertPayload(60));
    expect(await waiting).toMatchObject({ code: 4403 });
    const authorization = `Bearer ${await sign({ jti })}`;
    expect((await ask(url, QUERY, { headers: { authorization } })).status).toBe(401);
    await client.close();
  });
});

describe('the door of a gateway without authentication', () => {
  let gateway: Gateway;
  let url: string;
  beforeAll(async () => {
    gateway = createGateway({ supergraphSdl: composeWarehouse(), upstreams: fetchInProcess });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => gateway.close());

  /** fetch() does not let one set Host; undici's own request does. */
  const askAs = async (headers: Record<string, string>) => {
    const { statusCode, body } = await request(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: QUERY }),
    });
    return { status: statusCode, body: await body.json() };
  };

  it.each(['localhost', '127.0.0.1:4000', 'LOCALHOST:1', '[::1]:4000', '127.1.2.3'])(
    'serves this machine as %s',
    async (host) => {
      expect(await askAs({ host })).toMatchObject({ status: 200, body: { data: { item: { name: 'Item 1' } } } });
    },
  );
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.7:4000', '0.0.0.0'])(
    'refuses a name that may have been rebound to it: %s',
    async (host) => {
      expect(await askAs({ host })).toMatchObject({
        status: 403,
        body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
      });
    },
  );
  it('refuses what a proxy passes on, and pages of other origins', async () => {
    expect((await askAs({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
    expect((await askAs({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await askAs({ origin: 'null' })).status).toBe(403);
    expect((await askAs({ origin: url })).status).toBe(200);
  });
  it('says that a token cannot be checked', async () => {
    expect(await askAs({ authorization: `Bearer ${await sign()}` })).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'UNAUTHENTICATED', nextStep: expect.stringContaining('AUTH_') } }] },
    });
  });
  it('refuses sockets of other origins and hosts', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { host: 'evil.example' }]) {
      const client = openSocketClient(url, { headers });
      await expect(client.take(1, QUERY)).rejects.toMatchObject({ code: 4403 });
      await client.close();
    }
  });
  it('opens no socket elsewhere, and none that speaks another protocol', async () => {
    const failed = (socket: WebSocket) =>
      new Promise((resolve) => socket.once('error', () => resolve('refused')).once('close', (code) => resolve(code)));
    expect(await failed(new WebSocket(`${url.replace('http', 'ws')}/elsewhere`, 'graphql-transport-ws'))).toBe(
      'refused',
    );
    expect(await failed(new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-ws'))).not.toBe('open');
  });
});

describe('loopback', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('is %s', (address) =>
    expect(isLoopbackAddress(address)).toBe(true),
  );
  it.each(['10.0.0.1', '::', '0.0.0.0', '127.0.0.1.evil', '', undefined])('is not %s', (address) =>
    expect(isLoopbackAddress(address)).toBe(false),
  );
  it.each(['', undefined, ':4000', 'localhost:x', 'a@localhost', '[::1', '::1'])('is no host %s', (host) =>
    expect(isLoopbackHost(host)).toBe(false),
  );
});
