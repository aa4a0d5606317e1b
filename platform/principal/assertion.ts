// What travels between gateway and subgraph instead of the caller's own token: a short-lived HS256 JWT that carries the
// principal. In: a principal (gateway) or the text (subgraph). Out: the text, or the principal, or UNAUTHENTICATED.
// Correlation id and deadline change with every request and prove nothing; they travel as headers (request/headers.ts),
// so that one assertion serves all requests of a principal until half its life is over.
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';
import type { Principal } from './principal.ts';

const LIFETIME_SECONDS = 60;
const CLOCK_TOLERANCE_SECONDS = 5;
const ISSUER = 'distribution-gateway';
const AUDIENCE = 'distribution-subgraph';
const TYPE = 'principal+jwt';

const list = z.array(z.string());
const principalSchema = z.object({
  kind: z.enum(['ANONYMOUS', 'USER', 'SERVICE']),
  subject: z.string(),
  tokenId: z.string().nullable(),
  roles: list,
  scopes: list,
  regions: list.nullable(),
  legalEntities: list.nullable(),
  customers: list.nullable(),
  expiresAtSeconds: z.number().nullable(),
  issuedAtSeconds: z.number().nullable(),
}) satisfies z.ZodType<Principal>;

/** Signs and verifies assertions with one secret that gateway and subgraphs share. */
export interface Assertions {
  /** A signed assertion for the principal; the same text until half its life is over. Throws UNAUTHENTICATED when the principal has expired. */
  signAssertion(principal: Principal): Promise<string>;
  /** The principal of a genuine, current assertion; throws UNAUTHENTICATED for anything else. */
  verifyAssertion(assertion: string): Promise<Principal>;
}

/** Builds it; the secret has at least 32 characters (RFC 7518 §3.2: as long as the hash). */
export const createAssertions = (secret: string, clock: Clock): Assertions => {
  if (secret.length < 32) {
    throw new AppError('CONFIG_INVALID', 'GATEWAY_ASSERTION_SECRET needs at least 32 characters.');
  }
  const key = new TextEncoder().encode(secret);
  const signed = new LRUCache<string, string>({
    max: 5_000,
    ttl: (LIFETIME_SECONDS * 1_000) / 2,
    ttlResolution: 0,
    perf: clock,
  });
  const verified = new LRUCache<string, { readonly principal: Principal; readonly until: number }>({ max: 5_000 });

  return {
    async signAssertion(principal) {
      const name = JSON.stringify(principal);
      const ready = signed.get(name);
      if (ready !== undefined) return ready;
      const now = Math.floor(clock.now() / 1_000);
      const ends = Math.min(now + LIFETIME_SECONDS, principal.expiresAtSeconds ?? Number.POSITIVE_INFINITY);
      if (ends <= now) throw new AppError('UNAUTHENTICATED', 'The token has expired.');
      const text = await new SignJWT({ principal })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(ends)
        .sign(key);
      // Kept for half of what is left, so that a subgraph never gets one about to end.
      signed.set(name, text, { ttl: ((ends - now) * 1_000) / 2 });
      return text;
    },
    async verifyAssertion(assertion) {
      const known = verified.get(assertion);
      if (known !== undefined && clock.now() < known.until) return known.principal;
      try {
        const { payload } = await jwtVerify(assertion, key, {
          algorithms: ['HS256'],
          typ: TYPE,
          issuer: ISSUER,
          audience: AUDIENCE,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          currentDate: new Date(clock.now()),
          requiredClaims: ['exp', 'iat'],
        });
        const principal = principalSchema.parse(payload['principal']);
        verified.set(assertion, { principal, until: (payload.exp ?? 0) * 1_000 });
        return principal;
      } catch (cause) {
        throw new AppError('UNAUTHENTICATED', "The request does not carry the gateway's assertion.", { cause });
      }
    },
  };
};
