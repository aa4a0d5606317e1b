import { parseRetryAfter } from '@distribution/platform/outbound/failure';
import type { Abortable } from '@distribution/platform/request/abort-watch';
import type { Dispatcher } from 'undici';

/** What came back, whatever its status. */
export interface Received {
  readonly status: number;
  readonly text: string;
  /** Milliseconds the subgraph asks to be left alone for; `null` when it does not say. */
  readonly retryAfterMs: number | null;
}

/** An exchange that ended without a response. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  /** How far it had come: `SENT` once the request may have been written, `RECEIVING` once a response had begun. */
  readonly stage: 'CONNECTING' | 'SENT' | 'RECEIVING';

  constructor(stage: ExchangeFailure['stage'], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.stage = stage;
  }
}

/** The answer was longer than it may be; `cause` of an ExchangeFailure. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

/**
 * One request and its response. Bytes are kept as they come and decoded once at the end. Aborting settles it at once and
 * closes the socket where one is in use; a request that still waits for a socket is dropped without touching any.
 */
export class Exchange implements Dispatcher.DispatchHandler, Abortable {
  readonly response: Promise<Received>;
  readonly #maxBytes: number;
  #resolve!: (received: Received) => void; // set by the promise's constructor before anything else runs
  #reject!: (failure: ExchangeFailure) => void;
  #settled = false;
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #retryAfter: string | undefined;
  #first: Buffer | null = null;
  #further: Buffer[] | null = null;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  abort(reason: unknown): void {
    if (this.#settled) return;
    this.#fail(reason);
    this.#controller?.abort(asError(reason));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Thrown here, it costs this request only; aborting by the controller would close a socket that others can use.
    if (this.#settled) throw new Error('nobody waits for this request any more');
    this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    this.#status = status;
    const retryAfter = headers['retry-after'];
    this.#retryAfter = Array.isArray(retryAfter) ? retryAfter[0] : retryAfter;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) {
      this.abort(new AnswerTooLong(`more than ${this.#maxBytes} bytes`));
      return;
    }
    if (this.#first === null) this.#first = chunk;
    else if (this.#further === null) this.#further = [this.#first, chunk];
    else this.#further.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#resolve({
      status: this.#status,
      text: this.#text(),
      retryAfterMs: this.#retryAfter === undefined ? null : parseRetryAfter(this.#retryAfter, Date.now()),
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  #text(): string {
    if (this.#first === null) return '';
    const text = (this.#further === null ? this.#first : Buffer.concat(this.#further, this.#bytes)).toString('utf8');
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text; // a byte order mark is no JSON
  }

  #fail(cause: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#reject(
      new ExchangeFailure(this.#controller === null ? 'CONNECTING' : this.#status === 0 ? 'SENT' : 'RECEIVING', cause),
    );
  }
}
