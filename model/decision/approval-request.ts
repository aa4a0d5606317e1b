import type { Page, PageRequest } from '../page.ts';
import type { Instant } from '../time/instant.ts';
import type { ApprovalToken } from './approval-token.ts';
import type { PolicyVerdict } from './policy-verdict.ts';
import type { ProposedAction } from './proposed-action.ts';

/** PENDING until somebody decides; WITHDRAWN when what asked no longer wants it (a newer revision came). */
export const APPROVAL_STATES = ['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** An action that policy lets nobody do without somebody's leave. */
export interface ApprovalRequest {
  readonly id: string;
  readonly action: ProposedAction;
  readonly actionHash: string;
  readonly verdict: PolicyVerdict;
  /** What it is about, in the words of the business. */
  readonly subject: string;
  /** Why it is asked for, with the numbers. */
  readonly reason: string;
  /** The region and legal entity whose approvers see it; empty for the house's own. */
  readonly regionCode: string;
  readonly legalEntity: string;
  readonly state: ApprovalState;
  readonly requestedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Why it was decided so; `null` until then. */
  readonly decisionReason: string | null;
  readonly token: ApprovalToken | null;
  readonly correlationId: string;
}

/** Why somebody may not decide about a request; `null` when nothing stands against it. */
export const whyNotDecide = (
  { action, verdict }: Pick<ApprovalRequest, 'action' | 'verdict'>,
  approver: { readonly subject: string; readonly roles: readonly string[] },
): string | null => {
  if (approver.subject === action.requestedBy) return 'Who asks for an action cannot approve it.';
  if (!verdict.approverRoles.some((role) => approver.roles.includes(role)))
    return `One of the roles ${verdict.approverRoles.join(', ')} must decide about this.`;
  return null;
};

/** Who looks at requests: within regions and legal entities, those that one of the roles decides; `null` for all. */
export interface ApprovalScope {
  readonly regions: readonly string[] | null;
  readonly legalEntities: readonly string[] | null;
  readonly roles: readonly string[] | null;
}

export interface ApprovalDecision {
  readonly state: 'APPROVED' | 'REJECTED';
  readonly decidedBy: string;
  readonly reason: string | null;
  /** Of an APPROVED one. */
  readonly token: ApprovalToken | null;
  readonly correlationId: string;
}

/** Where approvals are asked for and given. Every decision is in the audit trail. */
export interface ApprovalDesk {
  load(id: string, scope: ApprovalScope): Promise<ApprovalRequest | null>;
  /** Newest first. */
  list(
    filter: { readonly states: readonly ApprovalState[] | null; readonly kinds: readonly string[] | null },
    page: PageRequest,
    scope: ApprovalScope,
  ): Promise<Page<ApprovalRequest>>;
  /** Decides when it still is PENDING; answers it as it is then, `null` when somebody was quicker. */
  decide(id: string, decision: ApprovalDecision): Promise<ApprovalRequest | null>;
}
