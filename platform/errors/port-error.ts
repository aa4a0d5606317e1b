/** Whose fault an error is: the CALLER's input or rights, an UPSTREAM system, or our own (INTERNAL). */
export type Fault = 'CALLER' | 'UPSTREAM' | 'INTERNAL';

/**
 * An error as every room speaks it. `code` is stable and in the registry (`errors/codes.ts`); `retryable` says whether
 * the same request may succeed later; `nextStep` tells the reader what to do.
 */
export interface PortError {
  readonly code: string;
  readonly message: string;
  readonly fault: Fault;
  readonly retryable: boolean;
  /** How long to wait before a retry, when known. */
  readonly retryAfterMs: number | null;
  readonly nextStep: string;
  /** What a program may want to read of it; absent or null: nothing. */
  readonly details?: Readonly<Record<string, unknown>> | null;
}
