import type { PortError } from '@distribution/platform/errors/port-error';

/** What a caller hands down with every call that may leave the process. */
export interface SourceCall {
  /** Aborts when the caller has gone or the deadline has passed. */
  readonly signal: AbortSignal;
  /** Milliseconds since the Unix epoch after which an answer is of no use. */
  readonly deadlineAt: number;
  readonly correlationId: string;
  /** EXECUTION moves goods, INTERACTIVE answers a person, ANALYTICS can wait. */
  readonly lane: Lane;
}
export type Lane = 'EXECUTION' | 'INTERACTIVE' | 'ANALYTICS';

/** The answer for one key of a batch: the record, `null` when the source has none, or why it could not be had. */
export type KeyedAnswer<T> =
  { readonly ok: true; readonly value: T | null } | { readonly ok: false; readonly error: PortError };
