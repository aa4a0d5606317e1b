import type { Abortable, AbortWatch } from './abort-watch.ts';

/**
 * Settles with the work, or with what `failureOf` makes of the reason as soon as it is to end. The work goes on
 * unless it watches for that itself; what comes of it then is nobody's business.
 */
export const untilAborted = <T>(
  work: Promise<T>,
  aborts: AbortWatch,
  failureOf: (reason: unknown) => Error,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const waiting: Abortable = { abort: (reason) => reject(failureOf(reason)) };
    if (aborts.aborted) waiting.abort(aborts.reason);
    else aborts.watch(waiting);
    work.then(
      (value) => {
        aborts.unwatch(waiting);
        resolve(value);
      },
      (thrown: Error) => {
        aborts.unwatch(waiting);
        reject(thrown);
      },
    );
  });
