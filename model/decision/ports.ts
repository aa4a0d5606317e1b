import type { ActionFacts } from './action-facts.ts';
import type { Approval, ApprovalToken } from './approval-token.ts';
import type { PolicyVerdict } from './policy-verdict.ts';
import type { ProposedAction } from './proposed-action.ts';

export type { ProposedAction } from './proposed-action.ts';

/** The decision engine as every other part sees it: what policy says, and whether an approval is real. */
export interface DecisionPort {
  /** `facts`: what the proposer knows of it, in place of what its content tells. Never what a caller claims. */
  evaluate(action: ProposedAction, facts?: Partial<ActionFacts>): Promise<PolicyVerdict>;
  /** The approval in the token when it is genuine, unexpired and for exactly this action; `null` otherwise. */
  verifyApproval(action: ProposedAction, token: ApprovalToken): Promise<Approval | null>;
}

/** Signs approvals. Only what policy allows, or a person with the right to do so approved, is signed. */
export interface ApprovalSigner {
  hashOf(action: ProposedAction): string;
  /** A token for exactly this action; `approvedBy` is a subject, or `policy:` and the name of the rule. */
  signApproval(action: ProposedAction, approvedBy: string): Promise<ApprovalToken>;
}
