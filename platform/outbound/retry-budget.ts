/** Bounds how much more a system in trouble is asked because it is in trouble. */
export interface RetryBudget {
  /** Pays in for one call. */
  countCall(): void;
  /** Takes one repetition out; false when the budget is spent. */
  take(): boolean;
}

/** How many calls pay for one repetition. */
const CALLS_PER_REPETITION = 5;

/**
 * Builds a full budget of `most` repetitions. Every call pays in a fifth of one, up to that: when every call fails, at
 * most a fifth more is asked (the retry throttling of gRPC's proposal A6, paid in by calls instead of successes).
 */
export const createRetryBudget = (most = 20): RetryBudget => {
  const full = most * CALLS_PER_REPETITION;
  let paidIn = full;
  return {
    countCall() {
      paidIn = Math.min(full, paidIn + 1);
    },
    take() {
      if (paidIn < CALLS_PER_REPETITION) return false;
      paidIn -= CALLS_PER_REPETITION;
      return true;
    },
  };
};
