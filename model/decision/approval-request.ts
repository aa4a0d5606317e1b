import type { Page, PageRequest } from '../page.ts';
import type { Instant } from '../time/instant.ts';
import type { ApprovalToken } from './approval-token.ts';
import type { PolicyVerdict } from './policy-verdict.ts';
import type { ProposedAction } from './proposed-action.ts';

/**
 * PENDING until somebody decides; WITHDRAWN when who asked no longer wants it, or a newer revision came; EXPIRED when nobody
 * decided in time. What waits for a request that ends otherwise than APPROVED is never done.
 */
export const APPROVAL_STATES = ['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Days within which somebody must decide. */
export const APPROVAL_DAYS = 7;

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
  /** The person behind `action.requestedBy`, where that is a part of the house; else the same. */
  readonly askedBy: string;
  readonly requestedAt: Instant;
  /** From here on nobody can decide any more. */
  readonly expiresAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Why it was decided so; `null` until then. */
  readonly decisionReason: string | null;
  readonly token: ApprovalToken | null;
  readonly correlationId: string;
}

/** Why somebody may not decide about a request; `null` when nothing stands against it. */
export const whyNotDecide = (
  { action, askedBy, verdict }: Pick<ApprovalRequest, 'action' | 'askedBy' | 'verdict'>,
  approver: { readonly subject: string; readonly roles: readonly string[] },
): string | null => {
  if (approver.subject === action.requestedBy || approver.subject === askedBy)
    return 'Who asks for an action cannot approve it.';
  if (!verdict.approverRoles.some((role) => approver.roles.includes(role)))
    return `One of the roles ${verdict.approverRoles.join(', ')} must decide about this.`;
  return null;
};

/**
 * Who looks at requests: within regions and legal entities, those that one of the roles decides and those that `subject`
 * asked for or decided; `roles` `null` for all, `subject` `null` for nobody in particular.
 */
export interface ApprovalScope {
  readonly regions: readonly string[] | null;
  readonly legalEntities: readonly string[] | null;
  readonly roles: readonly string[] | null;
  readonly subject: string | null;
}

export interface ApprovalDecision {
  readonly state: 'APPROVED' | 'REJECTED';
  readonly decidedBy: string;
  readonly reason: string | null;
  /** Of an APPROVED one. */
  readonly token: ApprovalToken | null;
  readonly correlationId: string;
}

/** How a request ends of which nobody decided. */
export interface ApprovalClosing {
  readonly state: 'WITHDRAWN' | 'EXPIRED';
  readonly closedBy: string;
  readonly reason: string;
  readonly correlationId: string;
}

/** Where approvals are asked for and given. Every step of a request is in the audit trail. */
export interface ApprovalDesk {
  load(id: string, scope: ApprovalScope): Promise<ApprovalRequest | null>;
  /** Newest first. */
  list(
    filter: { readonly states: readonly ApprovalState[] | null; readonly kinds: readonly string[] | null },
    page: PageRequest,
    scope: ApprovalScope,
  ): Promise<Page<ApprovalRequest>>;
  /**
   * Decides when it still is PENDING and in time; answers it as it is then, `null` when somebody was quicker. What waits for
   * it is on its way, or has ended, in the same transaction.
   */
  decide(id: string, decision: ApprovalDecision): Promise<ApprovalRequest | null>;
  /** Ends one that is PENDING because it is no longer wanted; `null` when it was not PENDING any more. */
  withdraw(id: string, closing: Omit<ApprovalClosing, 'state'>): Promise<ApprovalRequest | null>;
  /** Ends those whose time is over; answers how many. */
  expire(now: Instant): Promise<number>;
}
