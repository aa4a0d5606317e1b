import type { LaneReading } from './bulkheads.ts';
import type { CallAccount } from './call-account.ts';
import type { CircuitReading } from './circuits.ts';
import type { Lane } from './lane.ts';
import type { SystemQuota } from './quota/quota.ts';

/** One call to an outside system. */
export interface OutboundRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, without a leading slash, query included and already encoded. */
  readonly path: string;
  /** What the call is counted under (`Items`, `movements`); never holds keys or secrets. */
  readonly endpoint: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sent as Idempotency-Key; makes a write repeatable. */
  readonly idempotencyKey?: string;
  /** May be repeated without a key: a read over POST, or a step that does nothing the second time. */
  readonly repeatable?: boolean;
  /** Statuses besides 2xx and 304 that are answers, not errors. */
  readonly accepts?: readonly number[];
}

/** The answer of the outside system. Header names are in lower case. */
export interface OutboundResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the caller hands down with every call. */
export interface OutboundCall {
  readonly signal: AbortSignal;
  /** Milliseconds since the Unix epoch after which an answer is of no use. */
  readonly deadlineAt: number;
  readonly correlationId: string;
  /** Whose slots, queue and share of the quota it takes; INTERACTIVE when it says nothing. */
  readonly lane?: Lane;
  /** Whom it is made for; the house itself when it says nothing. */
  readonly account?: CallAccount;
}

/** How the circuits and lanes of one system stand in this process. */
export interface OutboundStates {
  readonly circuits: readonly CircuitReading[];
  readonly lanes: readonly LaneReading[];
}

/** One attempt of one call, for metrics and traces. */
export interface OutboundObservation {
  readonly system: string;
  readonly endpoint: string;
  /** HTTP status; `null` when there was no answer. */
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly lane: Lane;
  /** The account it was made for; `null` for the house itself. */
  readonly client: string | null;
  /** Whether it left: not when a circuit, a lane or the quota refused it. */
  readonly sent: boolean;
  /** Milliseconds it waited for a slot and for the quota. */
  readonly waitMs: number;
  /** Milliseconds from there to its end. */
  readonly durationMs: number;
  /** 1 for the first. */
  readonly attempt: number;
}

/** How a system is called. All but the first two have defaults. */
export interface OutboundOptions {
  /** Name of the system in errors and metrics. */
  readonly system: string;
  readonly baseUrl: string;
  /** Headers of every call, credentials among them; asked for each attempt, never logged. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Milliseconds one attempt may take; 10 000. */
  readonly timeoutMs?: number;
  /** Attempts in all; 4. */
  readonly maxAttempts?: number;
  readonly backoffBaseMs?: number;
  readonly backoffCapMs?: number;
  /** Calls at once, divided among the lanes; 12. */
  readonly maxConcurrent?: number;
  /** Calls of one lane that may wait for a slot; beyond it they fail at once. 2 000. */
  readonly maxWaiting?: number;
  /** Failures in a row after which an endpoint is left alone for `breakerOpenMs`; 10. */
  readonly breakerFailures?: number;
  /** Refusals for quota (429) in a row after which it is; 20. */
  readonly breakerThrottles?: number;
  readonly breakerOpenMs?: number;
  readonly maxAnswerBytes?: number;
  readonly observe?: (observation: OutboundObservation) => void;
  /** What the system allows all processes together; nothing is counted without. */
  readonly quota?: Pick<SystemQuota, 'take'> | null;
  /** Told whenever a circuit opens, is probed or closes. */
  readonly onCircuit?: (circuit: CircuitReading & { readonly system: string }) => void;
  /** Told once how to read the states of its circuits and lanes from now on. */
  readonly onOpened?: (outbound: { readonly system: string; readonly states: () => OutboundStates }) => void;
  /** Between 0 and 1; injectable for tests. */
  readonly random?: () => number;
  readonly now?: () => number;
}
