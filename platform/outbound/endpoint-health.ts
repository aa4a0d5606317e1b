import { CircuitState, type IBreaker, SamplingBreaker } from 'cockatiel';
import type { AppError } from '../errors/app-error.ts';

/** What one call says of the endpoint: it is WELL, DOWN, THROTTLED, or it says NOTHING. */
export type Verdict = 'WELL' | 'DOWN' | 'THROTTLED' | 'NOTHING';

/** From this long on a call that its own deadline ended is a timeout; a caller in more of a hurry says nothing. */
const PATIENT_MS = 1_000;

/** Reads the verdict off a failure. `lastedMs` is how long the call was under way. */
export const verdictOf = ({ code }: AppError, lastedMs: number): Verdict => {
  if (code === 'UPSTREAM_UNAVAILABLE' || code === 'UPSTREAM_TIMEOUT') return 'DOWN';
  if (code === 'DEADLINE_EXCEEDED') return lastedMs >= PATIENT_MS ? 'DOWN' : 'NOTHING';
  if (code === 'UPSTREAM_THROTTLED') return 'THROTTLED';
  return code === 'CANCELLED' ? 'NOTHING' : 'WELL'; // a refusal is an answer
};

/**
 * Decides when an endpoint is left alone: after `failures` in a row, when more than half of 20 or more calls within ten
 * seconds failed (one that answers now and then is as bad as none), or after a burst of `throttles` refusals in a row.
 */
export class EndpointHealth implements IBreaker {
  /** For persisting a breaker, which nobody does. */
  state: unknown = null;
  readonly #failures: number;
  readonly #throttles: number;
  readonly #recently = new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 2 });
  #failuresInRow = 0;
  #throttlesInRow = 0;
  #mostlyFails = false;

  constructor(failures: number, throttles: number) {
    this.#failures = failures;
    this.#throttles = throttles;
  }

  /** Counts a call that failed; the library says only that there was one. */
  note(verdict: Verdict): void {
    if (verdict === 'THROTTLED') this.#throttlesInRow += 1;
    if (verdict !== 'DOWN') return;
    this.#failuresInRow += 1;
    this.#mostlyFails = this.#recently.failure(CircuitState.Closed);
  }

  success(state: CircuitState): void {
    this.#failuresInRow = 0;
    this.#throttlesInRow = 0;
    this.#mostlyFails = false;
    this.#recently.success(state);
  }

  failure(state: CircuitState): boolean {
    return (
      state !== CircuitState.Closed ||
      this.#mostlyFails ||
      this.#failuresInRow >= this.#failures ||
      this.#throttlesInRow >= this.#throttles
    );
  }
}
