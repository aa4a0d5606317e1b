/** How much one client may ask for: a token bucket and a cap on calls in flight. */
export interface QuotaOptions {
  /** Calls that may come at once after a rest. */
  readonly burst: number;
  readonly refillPerSecond: number;
  readonly maxConcurrent: number;
}
export const DEFAULT_QUOTA: QuotaOptions = { burst: 600, refillPerSecond: 100, maxConcurrent: 64 };

export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly retryAfterSeconds: number; readonly reason: string };

/** Counts calls against the quota. Time comes from the caller, in epoch milliseconds. */
export class Quota {
  #options: QuotaOptions;
  #tokens: number;
  #refilledAt: number | null = null;
  #inFlight = 0;

  constructor(options: QuotaOptions = DEFAULT_QUOTA) {
    this.#options = options;
    this.#tokens = options.burst;
  }

  /** Sets other limits and fills the bucket. */
  configure(options: QuotaOptions): void {
    this.#options = options;
    this.#tokens = options.burst;
    this.#refilledAt = null;
  }

  /** Takes one call in; an admitted call must be given back by {@link release}. */
  admit(nowMillis: number): Admission {
    const { burst, refillPerSecond, maxConcurrent } = this.#options;
    const rested = this.#refilledAt === null ? 0 : Math.max(0, nowMillis - this.#refilledAt);
    this.#tokens = Math.min(burst, this.#tokens + (rested / 1000) * refillPerSecond);
    this.#refilledAt = nowMillis;
    if (this.#inFlight >= maxConcurrent) {
      return { admitted: false, retryAfterSeconds: 1, reason: `more than ${maxConcurrent} calls at once` };
    }
    if (this.#tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - this.#tokens) / refillPerSecond));
      return { admitted: false, retryAfterSeconds: seconds, reason: `more than ${refillPerSecond} calls per second` };
    }
    this.#tokens -= 1;
    this.#inFlight += 1;
    return { admitted: true };
  }

  release(): void {
    this.#inFlight -= 1;
  }

  get inFlight(): number {
    return this.#inFlight;
  }
}
