import type { IncomingHttpHeaders } from 'node:http';
import { FIELD_NAME, FIELD_VALUE } from './field.ts';
import { WireError } from './wire-error.ts';

/** How long a body is: so many bytes, in chunks, or all until the connection ends. */
export type BodyLength = number | 'CHUNKED' | 'UNTIL_CLOSE';

export interface ResponseHead {
  readonly status: number;
  /** Names in lower case; what came several times, joined by commas. */
  readonly headers: IncomingHttpHeaders;
  readonly length: BodyLength;
  /** Whether the connection takes another request after this response. */
  readonly isKept: boolean;
}

export const malformed = (what: string): WireError => new WireError('WIRE_MALFORMED', `The response has ${what}.`);

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const LENGTH = /^\d{1,15}$/;

/** Without the blanks around it: those two and no others, for what else JavaScript takes for blank may not stand there. */
const trimBlanks = (text: string): string => {
  let from = 0;
  let to = text.length;
  while (from < to && (text[from] === ' ' || text[from] === '\t')) from += 1;
  while (to > from && (text[to - 1] === ' ' || text[to - 1] === '\t')) to -= 1;
  return text.slice(from, to);
};

/** One field line into `headers`. RFC 9112 §5: no space before the colon, no folded lines. */
export const readField = (line: string, headers: Record<string, string | string[] | undefined>): void => {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon));
  const value = trimBlanks(line.slice(colon + 1));
  if (!FIELD_NAME.test(name)) throw malformed('a header without a name');
  if (!FIELD_VALUE.test(value)) throw malformed(`control characters in the header "${name}"`);
  const key = name.toLowerCase();
  const known = headers[key];
  headers[key] = typeof known === 'string' ? `${known}, ${value}` : value;
};

/** RFC 9112 §6.3, at its strictest: a response that tells its length in two ways is of nobody we should believe. */
const lengthOf = (status: number, isOld: boolean, headers: IncomingHttpHeaders): BodyLength => {
  const encoding = headers['transfer-encoding'];
  const length = headers['content-length'];
  if (encoding !== undefined) {
    if (length !== undefined) throw malformed('both a content length and a transfer encoding');
    if (isOld || encoding.toLowerCase() !== 'chunked') throw malformed('a transfer encoding that was not asked for');
  }
  if (length !== undefined && !LENGTH.test(length)) throw malformed('a content length that is no one number');
  if (status < 200 || status === 204 || status === 304) return 0;
  if (encoding !== undefined) return 'CHUNKED';
  return length === undefined ? 'UNTIL_CLOSE' : Number(length);
};

const isKeptBy = (headers: IncomingHttpHeaders): boolean => {
  const { connection } = headers;
  return (
    connection === undefined ||
    connection === 'keep-alive' ||
    !connection.split(',').some((each) => each.trim().toLowerCase() === 'close')
  );
};

/** Reads status line and headers, without the empty line after them. Throws `WIRE_MALFORMED`. */
export const readHead = (text: string): ResponseHead => {
  const [first = '', ...lines] = text.split('\r\n');
  const [, minor, code] = STATUS_LINE.exec(first) ?? [];
  if (code === undefined) throw malformed('no status line of HTTP/1.1');
  const headers: Record<string, string | string[] | undefined> = {};
  for (const line of lines) readField(line, headers);
  const status = Number(code);
  const isOld = minor === '0';
  const length = lengthOf(status, isOld, headers);
  return { status, headers, length, isKept: !isOld && length !== 'UNTIL_CLOSE' && isKeptBy(headers) };
};
