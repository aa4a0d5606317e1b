import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';

const PRIVATE_PARTS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);
const jwkSchema = z.looseObject({ kty: z.enum(['EC', 'RSA', 'OKP']) });
const jwksSchema = z.object({ keys: z.array(jwkSchema).min(1) });

const publicJwk = (jwk: Readonly<Record<string, unknown>>): JWK =>
  Object.fromEntries(Object.entries(jwk).filter(([name]) => !PRIVATE_PARTS.has(name))); // kty was checked

/** The keys of a file: a JWKS or one JWK (JSON), or a public key or certificate in PEM. Symmetric keys are refused. */
const readKeyFile = (path: string): JWTVerifyGetKey | KeyObject => {
  const refuse = (cause: unknown): AppError =>
    new AppError('CONFIG_INVALID', `AUTH_KEY_FILE ${path} holds no public key: a JWKS, a JWK or a PEM is expected.`, {
      cause,
    });
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `AUTH_KEY_FILE ${path} cannot be read.`, { cause });
  }
  try {
    if (!text.startsWith('{')) return createPublicKey(text);
    const json: unknown = JSON.parse(text);
    const one = jwkSchema.safeParse(json);
    const keys = one.success ? [one.data] : jwksSchema.parse(json).keys;
    return createLocalJWKSet({ keys: keys.map(publicJwk) });
  } catch (cause) {
    throw refuse(cause);
  }
};

/** Opens what signatures are checked with. A JWKS URL is fetched on first use, cached, and again for an unknown key id. */
export const createVerificationKeys = (source: {
  readonly jwksUrl: string | null;
  readonly keyFile: string | null;
}): JWTVerifyGetKey => {
  if (source.jwksUrl !== null) {
    return createRemoteJWKSet(new URL(source.jwksUrl), { timeoutDuration: 5_000, cooldownDuration: 30_000 });
  }
  if (source.keyFile === null) throw new AppError('CONFIG_INVALID', 'AUTH_JWKS_URL or AUTH_KEY_FILE must be set.');
  const keys = readKeyFile(source.keyFile);
  return typeof keys === 'function' ? keys : () => keys;
};
