import type { Patch } from '../engine/answer.ts';

/** What follows an answer, handed on as soon as it is there. */
export interface PatchStream extends AsyncIterable<readonly Patch[]> {
  /** One more part is coming. Fulfilled when it is before all that arrives from now on; rejects as the part does. */
  expect(part: Promise<readonly Patch[]>): Promise<void>;
  readonly isExpecting: boolean;
}

/**
 * Makes the stream of one operation: batches of what has arrived since the last, until all parts have come or `signal`
 * aborts. It holds what is not yet pulled, which is bounded by the operation's own answer.
 */
export const createPatchStream = (signal: AbortSignal): PatchStream => {
  let expected = 0;
  let arrived: Patch[] = [];
  let wake = (): void => {};
  const onAbort = () => wake();

  async function* batches(): AsyncGenerator<readonly Patch[], void> {
    signal.addEventListener('abort', onAbort);
    try {
      while (!signal.aborted) {
        if (arrived.length > 0) {
          const batch = arrived;
          arrived = [];
          yield batch;
        } else if (expected === 0) {
          return;
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  return {
    get isExpecting() {
      return expected > 0;
    },
    expect(part) {
      expected += 1;
      const arrive = (patches: readonly Patch[]) => {
        arrived.push(...patches);
        expected -= 1;
        wake();
      };
      const arrival = part.then(arrive);
      arrival.catch(() => arrive([])); // parts tell their failures as patches with errors
      return arrival;
    },
    [Symbol.asyncIterator]: batches,
  };
};
