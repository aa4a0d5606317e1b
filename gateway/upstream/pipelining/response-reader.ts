import { malformed, readField, readHead, type ResponseHead } from './response-head.ts';

/** Who is told what a connection's bytes say, response by response. */
export interface ResponseSink {
  onHead(head: ResponseHead): void;
  /** A piece of the body; its bytes are valid until this returns. */
  onData(chunk: Buffer): void;
  /** @param isFollowed whether more has come already than this response */
  onEnd(head: ResponseHead, isFollowed: boolean): void;
}

/** Longest head, and longest trailer, in bytes. */
const MOST_HEAD_BYTES = 16 * 1024;
/** Longest line with the size of a chunk; extensions are read and forgotten. */
const MOST_SIZE_BYTES = 4 * 1024;

const HEAD_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');
const BEGINNING = Buffer.from('HTTP/1.');
const BARE_LINE_FEED = /(?:^|[^\r])\n/;
const TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
const QUOTED = String.raw`"(?:[\t\x20\x21\x23-\x5b\x5d-\x7e]|\\[\t\x20-\x7e])*"`;
// A size of thirteen digits is beyond any body, and below what a number can hold.
const CHUNK_SIZE = new RegExp(`^([0-9a-f]{1,13})(?:;${TOKEN}(?:=(?:${TOKEN}|${QUOTED}))?)*$`, 'i');

/** Of a head that has not come whole. What speaks another protocol may never send the end of one. */
const checkBeginning = (begun: Buffer): void => {
  const known = Math.min(begun.length, BEGINNING.length);
  if (begun.compare(BEGINNING, 0, known, 0, known) !== 0) throw malformed('no status line of HTTP/1.1');
};

/**
 * Cuts the bytes of one connection into responses (RFC 9112), however they come. Strict where being lenient could end a
 * response elsewhere than its sender meant: only CRLF ends a line. Throws `WIRE_MALFORMED`; it is of no use after that.
 */
export class ResponseReader {
  readonly #sink: ResponseSink;
  #expects: 'HEAD' | 'BODY' | 'REST' | 'CHUNK_SIZE' | 'CHUNK' | 'CHUNK_END' | 'TRAILER' = 'HEAD';
  #head: ResponseHead | null = null;
  /** Bytes of the body, or of the chunk, that are still to come. */
  #left = 0;
  #trailerBytes = 0;
  /** What has come of a line, or a head, whose end has not. */
  #begun: Buffer | null = null;
  #isStopped = false;

  constructor(sink: ResponseSink) {
    this.#sink = sink;
  }

  /** Takes no more: what is left of the bytes at hand is not looked at, and the sink hears nothing more. */
  stop(): void {
    this.#isStopped = true;
  }

  read(chunk: Buffer): void {
    const bytes = this.#begun === null ? chunk : Buffer.concat([this.#begun, chunk]);
    this.#begun = null;
    let at = 0;
    while (at < bytes.length && !this.#isStopped) {
      switch (this.#expects) {
        case 'HEAD': {
          const end = this.#find(bytes, at, HEAD_END, MOST_HEAD_BYTES, 'a head that is too long');
          if (end < 0) return checkBeginning(bytes.subarray(at));
          const text = bytes.toString('latin1', at, end);
          at = end + HEAD_END.length;
          this.#beginBody(readHead(text), at < bytes.length);
          break;
        }
        case 'BODY':
        case 'CHUNK': {
          const end = Math.min(bytes.length, at + this.#left);
          this.#left -= end - at;
          this.#sink.onData(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end));
          at = end;
          if (this.#left > 0) return;
          if (this.#expects === 'CHUNK') this.#expects = 'CHUNK_END';
          else this.#end(at < bytes.length);
          break;
        }
        case 'REST':
          this.#sink.onData(bytes.subarray(at));
          return;
        case 'CHUNK_SIZE': {
          const end = this.#find(bytes, at, LINE_END, MOST_SIZE_BYTES, 'a chunk’s size that is too long');
          if (end < 0) return;
          const [, size] = CHUNK_SIZE.exec(bytes.toString('latin1', at, end)) ?? [];
          if (size === undefined) throw malformed('a chunk without a size');
          at = end + LINE_END.length;
          this.#left = Number.parseInt(size, 16);
          this.#expects = this.#left === 0 ? 'TRAILER' : 'CHUNK';
          break;
        }
        case 'CHUNK_END': {
          if (bytes.length - at < LINE_END.length && bytes[at] === LINE_END[0]) return this.#keep(bytes, at);
          if (bytes[at] !== LINE_END[0] || bytes[at + 1] !== LINE_END[1])
            throw malformed('a chunk longer than its size');
          at += LINE_END.length;
          this.#expects = 'CHUNK_SIZE';
          break;
        }
        case 'TRAILER': {
          const end = this.#find(bytes, at, LINE_END, MOST_HEAD_BYTES, 'a trailer that is too long');
          if (end < 0) return;
          this.#trailerBytes += end - at;
          if (this.#trailerBytes > MOST_HEAD_BYTES) throw malformed('a trailer that is too long');
          const line = bytes.toString('latin1', at, end);
          at = end + LINE_END.length;
          if (line === '') this.#end(at < bytes.length);
          else readField(line, {}); // nothing in a trailer is for us
        }
      }
    }
  }

  /** The other side sends no more. True when that ends a response as it should. */
  close(): boolean {
    if (this.#expects !== 'REST') return false;
    this.#end(false);
    return true;
  }

  /** Where `what` begins; -1, with the bytes kept for the next time, when it has not come yet. */
  #find(bytes: Buffer, from: number, what: Buffer, most: number, tooLong: string): number {
    const found = bytes.indexOf(what, from);
    if ((found < 0 ? bytes.length : found) - from > most) throw malformed(tooLong);
    if (found < 0) {
      if (BARE_LINE_FEED.test(bytes.toString('latin1', from))) throw malformed('a line that ends in LF alone');
      this.#keep(bytes, from);
    }
    return found;
  }

  #keep(bytes: Buffer, from: number): void {
    this.#begun = Buffer.from(bytes.subarray(from)); // a copy: the bytes are whoever's gave them
  }

  #beginBody(head: ResponseHead, isFollowed: boolean): void {
    if (head.status === 101) throw malformed('another protocol that was not asked for');
    if (head.status < 200) {
      if (head.isKept) return; // something is told before the response; it is still to come
      throw malformed('ended its connection before it came');
    }
    this.#head = head;
    this.#trailerBytes = 0;
    this.#left = typeof head.length === 'number' ? head.length : 0;
    this.#expects = head.length === 'CHUNKED' ? 'CHUNK_SIZE' : head.length === 'UNTIL_CLOSE' ? 'REST' : 'BODY';
    this.#sink.onHead(head);
    if (head.length === 0) this.#end(isFollowed);
  }

  #end(isFollowed: boolean): void {
    const head = this.#head;
    this.#head = null;
    this.#expects = 'HEAD';
    if (head !== null && !this.#isStopped) this.#sink.onEnd(head, isFollowed);
  }
}
