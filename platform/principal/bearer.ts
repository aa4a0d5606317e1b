// Who asks: a bearer JWT becomes a Principal, here and nowhere else. In: the text of a token. Out: a Principal, or
// UNAUTHENTICATED with the reason. The algorithm list is asymmetric only, so neither `none` nor a public key taken for
// an HMAC secret gets through. When the JWKS host is down, known keys go on working; unknown ones are UPSTREAM_UNAVAILABLE.
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';
import type { Principal } from './principal.ts';
import { principalOfClaims } from './token-claims.ts';
import { createVerificationKeys } from './verification-keys.ts';

/** Signature algorithms that may be allowed (RFC 7518, RFC 8037). */
export const BEARER_ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
] as const;
export type BearerAlgorithm = (typeof BEARER_ALGORITHMS)[number];

/** What tokens are accepted. Exactly one of `jwksUrl` and `keyFile` is set. */
export interface BearerSettings {
  readonly jwksUrl: string | null;
  readonly keyFile: string | null;
  /** The `iss` a token must carry. */
  readonly issuer: string;
  /** The `aud` a token must carry. */
  readonly audience: string;
  readonly algorithms: readonly BearerAlgorithm[];
  /** Seconds by which clocks may differ. */
  readonly clockToleranceSeconds: number;
}

/** Checks tokens. */
export interface BearerVerifier {
  /** The principal of a genuine, current token; throws UNAUTHENTICATED otherwise, UPSTREAM_UNAVAILABLE when keys cannot be fetched. */
  verifyBearer(token: string): Promise<Principal>;
}

const REMEMBERED_MS = 60_000; // a key withdrawn from the JWKS is still believed for this long

const refuse = (cause: unknown): AppError => {
  if (cause instanceof AppError) return cause;
  if (cause instanceof errors.JWTExpired) return new AppError('UNAUTHENTICATED', 'The token has expired.', { cause });
  if (cause instanceof errors.JWTClaimValidationFailed) {
    return new AppError('UNAUTHENTICATED', `The token's "${cause.claim}" claim is not accepted.`, { cause });
  }
  if (cause instanceof errors.JOSEAlgNotAllowed) {
    return new AppError('UNAUTHENTICATED', "The token's signature algorithm is not allowed.", { cause });
  }
  const unreachable =
    cause instanceof errors.JWKSTimeout ||
    cause instanceof TypeError ||
    (cause instanceof errors.JOSEError && cause.code === 'ERR_JOSE_GENERIC'); // jose's word for a bad JWKS answer
  return unreachable
    ? new AppError('UPSTREAM_UNAVAILABLE', 'The keys that tokens are checked with cannot be fetched.', { cause })
    : new AppError('UNAUTHENTICATED', 'The token is not genuine.', { cause });
};

/** Builds the verifier; throws CONFIG_INVALID when the key file is no key. */
export const createBearerVerifier = (settings: BearerSettings, clock: Clock): BearerVerifier => {
  const keys = createVerificationKeys(settings);
  const known = new LRUCache<string, Principal>({ max: 5_000, perf: clock, ttl: REMEMBERED_MS, ttlResolution: 0 });
  const isCurrent = ({ expiresAtSeconds }: Principal): boolean =>
    expiresAtSeconds !== null && clock.now() < (expiresAtSeconds + settings.clockToleranceSeconds) * 1_000;

  return {
    async verifyBearer(token) {
      const remembered = known.get(token);
      if (remembered !== undefined && isCurrent(remembered)) return remembered;
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: settings.issuer,
          audience: settings.audience,
          algorithms: [...settings.algorithms],
          clockTolerance: settings.clockToleranceSeconds,
          currentDate: new Date(clock.now()),
          requiredClaims: ['sub', 'exp'],
        });
        const principal = principalOfClaims(payload);
        known.set(token, principal);
        return principal;
      } catch (cause) {
        throw refuse(cause);
      }
    },
  };
};

/** The token of an Authorization header; `null` without the header. Throws UNAUTHENTICATED for another scheme or several values. */
export const bearerTokenOf = (authorization: string | undefined): string | null => {
  if (authorization === undefined) return null;
  const match = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization.trim());
  if (match?.[1] === undefined) {
    throw new AppError('UNAUTHENTICATED', 'The Authorization header must read "Bearer <token>".');
  }
  return match[1];
};
