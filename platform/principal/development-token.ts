// Tokens for development: a key pair in DATA_DIR, made on first use, and a function that signs with it. In: who to be.
// Out: a JWT that the verifier accepts when it is given `developmentSettings`. Production points AUTH_JWKS_URL or
// AUTH_KEY_FILE at its own identity provider and this file is never used.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { Clock } from '../clock/clock.ts';
import { writeOnce } from '../files/write-once.ts';
import type { BearerSettings } from './bearer.ts';

const ISSUER = 'distribution-graph-development';
const AUDIENCE = 'distribution-graph';
const ALGORITHM = 'ES256';
const PUBLIC_FILE = 'development-jwks.json';
const PRIVATE_FILE = 'development-key.json';

/** Who a development token is for. Lists that are `null` do not restrict. */
export interface DevelopmentClaims {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly regions: readonly string[] | null;
  readonly legalEntities: readonly string[] | null;
  readonly customers: readonly string[] | null;
  readonly lifetimeSeconds: number;
}

/** How tokens signed with the development key are verified; `null` when no key was made in this folder yet. */
export const developmentSettings = (dataDir: string): BearerSettings | null => {
  const keyFile = path.join(dataDir, 'keys', PUBLIC_FILE);
  if (!existsSync(keyFile)) return null;
  return {
    jwksUrl: null,
    keyFile,
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: [ALGORITHM],
    clockToleranceSeconds: 5,
  };
};

const readKey = (folder: string): JWK => JSON.parse(readFileSync(path.join(folder, PRIVATE_FILE), 'utf8')) as JWK; // we wrote it; jose checks it on import

const makeKey = async (folder: string): Promise<void> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const secret = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALGORITHM, use: 'sig' };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeOnce(path.join(folder, PRIVATE_FILE), JSON.stringify(secret), 0o600);
};

/** Makes the development key pair in the data folder unless it is there; safe to call at every start. */
export const ensureDevelopmentKeys = async (dataDir: string): Promise<void> => {
  const folder = path.join(dataDir, 'keys');
  if (!existsSync(path.join(folder, PRIVATE_FILE))) await makeKey(folder);
  if (existsSync(path.join(folder, PUBLIC_FILE))) return;
  const { d: _private, ...open } = readKey(folder);
  writeOnce(path.join(folder, PUBLIC_FILE), JSON.stringify({ keys: [open] }), 0o644);
};

/** Signs a token with the development key of the data folder, making the key first where there is none. */
export const issueDevelopmentToken = async (
  dataDir: string,
  claims: DevelopmentClaims,
  clock: Clock,
): Promise<string> => {
  await ensureDevelopmentKeys(dataDir);
  const key = readKey(path.join(dataDir, 'keys'));
  const now = Math.floor(clock.now() / 1_000);
  return new SignJWT({
    roles: [...claims.roles],
    scope: claims.scopes.join(' '),
    ...(claims.regions === null ? {} : { regions: [...claims.regions] }),
    ...(claims.legalEntities === null ? {} : { entities: [...claims.legalEntities] }),
    ...(claims.customers === null ? {} : { customers: [...claims.customers] }),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid ?? '', typ: 'JWT' })
    .setSubject(claims.subject)
    .setJti(randomUUID())
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + claims.lifetimeSeconds)
    .sign(await importJWK(key, ALGORITHM));
};
