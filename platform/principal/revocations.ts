import type { Principal } from './principal.ts';

/** Grants that ended before their time: of a subject (every token issued up to then), or of one token by its `jti`. */
export interface Revocation {
  readonly subject: string | null;
  readonly tokenId: string | null;
  /** ISO instant. */
  readonly revokedAt: string;
}

/** What every door asks before it serves a principal, and again for every event it hands out. */
export interface RevocationList {
  /** Whether the principal's token was revoked. Anonymous callers have nothing to revoke. */
  isRevoked(principal: Principal): boolean;
}

/** A list that grows by rows read at start and events heard later; taking one twice changes nothing. */
export interface GrowingRevocationList extends RevocationList {
  revoke(revocation: Revocation): void;
}

/** Builds an empty list. */
export const createRevocationList = (): GrowingRevocationList => {
  const tokens = new Set<string>();
  const subjects = new Map<string, number>();

  return {
    revoke({ subject, tokenId, revokedAt }) {
      if (tokenId !== null) tokens.add(tokenId);
      if (subject !== null) {
        subjects.set(subject, Math.max(Date.parse(revokedAt), subjects.get(subject) ?? Number.NEGATIVE_INFINITY));
      }
    },
    isRevoked({ kind, subject, tokenId, issuedAtSeconds }) {
      if (kind === 'ANONYMOUS') return false;
      if (tokenId !== null && tokens.has(tokenId)) return true;
      const revokedAt = subjects.get(subject);
      if (revokedAt === undefined) return false;
      // `iat` has whole seconds: a token of the very second of the revocation is revoked too. Without `iat` none survives.
      return issuedAtSeconds === null || issuedAtSeconds * 1_000 <= revokedAt;
    },
  };
};
