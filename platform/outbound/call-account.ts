/** For whom calls are made, and where they are counted; calls of one account add up to what it cost outside. */
export interface CallAccount {
  /** Who it is for, as metrics name it. */
  readonly client: string;
  /**
   * Told of every attempt as it leaves. `remaining` is what the system still allows right after it, as far as its quota
   * is counted in calls; `null` when it is not.
   */
  sent(system: string, remaining: number | null): void;
}
