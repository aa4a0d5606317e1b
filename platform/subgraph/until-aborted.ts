import { AppError } from '../errors/app-error.ts';

const errorOf = (reason: unknown): AppError =>
  reason instanceof Error && reason.name === 'TimeoutError'
    ? new AppError('DEADLINE_EXCEEDED', 'the deadline of the request has passed')
    : new AppError('CANCELLED', 'the caller has gone');

/** Settles with the work, or with DEADLINE_EXCEEDED or CANCELLED as soon as nobody waits for it any more. */
export const untilAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  let stop = (): void => {};
  const gone = new Promise<never>((_, reject) => {
    stop = () => {
      reject(errorOf(signal.reason));
    };
  });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, gone]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
