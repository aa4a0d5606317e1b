import type { TransportCounts } from './subgraph-transport.ts';

export interface RetryBudget {
  /** Counts a call. */
  countCall(): void;
  /** Takes one retry out of the budget; false when it is spent. */
  take(): boolean;
  counts(): Pick<TransportCounts, 'calls' | 'retries' | 'refused'>;
}

const SLICES = 10;

/**
 * Bounds how much more a subgraph in trouble is asked because it is in trouble: in any window of `windowMs`, at most
 * `ratio` of the calls, and never less than `least`, are sent again.
 */
export const createRetryBudget = ({
  ratio = 0.1,
  windowMs = 10_000,
  least = 10,
  now = Date.now,
}: {
  readonly ratio?: number;
  readonly windowMs?: number;
  readonly least?: number;
  readonly now?: () => number;
} = {}): RetryBudget => {
  const sliceMs = windowMs / SLICES;
  const callsOf = new Array<number>(SLICES).fill(0);
  const retriesOf = new Array<number>(SLICES).fill(0);
  let slice = Math.floor(now() / sliceMs);
  let [calls, retries, refused] = [0, 0, 0];
  let [callsInWindow, retriesInWindow] = [0, 0];

  /** Forgets the slices that have left the window, and gives the current one's place. */
  const place = (): number => {
    const current = Math.floor(now() / sliceMs);
    for (const last = Math.min(current, slice + SLICES); slice < last;) {
      slice += 1;
      const old = slice % SLICES;
      callsInWindow -= callsOf[old] ?? 0;
      retriesInWindow -= retriesOf[old] ?? 0;
      callsOf[old] = 0;
      retriesOf[old] = 0;
    }
    slice = current;
    return current % SLICES;
  };

  return {
    countCall() {
      const at = place();
      callsOf[at] = (callsOf[at] ?? 0) + 1;
      callsInWindow += 1;
      calls += 1;
    },
    take() {
      const at = place();
      if (retriesInWindow >= Math.max(least, Math.floor(callsInWindow * ratio))) {
        refused += 1;
        return false;
      }
      retriesOf[at] = (retriesOf[at] ?? 0) + 1;
      retriesInWindow += 1;
      retries += 1;
      return true;
    },
    counts: () => ({ calls, retries, refused }),
  };
};
