import type { ApprovalScope } from '../decision/approval-request.ts';
import type { ApprovalToken } from '../decision/approval-token.ts';
import type { PolicyVerdict } from '../decision/policy-verdict.ts';
import type { ChangeCause } from './echo.ts';
import type { PlanningParametersChange } from '../inventory/planning-parameters-change.ts';
import type { Page, PageRequest } from '../page.ts';
import type { NewPurchaseOrder } from '../supply/purchasing.ts';
import type { NewTransferOrder } from '../supply/transferring.ts';
import type { Instant } from '../time/instant.ts';

/** What can be sent to an outside system, and what of; plain JSON, for it is what is approved. Values may be added. */
export interface OutboundKinds {
  CREATE_PURCHASE_ORDER: NewPurchaseOrder;
  CREATE_TRANSFER: NewTransferOrder;
  CHANGE_PLANNING_PARAMETERS: PlanningParametersChange;
  /** Takes back what was made of this content under the same key; never asked for by itself, only as a compensation. */
  CANCEL_PURCHASE_ORDER: NewPurchaseOrder;
  CANCEL_TRANSFER: NewTransferOrder;
}
export type OutboundKind = keyof OutboundKinds;
export const OUTBOUND_KINDS = [
  'CREATE_PURCHASE_ORDER',
  'CREATE_TRANSFER',
  'CHANGE_PLANNING_PARAMETERS',
  'CANCEL_PURCHASE_ORDER',
  'CANCEL_TRANSFER',
] as const satisfies readonly OutboundKind[];

/** The kinds that somebody may ask for. */
export type RequestedKind = 'CREATE_PURCHASE_ORDER' | 'CREATE_TRANSFER' | 'CHANGE_PLANNING_PARAMETERS';

/** What takes a kind back; `null` for what cannot be taken back and so must be the last step. */
export const COMPENSATION_OF: Readonly<Record<OutboundKind, OutboundKind | null>> = {
  CREATE_PURCHASE_ORDER: 'CANCEL_PURCHASE_ORDER',
  CREATE_TRANSFER: 'CANCEL_TRANSFER',
  CHANGE_PLANNING_PARAMETERS: null,
  CANCEL_PURCHASE_ORDER: null,
  CANCEL_TRANSFER: null,
};

/**
 * AWAITING_APPROVAL where policy asks for leave, until it is given: → QUEUED, or ABANDONED when it is not. QUEUED until its turn → SENT from before the first byte leaves → ACKNOWLEDGED when the system took it, REJECTED when it
 * did not, UNKNOWN when its answer was lost: then it is looked up by its key before anything is sent again. An ACKNOWLEDGED
 * one is CONFIRMED when the change has come back by its flow, COMPENSATED when it was taken back because a later step was
 * refused. ABANDONED: never sent because an earlier step was refused, leave was not given, or it would go back to where its
 * change was made; or given up by a person.
 */
export const OUTBOUND_STATES = [
  'AWAITING_APPROVAL',
  'QUEUED',
  'SENT',
  'UNKNOWN',
  'ACKNOWLEDGED',
  'REJECTED',
  'CONFIRMED',
  'COMPENSATED',
  'ABANDONED',
] as const;
export type OutboundState = (typeof OUTBOUND_STATES)[number];

/** Every step a command may take; what is not here is refused by the store. */
export const OUTBOUND_TRANSITIONS: Readonly<Record<OutboundState, readonly OutboundState[]>> = {
  AWAITING_APPROVAL: ['QUEUED', 'ABANDONED'],
  QUEUED: ['SENT', 'REJECTED', 'ABANDONED'],
  SENT: ['ACKNOWLEDGED', 'REJECTED', 'UNKNOWN', 'QUEUED'],
  UNKNOWN: ['SENT', 'ACKNOWLEDGED', 'REJECTED', 'QUEUED', 'ABANDONED'],
  ACKNOWLEDGED: ['CONFIRMED', 'COMPENSATED'],
  CONFIRMED: ['COMPENSATED'],
  REJECTED: ['QUEUED', 'ABANDONED'],
  COMPENSATED: [],
  ABANDONED: [],
};

