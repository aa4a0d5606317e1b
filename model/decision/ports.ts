import type { Approval, ApprovalToken } from './approval-token.ts';
import type { PolicyVerdict } from './policy-verdict.ts';

/** Something that would change an outside system, before it does. `content` is plain JSON. */
export interface ProposedAction {
  readonly kind: 'CREATE_PURCHASE_ORDER' | 'CHANGE_PURCHASE_ORDER' | 'CREATE_TRANSFER' | 'CHANGE_PLANNING_PARAMETERS';
  readonly system: string;
  readonly requestedBy: string;
  readonly content: unknown;
}

/** The decision engine as every other part sees it: what policy says, and whether an approval is real. */
export interface DecisionPort {
  evaluate(action: ProposedAction): Promise<PolicyVerdict>;
  /** The approval in the token when it is genuine, unexpired and for exactly this action; `null` otherwise. */
  verifyApproval(action: ProposedAction, token: ApprovalToken): Promise<Approval | null>;
}
