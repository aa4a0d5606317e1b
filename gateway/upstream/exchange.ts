import { parseRetryAfter } from '@distribution/platform/outbound/failure';
import type { Abortable } from '@distribution/platform/request/abort-watch';
import { isAscii, isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { WireControl, WireHandler } from './wire.ts';

/** What came back, whatever its status. */
export interface Received {
  readonly status: number;
  /** Empty where its bytes are not UTF-8. */
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

/** What is not UTF-8 is no text: guessed at, it would be another one, told as if it were the subgraph's. */
const decode = (bytes: Buffer): string => {
  if (isAscii(bytes)) return bytes.toString('latin1'); // in a fraction of the time
  if (!isUtf8(bytes)) return '';
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text; // a byte order mark is no JSON
};

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

/**
 * One request and its response. A body in one piece is decoded where it lies; others are put together first. Aborting
 * settles it at once and closes the socket where one is in use; a request that still waits for a socket is dropped without
 * touching any.
 */
export class Exchange implements WireHandler, Abortable {
  readonly #maxBytes: number;
  readonly #onOutcome: (outcome: Received | ExchangeFailure) => void;
  #settled = false;
  #controller: WireControl | null = null;
  #status = 0;
  #retryAfter: string | undefined;
  /** As the response says; -1 where it does not. */
  #length = -1;
  readonly #chunks: Buffer[] = [];
  #text: string | null = null;
  #bytes = 0;

  /** @param onOutcome called once, with what came of it */
  constructor(maxBytes: number, onOutcome: (outcome: Received | ExchangeFailure) => void) {
    this.#maxBytes = maxBytes;
    this.#onOutcome = onOutcome;
  }

  /** Whether the request may have been written. */
  get isSent(): boolean {
    return this.#controller !== null;
  }

  abort(reason: unknown): void {
    if (this.#settled) return;
    this.#fail(reason);
    this.#controller?.abort(asError(reason));
  }

  onRequestStart(controller: WireControl): void {
    // Thrown here, it costs this request only; aborting by the controller would close a socket that others can use.
    if (this.#settled) throw new Error('nobody waits for this request any more');
    this.#controller = controller;
  }

  onResponseStart(_controller: WireControl, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#retryAfter = headers['retry-after'];
    this.#length = Number(headers['content-length'] ?? -1);
  }

  onResponseData(_controller: WireControl, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) {
      this.abort(new AnswerTooLong(`more than ${this.#maxBytes} bytes`));
      return;
    }
    if (chunk.length === this.#length) this.#text = decode(chunk);
    else this.#chunks.push(Buffer.from(chunk)); // a copy: the next piece may come in the same memory
  }

  onResponseEnd(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#onOutcome({
      status: this.#status,
      text: this.#text ?? decode(Buffer.concat(this.#chunks, this.#bytes)),
      retryAfterMs: this.#retryAfter === undefined ? null : parseRetryAfter(this.#retryAfter, Date.now()),
    });
  }

  onResponseError(controller: WireControl | null, error: Error): void {
    if (controller === null) this.#controller = null; // it was written nowhere, whatever had been tried before
    this.#fail(error);
  }

  #fail(cause: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    const stage = !this.isSent ? 'CONNECTING' : this.#status === 0 ? 'SENT' : 'RECEIVING';
    this.#onOutcome(new ExchangeFailure(stage, cause));
  }
}
