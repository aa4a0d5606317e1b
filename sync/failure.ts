import { toAppError } from '@distribution/platform/errors/app-error';
import type { PortError } from '@distribution/platform/errors/port-error';

/** What a run record, a log line and the next wait need to know of an error. */
export type Failure = Pick<PortError, 'code' | 'message' | 'retryable' | 'retryAfterMs'>;

/** Reads any thrown value; a ZodError and whatever else is no error of ours is `INTERNAL` and keeps its message. */
export const describeFailure = (error: unknown): Failure => {
  const { code, message, retryable, retryAfterMs } = toAppError(error);
  return { code, message, retryable, retryAfterMs };
};

/**
 * How long to wait after the n-th failure in a row (from 1), in milliseconds: at random up to first × 2ⁿ⁻¹, at most the
 * longest ("full jitter"), but never less than the source asked for.
 */
export const backOffMs = (
  failures: number,
  failure: Pick<Failure, 'retryAfterMs'>,
  limits: { readonly backOffFirstMs: number; readonly backOffLongestMs: number },
  random: () => number = Math.random,
): number => {
  const ceiling = Math.min(limits.backOffLongestMs, limits.backOffFirstMs * 2 ** Math.min(failures - 1, 30));
  return Math.max(failure.retryAfterMs ?? 0, Math.ceil(random() * ceiling));
};
