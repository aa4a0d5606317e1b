import type { Instant } from '../time/instant.ts';

/**
 * Proof that somebody with the right to do so approved exactly one action. Signed text (a JWS); whoever writes to an
 * outside system must have it checked by {@link DecisionPort.verifyApproval} first.
 */
export type ApprovalToken = string & { readonly ApprovalToken: unique symbol };

/** What a valid token says. `actionHash` is the SHA-256 of the canonical JSON of the action: another action, another hash. */
export interface Approval {
  readonly actionHash: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly expiresAt: Instant;
}
