import { AppError } from '@distribution/platform/errors/app-error';
import { AnswerTooLong, ExchangeFailure } from './exchange.ts';

/** The reason an attempt is aborted with when its own time is up, not the operation's. */
export class AttemptTimeout extends Error {
  override readonly name = 'AttemptTimeout';
}

const TIMEOUTS = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'WIRE_CONNECT_TIMEOUT',
]);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The error of a caller whose signal has aborted: `UPSTREAM_TIMEOUT` at its deadline, `CANCELLED` when it has left. */
export const failureOfAbort = (name: string, reason: unknown, deadlineAt: number): AppError => {
  const late = (reason instanceof Error && reason.name === 'TimeoutError') || Date.now() >= deadlineAt;
  return late
    ? new AppError('UPSTREAM_TIMEOUT', `The subgraph "${name}" did not answer in time.`, { cause: reason })
    : new AppError('CANCELLED', `The call to the subgraph "${name}" was given up by its caller.`, { cause: reason });
};

/** The error of an exchange that brought no response, its cause kept for the log. */
export const failureOfExchange = (name: string, thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const cause = thrown instanceof ExchangeFailure ? thrown.cause : thrown;
  if (cause instanceof AnswerTooLong)
    return new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" sent ${cause.message}.`, {
      cause,
      nextStep: 'Ask for smaller pages or fewer fields, or have the limit raised for this subgraph.',
    });
  if (cause instanceof AttemptTimeout || TIMEOUTS.has(codeOf(cause)))
    return new AppError('UPSTREAM_TIMEOUT', `The subgraph "${name}" did not answer in time.`, { cause });
  return new AppError('SUBGRAPH_UNAVAILABLE', `The subgraph "${name}" cannot be reached.`, { cause });
};

/** Statuses of a request that was not done: refused, or put off. */
const isNotDone = (status: number): boolean => (status >= 300 && status < 500 && status !== 408) || status === 503;

/**
 * The failure of a mutation, once it may have reached its subgraph: whoever sends it again may do it twice.
 * @param status of the response; `null`: there was none
 */
export const failureOfMutation = (failure: AppError, status: number | null): AppError => {
  if (status !== null && isNotDone(status)) return failure;
  const { code, message, cause, retryAfterMs } = failure;
  return new AppError(code, message, {
    cause,
    retryAfterMs,
    retryable: false,
    nextStep: 'It may have been done all the same: look whether it was, before you send it again.',
  });
};

/** Errors that say a connection ended, not that somebody ended it or that the request is wrong. */
const RESETS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'WIRE_CLOSED']);

/** Errors of our own making: the connections are closed, or the request cannot be written. */
const FINAL = new Set([
  ...['UND_ERR_DESTROYED', 'UND_ERR_CLOSED', 'UND_ERR_INVALID_ARG', 'UND_ERR_ABORTED'],
  ...['WIRE_SHUT', 'WIRE_INVALID_REQUEST'],
]);

/** Whether the request was lost before it can have been answered: no connection, or one that ended without a byte. */
export const wasLost = (thrown: unknown): 'UNSENT' | 'RESET' | null => {
  if (!(thrown instanceof ExchangeFailure)) return null;
  const code = codeOf(thrown.cause);
  if (thrown.stage === 'CONNECTING') {
    const ours = thrown.cause instanceof AttemptTimeout || FINAL.has(code) || code === '';
    return ours ? null : 'UNSENT';
  }
  return thrown.stage === 'SENT' && RESETS.has(code) ? 'RESET' : null;
};
