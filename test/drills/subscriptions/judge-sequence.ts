/** What is wrong with what one client received; all zero when it is exactly what was published for it. */
export interface Verdict {
  /** Published for this client and never received. */
  readonly lost: number;
  /** Received again. */
  readonly duplicated: number;
  /** Received for the first time after a later one. */
  readonly outOfOrder: number;
  /** Received, and not for this client. */
  readonly foreign: number;
}

/** Compares numbers that ascend in `expected` with what came, in the order it came. */
export const judgeSequence = (expected: readonly number[], received: readonly number[]): Verdict => {
  const wanted = new Set(expected);
  const seen = new Set<number>();
  let latest = -Infinity;
  let [duplicated, outOfOrder, foreign] = [0, 0, 0];
  for (const number of received) {
    if (!wanted.has(number)) foreign += 1;
    else if (seen.has(number)) duplicated += 1;
    else {
      seen.add(number);
      if (number < latest) outOfOrder += 1;
      latest = Math.max(latest, number);
    }
  }
  return { lost: wanted.size - seen.size, duplicated, outOfOrder, foreign };
};

export const isExact = ({ lost, duplicated, outOfOrder, foreign }: Verdict): boolean =>
  lost + duplicated + outOfOrder + foreign === 0;
