import type { PortError } from '@distribution/platform/errors/port-error';

/** For whom calls are made, and where they are counted. */
export interface CallAccount {
  /** Who it is for, as metrics name it. */
  readonly client: string;
  /** Told of every attempt as it leaves; `remaining` is what the system still allows after it, `null` when not known. */
  sent(system: string, remaining: number | null): void;
}

/** What a caller hands down with every call that may leave the process. */
export interface SourceCall {
  /** Aborts when the caller has gone or the deadline has passed. */
  readonly signal: AbortSignal;
  /** Milliseconds since the Unix epoch after which an answer is of no use. */
  readonly deadlineAt: number;
  readonly correlationId: string;
  /** EXECUTION moves goods, INTERACTIVE answers a person, ANALYTICS can wait. */
  readonly lane: Lane;
  /** Whom it is made for; the house itself when it says nothing. */
  readonly account?: CallAccount;
}
export type Lane = 'EXECUTION' | 'INTERACTIVE' | 'ANALYTICS';

/** The answer for one key of a batch: the record, `null` when the source has none, or why it could not be had. */
export type KeyedAnswer<T> =
  { readonly ok: true; readonly value: T | null } | { readonly ok: false; readonly error: PortError };
