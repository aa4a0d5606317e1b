import type { WireRequest } from '../wire.ts';
import { FIELD_NAME, FIELD_VALUE } from './field.ts';
import { WireError } from './wire-error.ts';

/** The lines that every request to one address begins with. */
export const requestLines = (path: string, host: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;

/**
 * The head of a request, its empty line included, in Latin-1.
 * @param first its `requestLines`
 * @param bodyBytes length of the body in UTF-8
 * @throws WireError `WIRE_INVALID_REQUEST` for a header that could not be told from what stands beside it
 */
export const writeHead = (first: string, { headers }: WireRequest, bodyBytes: number): string => {
  let text = first;
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at] ?? '';
    const value = headers[at + 1] ?? '';
    if (!FIELD_NAME.test(name) || !FIELD_VALUE.test(value)) {
      throw new WireError('WIRE_INVALID_REQUEST', `The header "${name}" cannot be written.`);
    }
    text += `${name}: ${value}\r\n`;
  }
  return `${text}content-length: ${bodyBytes}\r\n\r\n`;
};
