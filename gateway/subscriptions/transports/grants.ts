// For how long the callers of open connections may be served. In: who was admitted, and who renews. Out: whether one may
// still be served, asked before every frame, and a call when that ends, also while nothing is sent. Expiry is compared
// with the clock twice a second: no timer counts to it, so a token may be good for years.
import { AppError } from '@distribution/platform/errors/app-error';
import type { Principal } from '@distribution/platform/principal/principal';
import { scopeKeyOf } from '../../upstream/caller-scope.ts';

/** Why a caller is served no longer. */
export type GrantEnd = 'EXPIRED' | 'REVOKED';

export const GRANT_END_TEXT: Readonly<Record<GrantEnd, string>> = {
  EXPIRED: 'The token has expired.',
  REVOKED: 'This token was revoked.',
};

export interface Grant {
  /** Whoever is served; after a renewal by the token that renewed. */
  readonly principal: Principal;
  /** Whether the caller may be served now. The first time it is not, the end is told. */
  isValid(): boolean;
  /** Goes on by another token. Throws `FORBIDDEN` unless it is the same caller's with the same rights, `UNAUTHENTICATED` after the end. */
  renew(next: Principal): void;
  /** The connection has gone. */
  leave(): void;
}

export interface Grants {
  /** `onEnd` is called once, when the token expires or is revoked. */
  open(principal: Principal, onEnd: (end: GrantEnd) => void): Grant;
}

/** A revoked caller is to be cut off within a second. */
const LOOK_EVERY_MS = 500;

/** Makes the grants of one gateway; nothing runs while none is open. */
export const createGrants = (isRevoked: (principal: Principal) => boolean): Grants => {
  const open = new Set<Grant>();
  let looking: NodeJS.Timeout | null = null;
  const lookAll = (): void => {
    for (const grant of open) grant.isValid();
  };

  return {
    open(admitted, onEnd) {
      let principal = admitted;
      let isOver = false;
      const leave = (): void => {
        isOver = true;
        open.delete(grant);
        if (open.size > 0 || looking === null) return;
        clearInterval(looking);
        looking = null;
      };
      const end = (why: GrantEnd): false => {
        leave();
        onEnd(why);
        return false;
      };
      const grant: Grant = {
        get principal() {
          return principal;
        },
        isValid() {
          if (isOver) return false;
          const { expiresAtSeconds } = principal;
          if (expiresAtSeconds !== null && expiresAtSeconds * 1_000 <= Date.now()) return end('EXPIRED');
          return isRevoked(principal) ? end('REVOKED') : true;
        },
        renew(next) {
          if (!grant.isValid()) throw new AppError('UNAUTHENTICATED', 'The token is no longer valid.');
          if (scopeKeyOf(next) !== scopeKeyOf(principal)) {
            throw new AppError(
              'FORBIDDEN',
              'A connection is renewed by a token of the same caller with the same rights.',
              {
                nextStep: 'Open a new connection with this token, and go on from the last cursor.',
              },
            );
          }
          principal = next;
        },
        leave,
      };
      open.add(grant);
      looking ??= setInterval(lookAll, LOOK_EVERY_MS).unref();
      return grant;
    },
  };
};
