/** Something to sleep on: a sleep ends by its time, by a ring or by the abort signal, whichever is first. */
export interface Doorbell {
  /** Ends the current sleep; when nobody sleeps, the next sleep ends at once. */
  readonly ring: () => void;
  /** Resolves after the milliseconds, a ring or an abort; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A doorbell for one sleeper. */
export const createDoorbell = (): Doorbell => {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      if (wake === null) rung = true;
      else wake();
    },
    sleep: (ms, signal) =>
      new Promise<void>((resolve) => {
        if (rung || signal.aborted || ms <= 0) {
          rung = false;
          resolve();
          return;
        }
        const end = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          wake = null;
          resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end);
        wake = end;
      }),
  };
};
