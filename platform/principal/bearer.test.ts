import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '../errors/app-error.ts';
import { type BearerSettings, bearerTokenOf, createBearerVerifier } from './bearer.ts';
import { developmentSettings, issueDevelopmentToken } from './development-token.ts';

const NOW = Date.parse('2026-01-05T10:00:00Z');
const clock = { now: () => NOW };
const seconds = NOW / 1_000;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A real identity provider's key endpoint on loopback. */
const serveKeys = async (keys: readonly object[]): Promise<string> => {
  const server = createServer((_request, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`; // a TCP server has a port
};

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (thrown: unknown) => {
      const { code, message } = toAppError(thrown);
      return `${code}: ${message}`;
    },
  );

describe('bearer tokens', () => {
  let settings: BearerSettings;
  let sign: (payload: JWTPayload, alg?: 'ES256' | 'HS256') => Promise<string>;
  const good = { sub: 'anna', iss: 'https://idp', aud: 'graph', exp: seconds + 60, iat: seconds };

  beforeEach(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    settings = {
      jwksUrl: await serveKeys([jwk]),
      keyFile: null,
      issuer: 'https://idp',
      audience: 'graph',
      algorithms: ['ES256'],
      clockToleranceSeconds: 5,
    };
    sign = (payload, alg = 'ES256') =>
      new SignJWT(payload)
        .setProtectedHeader({ alg, kid: 'k1' })
        .sign(alg === 'ES256' ? privateKey : new TextEncoder().encode(JSON.stringify(jwk)));
  });

  it('become a principal with its scope', async () => {
    const token = await sign({
      ...good,
      jti: 'j1',
      scope: 'read write',
      roles: ['analyst', 'service'],
      regions: ['SE'],
      entities: [],
    });
    expect(await createBearerVerifier(settings, clock).verifyBearer(token)).toEqual({
      kind: 'SERVICE',
      subject: 'anna',
      tokenId: 'j1',
      roles: ['analyst', 'service'],
      scopes: ['read', 'write'],
      regions: ['SE'],
      legalEntities: [],
      customers: null,
      expiresAtSeconds: seconds + 60,
      issuedAtSeconds: seconds,
    });
  });

  it('give a partner without customers no customer at all', async () => {
    const token = await sign({ ...good, roles: 'partner' });
    expect((await createBearerVerifier(settings, clock).verifyBearer(token)).customers).toEqual([]);
  });

  it('are refused unless everything about them is right', async () => {
    const verifier = createBearerVerifier(settings, clock);
    const { exp: _exp, ...endless } = good;
    const { sub: _sub, ...nobody } = good;
    const [header, , signature] = (await sign(good)).split('.');
    const forged = Buffer.from(JSON.stringify({ ...good, sub: 'boss' })).toString('base64url');
    const outcomes = await Promise.all(
      [
        sign({ ...good, exp: seconds - 6 }),
        sign({ ...good, iss: 'https://other' }),
        sign({ ...good, aud: 'other' }),
        sign({ ...good, nbf: seconds + 60 }),
        sign(endless),
        sign(nobody),
        sign({ ...good, regions: 'SE' }),
        new UnsecuredJWT(good).encode(),
        sign(good, 'HS256'),
        `${header}.${forged}.${signature}`,
        'no.token.atall',
      ].map(async (token) => codeOf(verifier.verifyBearer(await token))),
    );
    expect(outcomes).toEqual([
      'UNAUTHENTICATED: The token has expired.',
      'UNAUTHENTICATED: The token\'s "iss" claim is not accepted.',
      'UNAUTHENTICATED: The token\'s "aud" claim is not accepted.',
      'UNAUTHENTICATED: The token\'s "nbf" claim is not accepted.',
      'UNAUTHENTICATED: The token\'s "exp" claim is not accepted.',
      'UNAUTHENTICATED: The token\'s "sub" claim is not accepted.',
      'UNAUTHENTICATED: The token has claims of the wrong shape: regions.',
      "UNAUTHENTICATED: The token's signature algorithm is not allowed.",
      "UNAUTHENTICATED: The token's signature algorithm is not allowed.",
      'UNAUTHENTICATED: The token is not genuine.',
      'UNAUTHENTICATED: The token is not genuine.',
    ]);
  });

  it('once accepted are not accepted after they end', async () => {
    let now = NOW;
    const verifier = createBearerVerifier(settings, { now: () => now });
    const token = await sign({ ...good, exp: seconds + 10 });
    expect(await codeOf(verifier.verifyBearer(token))).toBe('accepted');
    now += 16_000;
    expect(await codeOf(verifier.verifyBearer(token))).toBe('UNAUTHENTICATED: The token has expired.');
  });

  it('cannot be judged while the keys cannot be fetched: that is not the caller’s fault', async () => {
    const verifier = createBearerVerifier({ ...settings, jwksUrl: 'http://127.0.0.1:1/jwks' }, clock);
    expect(await codeOf(verifier.verifyBearer(await sign(good)))).toMatch(/^UPSTREAM_UNAVAILABLE/);
  });
});

describe('development tokens', () => {
  it('are accepted with the key of the data folder, which only its owner can read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
    closers.push(() => rmSync(folder, { recursive: true }));
    expect(developmentSettings(folder)).toBeNull();
    const claims = {
      subject: 'dev',
      roles: ['analyst'],
      scopes: [],
      regions: ['SE'],
      legalEntities: null,
      customers: null,
      lifetimeSeconds: 60,
    };
    const token = await issueDevelopmentToken(folder, claims, clock);
    const settings = developmentSettings(folder);
    if (settings?.keyFile == null) throw new Error('no key was made');
    const principal = await createBearerVerifier(settings, clock).verifyBearer(token);
    expect(principal).toMatchObject({ subject: 'dev', regions: ['SE'], legalEntities: null });
    expect(statSync(path.join(folder, 'keys/development-key.json')).mode & 0o077).toBe(0);
    expect(readFileSync(settings.keyFile, 'utf8')).not.toContain('"d"');
    const again = await issueDevelopmentToken(folder, claims, clock);
    expect(await codeOf(createBearerVerifier(settings, clock).verifyBearer(again))).toBe('accepted');
  });
});

it('reads the Authorization header strictly', () => {
  expect([undefined, 'Bearer a.b.c', 'bearer  a.b.c '].map(bearerTokenOf)).toEqual([null, 'a.b.c', 'a.b.c']);
  for (const wrong of ['', 'Basic dXNlcg==', 'Bearer', 'Bearer a b', 'Bearer a, Bearer b']) {
    expect(() => bearerTokenOf(wrong)).toThrow(/Bearer <token>/);
  }
});
