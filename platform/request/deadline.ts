import { AbortSource, type AbortWatch, watchOf } from './abort-watch.ts';

/** How long one operation may take. It aborts when the parent does, with its reason, or with a `TimeoutError` when the time is up. */
export interface Deadline {
  readonly aborts: AbortSource;
  /** The same as a signal; made when it is asked for. */
  readonly signal: AbortSignal;
  /** Milliseconds since the Unix epoch. */
  readonly deadlineAt: number;
  /** Ends it now: the caller has left. */
  abort(reason?: unknown): void;
  /** Lets go of parent and timer; it will not abort any more. Whoever opens closes; twice is no error. */
  close(): void;
}

class OpenDeadline implements Deadline {
  readonly aborts = new AbortSource();
  readonly deadlineAt: number;
  readonly #parent: AbortWatch | null;
  readonly #timer: NodeJS.Timeout;

  constructor(parent: AbortSignal | null, timeoutMs: number) {
    this.#parent = parent && watchOf(parent);
    this.deadlineAt = Date.now() + timeoutMs;
    this.#timer = setTimeout(expire, timeoutMs, this);
    this.#timer.unref();
    if (this.#parent === null) return;
    if (this.#parent.aborted) this.abort(this.#parent.reason);
    else this.#parent.watch(this);
  }

  get signal(): AbortSignal {
    return this.aborts.signal;
  }

  abort(reason?: unknown): void {
    this.close();
    this.aborts.abort(reason);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#parent?.unwatch(this);
  }
}

const expire = (deadline: OpenDeadline): void =>
  deadline.abort(new DOMException('The operation took longer than it may.', 'TimeoutError'));

/**
 * Opens a deadline `timeoutMs` from now below a parent signal, or below none: then `abort` tells of the caller's leaving.
 * Unlike `AbortSignal.any` over `AbortSignal.timeout`, it leaves nothing behind on a parent that outlives it, and costs
 * a tenth of it.
 */
export const openDeadline = ({
  parent,
  timeoutMs,
}: {
  readonly parent: AbortSignal | null;
  readonly timeoutMs: number;
}): Deadline => new OpenDeadline(parent, timeoutMs);
