import { AppError, toAppError } from '../errors/app-error.ts';

/**
 * Ends work between two steps when nobody waits for it any more: throws CANCELLED after the caller has gone, and
 * DEADLINE_EXCEEDED after the deadline (epoch milliseconds, by the same clock as `nowMillis`).
 */
export const ensureWanted = (
  { signal, deadlineAt }: { readonly signal: AbortSignal; readonly deadlineAt: number },
  nowMillis: number,
): void => {
  if (signal.aborted) throw toAppError(signal.reason);
  if (nowMillis >= deadlineAt) throw new AppError('DEADLINE_EXCEEDED', 'the deadline has passed');
};
