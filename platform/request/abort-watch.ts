/** What is told when work is to end. */
export interface Abortable {
  abort(reason: unknown): void;
}

/** Tells when work is to end, to any number of watchers. */
export interface AbortWatch {
  readonly aborted: boolean;
  /** As an AbortSignal's: `undefined` until it has aborted. */
  readonly reason: unknown;
  /** Has `watcher` told, until it is given to `unwatch`. One that has aborted already tells nobody: look before. */
  watch(watcher: Abortable): void;
  /** Ends it; a watcher that is not there is no error. */
  unwatch(watcher: Abortable): void;
}

/**
 * An AbortController at a fraction of its cost: its signal is made when somebody asks for one, which many operations
 * never do, and a signal is what is dear to make and to collect.
 */
export class AbortSource implements AbortWatch {
  #aborted = false;
  #reason: unknown;
  #watchers: Set<Abortable> | null = null;
  #controller: AbortController | null = null;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#aborted) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Once; later calls change nothing. Without a reason it is an `AbortError`, as a controller's is. */
  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    this.#controller?.abort(reason);
    const watchers = this.#watchers;
    this.#watchers = null;
    if (watchers) for (const watcher of watchers) watcher.abort(reason);
  }

  watch(watcher: Abortable): void {
    (this.#watchers ??= new Set()).add(watcher);
  }

  unwatch(watcher: Abortable): void {
    this.#watchers?.delete(watcher);
  }
}

/** A signal as a watch. However many watch, the signal has one listener, and keeps nothing of those who have ended. */
class SignalWatch implements AbortWatch {
  readonly #signal: AbortSignal;
  readonly #watchers = new Set<Abortable>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    const tell = (): void => {
      for (const watcher of this.#watchers) watcher.abort(signal.reason);
      this.#watchers.clear();
    };
    signal.addEventListener('abort', tell, { once: true });
  }

  get aborted(): boolean {
    return this.#signal.aborted;
  }

  get reason(): unknown {
    const reason: unknown = this.#signal.reason;
    return reason;
  }

  watch(watcher: Abortable): void {
    this.#watchers.add(watcher);
  }

  unwatch(watcher: Abortable): void {
    this.#watchers.delete(watcher);
  }
}

const watches = new WeakMap<AbortSignal, SignalWatch>();

/** Whatever a signal tells, as a watch. */
export const watchOf = (signal: AbortSignal): AbortWatch => {
  let watch = watches.get(signal);
  if (!watch) watches.set(signal, (watch = new SignalWatch(signal)));
  return watch;
};

/** What tells of an operation's end: its own watch where it has one, else its signal. */
export const abortsOf = (context: { readonly signal: AbortSignal; readonly aborts?: AbortWatch }): AbortWatch =>
  context.aborts ?? watchOf(context.signal);
