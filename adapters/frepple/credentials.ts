import { createHmac } from 'node:crypto';
import { credentialHeaders } from '@distribution/platform/outbound/connection';
import type { FreppleCredentials } from './config.ts';

const TOKEN_SECONDS = 300;

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON web token (RFC 7519, HS256) for the user, as frePPLe's own pages use it. */
export const signWebToken = (username: string, secret: string, nowMillis: number): string => {
  const claims = { user: username, exp: Math.floor(nowMillis / 1000) + TOKEN_SECONDS };
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};

/** The headers of one call. Basic costs frePPLe half a second of CPU, for the password is hashed anew; a token does not. */
export const headersOf = (credentials: FreppleCredentials, nowMillis: number): Readonly<Record<string, string>> =>
  credentials.kind === 'WEB_TOKEN'
    ? { authorization: `Bearer ${signWebToken(credentials.username, credentials.secret, nowMillis)}` }
    : credentialHeaders(credentials);
