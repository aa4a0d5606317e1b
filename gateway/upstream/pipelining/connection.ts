import { isIP, connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { HEADER } from '@distribution/platform/request/headers';
import type { WireControl, WireHandler, WireRequest } from '../wire.ts';
import { requestLines, writeHead } from './request-text.ts';
import { malformed, type ResponseHead } from './response-head.ts';
import { ResponseReader, type ResponseSink } from './response-reader.ts';
import { WireError } from './wire-error.ts';

/** A request, and who is told what becomes of it. */
export interface Errand {
  readonly request: WireRequest;
  readonly handler: WireHandler;
}

/** Where connections lead to, and how long they last. */
export interface ConnectionOptions {
  readonly origin: URL;
  readonly connectTimeoutMs: number;
  /** Milliseconds a connection may lie idle; less where the other side says so. */
  readonly keepAliveMs: number;
  /** Whom to trust; for https only. */
  readonly secureContext: SecureContext | undefined;
}

/** Who owns a connection. */
export interface ConnectionOwner {
  /** It takes requests: it has just been opened and found none, or all that it carried are answered. */
  onIdle(connection: Connection): void;
  /** It has ended. `unread`: requests that the other side said it would not answer here. */
  onClosed(connection: Connection, unread: readonly Errand[]): void;
}

/** One request on its way. */
class Sent implements WireControl {
  readonly errand: Errand;
  isAbandoned = false;
  readonly #connection: Connection;

  constructor(errand: Errand, connection: Connection) {
    this.errand = errand;
    this.#connection = connection;
  }

  abort(): void {
    if (this.isAbandoned) return;
    this.isAbandoned = true;
    this.#connection.leave(this);
  }
}

const READ_BYTES = 64 * 1024;
/** So much of an answer that nobody waits for is read for the sake of those behind it. */
const MOST_SKIPPED_BYTES = 1024 * 1024;
const PROBE_AFTER_MS = 60_000;
/** The other side closes this much earlier than it says, at the worst: what is on its way then would be lost. */
const CLOSING_MARGIN_MS = 1_000;
/** So many answered requests are remembered, for an answer that comes twice. */
const REMEMBERED = 64;
const KEEP_ALIVE_TIMEOUT = /(?:^|[\s,])timeout=(\d{1,9})/i;

const correlationIdOf = ({ headers }: WireRequest): string | undefined => {
  const at = headers.indexOf(HEADER.correlationId);
  return at < 0 ? undefined : headers[at + 1];
};

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/**
 * One connection. It carries some requests, written at once, and is idle again when all are answered: the answers come in
 * the order of the requests (RFC 9112 §9.3.2). Whatever breaks that order ends it.
 */
export class Connection implements ResponseSink {
  readonly #socket: Socket;
  readonly #owner: ConnectionOwner;
  readonly #host: string;
  readonly #reader = new ResponseReader(this);
  /** Written and not answered, in order. */
  readonly #sent: Sent[] = [];
  /** Correlation ids of the requests answered last: a ring. */
  readonly #answered: (string | undefined)[] = [];
  #answers = 0;
  /** Not written yet, in order. */
  #waiting: Errand[] = [];
  #isOpen = false;
  #isClosed = false;
  readonly #keepAliveMs: number;
  /** Bytes read of the answer that comes now and that nobody waits for. */
  #skipped = 0;
  #usableUntil = 0;

  constructor(owner: ConnectionOwner, { origin, connectTimeoutMs, keepAliveMs, secureContext }: ConnectionOptions) {
    this.#owner = owner;
    this.#host = origin.host;
    this.#keepAliveMs = keepAliveMs;
    const isSecure = origin.protocol === 'https:';
    const host = origin.hostname.replace(/^\[|\]$/g, ''); // an IPv6 address stands in brackets
    const port = Number(origin.port || (isSecure ? 443 : 80));
    const onread = {
      buffer: Buffer.allocUnsafeSlow(READ_BYTES),
      callback: (count: number, buffer: Uint8Array): boolean => {
        this.#read(buffer as Buffer, count); // it is the one above
        return true;
      },
    };
    const options = { host, port, onread, noDelay: true, keepAlive: true, keepAliveInitialDelay: PROBE_AFTER_MS };
    this.#socket = isSecure
      ? connectTls({ ...options, secureContext, ALPNProtocols: ['http/1.1'], servername: isIP(host) ? '' : host })
      : connectTcp(options);
    const late = setTimeout(() => {
      this.#end(new WireError('WIRE_CONNECT_TIMEOUT', `There was no connection within ${connectTimeoutMs} ms.`));
    }, connectTimeoutMs);
    this.#socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      clearTimeout(late);
      this.#isOpen = true;
      this.#usableUntil = Date.now() + keepAliveMs;
      this.#write();
    });
    this.#socket.once('end', () => this.#onEnd());
    this.#socket.on('error', (error) => this.#end(error));
    this.#socket.once('close', () => {
      clearTimeout(late);
      this.#end(new WireError('WIRE_CLOSED', 'The other side closed the connection.'));
    });
  }

  /** Whether a request may be given to it after it has lain idle until `now`. */
  isUsable(now: number): boolean {
    return !this.#isClosed && now < this.#usableUntil;
  }

  /** Writes requests, at once or when the connection is there. Only to one that is new or idle. */
  carry(errands: Errand[]): void {
    this.#waiting = errands;
    if (this.#isOpen) this.#write();
  }

  /** Ends it, whatever is under way. */
  destroy(reason: Error): void {
    this.#end(reason);
  }

  /** Somebody waits no more. When nobody does, what is still to come is not worth the socket. */
  leave(sent: Sent): void {
    if (this.#waiting.length === 0 && this.#sent.includes(sent)) this.#endAbandoned();
  }

  onHead({ status, headers }: ResponseHead): void {
    const first = this.#sent[0];
    if (first === undefined) throw malformed('nothing it answers');
    this.#checkOrder(first, headers[HEADER.correlationId]);
    if (!first.isAbandoned) first.errand.handler.onResponseStart(first, status, headers);
  }

  onData(chunk: Buffer): void {
    const first = this.#sent[0];
    if (first?.isAbandoned === false) return first.errand.handler.onResponseData(first, chunk);
    this.#skipped += chunk.length;
    if (this.#skipped > MOST_SKIPPED_BYTES) {
      throw new WireError('WIRE_CLOSED', 'An answer that nobody waits for was too long to wait for its end.');
    }
  }

  onEnd({ headers, isKept }: ResponseHead, isFollowed: boolean): void {
    // One answer too many: which of them was the one asked for, nobody can tell.
    if (isFollowed && isKept && this.#sent.length === 1) throw malformed('more behind it than was asked for');
    const first = this.#sent.shift();
    this.#skipped = 0;
    if (!isKept) this.#endAnswered();
    else if (this.#sent.length === 0) this.#rest(headers['keep-alive']);
    if (first?.isAbandoned === false) first.errand.handler.onResponseEnd();
  }

  /**
   * Answers in another order, or one too many, would be given to others than those who asked. A subgraph that says which
   * request it answers shows that, where it was one of this connection's; one that says anything else, or nothing, is
   * believed.
   */
  #checkOrder(first: Sent, echoed: string | string[] | undefined): void {
    const asked = correlationIdOf(first.errand.request);
    if (typeof echoed === 'string' && echoed !== asked) {
      const isOfAnother =
        this.#answered.includes(echoed) ||
        this.#sent.some(({ errand: { request } }) => correlationIdOf(request) === echoed);
      if (isOfAnother) throw malformed('been given to another request than the one whose turn it was');
    }
    this.#answered[this.#answers % REMEMBERED] = asked;
    this.#answers += 1;
  }

  #write(): void {
    let text = '';
    let isCorked = false;
    for (let errand = this.#waiting.shift(); errand !== undefined; errand = this.#waiting.shift()) {
      const { body } = errand.request;
      const bytes = Buffer.byteLength(body);
      const head = this.#begin(errand, bytes);
      if (head === null) continue;
      text += head;
      if (bytes === body.length) {
        text += body; // ASCII: one text, one write
        continue;
      }
      if (!isCorked) this.#socket.cork();
      isCorked = true;
      this.#socket.write(text, 'latin1');
      this.#socket.write(body, 'utf8');
      text = '';
    }
    if (this.#isClosed) return;
    if (this.#sent.length === 0) return this.#owner.onIdle(this); // nobody waited any more
    if (text !== '') this.#socket.write(text, 'latin1');
    if (isCorked) this.#socket.uncork();
  }

  /** The head of a request that is about to be written; `null` when it is not to be, which its handler then knows. */
  #begin(errand: Errand, bodyBytes: number): string | null {
    const { request, handler } = errand;
    const sent = new Sent(errand, this);
    try {
      const head = writeHead(requestLines(request.path, this.#host), request, bodyBytes);
      this.#sent.push(sent);
      handler.onRequestStart(sent);
      return head;
    } catch (refused) {
      if (this.#sent.at(-1) === sent) this.#sent.pop();
      handler.onResponseError(null, asError(refused));
      return null;
    }
  }

  #read(buffer: Buffer, count: number): void {
    if (this.#isClosed) return;
    try {
      if (this.#sent.length === 0) throw malformed('nothing it answers');
      this.#reader.read(buffer.subarray(0, count));
    } catch (error) {
      this.#end(asError(error));
    }
  }

  /** All is answered: others may use it for as long as the other side keeps it. */
  #rest(keepAlive: string | string[] | undefined): void {
    const [, seconds] = typeof keepAlive === 'string' ? (KEEP_ALIVE_TIMEOUT.exec(keepAlive) ?? []) : [];
    const kept = seconds === undefined ? this.#keepAliveMs : Number(seconds) * 1_000 - CLOSING_MARGIN_MS;
    this.#usableUntil = Date.now() + Math.min(this.#keepAliveMs, kept);
    this.#owner.onIdle(this);
  }

  /** The other side has answered and says that it answers no more here: what else was sent, it has not looked at. */
  #endAnswered(): void {
    const unread = this.#sent.splice(0).filter(({ isAbandoned }) => !isAbandoned);
    this.#close(unread.map(({ errand }) => errand));
  }

  #onEnd(): void {
    if (this.#isClosed) return;
    try {
      if (this.#reader.close()) return;
      this.#end(new WireError('WIRE_CLOSED', 'The other side closed the connection.'));
    } catch (error) {
      this.#end(asError(error));
    }
  }

  #endAbandoned(): void {
    if (!this.#sent.every(({ isAbandoned }) => isAbandoned)) return;
    this.#end(new WireError('WIRE_CLOSED', 'Nobody waits for an answer any more.'));
  }

  /** What is wrong is wrong with the answer whose turn it is; those behind it have only lost their connection. */
  #end(failure: Error): void {
    if (this.#isClosed) return;
    const [first, ...behind] = this.#sent.splice(0);
    const unwritten = this.#waiting.splice(0);
    this.#close([]);
    if (first?.isAbandoned === false) first.errand.handler.onResponseError(first, failure);
    for (const sent of behind) {
      if (sent.isAbandoned) continue;
      const lost = new WireError('WIRE_CLOSED', 'The connection ended before it.', { cause: failure });
      sent.errand.handler.onResponseError(sent, lost);
    }
    for (const { handler } of unwritten) handler.onResponseError(null, failure);
  }

  #close(unread: readonly Errand[]): void {
    this.#isClosed = true;
    this.#reader.stop();
    this.#socket.destroy();
    this.#owner.onClosed(this, unread);
  }
}
