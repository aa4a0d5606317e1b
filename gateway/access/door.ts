// The door: the one place where it is decided who asks. In: what a request or a socket brings (authorization, peer,
// Host, Origin). Out: a Principal, or an UNAUTHENTICATED or FORBIDDEN error. The keys, the claims and the list of
// revocations are the platform's; without them nobody but this machine itself is let in.
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '@distribution/platform/errors/app-error';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { bearerTokenOf, type BearerVerifier } from '@distribution/platform/principal/bearer';
import type { Principal } from '@distribution/platform/principal/principal';
import type { RevocationList } from '@distribution/platform/principal/revocations';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';

/** How tokens are judged; `null` in its place means no authentication is configured. */
export interface Authentication {
  readonly verifier: BearerVerifier;
  readonly revocations: RevocationList;
  /** Serve callers without a token on loopback all the same (development keys). */
  readonly anonymousOnLoopback: boolean;
}

/** What a caller brings to the door. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string | undefined;
  /** Stands for the Authorization header where a browser cannot send one (WebSocket). */
  readonly authorization?: string | undefined;
}

const FORWARDED_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip'] as const;

const admitAnonymous = ({ headers, remoteAddress }: Caller): Principal => {
  const forwarded = FORWARDED_HEADERS.some((name) => headers[name] !== undefined);
  if (isLoopbackAddress(remoteAddress) && isLoopbackHost(headers.host) && !forwarded) return ANONYMOUS;
  throw new AppError('FORBIDDEN', 'Callers without a token are served on loopback only, under a loopback name.', {
    nextStep: 'Configure authentication (AUTH_JWKS_URL or AUTH_KEY_FILE) and send a bearer token, or ask at 127.0.0.1.',
  });
};

/** A page may only ask the host it came from: browsers send Origin, other programs have none. */
const checkOrigin = ({ headers }: Caller): void => {
  const { origin, host } = headers;
  if (origin === undefined) return;
  const from = URL.canParse(origin) ? new URL(origin).host : null;
  if (from !== null && from === host?.toLowerCase()) return;
  throw new AppError('FORBIDDEN', 'Pages of other origins are not served.', {
    nextStep: 'Ask from a page of the same host, or from a program.',
  });
};

/** Makes the function that admits a caller or throws. */
export const createDoor =
  (authentication: Authentication | null) =>
  async (caller: Caller): Promise<Principal> => {
    checkOrigin(caller);
    const authorization = caller.authorization ?? caller.headers.authorization;
    const token = bearerTokenOf(authorization);
    if (token === null) {
      if (!authentication || authentication.anonymousOnLoopback) return admitAnonymous(caller);
      throw new AppError('UNAUTHENTICATED', 'This graph asks for a bearer token.');
    }
    if (!authentication) {
      throw new AppError('UNAUTHENTICATED', 'A token was sent, but no authentication is configured to check it.', {
        nextStep: 'Configure AUTH_JWKS_URL or AUTH_KEY_FILE, or ask without an Authorization header.',
      });
    }
    const principal = await authentication.verifier.verifyBearer(token);
    if (authentication.revocations.isRevoked(principal)) {
      throw new AppError('UNAUTHENTICATED', 'This token was revoked.', { nextStep: 'Ask for a new token.' });
    }
    return principal;
  };

export type Door = ReturnType<typeof createDoor>;
