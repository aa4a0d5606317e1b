/**
 * Why a request got no response:
 * - `WIRE_CONNECT_TIMEOUT`: no connection within its time;
 * - `WIRE_CLOSED`: the connection ended before the whole response had come;
 * - `WIRE_MALFORMED`: what came is no HTTP/1.1, or says its length in two ways;
 * - `WIRE_INVALID_REQUEST`: a header cannot be written;
 * - `WIRE_SHUT`: these connections are closed for good.
 */
export type WireErrorCode =
  'WIRE_CONNECT_TIMEOUT' | 'WIRE_CLOSED' | 'WIRE_MALFORMED' | 'WIRE_INVALID_REQUEST' | 'WIRE_SHUT';

export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorCode;

  constructor(code: WireErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
