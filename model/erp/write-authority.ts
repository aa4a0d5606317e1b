import type { ApprovalToken } from '../decision/approval-token.ts';

/** Who asks for a write, by whose leave, and the key under which it happens once however often it is sent. */
export interface WriteAuthority {
  readonly requestedBy: string;
  readonly approval: ApprovalToken | null;
  readonly idempotencyKey: string;
}
