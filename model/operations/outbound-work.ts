import type { OutboundCommand, OutboundKind, OutboundState } from './outbound.ts';

/** A command in the hands of one process: nobody else sends it until the lease ends. */
export interface TakenOutbound {
  readonly command: OutboundCommand;
  /** What it was before it was taken: SENT or UNKNOWN mean that it may have been done already, so it is looked up first. */
  readonly before: Extract<OutboundState, 'QUEUED' | 'SENT' | 'UNKNOWN'>;
  /** Proof that the lease is still ours. */
  readonly turn: number;
}

/** What came of one turn. */
export type OutboundOutcome =
  /** The system took it: what it calls what it made, and the revision of that, where it has one. */
  | { readonly state: 'ACKNOWLEDGED'; readonly document: string | null; readonly revision: number | null }
  /** The system, or who checks approvals, refused it for good. */
  | { readonly state: 'REJECTED'; readonly errorCode: string; readonly errorMessage: string }
  /** Whether it was done is not known. `retryAfterMs` `null`: it is left to a person. */
  | {
      readonly state: 'UNKNOWN';
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly retryAfterMs: number | null;
    }
  /** It was certainly not done, and is tried again later. */
  | {
      readonly state: 'QUEUED';
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly retryAfterMs: number;
    };

/** Where commands are taken up. Every change is an entry of the audit trail and an event, in one transaction. */
export interface OutboundWork {
  /**
   * The next command of these kinds for the system whose turn it is, or `null`. A QUEUED one is SENT from here on: it is written down
   * before the first byte leaves. The lease ends after `leaseMs`; then another process takes it. What would go back to where
   * its change was made, or has been, or on for ever, is ABANDONED instead (`onEcho` is told), and the next one looked for.
   */
  take(
    system: string,
    kinds: readonly OutboundKind[],
    leaseMs: number,
    onEcho?: (command: OutboundCommand) => void,
  ): Promise<TakenOutbound | null>;
  /** It was looked up and had not been done: it is sent now. False when the lease was lost. */
  resend(taken: TakenOutbound): Promise<boolean>;
  /** Writes down what came of it, and what follows for the other steps of its request. False when the lease was lost. */
  settle(taken: TakenOutbound, outcome: OutboundOutcome): Promise<boolean>;
  /** Marks the acknowledged commands whose change has come back by its flow; answers how many. */
  confirm(): Promise<number>;
}
