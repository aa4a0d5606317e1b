import type { Instant } from '../time/instant.ts';

/** What is watched all the time, minute by minute. Of all processes one does it at a time. */
export interface Watch {
  /**
   * Tells subscribers the latencies of the minutes that have ended since the last time, of at most an hour; each is told
   * once. Answers how many events that made.
   */
  tellLatencies(now: Instant): Promise<number>;
  /**
   * Counts, of each objective, what was good of the minutes that have ended since the last time; each is counted once. Answers
   * how many minutes that were.
   */
  countServices(now: Instant): Promise<number>;
  /** Tells subscribers each objective whose alert has changed since it was told; answers how many. */
  tellServiceLevels(now: Instant): Promise<number>;
  /**
   * Tells the callers that read a record that was wrong, once it has been put right for `graceMs` (what they read is
   * written down by then); each correction is told once. Answers how many events that made.
   */
  tellReaders(now: Instant, graceMs: number): Promise<number>;
  /** Runs the work while no other process does; `null` when another one does. A lost lease aborts the signal. */
  withLease<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null>;
}