interface OutboundCommandOf<K extends OutboundKind> {
  readonly id: string;
  readonly kind: K;
  readonly content: OutboundKinds[K];
  /** The system it is sent to. */
  readonly system: string;
  /** What it changes, in the words of the business: commands of one subject go out one after the other. */
  readonly subject: string;
  readonly state: OutboundState;
  /** All steps asked for at once have one request, and are numbered from 1; a compensation has the number of what it takes back. */
  readonly requestId: string;
  readonly step: number;
  /** The command that this one takes back. */
  readonly compensates: string | null;
  readonly requestedBy: string;
  readonly reason: string | null;
  /** The caller's key of the request. */
  readonly idempotencyKey: string;
  /** The key under which the system does it once, however often it is sent; made of who asked, their key and the step. */
  readonly writeKey: string;
  readonly approval: ApprovalToken | null;
  /** The request for the approval; `null` where policy allowed it by itself, or the approval was brought along. */
  readonly approvalId: string | null;
  readonly correlationId: string;
  /** The system in which the change was made that led to it, and those it came through; `null` where a person wants it. */
  readonly origin: string | null;
  readonly through: readonly string[];
  /** How often it was sent, and how often its answer was looked up. */
  readonly attempts: number;
  readonly lookups: number;
  readonly requestedAt: Instant;
  readonly sentAt: Instant | null;
  /** When the system took or refused it, as far as is known here. */
  readonly answeredAt: Instant | null;
  readonly confirmedAt: Instant | null;
  /** When it is tried again by itself; `null` when it waits for nothing, or for a person. */
  readonly nextAttemptAt: Instant | null;
  /** What the system calls what it made, e.g. the number of the order. */
  readonly document: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}
export type OutboundCommand = { readonly [K in OutboundKind]: OutboundCommandOf<K> }[OutboundKind];

/** What policy asks for before a step may be sent. */
export interface LeaveNeeded {
  readonly actionHash: string;
  readonly verdict: PolicyVerdict;
  /** Why it is asked for, with the numbers. */
  readonly reason: string;
}

/** One step of a request. */
export type OutboundStep = {
  readonly [K in RequestedKind]: {
    readonly kind: K;
    readonly system: string;
    readonly content: OutboundKinds[K];
    /** The approval of exactly this action (`kind`, `system`, `requestedBy`, `content`); `null` where policy asks for none. */
    readonly approval: ApprovalToken | null;
    /** The request by which it was approved; `null` or absent where there was none. */
    readonly approvalId?: string | null;
    /** Present where leave is still to be asked for: then it waits for it. */
    readonly leave?: LeaveNeeded;
    /** What a system told that led to it; `null` or absent where a person wants it. */
    readonly cause?: ChangeCause | null;
  };
}[RequestedKind];

/** Steps that are done one after the other, all or none: when one is refused, those before it are taken back. */
export interface OutboundRequest {
  readonly steps: readonly [OutboundStep, ...OutboundStep[]];
  readonly requestedBy: string;
  readonly reason: string | null;
  readonly idempotencyKey: string;
  readonly correlationId: string;
}

export interface OutboundFilter {
  readonly states: readonly OutboundState[] | null;
  readonly kinds: readonly OutboundKind[] | null;
  readonly systems: readonly string[] | null;
  readonly requestId: string | null;
}

/**
 * Who looks at commands: within regions and legal entities, what they asked for, had asked for by a forecast, decided, or
 * may decide about. Without a scope, everything.
 */
export type OutboundScope = ApprovalScope;

/** What a person decides of a command that is UNKNOWN or REJECTED. */
export interface OutboundDecision {
  readonly id: string;
  /** RETRY looks it up and sends it again under its key; ABANDON gives it up, and takes back the steps before it. */
  readonly action: 'RETRY' | 'ABANDON';
  readonly decidedBy: string;
  readonly reason: string;
  readonly correlationId: string;
  /** Another approval, when the one it had has expired. */
  readonly approval?: ApprovalToken | null;
}

/** Where what is to be sent is handed in and followed. */
export interface OutboundDesk {
  /**
   * Durable when it returns: it is sent once, whatever dies. Answers the commands, one per step; the first ones when this
   * caller used the key before, IDEMPOTENCY_CONFLICT when with other steps.
   */
  submit(request: OutboundRequest): Promise<readonly OutboundCommand[]>;
  load(id: string, scope?: OutboundScope): Promise<OutboundCommand | null>;
  /** Newest first. */
  list(filter: OutboundFilter, page: PageRequest, scope?: OutboundScope): Promise<Page<OutboundCommand>>;
  /** The commands that rest on each of these approvals, oldest first, in the order of the ids. */
  loadOfApprovals(
    approvalIds: readonly string[],
    scope: OutboundScope,
  ): Promise<readonly (readonly OutboundCommand[])[]>;
  /** `null` when there is none; VERSION_CONFLICT when it is in no state that is decided about. */
  decide(decision: OutboundDecision): Promise<OutboundCommand | null>;
}
