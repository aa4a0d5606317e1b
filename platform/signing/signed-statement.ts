// Statements that prove themselves: short JSON, signed (JWS, HS256) with one secret that the processes share, good for a
// time. In: claims (sign) or text (read). Out: the text, or the claims when it is genuine and of its time.
import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';

const ISSUER = 'distribution-graph';

/** What a genuine statement says, and between which epoch seconds it holds. */
export interface Statement {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
}

/** Signs and reads statements of one type: one of another type, or by another secret, is none. */
export interface StatementSigner {
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
  /** `null` for anything that is not genuine or whose time is over. */
  read(text: string): Promise<Statement | null>;
}

/** The secret has at least 32 characters (RFC 7518 §3.2: as long as the hash). */
export const createStatementSigner = (
  {
    type,
    secret,
    lifetimeSeconds,
  }: { readonly type: string; readonly secret: string; readonly lifetimeSeconds: number },
  clock: Clock,
): StatementSigner => {
  if (secret.length < 32) throw new AppError('CONFIG_INVALID', `The secret of a ${type} needs at least 32 characters.`);
  const key = new TextEncoder().encode(secret);
  return {
    sign: (claims) => {
      const now = Math.floor(clock.now() / 1_000);
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: type })
        .setIssuer(ISSUER)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(key);
    },
    read: async (text) => {
      try {
        const { payload } = await jwtVerify(text, key, {
          algorithms: ['HS256'],
          typ: type,
          issuer: ISSUER,
          currentDate: new Date(clock.now()),
          requiredClaims: ['iat', 'exp'],
        });
        const { iss: _, iat = 0, exp = 0, ...claims } = payload;
        return { claims, issuedAtSeconds: iat, expiresAtSeconds: exp };
      } catch {
        return null; // not genuine, or its time is over: whoever holds it learns no more
      }
    },
  };
};
