// Errors, as every room speaks them: a stable code from the registry (codes.ts), a sentence for people, and the cause.
// In: whatever was thrown, by way of `toAppError`. Out: PortError to other rooms, GraphQL errors to clients
// (graphql-error.ts). Vendor errors are translated to a code by the adapter that knows the vendor, not here.
import { keepableText } from '../text/keepable-text.ts';
import { ERROR_CODES, type ErrorCode, isErrorCode } from './codes.ts';
import type { Fault, PortError } from './port-error.ts';

/** What may be said beside code and message. */
export interface AppErrorOptions {
  /** What was thrown underneath; logged, never shown to clients. */
  readonly cause?: unknown;
  /** Overrides the registry's advice. */
  readonly nextStep?: string;
  /** Where sending the same again is wrong this time, whatever the registry says of the code. */
  readonly retryable?: false;
  /** Milliseconds until a retry makes sense, when known. */
  readonly retryAfterMs?: number | null;
  /** What a program may want to read of it; shown to clients beside the code. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An error with a registered code. Fault, retryability and advice come from the registry, where nothing better is said. */
export class AppError extends Error implements PortError {
  readonly code: ErrorCode;
  readonly fault: Fault;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly nextStep: string;
  readonly details: Readonly<Record<string, unknown>> | null;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    // Systems put into their words what they like; words of an error must not be why it cannot be written down.
    super(keepableText(message), 'cause' in options ? { cause: options.cause } : undefined);
    const kind = ERROR_CODES[code];
    this.name = 'AppError';
    this.code = code;
    this.fault = kind.fault;
    this.retryable = options.retryable ?? kind.retryable;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.nextStep = options.nextStep ?? kind.nextStep;
    this.details = options.details ?? null;
  }
}

const codeOf = (thrown: unknown): unknown =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;

/**
 * Anything thrown, as an AppError: one already is; an Error with a registered `code` (the model's own) or a PortError
 * keeps code and message; an abort is CANCELLED, an AbortSignal timeout DEADLINE_EXCEEDED; all else is INTERNAL.
 */
export const toAppError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const code = codeOf(thrown);
  if (isErrorCode(code)) {
    const { message, retryAfterMs, nextStep, details } = thrown as Partial<PortError>; // a registered code: our own shape
    return new AppError(code, message ?? code, {
      cause: thrown,
      retryAfterMs: retryAfterMs ?? null,
      ...(nextStep === undefined ? {} : { nextStep }),
      ...(details == null ? {} : { details }),
    });
  }
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'AbortError') return new AppError('CANCELLED', 'the work was cancelled', { cause: thrown });
  if (name === 'TimeoutError') return new AppError('DEADLINE_EXCEEDED', 'the deadline has passed', { cause: thrown });
  return new AppError('INTERNAL', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
};

/** The plain shape of an error, as it travels in answers per key and between processes. */
export const portErrorOf = ({ code, message, fault, retryable, retryAfterMs, nextStep }: PortError): PortError => ({
  code,
  message,
  fault,
  retryable,
  retryAfterMs,
  nextStep,
});
