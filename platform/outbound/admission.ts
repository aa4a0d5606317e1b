import { AppError } from '../errors/app-error.ts';

interface Waiter {
  readonly priority: number;
  readonly start: () => void;
}

/** Bounds how many calls run at once. Waiting calls start by priority, within one priority in order of arrival. */
export class Admission {
  readonly #maxRunning: number;
  readonly #maxWaiting: number;
  readonly #waiting: Waiter[] = [];
  #running = 0;

  constructor(maxRunning: number, maxWaiting: number) {
    this.#maxRunning = maxRunning;
    this.#maxWaiting = maxWaiting;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Waits for a place and gives what frees it again. Rejects when the signal aborts or too many wait already. */
  async enter(priority: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#running < this.#maxRunning) this.#running += 1;
    else await this.#wait(priority, signal);
    let freed = false;
    return () => {
      if (freed) return;
      freed = true;
      this.#leave();
    };
  }

  #wait(priority: number, signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.#maxWaiting) {
      throw new AppError('UPSTREAM_THROTTLED', `more than ${this.#maxWaiting} calls wait for the outside system`, {
        retryAfterMs: 1000,
      });
    }
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal.reason as Error); // AbortSignal.reason is what throwIfAborted() would throw
      };
      const waiter: Waiter = {
        priority,
        start: () => {
          signal.removeEventListener('abort', abort);
          resolve();
        },
      };
      signal.addEventListener('abort', abort, { once: true });
      const behind = this.#waiting.findIndex((other) => other.priority < priority);
      if (behind < 0) this.#waiting.push(waiter);
      else this.#waiting.splice(behind, 0, waiter);
    });
  }

  /** Hands the place on to the first that waits, else gives it back. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next.start();
  }
}
